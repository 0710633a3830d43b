/**
 * What an intent comes to, given the call as it is: pure, sends nothing. The request of each operation
 * is made here, with the account's devices and places.
 */
import type { CallView, ControlView } from "../../../contract/call-view.ts";
import type { PartyId } from "../../../contract/ids.ts";
import type { CallIntent, TransferTarget } from "../../../contract/intent.ts";
import { type ActionKind, kindAsked, namedKind } from "../../../contract/operations.ts";
import { whoWouldStay } from "../../../telephony/actions/flip.ts";
import { isResume, operations } from "../../../telephony/actions/operations.ts";
import { controlFor } from "../../../telephony/actions/target.ts";
import { isConference } from "../../../telephony/session/own-call.ts";
import { lastRecordingId } from "../../../telephony/view/call-view.ts";
import { transferTargetOf } from "../dialing/read-target.ts";
import { plain as plainText } from "../dialing/typed-text.ts";
import { answeringDevice } from "./answering-device.ts";
import { planComplete, planConsult } from "./consult-plan.ts";
import { planFinishHere, planFlip, planPark, planTakeBack } from "./place-plan.ts";
import { planForward, planIgnore, planReply, planVoicemail } from "./ringing-plan.ts";
import {
  notAllowed,
  onParty,
  type Plan,
  type PlainOperation,
  refuse,
  send,
  sendFor,
  type Situation,
  towards,
} from "./plan.ts";

/** Whether the intent would do harm to a call that is no longer what the user saw. */
export const isDestructive = ({ action }: CallIntent): boolean =>
  operations[namedKind(action)].harms === "this";

/** Whether the user pressed for a state that the call has left since. */
export const sawAnotherState = (intent: CallIntent, call: CallView): boolean =>
  intent.saw !== undefined && intent.saw !== call.state && isDestructive(intent);

/** `wish`: the kind that a toggle comes to, decided by the caller who knows what is under way. */
export function planFor(intent: CallIntent, situation: Situation, wish?: ActionKind): Plan {
  const view = controlMeant(intent, situation.call);
  if (view === undefined) return notAllowed("participant-gone");
  if (view.disabledBecause !== undefined) return notAllowed(view.disabledBecause);
  const kind = wish ?? kindOf(intent, view.does);
  // The control would do the contrary, so what was asked for is already so.
  const isSo = operations[kind].opposite !== undefined && kind !== view.does;
  if (wish === undefined && isSo) return { plan: "nothing" };
  return plans[kind](intent, situation);
}

/** Resuming and swapping are one wish; which of them it comes to is decided now. */
function kindOf(intent: CallIntent, does: ActionKind): ActionKind {
  const asked = kindAsked(intent.action) ?? does;
  return isResume(asked) && isResume(does) ? does : asked;
}

/** Another participant's mute where the intent names one; `undefined`: that participant has left. */
function controlMeant(intent: CallIntent, call: CallView): ControlView | undefined {
  const partyId = mutedParty(intent, call);
  if (partyId === call.partyId) return call.controls[controlFor(intent.action, call)];
  return call.participants.find((participant) => participant.partyId === partyId)?.mute;
}

const mutedParty = (intent: CallIntent, { partyId }: CallView): PartyId =>
  ("partyId" in intent ? intent.partyId : undefined) ?? partyId;

type Planner = (intent: CallIntent, situation: Situation) => Plan;

/** A request on the user's own party that needs nothing but its name. */
const plain =
  (kind: ActionKind, operation: PlainOperation): Planner =>
  (_intent, situation) =>
    send(kind, { ...onParty(situation), operation });

const planMute =
  (kind: "mute" | "unmute"): Planner =>
  (intent, { call }) =>
    send(kind, {
      operation: "update-party",
      telephonySessionId: call.telephonySessionId,
      partyId: mutedParty(intent, call),
      muted: kind === "mute",
    });

