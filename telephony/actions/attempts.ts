/**
 * The life of our attempts: `sent` → `accepted` (the HTTP reply) → `seen` (an event or read proves
 * it), or `failed`, or `unknown` when no reply came. Nothing here sends; nothing is ever resent.
 * `armed` comes before all of it: pressed once while what is shown is not confirmed.
 *
 * | kind | proved by |
 * |---|---|
 * | mute, unmute | the party's `muted` |
 * | hold; unhold, swap | the party on `Hold`; on `Answered` |
 * | record, resume | a recording that is active; pause: none is active, one exists |
 * | transfer, decline, end | the party over |
 * | park | the party `Parked`, or over |
 * | flip | the phone that it rings has answered, or the party left by `CallFlip` (see `flip.ts`) |
 * | answer, retrieve | the own party `Answered`; retrieve also: the parked party over |
 */
import type { PartyId } from "../../contract/ids.ts";
import type { ActionKind } from "../../contract/result.ts";
import { flipFailure, flipStepOf, isFlipTaken } from "./flip.ts";
import { isLive, ownParty } from "../session/own-call.ts";
import type { ActionTrack, Party, TelephonySession } from "../session/session.ts";

export const isPending = (track: ActionTrack): boolean =>
  track.phase === "sent" || track.phase === "accepted" || track.phase === "unknown";

/**
 * What does harm when it hits another call, or the same call in another state, than the user saw.
 * Such an action is refused when the call changed underneath, and asks twice while it is stale.
 */
export const destructiveKinds: ReadonlySet<ActionKind> = new Set<ActionKind>([
  "hold",
  // The other call's hold.
  "swap",
  "transfer",
  "park",
  "flip",
  "decline",
  "end",
]);

/** Actions after which the call is no longer the user's (or no longer here). */
const leavingKinds: ReadonlySet<ActionKind> = new Set<ActionKind>([
  "transfer",
  "park",
  "decline",
  "end",
]);

/** The attempt that is about to take the call away, while it is not decided yet. */
export const pendingLeave = (session: TelephonySession): ActionTrack | undefined =>
  session.tracks.find((track) => leavingKinds.has(track.kind) && isPending(track));

export const trackOf = (
  session: TelephonySession,
  control: ActionTrack["control"],
  partyId: PartyId,
): ActionTrack | undefined =>
  session.tracks.find((track) => track.control === control && track.partyId === partyId);

const recordingsOf = (party: Party) => party.facts.recordings?.value ?? [];

/** Whether the session shows what the attempt wanted. A party that is over proves what ends it. */
export function isProved(session: TelephonySession, track: ActionTrack): boolean {
  const party = session.parties.find((one) => one.id === track.partyId);
  if (party === undefined) return false;
  const kind = party.status.value.kind;
  const over = !isLive(party);
  switch (track.kind) {
    case "mute":
      return party.facts.muted?.value === true;
    case "unmute":
      return party.facts.muted?.value === false;
    case "hold":
      return kind === "hold";
    case "unhold":
    case "swap":
      return kind === "answered";
    case "record":
    case "resume-recording":
      return recordingsOf(party).some((recording) => recording.active);
    case "pause-recording":
      return recordingsOf(party).at(-1)?.active === false;
    case "transfer":
    case "decline":
    case "end":
      return over;
    case "park":
      return over || kind === "parked";
    case "flip":
      return isFlipTaken(session, track);
    case "answer":
      return ownParty(session)?.status.value.kind === "answered";
    case "retrieve":
      return over || kind === "answered" || ownParty(session)?.status.value.kind === "answered";
    default:
      return neverKind(track.kind);
  }
}

function neverKind(kind: never): never {
  throw new Error(`unhandled action ${String(kind)}`);
}

/** Moves pending attempts to `seen` when the session proves them, and forgets what no longer holds. */
export function proveTracks(session: TelephonySession, at: number): readonly ActionTrack[] {
  let changed = false;
  const next: ActionTrack[] = [];
  for (const track of session.tracks) {
    const proved = isProved(session, track);
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
  switch (track.kind) {
    case "flip":
      return { ...track, phase: "failed", at, error: { code: "flip-not-taken", how: "unknown" } };
    // A device's own layer explains it (see `layers.ts`), or nobody took the call there.
    case "unmute":
    case "unhold":
    case "swap":
    case "answer":
    case "retrieve":
      return undefined;
    default:
      return {
        ...track,
        phase: "failed",
        at,
        error: { code: "bad-reply", detail: "accepted but not carried out" },
      };
  }
}
