/**
 * What was done with a call that is over for the user, and what became of it. Events of his extension end
 * with his party, so the rest is what reads of the session show. Nothing is claimed that none has said.
 *
 * | the party that came after the user's act | state |
 * |---|---|
 * | none yet, or in `Setup` | open |
 * | `Proceeding` | ringing |
 * | `Answered`, `Hold`, `Parked` | answered |
 * | `VoiceMail` | voicemail |
 * | over, after it was answered | over |
 * | over by `Rejected`; `NoAnswer`, `Timeout`; `TargetBusy` | declined; unanswered; busy |
 * | over otherwise, or no longer listed | unknown |
 */
import type { CallView } from "../../contract/call-view.ts";
import type { PartyId } from "../../contract/ids.ts";
import type { OutcomeState, OutcomeView } from "../../contract/outcome.ts";
import type { Person } from "../../contract/peer.ts";
import type { ActionKind } from "../../contract/operations.ts";
import { isHeldBack } from "../actions/attempts.ts";
import { isFlipTaken } from "../actions/flip.ts";
import { operations } from "../actions/operations.ts";
import { isLive, isShortNumber, ownParty } from "../session/own-call.ts";
import { howRingingEnded } from "./missed.ts";
import { parkEndOf } from "./park-end.ts";
import { identityOf, isNumber, type PeerContext, shownNumber } from "./peer.ts";
import type { ActionTrack, Party, TelephonySession } from "../session/session.ts";
import { howNotTaken, isAnswered } from "../wire/status.ts";

/** How a call left the user. */
export interface Departure {
  readonly did: OutcomeView["did"];
  readonly to?: Person;
  /** Who took part before: whoever is not among them came by the user's act. */
  readonly before: readonly PartyId[];
  /** Whether these were all. */
  readonly knewAll: boolean;
}

/** What became of it, as far as is known. */
export interface Fate {
  readonly state: OutcomeState;
  readonly by?: Person;
}

/** `before`: the call's last view. `undefined` for a call that needs no receipt, such as a missed one. */
export function departureOf(
  before: CallView,
  session: TelephonySession,
  context: PeerContext,
): Departure | undefined {
  const own = ownParty(session);
  if (own === undefined) return undefined;
  const seen = { before: session.parties.map(({ id }) => id), knewAll: session.read };
  if (before.state === "parked") {
    const isBack = parkEndOf(session, context).how === "retrieved";
    const to = before.parkedAt === undefined ? {} : { to: { name: before.parkedAt } };
    return isBack ? undefined : { did: "parked", ...to, ...seen };
  }
  const track = lastTrack(session, own);
  const did = whatWasDone(before, session, { own, track });
  if (did === undefined) return undefined;
  const isAim = did === "transferred" || did === "flipped" || did === "forwarded";
  const to = !isAim || track?.to === undefined ? {} : { to: personIn(track.to, context) };
  // Whoever takes what rings at several people's may have been there before.
  const known = did === "rang" ? { before: [] } : track && { before: track.partiesBefore };
  return { did, ...to, ...seen, ...known };
}

const lastTrack = ({ tracks }: TelephonySession, own: Party): ActionTrack | undefined =>
  tracks.findLast(
    (track) =>
      track.partyId === own.id &&
      (operations[track.kind].leaves === true || track.kind === "flip") &&
      track.phase !== "failed" &&
      !isHeldBack(track),
  );

const sentAway: ReadonlySet<string> = new Set([
  "blindtransfer",
  "rcctransfer",
  "dtmftransfer",
  "attendedtransfer",
]);

function whatWasDone(
  before: CallView,
  session: TelephonySession,
  { own, track }: { readonly own: Party; readonly track: ActionTrack | undefined },
): Departure["did"] | undefined {
  const reason = own.status.value.reason?.toLowerCase() ?? "";
  if (before.state === "ringing") return whatWasDoneRinging(session, { own, track, reason });
  if (sentAway.has(reason)) return "transferred";
  // Nobody said how it ended: what the service has accepted was done, as far as anybody knows.
  const isAccepted = before.controls.transfer.life.phase === "accepted";
  if (own.status.value.inferred === true && track?.kind === "transfer" && isAccepted) {
    return "transferred";
  }
  if (
    reason === "callflip" ||
    track?.kind === "finish-here" ||
    (track?.kind === "flip" && isFlipTaken(session, track))
  ) {
    return "flipped";
  }
  return before.answeredAt !== undefined || before.direction === "outbound" ? "ended" : undefined;
}

