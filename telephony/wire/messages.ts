/**
 * What the service puts on the wire about calls, parsed. Source: the developer guide's telephony
 * session events and the schema operations `readCallSessionStatus` and
 * `readUserPresenceStatus`, as collected in our notes on the API.
 *
 * Reading rules: identifiers may come as numbers or strings and are compared as strings; unknown
 * properties are passed over; every property that the service has been seen to leave out is
 * optional; unknown words (`code`, `reason`, `direction` of the future) stay as they are and never
 * make a message unreadable. Only what nothing can be done without (session id, party id, status
 * code) is required. Instants are the service's until `call-gateway.ts` has put them on this machine's
 * clock; those of events are not read at all.
 * Whatever may be shown is cleaned here (`contract/outside-text.ts`): inside, a name can be seen,
 * stands on one line and turns nothing around.
 */
import * as v from "valibot";

import { partyId, type TelephonySessionId, telephonySessionId } from "../../contract/ids.ts";
import { outsideText } from "../../contract/outside-text.ts";
import { type Parsed, parserOf, said } from "../../contract/parse.ts";

const identifier = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((id) => String(id)),
);

/** Lists beyond these lengths are not looked at: their time would be somebody else's to decide. */
export const mostListed = { parties: 100, recordings: 20, activeCalls: 100 } as const;
const atMost = <S extends v.GenericSchema>(most: number, item: S) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((items) => items.slice(0, most)),
    v.array(item),
  );

const endpoint = v.object({
  phoneNumber: said(outsideText),
  name: said(outsideText),
  extensionId: said(identifier),
  deviceId: said(identifier),
});

const peerId = v.object({
  /** Seen to hold a telephony session's id, with the next property left out. */
  sessionId: said(telephonySessionId),
  telephonySessionId: said(telephonySessionId),
  partyId: said(partyId),
});

const status = v.object({
  code: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  reason: said(v.string()),
  parkData: said(outsideText),
  peerId: said(peerId),
});

const recording = v.object({ id: identifier, active: said(v.boolean()) });

const party = v.object({
  id: partyId,
  direction: said(v.string()),
  accountId: said(identifier),
  extensionId: said(identifier),
  owner: said(v.object({ accountId: said(identifier), extensionId: said(identifier) })),
  from: said(endpoint),
  to: said(endpoint),
  status,
  park: said(v.object({ id: said(outsideText) })),
  muted: said(v.boolean()),
  standAlone: said(v.boolean()),
  missedCall: said(v.boolean()),
  queueCall: said(v.boolean()),
  /** Where reads have the same. */
  attributes: said(v.object({ queueCall: said(v.boolean()) })),
  recordings: said(atMost(mostListed.recordings, recording)),
  conferenceRole: said(v.string()),
  /** Of calls that the service places for somebody; reads alone have them. */
  ringOutRole: said(v.string()),
  ringMeRole: said(v.string()),
});
export type WireParty = v.InferOutput<typeof party>;

const origin = v.object({ type: said(v.string()) });

/** The body of a telephony session notification. Usually one party; several are allowed. */
const sessionEvent = v.object({
  /** Counts over all parties of the session; an extension-level subscriber sees gaps. */
  sequence: v.pipe(v.number(), v.safeInteger()),
  sessionId: said(identifier),
  telephonySessionId,
  origin: said(origin),
  parties: atMost(mostListed.parties, party),
});
/** `partiesLeftOut`: so many more were listed than are looked at. */
export type WireSessionEvent = v.InferOutput<typeof sessionEvent> & {
  readonly partiesLeftOut?: number;
};

/** `GET /telephony/sessions/{id}`: at top level on the wire, with no sequence at all. */
const sessionResource = v.object({
  id: telephonySessionId,
  creationTime: said(v.string()),
  origin: said(origin),
  parties: atMost(mostListed.parties, party),
});
export type WireSession = v.InferOutput<typeof sessionResource> & {
  readonly partiesLeftOut?: number;
};

