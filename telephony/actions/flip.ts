/**
 * What becomes of a flip. The service rings the other phone as a new party of the session, which is
 * the user's own or, for a telephone outside, nobody's (then no event tells of it, only reads do).
 * The old party stays until somebody ends it, or leaves by itself when the other phone has answered.
 */
import type { PartyId } from "../../contract/ids.ts";
import type { AppError } from "../../contract/result.ts";
import { isAnsweredElsewhere, liveOthers, ownParty } from "../session/own-call.ts";
import { isRingOut } from "../session/ring-out.ts";
import type { ActionTrack, Party, TelephonySession } from "../session/session.ts";
import { howNotTaken, isAnswered, isOver } from "../wire/status.ts";

export type FlipStep = "calling" | "ringing" | "answered" | "over";

/** The phone that the flip rings, as a party; of several the one that is still there. */
function flipLegOf(
  { parties }: Pick<TelephonySession, "parties">,
  track: ActionTrack,
): Party | undefined {
  const flipped = parties.find((party) => party.id === track.partyId);
  const legs = parties.filter((party) => isLeg(party, track, flipped));
  return legs.find(isThere) ?? legs.at(-1);
}

function isLeg(party: Party, track: ActionTrack, flipped: Party | undefined): boolean {
  if (track.partiesBefore.includes(party.id)) return false;
  if (party.facts.direction?.value !== "inbound") return false;
  const owner = party.facts.extensionId?.value;
  // Whoever was there unseen before the press must not be taken for the phone that rings.
  return owner === undefined ? track.knewAll === true : owner === flipped?.facts.extensionId?.value;
}

const isThere = ({ status }: Party): boolean => !isOver(status.value.kind);

export function flipStepOf(
  session: Pick<TelephonySession, "parties">,
  track: ActionTrack,
): FlipStep {
  const leg = flipLegOf(session, track);
  if (leg === undefined) return "calling";
  if (!isThere(leg)) return leg.answered ? "answered" : "over";
  return isAnswered(leg.status.value.kind) ? "answered" : "ringing";
}

/** A flip of the user's party that the service has taken on, and that is not over for him. */
interface FlipUnderWay {
  readonly track: ActionTrack;
  readonly step: Exclude<FlipStep, "over">;
  /** The phone that it rings; absent until one was seen. */
  readonly leg: Party | undefined;
}

export function flipUnderWay(session: TelephonySession): FlipUnderWay | undefined {
  const own = ownParty(session);
  const track = session.tracks.find(({ kind, partyId }) => kind === "flip" && partyId === own?.id);
  if (own === undefined || track === undefined || !isThere(own)) return undefined;
  const isTakenOn = track.phase === "accepted" || track.phase === "seen";
  const step = flipStepOf(session, track);
  if (!isTakenOn || step === "over") return undefined;
  const leg = flipLegOf(session, track);
  return leg !== undefined && !isThere(leg) ? undefined : { track, step, leg };
}

/** Whether another phone of the user's has the call while this one is still in it. */
export function isThereToo(session: TelephonySession): boolean {
  const own = ownParty(session);
  const extension = own?.facts.extensionId?.value;
  if (own === undefined || !isThere(own)) return false;
  if (flipUnderWay(session)?.step === "answered") return true;
  // Of a RingOut both parties may be the user's: only a flip says that one of them is another phone.
  const mayBeFlipped = session.tracks.some(
    ({ kind, partyId }) => kind === "flip" && partyId === own.id,
  );
  if (isRingOut(session) && !mayBeFlipped) return false;
  return extension !== undefined && isAnsweredElsewhere(session, own, { extensionId: extension });
}

/**
 * Whether the user has had the phone that the flip rings stopped, so that nobody's not answering is to
 * be told of.
 */
export const isTakenBack = (session: TelephonySession, flip: ActionTrack): boolean =>
  session.tracks.some(
    ({ kind, partyId, phase, actionId }) =>
      kind === "take-back" &&
      partyId === flip.partyId &&
      phase !== "failed" &&
      phase !== "armed" &&
      actionId > flip.actionId,
  );

/** Whether the phone that a flip of the party rang has stopped, as the user wished with `back`. */
export function isFlipStopped(session: TelephonySession, back: ActionTrack): boolean {
  const flip = session.tracks.find(
    ({ kind, partyId }) => kind === "flip" && partyId === back.partyId,
  );
  // A flip that was taken back is forgotten.
  return flip === undefined ? back.phase === "seen" : flipStepOf(session, flip) === "over";
}

/** The live parties that are somebody else, and no other phone of the user. */
export function otherPeople(session: TelephonySession): readonly Party[] {
  const others = liveOthers(session);
  const phones = ownPhonesAmong(session, others);
  return others.filter((party) => !phones.has(party.id));
}

/** The live parties that stay in the call when the user's party leaves it. */
export function whoWouldStay(session: TelephonySession): readonly Party[] {
  const others = liveOthers(session);
  const phones = ownPhonesAmong(session, others);
  // A phone that only rings stops with the call.
  return others.filter((party) => !phones.has(party.id) || isAnswered(party.status.value.kind));
}

function ownPhonesAmong(session: TelephonySession, others: readonly Party[]): ReadonlySet<PartyId> {
  const extension = ownParty(session)?.facts.extensionId?.value;
  const flips = session.tracks.filter(({ kind, phase }) => kind === "flip" && phase !== "armed");
  const legs = flips.map((track) => flipLegOf(session, track)?.id);
  const isOwnPhone = ({ id, facts }: Party): boolean =>
    facts.extensionId?.value === extension || legs.includes(id);
  return new Set(others.filter(isOwnPhone).map(({ id }) => id));
}

/** Whether the other phone has the call. */
export function isFlipTaken(
  session: Pick<TelephonySession, "parties">,
  track: ActionTrack,
): boolean {
  if (flipStepOf(session, track) === "answered") return true;
  const flipped = session.parties.find((party) => party.id === track.partyId);
  return flipped?.status.value.reason?.toLowerCase() === "callflip";
}

/** Why the other phone does not have the call; `undefined` while that is open. */
export function flipFailure(
  session: Pick<TelephonySession, "parties">,
  track: ActionTrack,
): AppError | undefined {
  if (flipStepOf(session, track) !== "over") return undefined;
  const how = howNotTaken(flipLegOf(session, track)?.status.value.reason);
  return { code: "flip-not-taken", how: how === undefined || how === "busy" ? "ended" : how };
}

/**
 * When the session is read while no event proves the flip: no event tells of a telephone outside, and
 * a phone that rings is somebody's to answer, so it is looked at for as long as it rings.
 */
export function nextFlipReadMs(
  session: Pick<TelephonySession, "parties">,
  track: ActionTrack,
  reads: number,
): number | undefined {
  if (flipStepOf(session, track) !== "ringing") return [1_000, 2_000, 3_000, 6_000][reads];
  if (flipLegOf(session, track)?.facts.extensionId !== undefined) return 15_000;
  return reads < 20 ? 3_000 : 10_000;
}