/** Of a call that nobody had answered here. */
function whatWasDoneRinging(
  session: TelephonySession,
  how: {
    readonly own: Party;
    readonly track: ActionTrack | undefined;
    readonly reason: string;
  },
): Departure["did"] | undefined {
  const { own, track, reason } = how;
  const did = track && turnedAway[track.kind];
  if (did !== undefined) return did;
  if (reason === "rejected") return "declined";
  if (sentAway.has(reason)) return "transferred";
  const self = own.facts.extensionId && { extensionId: own.facts.extensionId.value };
  const isTaken = self !== undefined && howRingingEnded(session, self) === "decided";
  const { kind } = own.status.value;
  return isTaken && kind !== "fax" && kind !== "gone" ? "rang" : undefined;
}

const turnedAway: Readonly<Partial<Record<ActionKind, Departure["did"]>>> = {
  decline: "declined",
  voicemail: "voicemail",
  forward: "forwarded",
  reply: "replied",
  ignore: "ignored",
};

/** As typed or chosen: an extension, a number, or a name. */
export function personIn(to: string, context: PeerContext): Person {
  const name = isShortNumber(to) ? context.nameOfExtension(to) : undefined;
  if (name !== undefined) return { name };
  if (isShortNumber(to)) return { extension: to };
  const number = isNumber(to) ? shownNumber(to, context) : undefined;
  return number === undefined ? { name: to } : { number };
}

/** What the session now says of it. */
export function fateOf(
  session: TelephonySession,
  departure: Departure,
  context: PeerContext,
): Fate {
  switch (departure.did) {
    case "ended":
    case "replied":
      return { state: "over" };
    case "flipped":
      return { state: "answered" };
    case "parked":
      return fateOfParked(session, context);
    case "declined":
    case "voicemail":
    case "forwarded":
    case "ignored":
    case "rang":
    case "transferred":
      return fateOfSent(session, departure, context);
  }
}

function fateOfParked(session: TelephonySession, context: PeerContext): Fate {
  const { how, by } = parkEndOf(session, context);
  switch (how) {
    case "retrieved":
      return { state: "came-back" };
    case "picked-up":
      return { state: "answered", ...(by === undefined ? {} : { by }) };
    case "hung-up":
      return { state: how };
    case "unknown":
      return { state: mayShowMore(session) ? "open" : how };
  }
}

function fateOfSent(session: TelephonySession, departure: Departure, context: PeerContext): Fate {
  const own = ownParty(session);
  if (own?.status.value.kind === "voicemail") return { state: "voicemail" };
  if (own?.status.value.kind === "gone") return { state: "answered" };
  const party = takerIn(session, departure, context);
  if (party === undefined) return { state: mayShowMore(session) ? "open" : "unknown" };
  const state = stateOf(party);
  return isLive(party) || party.answered || state === "voicemail" || state === "declined"
    ? { state, by: identityOf(party, context) }
    : { state };
}

/** Whether a read may show what none has shown yet. */
export const mayShowMore = ({ read, parties }: TelephonySession): boolean =>
  !read || parties.some(isLive);

/** Of those who came by the user's act: who is there, else the last one who was. */
function takerIn(
  { parties }: TelephonySession,
  { before, knewAll }: Departure,
  { self }: PeerContext,
): Party | undefined {
  const came = parties.filter(
    ({ id, facts }) =>
      !before.includes(id) &&
      facts.direction?.value === "inbound" &&
      facts.extensionId?.value !== self.extensionId,
  );
  const there = came.filter((party) => isLive(party) || stateOf(party) === "voicemail");
  return (
    there.findLast((party) => isAnswered(party.status.value.kind)) ??
    there.at(-1) ??
    (knewAll ? came.at(-1) : undefined)
  );
}

function stateOf({ status, answered }: Party): OutcomeState {
  const { kind, reason, inferred } = status.value;
  switch (kind) {
    case "setup":
    case "screening":
      return "open";
    case "proceeding":
      return "ringing";
    case "answered":
    case "hold":
    case "parked":
      return "answered";
    case "voicemail":
      return "voicemail";
    default:
      if (answered) return "over";
      return inferred === true ? "unknown" : (howNotTaken(reason) ?? "unknown");
  }
}

/** Whether nothing more can be learnt that the receipt would tell. */
export const isSettled = (
  { state, by }: Pick<OutcomeView, "state" | "by">,
  { did }: Departure,
): boolean =>
  state === "answered" ? did !== "parked" || by !== undefined : settledStates.has(state);

const settledStates: ReadonlySet<OutcomeState> = new Set<OutcomeState>([
  "voicemail",
  "hung-up",
  "came-back",
  "over",
]);

/** What is left of it when nothing more is learnt: what was so need not be so any more. */
export const unwatched = <T extends Pick<OutcomeView, "state">>(fate: T): T =>
  fate.state === "open" || fate.state === "ringing" ? { ...fate, state: "unknown" } : fate;
