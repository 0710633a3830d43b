/** How an attempt's life goes on when it is sent, answered or given up. */
import type { PartyId } from "../../contract/ids.ts";
import { isHeldBack, isPending, unprovedEnd } from "../actions/attempts.ts";
import { refusalMeansDevice, withDeviceLayer } from "../actions/layers.ts";
import type { CoreEvent } from "./core-event.ts";
import type { ActionTrack, TelephonySession } from "../session/session.ts";
import { assertNever } from "../../contract/assert-never.ts";

type ActionEvent = Extract<CoreEvent, { readonly actionId: number }>;

/** The same session when the attempt is no longer the one that its control shows. */
export function reduceAction(session: TelephonySession, event: ActionEvent): TelephonySession {
  if (event.type === "action-sent") return begin(session, event);
  if (event.type === "action-armed") return holdBack(session, event, "armed");
  if (event.type === "action-counting") return holdBack(session, event, "counting");
  const track = session.tracks.find((one) => one.actionId === event.actionId);
  if (track === undefined) return session;
  const endsUnsent = event.type === "action-dropped" || event.type === "action-failed";
  if (!isPending(track) && !(isHeldBack(track) && endsUnsent)) return session;
  switch (event.type) {
    case "action-accepted":
      return withTrack(session, track, { ...track, phase: "accepted", at: event.at });
    case "action-unknown":
      return withTrack(session, track, { ...track, phase: "unknown", at: event.at });
    case "action-dropped":
      return withTrack(session, track, undefined);
    case "action-unproved": {
      const ended = withTrack(session, track, unprovedEnd(track, event.at));
      return track.phase === "accepted" ? withDeviceLayer(ended, track) : ended;
    }
    case "action-failed": {
      const { error, at } = event;
      const ended = withTrack(session, track, { ...track, phase: "failed", at, error });
      return refusalMeansDevice(session, track, error) ? withDeviceLayer(ended, track) : ended;
    }
    default:
      return assertNever(event, "event");
  }
}

function begin(
  session: TelephonySession,
  event: Extract<ActionEvent, { type: "action-sent" }>,
): TelephonySession {
  const { actionId, at } = event;
  const partiesBefore: readonly PartyId[] = session.parties.map((party) => party.id);
  return withNewTrack(session, {
    ...{ ...event.track, actionId, at, partiesBefore, knewAll: session.read },
    phase: "sent",
  });
}

function holdBack(
  session: TelephonySession,
  event: Extract<ActionEvent, { readonly until: number }>,
  phase: "armed" | "counting",
): TelephonySession {
  const { actionId, at, until } = event;
  return withNewTrack(session, {
    ...{ ...event.track, actionId, at, until, partiesBefore: [] },
    phase,
  });
}

/** In the place of an earlier attempt of the same control on the same party. */
function withNewTrack(session: TelephonySession, track: ActionTrack): TelephonySession {
  const others = session.tracks.filter(
    (one) => one.control !== track.control || one.partyId !== track.partyId,
  );
  return { ...session, tracks: [...others, track] };
}

function withTrack(
  session: TelephonySession,
  before: ActionTrack,
  after: ActionTrack | undefined,
): TelephonySession {
  const tracks = session.tracks.flatMap((one) => (one === before ? (after ?? []) : one));
  return { ...session, tracks };
}
