/**
 * What follows for a session when its parties changed: whose call it is, whether somebody is on the
 * line, whether it is over, which of our attempts are proved.
 */
import { proveTracks } from "../actions/attempts.ts";
import { layersOf, noLayers } from "../actions/layers.ts";
import { isLive, ownParty, ownPartyOf, reachedBy } from "../session/own-call.ts";
import { standInFor } from "./parked-party.ts";
import { recordedOf } from "./recorded.ts";
import type { Party, Self, TelephonySession } from "../session/session.ts";
import { isAnswered } from "../wire/status.ts";

export interface Cause {
  readonly by: "event" | "read";
  readonly at: number;
  /** Whether this was newer than everything seen of the session, or a read that nothing overtook. */
  readonly newest: boolean;
}

/** The session with everything derived from its parties brought up to date. */
export function settle(changed: TelephonySession, self: Self, cause: Cause): TelephonySession {
  const mine = ownPartyOf(changed, self);
  const standIn = standInFor(changed, { own: mine, self }, cause);
  const own = standIn?.party ?? mine;
  const moved = { ...changed, ownId: own?.id, leftToParkAt: standIn?.leftAt };
  const wasThere = changed.ownId !== undefined;
  const owned = { ...moved, recorded: recordedOf(moved, { at: cause.at, wasThere }) };
  const alive = own === undefined ? owned.parties.some(isLive) : (standIn?.waits ?? isLive(own));
  if (!alive) return ended(owned, cause);
  if (owned.ended !== undefined) {
    // What may be late takes no end back, and no event one that nobody reported: a read decides.
    const mayBeLate = !cause.newest || (cause.by === "event" && hasInferredEnd(changed));
    if (mayBeLate) return { ...owned, doubtful: true };
    // The party that was believed to have left is still there: the same call goes on.
    if (own !== undefined && own.id === changed.ownId) return follow(resumed(owned), self, cause);
    // What was reported over never lives again, so this is another party: a new round of ringing.
    return follow(reopened(owned, cause), self, cause);
  }
  return follow(owned, self, cause);
}

function ended(session: TelephonySession, cause: Cause): TelephonySession {
  const ending = session.ended ?? { at: cause.at, by: cause.by };
  // An event of a call that was believed to be over: it is late, or the belief was wrong.
  const doubtful = cause.by === "event" && cause.newest && hasInferredEnd(session);
  return { ...session, ended: ending, doubtful, tracks: proveTracks(session, cause.at) };
}

const hasInferredEnd = (session: TelephonySession): boolean =>
  ownParty(session)?.status.value.inferred === true;

const resumed = (session: TelephonySession): TelephonySession => ({
  ...session,
  ended: undefined,
  doubtful: false,
});

function reopened(session: TelephonySession, cause: Cause): TelephonySession {
  const fresh = { ended: undefined, connected: undefined, doubtful: false, tracks: [] };
  return { ...session, ...noLayers, ...fresh, sentTo: sentTo(session), startedAt: cause.at };
}

/** Where the user had sent the call that now rings him again, in his own words. */
const sentTo = ({ tracks }: TelephonySession): string | undefined =>
  tracks.findLast(
    ({ kind, phase }) => (kind === "transfer" || kind === "forward") && phase !== "failed",
  )?.to;

function follow(session: TelephonySession, self: Self, cause: Cause): TelephonySession {
  const layered = { ...session, ...layersOf(session) };
  return connect({ ...layered, tracks: proveTracks(session, cause.at) }, self, cause);
}

/**
 * While the own party is answered, the parties say whether a person was reached: `answered` of a
 * party is never forgotten, so who joins or leaves later changes nothing, but a destination that
 * turns out to be an extension may. In any other status the last answer stands.
 */
function connect(session: TelephonySession, self: Self, cause: Cause): TelephonySession {
  const own = ownParty(session);
  if (own === undefined || !isAnswered(own.status.value.kind)) return session;
  const by = reachedBy(session, own, self);
  const before = session.connected;
  if (by === before?.by) return session;
  const at = before?.at ?? connectedAt(session, own, cause);
  return { ...session, connected: by === undefined ? undefined : { at, by } };
}

/** A call that was already answered when first read cannot have been answered before it began. */
function connectedAt(session: TelephonySession, own: Party, cause: Cause): number {
  const firstRead = cause.by === "read" && own.sequence === 0 && session.startBy === "read";
  return firstRead ? session.startedAt : cause.at;
}
