/** Whether a call was missed. */
import { ownParty } from "./own-call.ts";
import type { Party, Self, Session } from "./session.ts";

/**
 * How the ringing of an ended inbound call ended for us. `missed`: nobody of ours ever answered it,
 * and it did not end by somebody's decision. `decided`: answered, here or by a colleague, or declined.
 * `unknown`: its end was only found by a read that says no more than that it is over; who may have
 * answered meanwhile is not known.
 */
export function howRingingEnded(session: Session, self: Self): "missed" | "decided" | "unknown" {
  const own = ownParty(session);
  if (session.ended === undefined || own === undefined) return "decided";
  if (own.facts.direction?.value === "outbound") return "decided";
  const mine = session.parties.filter((party) => isOf(party, self));
  if (mine.some((party) => party.answered)) return "decided";
  if (session.tracks.some((track) => track.kind === "decline" && track.phase !== "failed"))
    return "decided";
  if (mine.some((party) => party.missed)) return "missed";
  const { reason, kind } = own.status.value;
  const why = reason?.toLowerCase() ?? "";
  if (takenElsewhere.has(why)) return "decided";
  if (session.ended.by === "event") return "missed";
  if (kind === "voicemail" || unanswered.has(why)) return "missed";
  return session.parties.some((party) => isColleagueOnIt(party, self)) ? "decided" : "unknown";
}

const isOf = (party: Party, self: Self): boolean =>
  party.facts.extensionId?.value === self.extensionId;

/** Another extension's party took the call; the caller's own is `Answered` by the queue alone. */
const isColleagueOnIt = (party: Party, self: Self): boolean =>
  party.facts.extensionId !== undefined &&
  !isOf(party, self) &&
  party.facts.direction?.value !== "outbound" &&
  party.answered;

const takenElsewhere: ReadonlySet<string> = new Set([
  "agentanswered",
  "rejected",
  "pickup",
  "takeover",
  "callreplied",
  "callswitch",
  "callflip",
  "blindtransfer",
  "attendedtransfer",
]);

/** Reasons that say by themselves that nobody answered. */
const unanswered: ReadonlySet<string> = new Set([
  "noanswer",
  "timeout",
  "cancelled",
  "targetbusy",
  "voicemail",
]);
