/**
 * What follows for a session when its parties changed: whose call it is, whether somebody is on the
 * line, whether it is over, which of our attempts are proved.
 */
import { proveTracks } from "./actions.ts";
import { layersOf, noLayers } from "./layers.ts";
import { isLive, ownParty, ownPartyOf, reachedBy } from "./own-call.ts";
import type { Party, Self, Session } from "./session.ts";

export interface Cause {
  readonly by: "event" | "read";
  readonly at: number;
  /** Whether this was newer than everything seen of the session, or a read that nothing overtook. */
  readonly newest: boolean;
}

/** The session with everything derived from its parties brought up to date. */
export function settle(changed: Session, self: Self, cause: Cause): Session {
  const own = ownPartyOf(changed.parties, self);
  const owned =
    own === undefined || own.id === changed.ownId ? changed : { ...changed, ownId: own.id };
  const alive = own === undefined ? owned.parties.some(isLive) : isLive(own);
  if (!alive) return ended(owned, cause);
  if (owned.ended !== undefined) {
    // A party that was over never lives again, so this is another party: a new round of ringing.
    if (!cause.newest) return { ...owned, doubtful: true };
    return follow(reopened(owned, cause), self, cause);
  }
  return follow(owned, self, cause);
}

function ended(session: Session, cause: Cause): Session {
  const ending = session.ended ?? { at: cause.at, by: cause.by };
  return { ...session, ended: ending, doubtful: false, tracks: proveTracks(session, cause.at) };
}

function reopened(session: Session, cause: Cause): Session {
  const { ended: _ended, connected: _connected, ...rest } = session;
  return { ...rest, ...noLayers, doubtful: false, tracks: [], startedAt: cause.at };
}

function follow(session: Session, self: Self, cause: Cause): Session {
  const layered = { ...session, ...layersOf(session) };
  return connect({ ...layered, tracks: proveTracks(session, cause.at) }, self, cause);
}

/** Once a person was reached the call stays connected, whoever joins or leaves later. */
function connect(session: Session, self: Self, cause: Cause): Session {
  const own = ownParty(session);
  if (own === undefined) return session;
  const by = reachedBy(session, own, self);
  const before = session.connected;
  if (before === undefined) {
    return by === undefined
      ? session
      : { ...session, connected: { at: connectedAt(session, own, cause), by } };
  }
  if (before.by !== "number" || by === "number") return session;
  if (by !== undefined) return { ...session, connected: { ...before, by } };
  if (cause.by === "event") return session;
  // Believed by the number's form, and the read shows call handling instead of a person.
  const { connected: _connected, ...rest } = session;
  return rest;
}

/** A call that was already answered when first read cannot have been answered before it began. */
function connectedAt(session: Session, own: Party, cause: Cause): number {
  const firstRead = cause.by === "read" && own.sequence === 0 && session.startBy === "read";
  return firstRead ? session.startedAt : cause.at;
}
