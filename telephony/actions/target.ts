/** Which call a press without a named call is meant for. */
import { type CallView, isUsable } from "../../contract/call-view.ts";
import type { TelephonySessionId } from "../../contract/ids.ts";
import type { IntentAction } from "../../contract/operations.ts";
import {
  type ActionKind,
  type ControlKind,
  controlOf,
  kindAsked,
  namedKind,
} from "../../contract/operations.ts";
import { isResume } from "./operations.ts";

/** The control that an intent presses; one recording key starts, pauses or resumes. */
export const controlFor = (action: IntentAction, call: CallView): ControlKind =>
  action === "toggle-recording" && call.offered.includes("pause")
    ? "pause"
    : controlOf[namedKind(action)];

/** Resuming is one wish, whether or not another call must be put on hold for it. */
const isSameWish = (action: IntentAction, does: ActionKind): boolean =>
  action === does || (isResume(namedKind(action)) && isResume(does));

/** Whether the call can do now what the intent asks for. */
function fits(action: IntentAction, call: CallView): boolean {
  const kind = controlFor(action, call);
  if (!isUsable(call, kind)) return false;
  return kindAsked(action) === undefined || isSameWish(action, call.controls[kind].does);
}

const newestFirst = (a: CallView, b: CallView): number =>
  (b.answeredAt ?? 0) - (a.answeredAt ?? 0) || b.startedAt - a.startedAt;

const newestConnected = (calls: readonly CallView[]): CallView | undefined =>
  calls
    .filter((call) => call.state === "connected")
    .reduce<CallView | undefined>(
      (newest, call) => (newest === undefined || newestFirst(call, newest) < 0 ? call : newest),
      undefined,
    );

export type TargetChoice =
  | { readonly found: "none" }
  | { readonly found: "one"; readonly call: CallView }
  | { readonly found: "several"; readonly calls: readonly CallView[] };

/**
 * The picked call, else the only one that the intent fits, else the newest connected one. When
 * none fits, the call whose reason tells most is taken, so that the refusal has words.
 */
export function chooseTarget(
  action: IntentAction,
  calls: readonly CallView[],
  pickedId: TelephonySessionId | undefined,
): TargetChoice {
  const picked = calls.find((call) => call.telephonySessionId === pickedId);
  if (picked !== undefined) return { found: "one", call: picked };
  const fitting = calls.filter((call) => fits(action, call));
  const [only, ...others] = fitting;
  if (only === undefined) {
    const call = generalTarget(calls, undefined) ?? calls.at(-1);
    return call === undefined ? { found: "none" } : { found: "one", call };
  }
  if (others.length === 0) return { found: "one", call: only };
  const newest = newestConnected(fitting);
  return newest === undefined
    ? { found: "several", calls: fitting }
    : { found: "one", call: newest };
}

/** Of the calls in `state`, the one with the latest `since`. */
function latest(
  calls: readonly CallView[],
  state: CallView["state"],
  since: "startedAt" | "heldSince",
): CallView | undefined {
  return calls
    .filter((call) => call.state === state)
    .toSorted((a, b) => (b[since] ?? 0) - (a[since] ?? 0))
    .at(0);
}

/**
 * The call that presses are shown to be meant for, whatever they ask; parked ones wait apart. While
 * nobody is talked to it is the one being dialled, else the one held last: a hold must not put
 * somebody else under the buttons.
 */
export function generalTarget(
  calls: readonly CallView[],
  pickedId: TelephonySessionId | undefined,
): CallView | undefined {
  const picked = calls.find((call) => call.telephonySessionId === pickedId);
  if (picked !== undefined) return picked;
  if (calls.length === 1) return calls[0];
  const inHand =
    newestConnected(calls) ??
    latest(calls, "dialing", "startedAt") ??
    latest(calls, "held", "heldSince");
  if (inHand !== undefined) return inHand;
  const here = calls.filter((call) => call.state !== "parked");
  return here.length === 1 ? here[0] : undefined;
}
