/** Which moments of a call are worth telling, from its view before and after a change. */
import type { CallView } from "../../../contract/call-view.ts";
import { howRingingEnded } from "../../../telephony/view/missed.ts";
import { ownParty } from "../../../telephony/session/own-call.ts";
import { parkEndOf } from "../../../telephony/view/park-end.ts";
import type { PeerContext } from "../../../telephony/view/peer.ts";
import type { TelephonySession } from "../../../telephony/session/session.ts";
import type { CallEvent } from "./call-events.ts";

/** A call that is new, or that goes on. */
export function callEventsOfAction(
  before: CallView | undefined,
  after: CallView,
  session: TelephonySession,
): CallEvent[] {
  const callEvents: CallEvent[] = [];
  const isRinging = after.state === "ringing";
  const wasRinging = before?.state === "ringing";
  if (isRinging && !wasRinging) callEvents.push({ kind: "ringing", call: after });
  if (wasRinging && !isRinging) callEvents.push({ kind: "ringing-over", call: after });
  if (before === undefined) return [...callEvents, ...broughtBack(after, session)];
  if (after.state === "connected" && (wasRinging || before.state === "dialing")) {
    callEvents.push({ kind: "answered", call: after });
  }
  const notTaken = flipNotTaken(before, after);
  if (notTaken !== undefined) callEvents.push(notTaken);
  if (after.state === "parked" && before.state !== "parked") {
    callEvents.push({ kind: "parked", call: after, place: after.parkedAt ?? "" });
  }
  if (before.state === "parked" && after.state !== "parked") {
    callEvents.push({ kind: "unparked", call: after, end: { how: "retrieved" } });
  }
  return callEvents;
}

/**
 * The user has taken a parked call back on a telephone: the service first ends the parked party, so that
 * the call seemed to have gone to somebody.
 */
function broughtBack(call: CallView, session: TelephonySession): CallEvent[] {
  const isPickedUp = ownParty(session)?.status.value.reason?.toLowerCase() === "pickup";
  return isPickedUp && call.state === "connected"
    ? [{ kind: "unparked", call, end: { how: "retrieved" } }]
    : [];
}

/** Nobody refused it, so only the call itself tells that the other phone did not take it. */
function flipNotTaken(before: CallView, after: CallView): CallEvent | undefined {
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
export function callEventsOfEnd(
  before: CallView,
  ended: {
    readonly session: TelephonySession;
    readonly last: CallView;
    readonly context: PeerContext;
  },
): CallEvent[] {
  const { session, last, context } = ended;
  const callEvents: CallEvent[] = [];
  if (before.state === "ringing") callEvents.push({ kind: "ringing-over", call: last });
  const ending = howRingingEnded(session, context.self);
  if (ending === "missed") callEvents.push({ kind: "missed", call: last });
  if (ending === "unknown" && before.state === "ringing") {
    callEvents.push({ kind: "unwitnessed", call: last });
  }
  if (before.state === "parked") {
    callEvents.push({ kind: "unparked", call: last, end: parkEndOf(session, context) });
  }
  const wasTalkedOrDialled = last.answeredAt !== undefined || last.direction === "outbound";
  if (wasTalkedOrDialled) callEvents.push({ kind: "ended", call: last });
  return callEvents;
}
