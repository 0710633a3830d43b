/**
 * What a press on each control would do now, or the reason why nothing. Buttons, menus and hotkeys
 * all read the same answer. Sources: the operations' documented "valid when" and the account's
 * features.
 */
import type { ControlKind } from "../../contract/call-view.ts";
import type { CallState } from "../../contract/intent.ts";
import type { ActionKind, CapabilityReason } from "../../contract/result.ts";
import { pendingLeave } from "./attempts.ts";
import { reasonUnlessOffered } from "./offered-controls.ts";
import { callStateOf, isConference, ownParty } from "../session/own-call.ts";
import { wayOf } from "../session/ring-out.ts";
import type { Party, TelephonySession } from "../session/session.ts";

/** The part of the account's facts that decides what is possible. */
export interface CapabilityFacts {
  readonly callControlGranted: boolean;
  /** The service wants nothing sent for a while. */
  readonly servicePaused?: boolean;
  readonly features: {
    readonly park: boolean;
    readonly recording: boolean;
    readonly flip: boolean;
  };
  readonly flipTargets: readonly unknown[];
  readonly parkLocations: readonly unknown[];
  readonly devices: readonly { readonly online: boolean }[];
}

export interface Capability {
  readonly does: ActionKind;
  readonly reason?: CapabilityReason;
}

interface Question {
  readonly session: TelephonySession;
  readonly own: Party;
  readonly state: CallState;
  readonly facts: CapabilityFacts;
}

type Rule = (question: Question) => CapabilityReason | undefined;

export const recordingState = (party: Party | undefined): "off" | "on" | "paused" => {
  const recordings = party?.facts.recordings?.value ?? [];
  if (recordings.length === 0) return "off";
  return recordings.some((recording) => recording.active) ? "on" : "paused";
};

/** Why a call that is on hold cannot do what only a connected one can. */
const unlessOnHold: Rule = ({ state }) => (state === "held" ? "call-held" : undefined);

const unlessConference: Rule = ({ session }) => (isConference(session) ? "conference" : undefined);

const muteRule: Rule = (question) =>
  unlessOnHold(question) ?? (question.session.mutedOnDevice ? "muted-on-device" : undefined);

const holdRule: Rule = ({ session }) => (session.heldOnDevice ? "held-on-device" : undefined);

const recordRule: Rule = (question) => {
  const blocked = unlessOnHold(question) ?? unlessConference(question);
  if (blocked !== undefined) return blocked;
  return question.facts.features.recording ? undefined : "recording-not-allowed";
};

/** Why the call cannot wait in the system's own park; it takes connected incoming calls only. */
const ownOrbitRule: Rule = (question) => {
  if (!question.facts.features.park) return "park-not-allowed";
  if (wayOf(question.session, question.own) === "outbound") return "park-incoming-only";
  return unlessOnHold(question);
};

const parkRule: Rule = (question) => {
  const blocked = unlessConference(question);
  if (blocked !== undefined) return blocked;
  return question.facts.parkLocations.length > 0 ? undefined : ownOrbitRule(question);
};

const flipRule: Rule = (question) => {
  const blocked = unlessOnHold(question) ?? unlessConference(question);
  if (blocked !== undefined) return blocked;
  if (!question.facts.features.flip) return "flip-not-allowed";
  return question.facts.flipTargets.length === 0 ? "no-flip-number" : undefined;
};

const needsDevice: Rule = ({ facts }) =>
  facts.devices.some((device) => device.online) ? undefined : "no-device-to-answer";

const retrieveRule: Rule = (question) =>
  question.own.status.value.kind === "parked" ? needsDevice(question) : "park-not-seen";

const always: Rule = () => undefined;

/** What can stand against a control that the call has in its state. */
const rules: Record<ControlKind, Rule> = {
  mute: muteRule,
  hold: holdRule,
  record: recordRule,
  pause: always,
  transfer: unlessConference,
  park: parkRule,
  flip: flipRule,
  end: always,
  answer: needsDevice,
  decline: always,
  retrieve: retrieveRule,
};

/** While the call is being taken away, nothing else may touch where it goes. */
const blockedByLeave: ReadonlySet<ControlKind> = new Set<ControlKind>([
  "hold",
  "transfer",
  "park",
  "flip",
  "end",
  "answer",
  "decline",
]);

function pressDoes(control: ControlKind, { own, state }: Question): ActionKind {
  switch (control) {
    case "mute":
      return own.facts.muted?.value === true ? "unmute" : "mute";
    case "hold":
      return state === "held" ? "unhold" : "hold";
    case "pause":
      return recordingState(own) === "paused" ? "resume-recording" : "pause-recording";
    default:
      return control;
  }
}

/** What the control of the user's own party does. Sessions without a party of his have none. */
export function capabilityOf(
  session: TelephonySession,
  control: ControlKind,
  facts: CapabilityFacts,
): Capability {
  const own = ownParty(session);
  if (own === undefined) return { does: "end", reason: "not-your-party" };
  const question = { session, own, state: callStateOf(session), facts };
  const reason = reasonAgainst(control, question);
  return { does: pressDoes(control, question), ...(reason === undefined ? {} : { reason }) };
}

function reasonAgainst(control: ControlKind, question: Question): CapabilityReason | undefined {
  if (!question.facts.callControlGranted) return "call-control-not-granted";
  const leave = pendingLeave(question.session);
  if (leave !== undefined && leave.control !== control && blockedByLeave.has(control)) {
    return "busy-with-same";
  }
  return unlessOffered(control, question) ?? rules[control](question) ?? pauseOf(question.facts);
}

const unlessOffered = (
  control: ControlKind,
  { own, state }: Question,
): CapabilityReason | undefined =>
  reasonUnlessOffered(control, { state, recording: recordingState(own) });

const pauseOf = ({ servicePaused }: CapabilityFacts): CapabilityReason | undefined =>
  servicePaused === true ? "service-pause" : undefined;

/** Whether the call could be parked in the system's own park. */
export function ownOrbitReason(
  session: TelephonySession,
  facts: CapabilityFacts,
): CapabilityReason | undefined {
  const own = ownParty(session);
  if (own === undefined) return "not-your-party";
  const question = { session, own, state: callStateOf(session), facts };
  return unlessOffered("park", question) ?? ownOrbitRule(question);
}

/** Muting another participant: where the service allows it, it decides. */
export function participantMute(
  session: TelephonySession,
  party: Party,
  facts: CapabilityFacts,
): Capability {
  const does = party.facts.muted?.value === true ? "unmute" : "mute";
  if (!facts.callControlGranted) return { does, reason: "call-control-not-granted" };
  const state = callStateOf(session);
  const own = reasonUnlessOffered("mute", { state, recording: "off" });
  if (own !== undefined) return { does, reason: own };
  const pause = pauseOf(facts);
  if (pause !== undefined) return { does, reason: pause };
  return party.status.value.kind === "answered"
    ? { does }
    : { does, reason: party.status.value.kind === "hold" ? "call-held" : "call-not-connected" };
}
