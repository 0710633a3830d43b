import type { CallView } from "../../../contract/call-view.ts";
import type { DeviceView } from "../../../contract/app-snapshot.ts";
import { isUnderWay } from "../call-text.ts";
import type { Words } from "../../../contract/i18n/words.ts";

/**
 * One of the two things that can keep a user from being heard, as far as the service tells.
 * `clear`: not there. `liftable`: there, and Ringside may lift it. `device`: Ringside's own was lifted
 * and it is still there, so a phone has placed it. `resting`: there, and nothing can be pressed now.
 */
export interface HearingStep {
  readonly layer: "mute" | "hold";
  readonly state: "clear" | "liftable" | "device" | "resting";
  readonly lift?: "unmute" | "unhold";
  readonly isUnderWay: boolean;
}

/** What to look at on Ringside's side, in the order in which it helps. */
export function stepsFor(call: CallView): readonly [HearingStep, HearingStep] {
  return [
    stepOf(call, "hold", { isThere: call.state === "held", advice: "held-on-device" }),
    stepOf(call, "mute", { isThere: call.muted, advice: "muted-on-device" }),
  ];
}

function stepOf(
  call: CallView,
  layer: HearingStep["layer"],
  { isThere, advice }: { readonly isThere: boolean; readonly advice: CallView["advice"] },
): HearingStep {
  const control = call.controls[layer];
  const at = { layer, isUnderWay: isUnderWay(control) };
  if (!isThere) return { ...at, state: "clear" };
  if (call.advice === advice) return { ...at, state: "device" };
  const lift = layer === "mute" ? "unmute" : "unhold";
  // While another call is connected, resuming this one swaps the two.
  const lifts = control.does === lift || (lift === "unhold" && control.does === "swap");
  const canLift = control.disabledBecause === undefined && lifts;
  return canLift ? { ...at, state: "liftable", lift } : { ...at, state: "resting" };
}

/** The phones on which the call may be: those that are online, as a list in the reader's language. */
export function phonesInUse({ locale }: Words, devices: readonly DeviceView[]): string {
  const labels = devices.filter(({ online }) => online).map(({ label }) => label);
  return new Intl.ListFormat(locale, { type: "disjunction" }).format(labels);
}
