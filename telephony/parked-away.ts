/**
 * Calls that the user has sent to a park location. The service ends his party (`ParkLocation`, or
 * `BlindTransfer`), and the call waits as a party of the location, which only reads show: no event of it
 * reaches his extension. That party stands in for his own until somebody takes the call or it ends.
 */
import type { Person } from "../contract/peer.ts";
import { trackOf } from "./actions.ts";
import { identityOf, type PeerContext } from "./peer.ts";
import { isLive, ownParty } from "./own-call.ts";
import type { ActionTrack, Party, Self, Session } from "./session.ts";

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
  session: Session,
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

function mayAppear({ leftToParkAt, ownId }: Session, { by, at, newest }: Look): boolean {
  if (by === "event" || !newest) return true;
  return leftToParkAt === undefined ? ownId !== undefined : at - leftToParkAt < appearsWithinMs;
}

function leftToLocation(session: Session, own: Party): boolean {
  const reason = own.status.value.reason?.toLowerCase();
  if (reason === "parklocation") return true;
  return reason === "blindtransfer" && parkTrackOf(session, own) !== undefined;
}

function parkTrackOf(session: Session, own: Party): ActionTrack | undefined {
  const track = trackOf(session, "park", own.id);
  return track === undefined || track.phase === "failed" || track.phase === "armed"
    ? undefined
    : track;
}

/** Whether the call was sent to a park location and is not known to have left it. */
export const isParkedAway = ({ leftToParkAt, ended }: Session): boolean =>
  leftToParkAt !== undefined && ended === undefined;

/** The slot, or the location's name as the user chose it, else as the service says it. */
export function parkedPlace(session: Session): string | undefined {
  const party = ownParty(session);
  if (session.leftToParkAt === undefined) return party?.facts.parkSlot?.value;
  const chosen = session.tracks.findLast(({ kind, phase }) => kind === "park" && phase === "seen");
  const isSeen = party?.status.value.kind === "parked";
  return chosen?.to ?? (isSeen ? party.facts.toName?.value : undefined);
}

/** How a call left its park, as far as that is known; `by`: who has it now. */
export interface ParkEnd {
  readonly how: "retrieved" | "picked-up" | "hung-up" | "unknown";
  readonly by?: Person;
}

/** Of a session whose parked party is over. */
export function parkEndOf(session: Session, context: PeerContext): ParkEnd {
  const parked = ownParty(session);
  const { extensionId } = context.self;
  if (parked === undefined) return { how: "unknown" };
  const taker = session.parties
    .slice(session.parties.indexOf(parked) + 1)
    .findLast((party) => hasTaken(party));
  if (taker?.facts.extensionId?.value === extensionId || isRetrieving(session)) {
    return { how: "retrieved" };
  }
  if (taker !== undefined) return { how: "picked-up", by: identityOf(taker, context) };
  const { reason, inferred } = parked.status.value;
  if (reason?.toLowerCase() === "pickup") return { how: "picked-up" };
  return { how: inferred !== true && hasCallerLeft(session, parked) ? "hung-up" : "unknown" };
}

/** Of the parties that came after the parked one. */
const hasTaken = ({ answered, facts }: Party): boolean =>
  answered && facts.direction?.value === "inbound" && facts.extensionId !== undefined;

const isRetrieving = ({ tracks }: Session): boolean =>
  tracks.some(({ kind, phase }) => kind === "retrieve" && phase !== "failed" && phase !== "armed");

const hasCallerLeft = ({ parties }: Session, parked: Party): boolean =>
  parties.some(
    ({ id, status, facts }) =>
      id !== parked.id &&
      facts.extensionId === undefined &&
      status.value.kind === "disconnected" &&
      status.value.inferred !== true,
  );
