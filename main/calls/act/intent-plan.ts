/** What an intent comes to, given the call as it is: pure, sends nothing. */
import type { CallView, ControlKind } from "../../../contract/call-view.ts";
import type { CallIntent, TransferTarget } from "../../../contract/intent.ts";
import type { ActionKind } from "../../../contract/result.ts";
import { whoWouldStay } from "../../../telephony/actions/flip.ts";
import { isConference } from "../../../telephony/session/own-call.ts";
import { lastRecordingId } from "../../../telephony/view/call-view.ts";
import { controlFor, kindAsked } from "../../../telephony/actions/target.ts";
import { answeringDevice } from "./answering-device.ts";
import { transferTargetOf } from "../dialing/read-target.ts";
import { plain } from "../dialing/typed-text.ts";
import { planFlip, planPark } from "./place-plan.ts";
import { notAllowed, onParty, type Plan, refuse, send, type Situation, towards } from "./plan.ts";

/** Intents that would do harm to a call that is no longer what the user saw. */
const destructive: ReadonlySet<CallIntent["action"]> = new Set<CallIntent["action"]>([
  "hold",
  "toggle-hold",
  "transfer",
  "park",
  "flip",
  "decline",
  "end",
]);

export const isDestructive = (intent: CallIntent): boolean => destructive.has(intent.action);

/** Whether the user pressed for a state that the call has left since. */
export const sawAnotherState = (intent: CallIntent, call: CallView): boolean =>
  intent.saw !== undefined && intent.saw !== call.state && isDestructive(intent);

/** `wish`: the kind that a toggle comes to, decided by the caller who knows what is under way. */
export function planFor(intent: CallIntent, situation: Situation, wish?: ActionKind): Plan {
  const { call } = situation;
  const control = controlFor(intent.action, call);
  if (control === "mute") return planMute(intent, situation, wish);
  const view = call.controls[control];
  const kind = wish ?? kindOf(intent, view.does);
  if (view.disabledBecause !== undefined) return notAllowed(view.disabledBecause);
  if (wish === undefined && isOpposite(control, kind, view.does)) return { plan: "nothing" };
  return planKind(kind, intent, situation);
}

/** Resuming and swapping are one wish; which of them it comes to is decided now. */
function kindOf(intent: CallIntent, does: ActionKind): ActionKind {
  const asked = kindAsked(intent.action) ?? does;
  const isResume = asked === "unhold" || asked === "swap";
  return isResume && (does === "unhold" || does === "swap") ? does : asked;
}

/** The control would do the contrary, so what was asked for is already so. */
const isOpposite = (control: ControlKind, kind: ActionKind, does: ActionKind): boolean =>
  (control === "hold" || control === "pause" || control === "mute") && kind !== does;

function planMute(intent: CallIntent, situation: Situation, wish?: ActionKind): Plan {
  const { call } = situation;
  const partyId =
    "partyId" in intent && intent.partyId !== undefined ? intent.partyId : call.partyId;
  const other = call.participants.find((participant) => participant.partyId === partyId);
  const view = partyId === call.partyId ? call.controls.mute : other?.mute;
  if (view === undefined) return notAllowed("participant-gone");
  if (view.disabledBecause !== undefined) return notAllowed(view.disabledBecause);
  const kind = wish ?? kindAsked(intent.action) ?? view.does;
  if (wish === undefined && isOpposite("mute", kind, view.does)) return { plan: "nothing" };
  const { telephonySessionId } = call;
  const muted = kind === "mute";
  return send(kind, "mute", {
    operation: "update-party",
    telephonySessionId,
    partyId,
    muted,
  });
}

