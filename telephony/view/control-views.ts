/** The controls of a call: what a press would do, or why not, and how the last press went. */
import type { ActionLife, CallView, ControlView } from "../../contract/call-view.ts";
import { type ControlKind, eachControl } from "../../contract/operations.ts";
import { trackOf } from "../actions/attempts.ts";
import { type Capability, capabilityOf } from "../actions/capabilities.ts";
import type { CapabilityFacts } from "../actions/control-rules.ts";
import type { ActionTrack, Party, TelephonySession } from "../session/session.ts";

function lifeOf(track: ActionTrack | undefined): ActionLife {
  if (track === undefined) return { phase: "idle" };
  const { phase, kind, at, until, error, to } = track;
  const aim = to === undefined ? {} : { to };
  if (phase === "armed") return { phase, kind, at, until: until ?? at };
  if (phase === "counting") return { phase, kind, at, until: until ?? at, ...aim };
  if (phase !== "failed") return { phase, kind, at };
  return { phase, kind, at, error: error ?? { code: "internal" }, ...aim };
}

export const controlView = (
  capability: Capability,
  track: ActionTrack | undefined,
): ControlView => ({
  does: capability.does,
  disabledBecause: capability.reason,
  life: lifeOf(track),
});

/** All controls of the user's own party. */
export function controlsOf(
  session: TelephonySession,
  own: Party,
  facts: CapabilityFacts,
): CallView["controls"] {
  const one = (control: ControlKind): ControlView =>
    controlView(capabilityOf(session, control, facts), trackOf(session, control, own.id));
  return eachControl(one);
}
