/**
 * What is true of each operation and of each control: the one place for it. Capabilities, target,
 * coalescing, second press, confirmation, the board of the window and the tray all read it here. How
 * an intent becomes a request needs the account and stands in `main/calls/act/plans.ts`.
 */
import {
  type ActionKind,
  controlKinds,
  type ControlKind,
  controlOf,
} from "../../contract/operations.ts";
import type { CallView } from "../../contract/call-view.ts";
import type { CallState } from "../../contract/intent.ts";
import type { CapabilityReason } from "../../contract/result.ts";
import { isLive, ownParty } from "../session/own-call.ts";
import type { ActionTrack, Party, TelephonySession } from "../session/session.ts";
import {
  completeRule,
  consultRule,
  flipRule,
  holdRule,
  muteRule,
  needsDevice,
  parkRule,
  pauseRule,
  recordRule,
  retrieveRule,
  type Rule,
  takeBackRule,
  unlessConference,
  voicemailRule,
} from "./control-rules.ts";
import { flipUnderWay, isFlipStopped, isFlipTaken, nextFlipReadMs } from "./flip.ts";

/** Sound that is off: by mute towards the other side, by hold both ways. */
export type SoundLayer = "mute" | "hold";

interface Attempt {
  readonly track: ActionTrack;
  readonly session: TelephonySession;
  /** The party that it was sent for. */
  readonly party: Party;
}

/** What is true of an operation, whatever call it is done to. */
interface Operation {
  /** What undoes it. */
  readonly opposite?: ActionKind;
  readonly places?: SoundLayer;
  readonly lifts?: SoundLayer;
  /**
   * It does harm when it hits another call, or the same call in another state, than the user saw: to
   * `this` call, or to the `other` that is put on hold for it. Such an action is refused when the call
   * changed underneath, and asks twice while what is shown is not confirmed.
   */
  readonly harms?: "this" | "other";
  /** After it the call is no longer the user's, or no longer here. */
  readonly leaves?: true;
  /** Done beside an open question about the call: no answer to it, and the user stays with the call. */
  readonly aside?: true;
  /** Whether the session shows what was wanted. */
  readonly isProved: (attempt: Attempt) => boolean;
  /** What becomes of one that was accepted when reads do not show it: forgotten, where we know why. */
  readonly unproved?: "forgotten" | "flip-not-taken";
  /** How long after the answer, then after each read, the session is read; `undefined`: no more. */
  readonly nextReadMs: (attempt: Omit<Attempt, "party">, reads: number) => number | undefined;
}

const readsAfterMs =
  (...delaysMs: readonly number[]): Operation["nextReadMs"] =>
  (_attempt, reads) =>
    delaysMs[reads];

const soon = readsAfterMs(3_000, 6_000);
const aWhile = readsAfterMs(3_000, 6_000, 12_000);

/** No event tells of another participant, nor of a lifting that a device's own layer defeats. */
const forSound: Operation["nextReadMs"] = ({ session, track }, reads) => {
  if (track.partyId !== session.ownId) return [0, 3_000][reads];
  const lifts = operations[track.kind].lifts;
  const isDefeated = lifts !== undefined && session[`${lifts}Layer`] === "elsewhere";
  return (isDefeated ? [0] : [3_000])[reads];
};

const recordings = ({ party }: Attempt) => party.facts.recordings?.value ?? [];
const isRecording = (attempt: Attempt): boolean =>
  recordings(attempt).some((recording) => recording.active);
const isConnected = ({ party }: Attempt): boolean => party.status.value.kind === "answered";
const isOver = ({ party }: Attempt): boolean => !isLive(party);
const hasOwn = ({ session }: Attempt): boolean =>
  ownParty(session)?.status.value.kind === "answered";

/** Takes the call away, and is done when the user's party is over. */
const leaving: Operation = { harms: "this", leaves: true, isProved: isOver, nextReadMs: aWhile };

