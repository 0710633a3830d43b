/**
 * What the call service tells the rest of main: the part of the snapshot that it owns, and the
 * moments that are worth a notification.
 */
import type { CallView, WaitingStep } from "../../../contract/call-view.ts";
import type { TelephonySessionId } from "../../../contract/ids.ts";
import type { AppSnapshot, ConsultView } from "../../../contract/app-snapshot.ts";
import type { OutcomeView } from "../../../contract/outcome.ts";
import type { ParkEnd } from "../../../telephony/view/park-end.ts";
import type { AppError } from "../../../contract/result.ts";
import type { RequestKind } from "../../../contract/operations.ts";

/** The part of the application's snapshot that only the call service decides. */
export type CallsView = Pick<
  AppSnapshot,
  | "connection"
  | "calls"
  | "moreCalls"
  | "waiting"
  | "cardNumbers"
  | "outcomes"
  | "targetId"
  | "chooser"
  | "placing"
  | "consult"
  | "dialled"
  | "recent"
  | "answerDeviceId"
  | "flipPhoneId"
>;

/** A call that rang and that nobody took, or of which nobody knows whether somebody did. */
export type UntakenCallEvent =
  | { readonly kind: "missed"; readonly call: CallView }
  | { readonly kind: "unwitnessed"; readonly call: CallView };

/**
 * Something that happened once. A call that was already there when Ringside first read the account
 * rings (`ringing`) but is not reported as answered, missed or ended for what happened before.
 *
 * - `ringing`: an inbound call started ringing for the user; `ringing-over` follows exactly once,
 *   however it ended (answered here or elsewhere, declined, given up).
 * - `missed`: an inbound call ended and nobody of ours had answered it. Follows `ringing-over`.
 * - `unwitnessed`: a call that rang is over, and nothing that the service said tells whether it was
 *   answered (`telephony/view/missed.ts`). Follows `ringing-over`, in place of `missed`.
 * - `parked`: the call is waiting in `place` (a slot such as `*801`, or a park location's name; empty
 *   where nobody has said it). `unparked` follows when it waits no longer, with what is known of why.
 * - `waiting`: somebody on hold or parked has waited longer than one of the user's limits, or still
 *   does (`waiting-watch.ts`); `waiting-over` follows once when they wait no longer.
 * - `card-number`: a recording that was paused for a card number goes on in a moment (`ending`), or does
 *   not go on although it should (`stuck`, again and again); `card-number-over` follows once.
 * - `ended`: a call that had been answered (or dialled) is over for the user; `call` is its last view.
 * - `action-failed`: the service, or the network, refused an attempt. Refusals of our own rules are
 *   answered to the caller of `act` and are not reported here.
 * - `connection-lost` once per loss that lasts, `connection-back` after the reconcile that ended it.
 */
export type CallEvent =
  | { readonly kind: "ringing" | "ringing-over" | "answered" | "ended"; readonly call: CallView }
  | UntakenCallEvent
  | { readonly kind: "parked"; readonly call: CallView; readonly place: string }
  | { readonly kind: "unparked"; readonly call: CallView; readonly end: ParkEnd }
  | {
      readonly kind: "waiting";
      readonly call: CallView;
      readonly step: WaitingStep;
      readonly waitedMs: number;
    }
  | { readonly kind: "waiting-over"; readonly telephonySessionId: TelephonySessionId }
  | { readonly kind: "card-number-over"; readonly telephonySessionId: TelephonySessionId }
  | { readonly kind: "card-number"; readonly call: CallView; readonly step: "ending" | "stuck" }
  | {
      readonly kind: "action-failed";
      readonly action: RequestKind;
      /** Absent when the call is already gone. */
      readonly call?: CallView;
      readonly error: AppError;
      /** Where it should have gone, as the user typed or chose it. */
      readonly to?: string;
    }
  /** Whoever should be asked about this call cannot be. */
  | { readonly kind: "consult-failed"; readonly call: CallView; readonly consult: ConsultView }
  /** Something was learnt of a call that has left. */
  | { readonly kind: "outcome"; readonly outcome: OutcomeView }
  | { readonly kind: "connection-lost" | "connection-back" };
