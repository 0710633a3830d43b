/** What a press comes to when an earlier one on the same control is still under way. */
import type { CallView } from "../../../contract/call-view.ts";
import type { CallIntent } from "../../../contract/intent.ts";
import { type ActionKind, kindAsked } from "../../../contract/operations.ts";
import { isPending, trackOf } from "../../../telephony/actions/attempts.ts";
import type { TelephonySession } from "../../../telephony/session/session.ts";
import { operations } from "../../../telephony/actions/operations.ts";
import { controlFor } from "../../../telephony/actions/target.ts";
import type { Attempt } from "./plan.ts";

/**
 * `undefined`: nothing is under way, the state decides. `already-under-way`: the same was pressed
 * before. A kind: the contrary of what is under way, which must not be judged by a state that the
 * first press is about to change.
 */
export function coalesceToggle(
  intent: CallIntent,
  on: {
    readonly call: CallView;
    readonly session: TelephonySession;
    /** What is on the wire, or waiting to be, for a control. */
    readonly underWay: (on: Pick<Attempt, "partyId" | "control">) => ActionKind | undefined;
  },
): ActionKind | "already-under-way" | undefined {
  const { call, session, underWay } = on;
  const control = controlFor(intent.action, call);
  const named = "partyId" in intent ? intent.partyId : undefined;
  const partyId = named ?? call.partyId;
  const track = trackOf(session, control, partyId);
  const unproved = track !== undefined && isPending(track) ? track.kind : undefined;
  const before = underWay({ partyId, control }) ?? unproved;
  if (before === undefined) return undefined;
  const { opposite } = operations[before];
  const asked = kindAsked(intent.action) ?? opposite ?? before;
  return asked === before || opposite !== asked ? "already-under-way" : asked;
}