export const operations: Readonly<Record<ActionKind, Operation>> = {
  mute: {
    ...{ opposite: "unmute", places: "mute", aside: true },
    isProved: ({ party }) => party.facts.muted?.value === true,
    nextReadMs: forSound,
  },
  unmute: {
    ...{ opposite: "mute", lifts: "mute", aside: true },
    isProved: ({ party }) => party.facts.muted?.value === false,
    // A device's own layer explains it (see `layers.ts`).
    unproved: "forgotten",
    nextReadMs: forSound,
  },
  hold: {
    ...{ opposite: "unhold", places: "hold", harms: "this", aside: true },
    isProved: ({ party }) => party.status.value.kind === "hold",
    nextReadMs: forSound,
  },
  unhold: {
    ...{ opposite: "hold", lifts: "hold", aside: true },
    isProved: isConnected,
    unproved: "forgotten",
    nextReadMs: forSound,
  },
  swap: {
    ...{ opposite: "hold", lifts: "hold", harms: "other" },
    isProved: isConnected,
    unproved: "forgotten",
    nextReadMs: forSound,
  },
  record: { aside: true, isProved: isRecording, nextReadMs: soon },
  "pause-recording": {
    ...{ opposite: "resume-recording", aside: true },
    isProved: (attempt) => recordings(attempt).at(-1)?.active === false,
    nextReadMs: soon,
  },
  "resume-recording": {
    ...{ opposite: "pause-recording", aside: true },
    isProved: isRecording,
    nextReadMs: soon,
  },
  transfer: leaving,
  // What becomes of it is followed as a pair (`main/calls/dial`): the call itself only waits.
  consult: { harms: "this", isProved: () => false, nextReadMs: () => undefined },
  complete: leaving,
  // Of a warm transfer it is followed as a pair too; of a flip the phone that rang tells.
  "take-back": {
    harms: "this",
    isProved: ({ session, track }) => isFlipStopped(session, track),
    nextReadMs: (attempt, reads) =>
      flipUnderWay(attempt.session) === undefined ? undefined : aWhile(attempt, reads),
  },
  park: {
    ...{ harms: "this", leaves: true },
    isProved: (attempt) => isOver(attempt) || attempt.party.status.value.kind === "parked",
    nextReadMs: aWhile,
  },
  flip: {
    harms: "this",
    isProved: ({ session, track }) => isFlipTaken(session, track),
    unproved: "flip-not-taken",
    nextReadMs: ({ session, track }, reads) => nextFlipReadMs(session, track, reads),
  },
  "finish-here": leaving,
  // Nobody took the call on the phone that rings for it, if reads show nothing.
  answer: { isProved: hasOwn, unproved: "forgotten", nextReadMs: aWhile },
  decline: leaving,
  voicemail: leaving,
  forward: leaving,
  reply: leaving,
  ignore: leaving,
  end: leaving,
  retrieve: {
    isProved: (attempt) => isOver(attempt) || isConnected(attempt) || hasOwn(attempt),
    unproved: "forgotten",
    nextReadMs: aWhile,
  },
};

/** Whether it turns a call away that rings: whoever does has decided about it, and missed nothing. */
export const turnsAway = (kind: ActionKind): boolean =>
  operations[kind].leaves === true && controls[controlOf[kind]].offeredIn.includes("ringing");

/** Whether it resumes a call, alone or after another was put on hold. */
export const isResume = (kind: ActionKind): boolean => operations[kind].lifts === "hold";

/** What of a call decides which controls it has. */
type Offering = Pick<CallView, "state" | "recording" | "isQueueCall"> & {
  /** Somebody is asked about it. */
  readonly isAskedAbout?: boolean;
  /** Where a flip of it is: it rings at the other phone, or that phone has it too. */
  readonly flipped?: "ringing" | "there-too" | undefined;
};

