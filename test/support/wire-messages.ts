/**
 * Builders of what the service sends, put through the real parsers. Identities are those of the
 * documented example flows, all invented: Avery Quill (own extension 700100012, number 112), Rowan
 * Pike (700100013, number 113), the queue Help Desk, and Marlow Finch calling from outside.
 */
import * as v from "valibot";

import { partyId, telephonySessionId } from "../../contract/ids.ts";
import type { Parsed } from "../../contract/parse.ts";
import {
  parsePresence,
  parseSession,
  parseSessionEvent,
  type WirePresence,
  type WireSession,
  type WireSessionEvent,
} from "../../telephony/wire/messages.ts";

export const averyId = "700100012";
export const rowanId = "700100013";
export const helpDeskId = "700100050";
export const marlowNumber = "+15550100177";
export const companyNumber = "+15550100100";

export const asSessionId = (text: string) => v.parse(telephonySessionId, text);
export const asPartyId = (text: string) => v.parse(partyId, text);

function parsed<T>(result: Parsed<T>): T {
  if (!result.ok)
    throw new Error(`the test sent what no parser takes: ${result.issues.join("; ")}`);
  return result.value;
}

export interface PartyWords {
  readonly id?: string;
  readonly code: string;
  /** Of the party's session; `Call` when none of its parties says another. */
  readonly origin?: string | undefined;
  readonly [property: string]: unknown;
}

const originOf = (parties: readonly PartyWords[]): { readonly type: string } => ({
  type: parties.find(({ origin }) => origin !== undefined)?.origin ?? "Call",
});

/** A party as the wire spells it; `id` may be just the number behind the last dash. */
function anyParty(session: string, words: PartyWords): object {
  const { id = "3", code, reason, peerId, parkData, ...rest } = words;
  const fullId = id.includes("-") ? id : `p-${session}-${id}`;
  return {
    accountId: "700100001",
    id: fullId,
    status: { code, reason, peerId, parkData, rcc: false },
    park: {},
    missedCall: false,
    standAlone: false,
    muted: false,
    ...rest,
  };
}

/** A party as an event spells it: without what only reads say. */
const eventParty = (session: string, words: PartyWords): unknown => ({
  ...anyParty(session, words),
  ringOutRole: undefined,
  ringMeRole: undefined,
});

/** A party as a read spells it: without what only events say. */
const readParty = (session: string, words: PartyWords): unknown => ({
  ...anyParty(session, words),
  missedCall: undefined,
  queueCall: undefined,
});

/** Avery's party of a call that Marlow made to the company number. */
export const inbound = (code: string, more: Partial<PartyWords> = {}): PartyWords => ({
  direction: "Inbound",
  extensionId: averyId,
  from: { phoneNumber: marlowNumber, name: "Marlow Finch" },
  to: { phoneNumber: companyNumber, name: "Avery Quill", extensionId: averyId },
  id: "3",
  ...more,
  code,
});

/** Avery's party of a call that Avery made to Marlow. */
export const outbound = (code: string, more: Partial<PartyWords> = {}): PartyWords => ({
  direction: "Outbound",
  extensionId: averyId,
  from: { phoneNumber: companyNumber, extensionId: averyId, deviceId: "800100001" },
  to: { phoneNumber: marlowNumber },
  id: "1",
  ...more,
  code,
});

/** Marlow's own party, as only a read of the session shows it. */
export const outsider = (code: string, more: Partial<PartyWords> = {}): PartyWords => ({
  direction: "Outbound",
  from: { phoneNumber: marlowNumber, name: "Marlow Finch" },
  to: { phoneNumber: companyNumber },
  id: "1",
  ...more,
  code,
});

export function sessionEvent(
  session: string,
  sequence: number,
  ...parties: readonly PartyWords[]
): WireSessionEvent {
  return parsed(
    parseSessionEvent({
      sequence,
      sessionId: "410000000001",
      telephonySessionId: session,
      serverId: "10.0.0.1.TAM",
      eventTime: "2026-03-02T09:15:08.720Z",
      parties: parties.map((words) => eventParty(session, words)),
      origin: originOf(parties),
    }),
  );
}

export function sessionRead(
  session: string,
  parties: readonly PartyWords[],
  creationTime = "2026-03-02T09:15:00.000Z",
): WireSession {
  return parsed(
    parseSession({
      id: session,
      creationTime,
      origin: originOf(parties),
      parties: parties.map((words) => readParty(session, words)),
    }),
  );
}

export const presenceOf = (...activeCalls: readonly Record<string, unknown>[]): WirePresence =>
  parsed(parsePresence({ telephonyStatus: "CallConnected", activeCalls }));
