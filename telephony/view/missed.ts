/** Whether a call was missed. */
import { turnsAway } from "../actions/operations.ts";
import { isLive, ownParty } from "../session/own-call.ts";
import { wayOf } from "../session/ring-out.ts";
import type { Party, Self, TelephonySession } from "../session/session.ts";

/**
 * How the ringing of an ended inbound call ended for us. `missed`: nobody of ours ever answered it,
 * and it did not end by somebody's decision. `decided`: answered, here or by a colleague or a fax
 * machine, declined, or sent on. `unknown`: nothing that was said of its end tells which.
 *
 * | first that holds | ending |
 * |---|---|
 * | not surely incoming, answered by one of ours, declined or sent on here | decided |
 * | a fax machine has it, or another session | decided |
 * | the reason says that somebody decided, or a colleague is on it | decided |
 * | the service's own mark: true | missed |
 * | the mark: false, and it is not in the mailbox | decided |
 * | no mark: in the mailbox, or the reason says that nobody answered | missed |
 * | anything else | unknown |
 */
export function howRingingEnded(
  session: TelephonySession,
  self: Self,
): "missed" | "decided" | "unknown" {
  const own = ownParty(session);
  if (session.ended === undefined || own === undefined) return "decided";
  if (isDecided(session, own, self)) return "decided";
  const { kind, reason } = own.status.value;
  switch (own.facts.missedCall?.value) {
    case true:
      return "missed";
    case false:
      return kind === "voicemail" ? "unknown" : "decided";
    case undefined:
      return kind === "voicemail" || isIn(unanswered, reason) ? "missed" : "unknown";
  }
}

function isDecided(session: TelephonySession, own: Party, self: Self): boolean {
  const { kind, reason } = own.status.value;
  return (
    wayOf(session, own) !== "inbound" ||
    session.parties.some((party) => isOf(party, self) && party.answered) ||
    session.tracks.some(({ kind: did, phase }) => turnsAway(did) && !undone.has(phase)) ||
    kind === "fax" ||
    kind === "gone" ||
    isIn(decisions, reason) ||
    session.parties.some((party) => isColleagueOnIt(party, self))
  );
}

/** Phases in which nothing of an attempt has reached the call. */
const undone: ReadonlySet<string> = new Set(["armed", "counting", "failed"]);

const isOf = (party: Party, self: Self): boolean =>
  party.facts.extensionId?.value === self.extensionId;

/** Another extension's party took the call; the caller's own is `Answered` by the queue alone. */
const isColleagueOnIt = (party: Party, self: Self): boolean =>
  party.facts.extensionId !== undefined &&
  !isOf(party, self) &&
  party.facts.direction?.value !== "outbound" &&
  party.answered &&
  isLive(party);

const isIn = (words: ReadonlySet<string>, word: string | undefined): boolean =>
  word !== undefined && words.has(word.toLowerCase());

/** Reasons that tell of somebody's decision. */
const decisions: ReadonlySet<string> = new Set([
  "agentanswered",
  "rejected",
  "pickup",
  "takeover",
  "callreplied",
  "callswitch",
  "callflip",
  "callredirected",
  "blindtransfer",
  "attendedtransfer",
  "rcctransfer",
  "dtmftransfer",
]);

/** Reasons that say by themselves that nobody answered. */
const unanswered: ReadonlySet<string> = new Set([
  "noanswer",
  "timeout",
  "cancelled",
  "targetbusy",
  "voicemail",
]);
