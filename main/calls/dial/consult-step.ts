/** How far a consult call is, by its session. */
import type { ConsultStep } from "../../../contract/app-snapshot.ts";
import { callStateOf, ownParty } from "../../../telephony/session/own-call.ts";
import type { TelephonySession } from "../../../telephony/session/session.ts";
import { howNotTaken } from "../../../telephony/wire/status.ts";

/**
 * | the session | step |
 * |---|---|
 * | not known yet | placing |
 * | own party in `Setup` | phone |
 * | dialing otherwise | ringing |
 * | connected, held | answered |
 * | over because the user's party is `Gone` | answered |
 * | over by `Rejected`; `NoAnswer`, `Timeout`; `TargetBusy` of any party | declined; unanswered; busy |
 * | over otherwise, after a person was reached | over |
 * | over otherwise | not-reached |
 *
 * Which reason the user's own party carries when nobody takes the call is documented nowhere (D).
 */
export function consultStepOf(session: TelephonySession | undefined): ConsultStep {
  if (session === undefined) return "placing";
  if (session.ended !== undefined) return endOf(session);
  const own = ownParty(session);
  switch (callStateOf(session)) {
    case "dialing":
      return own?.status.value.kind === "setup" ? "phone" : "ringing";
    case "ended":
      return endOf(session);
    default:
      return "answered";
  }
}

function endOf(session: TelephonySession): ConsultStep {
  // It has become one with the first call, of which the same is about to be heard.
  if (ownParty(session)?.status.value.kind === "gone") return "answered";
  if (session.connected !== undefined) return "over";
  const reasons = session.parties.map(({ status }) => howNotTaken(status.value.reason));
  return reasons.find((how) => how !== undefined) ?? "not-reached";
}

const ends: ReadonlySet<ConsultStep> = new Set<ConsultStep>([
  ...(["busy", "declined", "unanswered"] as const),
  ...(["not-reached", "over"] as const),
]);

/** Whether nobody can be asked by it any more. */
export const isConsultOver = (step: ConsultStep): boolean => ends.has(step);
