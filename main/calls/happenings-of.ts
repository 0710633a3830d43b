/** Which moments of a call are worth telling, from its view before and after a change. */
import type { CallView } from "../../contract/call-view.ts";
import { ownParty } from "../../telephony/own-call.ts";
import { howRingingEnded } from "../../telephony/missed.ts";
import type { Self, Session } from "../../telephony/session.ts";
import type { Happening } from "./happenings.ts";

/** A call that is new, or that goes on. */
export function happeningsOfLife(before: CallView | undefined, after: CallView): Happening[] {
  const happenings: Happening[] = [];
  const isRinging = after.state === "ringing";
  const wasRinging = before?.state === "ringing";
  if (isRinging && !wasRinging) happenings.push({ kind: "ringing", call: after });
  if (wasRinging && !isRinging) happenings.push({ kind: "ringing-over", call: after });
  if (before === undefined) return happenings;
  if (after.state === "connected" && (wasRinging || before.state === "dialing")) {
    happenings.push({ kind: "answered", call: after });
  }
  const notTaken = flipNotTaken(before, after);
  if (notTaken !== undefined) happenings.push(notTaken);
  if (after.state === "parked" && before.state !== "parked") {
    happenings.push({ kind: "parked", call: after, place: after.parkedAt ?? "" });
  }
  return happenings;
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
  ended: { readonly session: Session; readonly last: CallView; readonly self: Self },
): Happening[] {
  const { session, last, self } = ended;
  const happenings: Happening[] = [];
  if (before.state === "ringing") happenings.push({ kind: "ringing-over", call: last });
  const ending = howRingingEnded(session, self);
  if (ending === "missed") happenings.push({ kind: "missed", call: last });
  if (ending === "unknown" && before.state === "ringing") {
    happenings.push({ kind: "unwitnessed", call: last });
  }
  const place = parkedPlace(session);
  if (place !== undefined) happenings.push({ kind: "parked", call: last, place });
  const wasTalkedOrDialled = last.answeredAt !== undefined || last.direction === "outbound";
  if (wasTalkedOrDialled) happenings.push({ kind: "ended", call: last });
  return happenings;
}

const parkReasons: ReadonlySet<string> = new Set(["parklocation", "blindtransfer"]);

/** The location that we asked to park it in, when that is what ended it for the user. */
function parkedPlace(session: Session): string | undefined {
  const reason = ownParty(session)?.status.value.reason?.toLowerCase();
  if (reason === undefined || !parkReasons.has(reason)) return undefined;
  return session.tracks.find((track) => track.kind === "park" && track.phase !== "failed")?.to;
}
