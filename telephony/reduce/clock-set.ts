/** What this machine's clock has recorded follows it when it is set, so that no call changes its age. */
import type { CoreEvent } from "./core-event.ts";
import type {
  ActionTrack,
  CoreState,
  Party,
  Recorded,
  TelephonySession,
} from "../session/session.ts";

type ClockSet = Pick<Extract<CoreEvent, { readonly type: "clock-set" }>, "byMs" | "upTo">;
type Move = (instant: number) => number;

export function moveInstants(state: CoreState, { byMs, upTo = Infinity }: ClockSet): CoreState {
  const move: Move = (instant) => (instant <= upTo ? instant + byMs : instant);
  const moved = (session: TelephonySession): TelephonySession => movedSession(session, move);
  return { ...state, live: state.live.map(moved), ended: state.ended.map(moved) };
}

const movedSession = (session: TelephonySession, move: Move): TelephonySession => ({
  ...session,
  startedAt: move(session.startedAt),
  connected: session.connected && { ...session.connected, at: move(session.connected.at) },
  leftToParkAt: session.leftToParkAt && move(session.leftToParkAt),
  recorded: session.recorded && movedRecording(session.recorded, move),
  ended: session.ended && { ...session.ended, at: move(session.ended.at) },
  parties: session.parties.map((party): Party => ({ ...party, since: move(party.since) })),
  tracks: session.tracks.map((track) => movedTrack(track, move)),
});

const movedRecording = ({ since, gapMs, pausedSince }: Recorded, move: Move): Recorded => ({
  gapMs,
  ...(since === undefined ? {} : { since: move(since) }),
  ...(pausedSince === undefined ? {} : { pausedSince: move(pausedSince) }),
});

/** What an attempt waits for is in the future, but was noted when the phase began. */
function movedTrack({ until, ...track }: ActionTrack, move: Move): ActionTrack {
  const at = move(track.at);
  return { ...track, at, ...(until === undefined ? {} : { until: until + at - track.at }) };
}
