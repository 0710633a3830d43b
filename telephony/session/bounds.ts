/**
 * How much of what arrives the core keeps: an extension has a handful of calls with a few people each,
 * and nothing that is sent may decide how much memory and time we spend.
 */
import { mostListed } from "../wire/messages.ts";
import { ownParty } from "./own-call.ts";
import type { CoreState, Party, Self, Sessions, TelephonySession } from "./session.ts";

/** Live sessions that are kept; real ones are seven at most in the service's own presence. */
export const mostLiveSessions = 100;
/** Own calls beyond that, of which only the number is kept. */
const mostLeftOut = 1_000;
/** Parties of one session that are kept, as many as are read at once: the user's first, then who is there. */
export const mostParties = mostListed.parties;

type Parties = Pick<TelephonySession, "parties" | "partiesLeftOut">;

/** The session with as many parties as are kept. */
export function withFewerParties<Session extends Parties>(session: Session, self: Self): Session {
  const { parties } = session;
  if (parties.length <= mostParties) return session;
  const rank = ({ facts, status }: Party): number => {
    if (facts.extensionId?.value === self.extensionId) return 0;
    return status.value.kind === "disconnected" || status.value.kind === "gone" ? 2 : 1;
  };
  const kept = new Set(parties.toSorted((a, b) => rank(a) - rank(b)).slice(0, mostParties));
  const partiesLeftOut = Math.max(session.partiesLeftOut, parties.length - mostParties);
  return { ...session, parties: parties.filter((party) => kept.has(party)), partiesLeftOut };
}

/** Whether the user has the call, or has pressed something on it. */
const isInHand = (session: TelephonySession): boolean => {
  const kind = ownParty(session)?.status.value.kind;
  return session.tracks.length > 0 || kind === "answered" || kind === "hold";
};

/**
 * The state with as many sessions as are kept. Those without a party of the user's go first, then of his
 * own whichever came last and is not in hand.
 */
export function withFewerSessions(state: CoreState): CoreState {
  const { live } = state;
  if (live.length <= mostLiveSessions) return state;
  const surplus =
    live.find((session) => ownParty(session) === undefined) ??
    live.findLast((session) => !isInHand(session)) ??
    live.at(-1);
  const kept: Sessions = live.filter((session) => session !== surplus);
  if (surplus === undefined || ownParty(surplus) === undefined) return { ...state, live: kept };
  const others = state.leftOut.filter((id) => id !== surplus.id);
  return { ...state, live: kept, leftOut: [...others, surplus.id].slice(-mostLeftOut) };
}
