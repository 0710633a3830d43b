/**
 * Who placed a mute or a hold. The service keeps what was placed through its API apart from what a
 * device placed, sound returns only when both are lifted, and no field says which is which. So we
 * remember what we placed, and when our lifting was accepted and the call still reports the mute or
 * hold, a device's own is in the way.
 */
import type { Layer } from "../../contract/call-view.ts";
import { type AppError, causeOf } from "../../contract/result.ts";
import { ownParty } from "../session/own-call.ts";
import type { ActionTrack, TelephonySession } from "../session/session.ts";
import { isPending } from "./attempts.ts";
import { operations, type SoundLayer } from "./operations.ts";

type Layers = Pick<TelephonySession, "muteLayer" | "holdLayer" | "mutedOnDevice" | "heldOnDevice">;

export const noLayers: Layers = {
  muteLayer: "none",
  holdLayer: "none",
  mutedOnDevice: false,
  heldOnDevice: false,
};

const asked = (session: TelephonySession, layer: SoundLayer): boolean =>
  session.tracks.some(
    (track) =>
      operations[track.kind].places === layer &&
      track.partyId === session.ownId &&
      (isPending(track) || track.phase === "seen"),
  );

function layerNow(session: TelephonySession, layer: SoundLayer, placed: boolean): Layer {
  const before = session[`${layer}Layer`];
  if (!placed) return "none";
  if (before !== "none") return before;
  return asked(session, layer) ? "ringside" : "elsewhere";
}

/** The layers after the session's parties changed; tracks must still be those of before. */
export function layersOf(session: TelephonySession): Layers {
  const own = ownParty(session);
  const muted = own?.facts.muted?.value === true;
  const held = own?.status.value.kind === "hold";
  return {
    muteLayer: layerNow(session, "mute", muted),
    holdLayer: layerNow(session, "hold", held),
    mutedOnDevice: muted && session.mutedOnDevice,
    heldOnDevice: held && session.heldOnDevice,
  };
}

/** Our lifting was accepted, the service was asked again, and the mute or hold is still there. */
export function withDeviceLayer(session: TelephonySession, track: ActionTrack): TelephonySession {
  const { lifts } = operations[track.kind];
  if (track.partyId !== session.ownId || lifts === undefined) return session;
  if (session[`${lifts}Layer`] === "none") return session;
  return lifts === "mute"
    ? { ...session, muteLayer: "elsewhere", mutedOnDevice: true }
    : { ...session, holdLayer: "elsewhere", heldOnDevice: true };
}

/**
 * Some services refuse, instead of passing over, to lift what a device placed. Which code they do it
 * with is not documented, so a refusal whose code says something else (a permission, a call that is
 * busy) is not taken for it.
 */
export function refusalMeansDevice(
  session: TelephonySession,
  track: ActionTrack,
  error: AppError,
): boolean {
  const cause = causeOf(error);
  if (cause.code !== "service" || cause.meaning !== undefined) return false;
  if (![400, 403, 409].includes(cause.status)) return false;
  const { lifts } = operations[track.kind];
  return lifts !== undefined && session[`${lifts}Layer`] === "elsewhere";
}
