/** What an intent comes to, given the call as it is: pure, sends nothing. */
import type { CallView, ChooserView, ControlKind } from "../../contract/call-view.ts";
import type { PartyId } from "../../contract/ids.ts";
import type { CallIntent, ParkTarget } from "../../contract/intent.ts";
import type { ActionKind, AppError, CapabilityReason } from "../../contract/result.ts";
import { ownOrbitReason } from "../../telephony/capabilities.ts";
import { isConference, liveOthers } from "../../telephony/own-call.ts";
import { lastRecordingId } from "../../telephony/select.ts";
import type { Session } from "../../telephony/session.ts";
import { controlFor, kindAsked } from "../../telephony/target.ts";
import type { CallServiceOptions } from "./call-service.ts";
import { transferTargetOf } from "./dialable.ts";
import type { AccountFacts, CallOperation } from "./ports.ts";

/** One request that may go out, and what it will be shown as. */
export interface Attempt {
  readonly kind: ActionKind;
  readonly control: ControlKind;
  readonly partyId: PartyId;
  readonly operation: CallOperation;
  /** The park location's name, when the call is parked by transfer. */
  readonly place?: string;
}

export type Plan =
  | { readonly plan: "send"; readonly attempt: Attempt }
  | { readonly plan: "ask"; readonly chooser: ChooserView }
  /** The call already is what was asked for. */
  | { readonly plan: "nothing" }
  | { readonly plan: "refuse"; readonly error: AppError };

export interface Situation {
  readonly call: CallView;
  readonly session: Session;
  readonly facts: AccountFacts;
  readonly preferences: ReturnType<CallServiceOptions["preferences"]>;
}

const refuse = (error: AppError): Plan => ({ plan: "refuse", error });
const notAllowed = (reason: CapabilityReason): Plan => refuse({ code: "not-allowed", reason });

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

/** Whether the user pressed for a state that the call has left since. */
export const sawAnotherState = (intent: CallIntent, call: CallView): boolean =>
  intent.saw !== undefined && intent.saw !== call.state && destructive.has(intent.action);

/** `wish`: the kind that a toggle comes to, decided by the caller who knows what is under way. */
export function planFor(intent: CallIntent, situation: Situation, wish?: ActionKind): Plan {
  const { call } = situation;
  const control = controlFor(intent.action, call);
  if (control === "mute") return planMute(intent, situation, wish);
  const view = call.controls[control];
  const kind = wish ?? kindAsked(intent.action) ?? view.does;
  if (view.disabledBecause !== undefined) return notAllowed(view.disabledBecause);
  if (wish === undefined && isOpposite(control, kind, view.does)) return { plan: "nothing" };
  return planKind(kind, intent, situation);
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

type PartyOperation = Extract<CallOperation, { readonly partyId: PartyId }>;

const send = (kind: ActionKind, control: ControlKind, operation: PartyOperation): Plan => ({
  plan: "send",
  attempt: { kind, control, partyId: operation.partyId, operation },
});

const onParty = ({ call }: Situation) => ({
  telephonySessionId: call.telephonySessionId,
  partyId: call.partyId,
});

function planKind(kind: ActionKind, intent: CallIntent, situation: Situation): Plan {
  const party = onParty(situation);
  switch (kind) {
    case "hold":
    case "unhold":
      return send(kind, "hold", { ...party, operation: kind });
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
  const to = transferTargetOf(intent.to);
  if (!to.ok) return refuse(to.error);
  return send("transfer", "transfer", {
    ...onParty(situation),
    operation: "transfer",
    to: to.value,
  });
}

/** Named: done or refused. Not named: the default, else the only place there is, else a question. */
function planPark(intent: CallIntent, situation: Situation): Plan {
  const { call, session, facts, preferences } = situation;
  const named = intent.action === "park" ? intent.to : undefined;
  if (named !== undefined) return parkAt(named, situation);
  const ask: Plan = {
    plan: "ask",
    chooser: { ask: "park-target", telephonySessionId: call.telephonySessionId },
  };
  if (preferences.defaultPark !== null) {
    const atDefault = parkAt(preferences.defaultPark, situation);
    return atDefault.plan === "send" ? atDefault : ask;
  }
  const places: ParkTarget[] = facts.parkLocations.map(({ extensionId }) => ({
    kind: "location",
    extensionId,
  }));
  if (ownOrbitReason(session, facts) === undefined) places.push({ kind: "orbit" });
  const [only, ...more] = places;
  return only === undefined || more.length > 0 ? ask : parkAt(only, situation);
}

function parkAt(to: ParkTarget, situation: Situation): Plan {
  const { session, facts } = situation;
  if (to.kind === "orbit") {
    const reason = ownOrbitReason(session, facts);
    if (reason !== undefined) return notAllowed(reason);
    return send("park", "park", { ...onParty(situation), operation: "park" });
  }
  const location = facts.parkLocations.find(({ extensionId }) => extensionId === to.extensionId);
  if (location === undefined) return notAllowed("no-park-location");
  const attempt: Attempt = {
    kind: "park",
    control: "park",
    partyId: situation.call.partyId,
    operation: {
      ...onParty(situation),
      operation: "transfer",
      to: { parkOrbit: to.extensionId },
    },
    place: location.label,
  };
  return { plan: "send", attempt };
}

function planFlip(intent: CallIntent, situation: Situation): Plan {
  const { call, facts, preferences } = situation;
  const named = intent.action === "flip" ? intent.callFlipId : undefined;
  const isKnown = (id: string) => facts.flipTargets.some(({ callFlipId }) => callFlipId === id);
  if (named !== undefined && !isKnown(named)) {
    return refuse({ code: "bad-input", detail: "no such flip phone" });
  }
  const preferred = preferences.defaultFlip;
  const callFlipId = named ?? (preferred !== null && isKnown(preferred) ? preferred : undefined);
  if (callFlipId === undefined) {
    const { telephonySessionId } = call;
    return { plan: "ask", chooser: { ask: "flip-target", telephonySessionId } };
  }
  return send("flip", "flip", { ...onParty(situation), operation: "flip", callFlipId });
}

/** The given device, else the only one that is online, else a question. */
function planOnDevice(kind: "answer" | "retrieve", intent: CallIntent, situation: Situation): Plan {
  const { call, facts } = situation;
  const named =
    intent.action === "answer" || intent.action === "retrieve" ? intent.deviceId : undefined;
  const [only, ...more] = facts.devices.filter((device) => device.online);
  if (only === undefined) return notAllowed("no-device-to-answer");
  if (named === undefined && more.length > 0) {
    const { telephonySessionId } = call;
    return { plan: "ask", chooser: { ask: "device", telephonySessionId } };
  }
  const deviceId = named ?? only.deviceId;
  const operation = kind === "answer" ? "answer" : "pickup";
  return send(kind, kind, { ...onParty(situation), operation, deviceId });
}

/**
 * Two people: the session is dropped, which ends the call for both, as hanging up does. More than
 * two, or a conference: only the user's own party leaves (`DELETE` of one conference participant);
 * the others talk on.
 */
function planEnd(situation: Situation): Plan {
  const { call, session } = situation;
  const { telephonySessionId, partyId } = onParty(situation);
  if (liveOthers(session).length > 1 || isConference(session)) {
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