/** What each operation comes to: the one place where it is turned into a request. */
const plans: Readonly<Record<ActionKind, Planner>> = {
  mute: planMute("mute"),
  unmute: planMute("unmute"),
  hold: plain("hold", "hold"),
  unhold: plain("unhold", "unhold"),
  swap: plain("swap", "unhold"),
  record: plain("record", "start-recording"),
  "pause-recording": planRecordingUpdate("pause-recording"),
  "resume-recording": planRecordingUpdate("resume-recording"),
  transfer: planTransfer,
  consult: planConsult,
  complete: planComplete,
  "take-back": planTakeBack,
  park: planPark,
  flip: planFlip,
  "finish-here": planFinishHere,
  answer: planOnDevice("answer", "answer"),
  decline: plain("decline", "reject"),
  voicemail: planVoicemail,
  forward: planForward,
  reply: planReply,
  ignore: planIgnore,
  end: planEnd,
  retrieve: planOnDevice("retrieve", "pickup"),
};

function planRecordingUpdate(kind: "pause-recording" | "resume-recording"): Planner {
  const active = kind === "resume-recording";
  return (_intent, situation) => {
    const recordingId = lastRecordingId(situation.session);
    if (recordingId === undefined) return notAllowed("not-recording");
    const party = onParty(situation);
    return send(kind, { ...party, operation: "update-recording", recordingId, active });
  };
}

function planTransfer(intent: CallIntent, situation: Situation): Plan {
  const { telephonySessionId } = situation.call;
  if (intent.action !== "transfer" || intent.to === undefined) {
    return { plan: "ask", chooser: { ask: "transfer-target", telephonySessionId } };
  }
  const to = transferTargetOf(intent.to, situation.facts);
  if (!to.ok) return refuse(to.error);
  const operation = { ...onParty(situation), operation: "transfer", to: to.value } as const;
  return towards(asChosen(intent.to, situation), send("transfer", operation));
}

/** Where a transfer goes, in the user's own words. */
function asChosen(to: TransferTarget, { facts }: Situation): string | undefined {
  switch (to.kind) {
    case "phone-number":
      return plainText(to.phoneNumber);
    case "extension":
      return plainText(to.extensionNumber);
    case "company-extension":
      return plainText(`${to.companyNumber}*${to.extensionNumber}`);
    case "voicemail":
      return facts.colleagues.find(({ extensionId }) => extensionId === to.extensionId)?.name;
  }
}

/** The phone that an answer or retrieval asks for itself. */
export const deviceNamedBy = (intent: CallIntent): string | undefined =>
  intent.action === "answer" || intent.action === "retrieve" || intent.action === "consult"
    ? intent.deviceId
    : undefined;

/** On the given phone, else on the one that the snapshot names: the commonest act asks nothing. */
function planOnDevice(kind: "answer" | "retrieve", operation: "answer" | "pickup"): Planner {
  return (intent, situation) => {
    const { facts, preferences } = situation;
    const deviceId =
      deviceNamedBy(intent) ?? answeringDevice(facts.devices, preferences.answerDevice)?.deviceId;
    if (deviceId === undefined) return notAllowed("no-device-to-answer");
    const phone = facts.devices.find((device) => device.deviceId === deviceId);
    return towards(phone?.label, send(kind, { ...onParty(situation), operation, deviceId }));
  };
}

/**
 * Two people: the session is dropped, which ends the call for both, as hanging up does. More than
 * two, or a conference: only the user's own party leaves (`DELETE` of one conference participant);
 * the others talk on.
 */
function planEnd(_intent: CallIntent, situation: Situation): Plan {
  const { session } = situation;
  const { telephonySessionId, partyId } = onParty(situation);
  return whoWouldStay(session).length > 1 || isConference(session)
    ? send("end", { operation: "delete-party", telephonySessionId, partyId })
    : sendFor(partyId, "end", { operation: "drop-session", telephonySessionId });
}
