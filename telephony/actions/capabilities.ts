/**
 * What a press on each control would do now, or the reason why nothing. Buttons, menus and hotkeys
 * all read the same answer. Sources: the operations' documented "valid when" and the account's
 * features.
 */
import type { ActionKind, ControlKind } from "../../contract/operations.ts";
import type { CapabilityReason } from "../../contract/result.ts";
import { pendingLeave } from "./attempts.ts";
import { type CapabilityFacts, ownOrbitRule, type Question } from "./control-rules.ts";
import { flipUnderWay, isThereToo } from "./flip.ts";
import { controls, reasonUnlessOffered } from "./operations.ts";
import { callStateOf, isQueueCall, ownParty } from "../session/own-call.ts";
import type { Party, TelephonySession } from "../session/session.ts";

export interface Capability {
  readonly does: ActionKind;
  readonly reason?: CapabilityReason;
}

export const recordingState = (party: Party | undefined): "off" | "on" | "paused" => {
  const recordings = party?.facts.recordings?.value ?? [];
  if (recordings.length === 0) return "off";
  return recordings.some((recording) => recording.active) ? "on" : "paused";
};

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
  if (
    leave !== undefined &&
    leave.control !== control &&
    controls[control].waitsForLeave === true
  ) {
    return "busy-with-same";
  }
  return (
    unlessOffered(control, question) ??
    controls[control].rule?.(question) ??
    pauseOf(question.facts)
  );
}

const unlessOffered = (
  control: ControlKind,
  { own, state, session, facts }: Question,
): CapabilityReason | undefined =>
  reasonUnlessOffered(control, {
    state,
    recording: recordingState(own),
    isQueueCall: isQueueCall(own),
    isAskedAbout: facts.pair?.firstId === session.id,
    flipped: flippedOf(session),
  });

/** Where a flip of the call is, as far as it decides what can be done. */
export function flippedOf(session: TelephonySession): "ringing" | "there-too" | undefined {
  if (isThereToo(session)) return "there-too";
  return flipUnderWay(session)?.step === "ringing" ? "ringing" : undefined;
}

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