interface Control {
  readonly offeredIn: readonly CallState[];
  /** Of those that not every call in such a state has: whether this one does. */
  readonly isTurn?: (call: Offering) => boolean;
  /** Why a call in no such state does not have it; absent: the state says why. */
  readonly missing?: CapabilityReason;
  /** Why a call in such a state does not have it, where that is another reason. */
  readonly notIts?: CapabilityReason;
  /** What can stand against it while the call has it. */
  readonly rule?: Rule;
  /** While the call is being taken away, nothing else may touch where it goes. */
  readonly waitsForLeave?: true;
}

const inHand = ["connected", "held"] as const;
const whileRinging = {
  offeredIn: ["ringing"],
  missing: "call-not-ringing",
  waitsForLeave: true,
} as const satisfies Control;

export const controls: Readonly<Record<ControlKind, Control>> = {
  complete: {
    ...{ offeredIn: inHand, isTurn: ({ isAskedAbout = false }) => isAskedAbout },
    ...{ missing: "consult-none", rule: completeRule, waitsForLeave: true },
  },
  "take-back": {
    offeredIn: inHand,
    isTurn: ({ isAskedAbout = false, flipped }) => isAskedAbout || flipped === "ringing",
    ...{ missing: "consult-none", rule: takeBackRule, waitsForLeave: true },
  },
  "finish-here": {
    ...{ offeredIn: inHand, isTurn: ({ flipped }) => flipped === "there-too" },
    ...{ missing: "flip-not-answered", waitsForLeave: true },
  },
  mute: { offeredIn: inHand, rule: muteRule },
  hold: { offeredIn: inHand, rule: holdRule, waitsForLeave: true },
  // A recording that was started has no end, so from then on it can only be paused and resumed.
  record: { offeredIn: inHand, isTurn: ({ recording }) => recording === "off", rule: recordRule },
  pause: { offeredIn: inHand, isTurn: ({ recording }) => recording !== "off", rule: pauseRule },
  transfer: { offeredIn: inHand, rule: unlessConference, waitsForLeave: true },
  consult: { offeredIn: inHand, rule: consultRule, waitsForLeave: true },
  park: { offeredIn: inHand, rule: parkRule, waitsForLeave: true },
  flip: { offeredIn: inHand, rule: flipRule, waitsForLeave: true },
  answer: { ...whileRinging, rule: needsDevice },
  decline: whileRinging,
  voicemail: { ...whileRinging, rule: voicemailRule },
  forward: whileRinging,
  reply: whileRinging,
  ignore: {
    ...whileRinging,
    isTurn: ({ isQueueCall }) => isQueueCall === true,
    ...{ notIts: "not-a-queue-call", rule: needsDevice },
  },
  retrieve: { offeredIn: ["parked"], missing: "call-not-parked", rule: retrieveRule },
  // A call that rings is declined: ending it would cut off the caller everywhere.
  end: { offeredIn: [...inHand, "dialing", "unknown"], waitsForLeave: true },
};

const isOffered = (control: ControlKind, call: Offering): boolean => {
  const { offeredIn, isTurn } = controls[control];
  return offeredIn.includes(call.state) && isTurn?.(call) !== false;
};

/** The controls that a call has in its state, in the order in which they are listed. */
export const offeredControls = (call: Offering): ControlKind[] =>
  controlKinds.filter((control) => isOffered(control, call));

/** Why the call does not have the control, for where it is drawn all the same; `undefined` if it has. */
export function reasonUnlessOffered(
  control: ControlKind,
  call: Offering,
): CapabilityReason | undefined {
  if (isOffered(control, call)) return undefined;
  if (call.state === "ended") return "call-ended";
  const { offeredIn, notIts, missing } = controls[control];
  const because = offeredIn.includes(call.state) ? (notIts ?? missing) : missing;
  return because ?? becauseOfState(control, call.state);
}

function becauseOfState(
  control: ControlKind,
  state: Exclude<CallState, "ended">,
): CapabilityReason {
  switch (state) {
    case "ringing":
      return "call-ringing";
    case "parked":
      return "call-parked";
    case "dialing":
    case "unknown":
      return "call-not-connected";
    case "connected":
    case "held":
      return control === "record" ? "already-recording" : "not-recording";
  }
}
