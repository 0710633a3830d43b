import type { TelephonySessionId } from "../../contract/ids.ts";
import { noLayers } from "../actions/layers.ts";
import type { TelephonySession } from "../session/session.ts";

/** A session of which nothing but its beginning is known. */
export function newSession(
  id: TelephonySessionId,
  start: { readonly at: number; readonly by: TelephonySession["startBy"] },
): TelephonySession {
  return {
    id,
    origin: undefined,
    parties: [],
    partiesLeftOut: 0,
    ownId: undefined,
    connected: undefined,
    ended: undefined,
    leftToParkAt: undefined,
    events: 0,
    sequence: 0,
    startedAt: start.at,
    startBy: start.by,
    read: false,
    doubtful: false,
    ...noLayers,
    tracks: [],
  };
}
