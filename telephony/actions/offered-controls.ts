/**
 * Which controls a call has in its state. The one place that decides it: the snapshot carries the
 * answer, and whatever draws controls or presses them reads it there.
 */
import type { CallView, ControlKind } from "../../contract/call-view.ts";
import type { CallState } from "../../contract/intent.ts";
import type { CapabilityReason } from "../../contract/result.ts";

/** What of a call decides it. */
type Offering = Pick<CallView, "state" | "recording">;

/**
 * In the order in which they are listed. A call that rings is declined, not ended: ending it would
 * cut off the caller everywhere.
 */
export function offeredControls({ state, recording }: Offering): ControlKind[] {
  switch (state) {
    case "ringing":
      return ["answer", "decline"];
    case "parked":
      return ["retrieve"];
    case "ended":
      return [];
    case "dialing":
    case "unknown":
      return ["end"];
    case "connected":
    case "held":
      return ["mute", "hold", recordingPart(recording), "transfer", "park", "flip", "end"];
  }
}

/** A recording that was started has no end, so from then on it can only be paused and resumed. */
const recordingPart = (recording: CallView["recording"]): "record" | "pause" =>
  recording === "off" ? "record" : "pause";

/** Why the call does not have the control, for where it is drawn all the same; `undefined` if it has. */
export const reasonUnlessOffered = (
  control: ControlKind,
  offering: Offering,
): CapabilityReason | undefined =>
  offeredControls(offering).includes(control) ? undefined : whyNotOffered(control, offering.state);

function whyNotOffered(control: ControlKind, state: CallState): CapabilityReason {
  if (state === "ended") return "call-ended";
  switch (control) {
    case "answer":
    case "decline":
      return "call-not-ringing";
    case "retrieve":
      return "call-not-parked";
    default:
      break;
  }
  switch (state) {
    case "ringing":
      return "call-ringing";
    case "parked":
      return "call-parked";
    case "dialing":
    case "unknown":
      return "call-not-connected";
    case "connected":
    case "held":
      return control === "record" ? "already-recording" : "not-recording";
  }
}
