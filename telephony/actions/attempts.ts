/**
 * The life of our attempts: `sent` → `accepted` (the HTTP reply) → `seen` (an event or read proves
 * it), or `failed`, or `unknown` when no reply came. Nothing here sends; nothing is ever resent.
 * Before all of it come `armed`, pressed once while what is shown is not confirmed, and `counting`, which
 * the user may still cancel. What proves each kind stands in `operations.ts`.
 */
import type { PartyId } from "../../contract/ids.ts";
import type { AppError } from "../../contract/result.ts";
import { flipFailure, flipStepOf, isTakenBack } from "./flip.ts";
import { operations } from "./operations.ts";
import type { ActionTrack, TelephonySession } from "../session/session.ts";

export const isPending = (track: ActionTrack): boolean =>
  track.phase === "sent" || track.phase === "accepted" || track.phase === "unknown";

/** Pressed, and kept back: nothing of it was sent. */
export const isHeldBack = ({ phase }: Pick<ActionTrack, "phase">): boolean =>
  phase === "armed" || phase === "counting";

/** The attempt that is about to take the call away, while it is not decided yet. */
export const pendingLeave = (session: TelephonySession): ActionTrack | undefined =>
  session.tracks.find((track) => operations[track.kind].leaves === true && isPending(track));

export const trackOf = (
  session: TelephonySession,
  control: ActionTrack["control"],
  partyId: PartyId,
): ActionTrack | undefined =>
  session.tracks.find((track) => track.control === control && track.partyId === partyId);

/** Whether the session shows what the attempt wanted. A party that is over proves what ends it. */
export function isProved(session: TelephonySession, track: ActionTrack): boolean {
  const party = session.parties.find((one) => one.id === track.partyId);
  return party !== undefined && operations[track.kind].isProved({ session, track, party });
}

/** Moves pending attempts to `seen` when the session proves them, and forgets what no longer holds. */
export function proveTracks(session: TelephonySession, at: number): readonly ActionTrack[] {
  let changed = false;
  const next: ActionTrack[] = [];
  for (const track of session.tracks) {
    const proved = isProved(session, track);
    if (isPending(track) && isStopped(session, track)) {
      changed = true;
      continue;
    }
    const news = isPending(track) ? settledBy(session, track, proved) : undefined;
    if (news !== undefined) next.push({ ...track, ...news, at });
    else if (track.phase !== "seen" || proved) {
      next.push(track);
      continue;
    }
    changed = true;
  }
  return changed ? next : session.tracks;
}

/** The user has taken the flip back himself: there is nothing to say of it. */
const isStopped = (session: TelephonySession, track: ActionTrack): boolean =>
  track.kind === "flip" && flipFailure(session, track) !== undefined && isTakenBack(session, track);

/** What the session now says of an attempt that was open. */
function settledBy(
  session: TelephonySession,
  track: ActionTrack,
  isProvedNow: boolean,
): Pick<ActionTrack, "phase" | "error"> | undefined {
  if (isProvedNow) return { phase: "seen" };
  if (track.kind !== "flip") return undefined;
  const error = flipFailure(session, track);
  if (error !== undefined) return { phase: "failed", error };
  // No answer came, and yet the phone rings: the service has done it.
  const rings = track.phase === "unknown" && flipStepOf(session, track) === "ringing";
  return rings ? { phase: "accepted" } : undefined;
}

/** What remains of an attempt that was accepted (or unanswered) and that reads do not confirm. */
export function unprovedEnd(track: ActionTrack, at: number): ActionTrack | undefined {
  if (track.phase === "unknown") {
    return { ...track, phase: "failed", at, error: { code: "timed-out", action: track.kind } };
  }
  const { unproved } = operations[track.kind];
  if (unproved === "forgotten") return undefined;
  const error: AppError =
    unproved === "flip-not-taken"
      ? { code: "flip-not-taken", how: "unknown" }
      : { code: "bad-reply", detail: "accepted but not carried out" };
  return { ...track, phase: "failed", at, error };
}
