/** Which moments of a call are worth telling, from its view before and after a change. */
import type { CallView } from "../../contract/call-view.ts";
import { howRingingEnded } from "../../telephony/missed.ts";
import { ownParty } from "../../telephony/own-call.ts";
import { parkEndOf } from "../../telephony/parked-away.ts";
import type { PeerContext } from "../../telephony/peer.ts";
import type { Session } from "../../telephony/session.ts";
import type { Happening } from "./happenings.ts";

/** A call that is new, or that goes on. */
export function happeningsOfLife(
  before: CallView | undefined,
  after: CallView,
  session: Session,
): Happening[] {
  const happenings: Happening[] = [];
  const isRinging = after.state === "ringing";
  const wasRinging = before?.state === "ringing";
  if (isRinging && !wasRinging) happenings.push({ kind: "ringing", call: after });
  if (wasRinging && !isRinging) happenings.push({ kind: "ringing-over", call: after });
  if (before === undefined) return [...happenings, ...broughtBack(after, session)];
  if (after.state === "connected" && (wasRinging || before.state === "dialing")) {
    happenings.push({ kind: "answered", call: after });
  }
  const notTaken = flipNotTaken(before, after);
  if (notTaken !== undefined) happenings.push(notTaken);
  if (after.state === "parked" && before.state !== "parked") {
    happenings.push({ kind: "parked", call: after, place: after.parkedAt ?? "" });
  }
  if (before.state === "parked" && after.state !== "parked") {
    happenings.push({ kind: "unparked", call: after, end: { how: "retrieved" } });
  }
  return happenings;
}

/**
 * The user has taken a parked call back on a telephone: the service first ends the parked party, so that
 * the call seemed to have gone to somebody.
 */
function broughtBack(call: CallView, session: Session): Happening[] {
  const isPickedUp = ownParty(session)?.status.value.reason?.toLowerCase() === "pickup";
  return isPickedUp && call.state === "connected"
    ? [{ kind: "unparked", call, end: { how: "retrieved" } }]
    : [];
}

/** Nobody refused it, so only the call itself tells that the other phone did not take it. */
function flipNotTaken(before: CallView, after: CallView): Happening | undefined {
  const { life } = after.controls.flip;
  if (life.phase !== "failed" || life.error.code !== "flip-not-taken") return undefined;
  // What no read confirmed is told by whoever waited for it.
  if (life.error.how === "unknown" || before.controls.flip.life.phase === "failed")
    return undefined;
  const { error, to } = life;
  return {
    ...{ kind: "action-failed", action: "flip", call: after, error },
    ...(to === undefined ? {} : { to }),
  };
}

/** A call that was shown and is over; `last` is its view as ended. */
export function happeningsOfEnd(
  before: CallView,
  ended: { readonly session: Session; readonly last: CallView; readonly context: PeerContext },
): Happening[] {
  const { session, last, context } = ended;
  const happenings: Happening[] = [];
  if (before.state === "ringing") happenings.push({ kind: "ringing-over", call: last });
  const ending = howRingingEnded(session, context.self);
  if (ending === "missed") happenings.push({ kind: "missed", call: last });
  if (ending === "unknown" && before.state === "ringing") {
    happenings.push({ kind: "unwitnessed", call: last });
  }
  if (before.state === "parked") {
    happenings.push({ kind: "unparked", call: last, end: parkEndOf(session, context) });
  }
  const wasTalkedOrDialled = last.answeredAt !== undefined || last.direction === "outbound";
  if (wasTalkedOrDialled) happenings.push({ kind: "ended", call: last });
  return happenings;
}
