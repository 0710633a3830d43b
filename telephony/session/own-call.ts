/** Which party of a session is the user's, and what state his call is in. */
import type { CallState } from "../../contract/intent.ts";
import { isRingOut, ownParties, wayOf } from "./ring-out.ts";
import type { Party, Self, TelephonySession } from "./session.ts";
import { isAnswered, isOver, type StatusKind } from "../wire/status.ts";

const stateOf = {
  setup: "ringing",
  proceeding: "ringing",
  answered: "connected",
  hold: "held",
  parked: "parked",
  screening: "unknown",
  voicemail: "ended",
  fax: "ended",
  gone: "ended",
  disconnected: "ended",
  unknown: "unknown",
} as const satisfies Record<StatusKind, CallState>;

const rank: Record<StatusKind, number> = {
  answered: 5,
  hold: 5,
  parked: 4,
  unknown: 3,
  screening: 3,
  proceeding: 2,
  setup: 2,
  voicemail: 1,
  fax: 1,
  gone: 0,
  disconnected: 0,
};

/** Whether the party still takes part. */
export const isLive = (party: Party): boolean => !isOver(party.status.value.kind);

/**
 * Of several own parties (each ringing round may be a new one) the one that still lives; of those
 * the furthest along; of those that ring the newest, of those that talk the oldest: a flip may leave
 * the old party beside the one at the other phone, and what is pressed here means the one that is
 * here, whichever of them the last event was about. "Finish here" must never end the other.
 */
export function ownPartyOf(
  session: Pick<TelephonySession, "origin" | "parties">,
  self: Self,
): Party | undefined {
  let best: Party | undefined;
  for (const party of ownParties(session, self)) {
    if (best === undefined || goesBefore(party, best)) best = party;
  }
  return best;
}

function goesBefore(a: Party, b: Party): boolean {
  const byRank = rankOf(a) - rankOf(b);
  if (byRank !== 0) return byRank > 0;
  if (rankOf(a) === rank.answered) return isEarlierId(a.id, b.id);
  return a.sequence === b.sequence ? a.id > b.id : a.sequence > b.sequence;
}

/** The service numbers the parties of a session at the end of their ids, without leading zeros. */
const isEarlierId = (a: string, b: string): boolean =>
  a.length === b.length ? a < b : a.length < b.length;

/** Among parties that are over, only the newest matters, not how each ended. */
const rankOf = (party: Party): number => (isLive(party) ? rank[party.status.value.kind] : 0);

/** Whether the user also talks by another party: a flip was answered, and this one is still here. */
export const isAnsweredElsewhere = (session: TelephonySession, own: Party, self: Self): boolean =>
  isLive(own) &&
  ownParties(session, self).some(
    (party) => party.id !== own.id && isAnswered(party.status.value.kind),
  );

export const ownParty = (session: TelephonySession): Party | undefined =>
  session.parties.find((party) => party.id === session.ownId);

/** Short numbers are extensions, wherever they come from. */
export const isShortNumber = (number: string): boolean => /^[0-9]{1,6}$/.test(number);

/**
 * Whether reaching this destination means reaching a person. A company number, a company number
 * with extension and an internal extension are "answered" by call handling, seconds before
 * anybody picks up.
 */
function reachesPerson(own: Party, others: readonly Party[], self: Self): boolean {
  const number = own.facts.toNumber?.value;
  if (own.facts.toExtensionId !== undefined || number === undefined) return false;
  if (isShortNumber(number) || number.includes("*") || number === self.companyNumber) return false;
  return !others.some((party) => party.facts.extensionId !== undefined);
}

/**
 * How we know that somebody is on the line, or `undefined` while nobody is known to be. An
 * outbound own party that is `Answered` has only reached the destination's call handling.
 */
export function reachedBy(
  session: Pick<TelephonySession, "origin" | "parties" | "read">,
  own: Party,
  self: Self,
): "own" | "other" | "number" | undefined {
  if (!isAnswered(own.status.value.kind)) return undefined;
  const way = wayOf(session, own);
  // Whoever has joined a conference has reached it.
  if (session.origin === "conference" || own.facts.conferenceRole !== undefined) return "own";
  if (way !== "outbound") return way === "inbound" ? "own" : undefined;
  const mine = ownParties(session, self);
  const others = session.parties.filter((party) => !mine.includes(party));
  if (others.some((party) => party.answered)) return "other";
  // Of a RingOut the user's own phone is answered before anybody is called.
  const byNumber = !isRingOut(session) && reachesPerson(own, others, self);
  return byNumber ? "number" : undefined;
}

/** The state of the user's call in this session; `ended` when none of the parties is his. */
export function callStateOf(session: TelephonySession): CallState {
  const own = ownParty(session);
  if (own === undefined || session.ended !== undefined) return "ended";
  if (session.leftToParkAt !== undefined && !isLive(own)) return "parked";
  const state = stateOf[own.status.value.kind];
  const way = wayOf(session, own);
  if (way === "inbound") return state;
  if (way === "unsure") return state === "ringing" || state === "connected" ? "unknown" : state;
  if (state === "ringing") return "dialing";
  return state === "connected" && session.connected === undefined ? "dialing" : state;
}

/**
 * The other parties that still take part. One that is parked talks to nobody; after the call was taken
 * back, no event tells that it has gone.
 */
export const liveOthers = (session: TelephonySession): readonly Party[] =>
  session.parties.filter(
    (party) => party.id !== session.ownId && isLive(party) && party.status.value.kind !== "parked",
  );

/** Whether a queue has handed the call to the party; `undefined` where nobody says so. */
export const isQueueCall = (own: Party): true | undefined =>
  own.facts.queueCall?.value === true ? true : undefined;

export const isConference = (session: TelephonySession): boolean =>
  session.origin === "conference" || ownParty(session)?.facts.conferenceRole !== undefined;
