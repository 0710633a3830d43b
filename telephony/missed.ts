/** Whether a call was missed. */
import { ownParty } from "./own-call.ts";
import type { Self, Session } from "./session.ts";

/**
 * Whether an ended inbound call was missed: nobody of ours ever answered it, and it did not end by
 * somebody's decision (a colleague took it, the user declined). A session that had simply vanished
 * when it was read again is not called missed: who may have answered meanwhile is not known.
 */
export function wasMissed(session: Session, self: Self): boolean {
  const own = ownParty(session);
  if (session.ended === undefined || own === undefined) return false;
  if (own.facts.direction?.value === "outbound") return false;
  const mine = session.parties.filter(
    (party) => party.facts.extensionId?.value === self.extensionId,
  );
  if (mine.some((party) => party.answered)) return false;
  if (session.tracks.some((track) => track.kind === "decline" && track.phase !== "failed"))
    return false;
  if (mine.some((party) => party.missed)) return true;
  return (
    session.ended.by === "event" &&
    !takenElsewhere.has(own.status.value.reason?.toLowerCase() ?? "")
  );
}

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