function planKind(kind: ActionKind, intent: CallIntent, situation: Situation): Plan {
  const party = onParty(situation);
  switch (kind) {
    case "hold":
    case "unhold":
      return send(kind, "hold", { ...party, operation: kind });
    case "swap":
      return send(kind, "hold", { ...party, operation: "unhold" });
    case "record":
      return send(kind, "record", { ...party, operation: "start-recording" });
    case "pause-recording":
    case "resume-recording":
      return planRecordingUpdate(kind, situation);
    case "transfer":
      return planTransfer(intent, situation);
    case "park":
      return planPark(intent, situation);
    case "flip":
      return planFlip(intent, situation);
    case "answer":
    case "retrieve":
      return planOnDevice(kind, intent, situation);
    case "decline":
      return send(kind, "decline", { ...party, operation: "reject" });
    case "end":
      return planEnd(situation);
    case "mute":
    case "unmute":
      return planMute(intent, situation, kind);
    default:
      return neverKind(kind);
  }
}

function neverKind(kind: never): never {
  throw new Error(`unhandled action ${String(kind)}`);
}

function planRecordingUpdate(
  kind: "pause-recording" | "resume-recording",
  situation: Situation,
): Plan {
  const recordingId = lastRecordingId(situation.session);
  if (recordingId === undefined) return notAllowed("not-recording");
  const active = kind === "resume-recording";
  return send(kind, "pause", {
    ...onParty(situation),
    operation: "update-recording",
    recordingId,
    active,
  });
}

function planTransfer(intent: CallIntent, situation: Situation): Plan {
  const { telephonySessionId } = situation.call;
  if (intent.action !== "transfer" || intent.to === undefined) {
    return { plan: "ask", chooser: { ask: "transfer-target", telephonySessionId } };
  }
  const to = transferTargetOf(intent.to, situation.facts);
  if (!to.ok) return refuse(to.error);
  const operation = { ...onParty(situation), operation: "transfer", to: to.value } as const;
  return towards(asChosen(intent.to, situation), send("transfer", "transfer", operation));
}

/** Where a transfer goes, in the user's own words. */
function asChosen(to: TransferTarget, { facts }: Situation): string | undefined {
  switch (to.kind) {
    case "phone-number":
      return plain(to.phoneNumber);
    case "extension":
      return plain(to.extensionNumber);
    case "company-extension":
      return plain(`${to.companyNumber}*${to.extensionNumber}`);
    case "voicemail":
      return facts.colleagues.find(({ extensionId }) => extensionId === to.extensionId)?.name;
  }
}

/** The phone that an answer or retrieval asks for itself. */
export const deviceNamedBy = (intent: CallIntent): string | undefined =>
  intent.action === "answer" || intent.action === "retrieve" ? intent.deviceId : undefined;

/** On the given phone, else on the one that the snapshot names: the commonest act asks nothing. */
function planOnDevice(kind: "answer" | "retrieve", intent: CallIntent, situation: Situation): Plan {
  const { facts, preferences } = situation;
  const deviceId =
    deviceNamedBy(intent) ?? answeringDevice(facts.devices, preferences.answerDevice)?.deviceId;
  if (deviceId === undefined) return notAllowed("no-device-to-answer");
  const operation = kind === "answer" ? "answer" : "pickup";
  const phone = facts.devices.find((device) => device.deviceId === deviceId);
  return towards(phone?.label, send(kind, kind, { ...onParty(situation), operation, deviceId }));
}

/**
 * Two people: the session is dropped, which ends the call for both, as hanging up does. More than
 * two, or a conference: only the user's own party leaves (`DELETE` of one conference participant);
 * the others talk on.
 */
function planEnd(situation: Situation): Plan {
  const { call, session } = situation;
  const { telephonySessionId, partyId } = onParty(situation);
  if (whoWouldStay(session).length > 1 || isConference(session)) {
    return send("end", "end", { operation: "delete-party", telephonySessionId, partyId });
  }
  return {
    plan: "send",
    attempt: {
      kind: "end",
      control: "end",
      partyId: call.partyId,
      operation: { operation: "drop-session", telephonySessionId },
    },
  };
}