/** The answer to a call-out, where the session is wrapped; all else of it comes by events and reads. */
const createdSession = v.pipe(
  v.object({ session: v.object({ id: telephonySessionId }) }),
  v.transform(({ session }) => session.id),
);

const activeCall = v.object({
  telephonySessionId: said(telephonySessionId),
  partyId: said(partyId),
  telephonyStatus: said(v.string()),
  direction: said(v.string()),
  from: said(outsideText),
  fromName: said(outsideText),
  to: said(outsideText),
  toName: said(outsideText),
  startTime: said(v.string()),
});
export type WireActiveCall = v.InferOutput<typeof activeCall>;

/** Presence with `detailedTelephonyState=true`; `activeCalls` is absent when idle, at most 7. */
const presence = v.object({
  telephonyStatus: said(v.string()),
  activeCalls: said(atMost(mostListed.activeCalls, activeCall)),
  /** What the user has set himself; see `main/ringcentral/account/own-availability.ts`. */
  userStatus: said(v.string()),
  dndStatus: said(v.string()),
  /** Accounts with the new call handling have it besides, and it is theirs that counts (D). */
  dndStatusPersonal: said(v.string()),
});
export type WirePresence = v.InferOutput<typeof presence>;

/** The envelope around every notification; `uuid` is the same for a repeated delivery. */
const notification = v.object({
  uuid: said(v.string()),
  event: v.string(),
  subscriptionId: said(v.string()),
  timestamp: said(v.string()),
  body: v.unknown(),
});
export type WireNotification = v.InferOutput<typeof notification>;

const parsers = {
  sessionEvent: parserOf(sessionEvent),
  session: parserOf(sessionResource),
  presence: parserOf(presence),
  notification: parserOf(notification),
  createdSession: parserOf(createdSession),
};

/** `own`: the user's extension, whose parties are the last to be left out. */
export const parseSessionEvent = (input: unknown, own?: string): Parsed<WireSessionEvent> =>
  parseWithFewerParties(parsers.sessionEvent, input, own);
export const parseSession = (input: unknown, own?: string): Parsed<WireSession> =>
  parseWithFewerParties(parsers.session, input, own);
export const parsePresence = (input: unknown): Parsed<WirePresence> => parsers.presence(input);
export const parseCreatedSession = (input: unknown): Parsed<TelephonySessionId> =>
  parsers.createdSession(input);
export const parseNotification = (input: unknown): Parsed<WireNotification> =>
  parsers.notification(input);

function parseWithFewerParties<T extends object>(
  parse: (input: unknown) => Parsed<T>,
  input: unknown,
  own: string | undefined,
): Parsed<T & { readonly partiesLeftOut?: number }> {
  const parties = isRecord(input) && Array.isArray(input["parties"]) ? input["parties"] : [];
  const partiesLeftOut = parties.length - mostListed.parties;
  if (partiesLeftOut <= 0) return parse(input);
  const isOwn = (raw: unknown): boolean => isRecord(raw) && isSame(raw["extensionId"], own);
  // Each is looked at once, however many there are.
  const first: unknown[] = [];
  const rest: unknown[] = [];
  for (const raw of parties) {
    const list = isOwn(raw) ? first : rest;
    if (list.length < mostListed.parties) list.push(raw);
  }
  const parsed = parse(Object.assign({}, input, { parties: [...first, ...rest] }));
  return parsed.ok ? { ...parsed, value: { ...parsed.value, partiesLeftOut } } : parsed;
}

/** Anything may stand there, also what cannot be made a text of. */
const isSame = (raw: unknown, id: string | undefined): boolean =>
  (typeof raw === "string" || typeof raw === "number") && String(raw) === id;

const isRecord = (input: unknown): input is Readonly<Record<string, unknown>> =>
  typeof input === "object" && input !== null;
