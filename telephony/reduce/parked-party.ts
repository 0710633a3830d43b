/**
 * Calls that the user has sent to a park location. The service ends his party (`ParkLocation`, or
 * `BlindTransfer`), and the call waits as a party of the location, which only reads show: no event of it
 * reaches his extension. That party stands in for his own until somebody takes the call or it ends.
 */
import { isHeldBack, trackOf } from "../actions/attempts.ts";
import { isLive } from "../session/own-call.ts";
import type { ActionTrack, Party, Self, TelephonySession } from "../session/session.ts";

/** For so long after the user's party left, a read without a parked party may have come too early. */
const appearsWithinMs = 3_000;

/** What stands in for the user's party; `waits`: the call is still parked, as far as is known. */
interface StandIn {
  readonly party: Party;
  readonly leftAt: number;
  readonly waits: boolean;
}

interface Look {
  readonly by: "event" | "read";
  readonly at: number;
  readonly newest: boolean;
}

/** `undefined` unless the user's newest party, `own`, has left to a park location. */
export function standInFor(
  session: TelephonySession,
  { own, self }: { readonly own: Party | undefined; readonly self: Self },
  look: Look,
): StandIn | undefined {
  if (own === undefined || isLive(own) || !leftToLocation(session, own)) return undefined;
  const leftAt = session.leftToParkAt ?? look.at;
  const others = session.parties.filter(
    ({ facts }) => facts.extensionId?.value !== self.extensionId,
  );
  const waiting = others.find(({ status }) => status.value.kind === "parked");
  if (waiting !== undefined) return { party: waiting, leftAt, waits: true };
  const before = others.find(({ id }) => id === session.ownId);
  if (before !== undefined) return { party: before, leftAt, waits: false };
  return { party: own, leftAt, waits: session.ended === undefined && mayAppear(session, look) };
}

function mayAppear({ leftToParkAt, ownId }: TelephonySession, { by, at, newest }: Look): boolean {
  if (by === "event" || !newest) return true;
  return leftToParkAt === undefined ? ownId !== undefined : at - leftToParkAt < appearsWithinMs;
}

function leftToLocation(session: TelephonySession, own: Party): boolean {
  const reason = own.status.value.reason?.toLowerCase();
  if (reason === "parklocation") return true;
  return reason === "blindtransfer" && parkTrackOf(session, own) !== undefined;
}

function parkTrackOf(session: TelephonySession, own: Party): ActionTrack | undefined {
  const track = trackOf(session, "park", own.id);
  return track === undefined || track.phase === "failed" || isHeldBack(track) ? undefined : track;
}

/** Whether the call was sent to a park location and is not known to have left it. */
export const isParkedAway = ({ leftToParkAt, ended }: TelephonySession): boolean =>
  leftToParkAt !== undefined && ended === undefined;
