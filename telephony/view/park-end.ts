/** Where a parked call waits, and how it left its park, in words for people. */
import type { Person } from "../../contract/peer.ts";
import { ownParty } from "../session/own-call.ts";
import type { Party, TelephonySession } from "../session/session.ts";
import { identityOf, type PeerContext } from "./peer.ts";

/** The slot, or the location's name as the user chose it, else as the service says it. */
export function parkedPlace(session: TelephonySession): string | undefined {
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
export function parkEndOf(session: TelephonySession, context: PeerContext): ParkEnd {
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

const isRetrieving = ({ tracks }: TelephonySession): boolean =>
  tracks.some(({ kind, phase }) => kind === "retrieve" && phase !== "failed" && phase !== "armed");

const hasCallerLeft = ({ parties }: TelephonySession, parked: Party): boolean =>
  parties.some(
    ({ id, status, facts }) =>
      id !== parked.id &&
      facts.extensionId === undefined &&
      status.value.kind === "disconnected" &&
      status.value.inferred !== true,
  );
