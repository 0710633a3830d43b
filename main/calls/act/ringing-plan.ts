/** What becomes of a call that rings and is not answered: the user's voicemail, somebody else, a message. */
import {
  type CallIntent,
  longestReply,
  type ReplyMessage,
  type TypedTarget,
} from "../../../contract/intent.ts";
import { cleanText } from "../../../contract/outside-text.ts";
import { done, failed, type Result } from "../../../contract/result.ts";
import { isQueueCall, ownParty } from "../../../telephony/session/own-call.ts";
import type { TelephonySession } from "../../../telephony/session/session.ts";
import type { WireNumber, WireReply } from "../../../telephony/wire/call-operations.ts";
import { homeOf, toE164 } from "../dialing/phone-number.ts";
import { numberTargetOf } from "../dialing/read-target.ts";
import { answeringDevice } from "./answering-device.ts";
import { shownAs } from "./consult-plan.ts";
import { notAllowed, onParty, type Plan, refuse, send, type Situation, towards } from "./plan.ts";

/** The service's own way there: a rejected call may go on ringing elsewhere first (G of our notes). */
export function planVoicemail(_intent: CallIntent, situation: Situation): Plan {
  const to = { voicemail: situation.facts.extensionId };
  return send("voicemail", { ...onParty(situation), operation: "forward", to });
}

/** With nobody named: the window asks. */
export function planForward(intent: CallIntent, situation: Situation): Plan {
  const { telephonySessionId } = situation.call;
  if (intent.action !== "forward" || intent.to === undefined) {
    return { plan: "ask", chooser: { ask: "forward-target", telephonySessionId } };
  }
  const to = forwardTargetOf(intent.to, situation);
  if (!to.ok) return refuse(to.error);
  const operation = { ...onParty(situation), operation: "forward", to: to.value } as const;
  return towards(shownAs(intent.to, to.value, situation), send("forward", operation));
}

/** Neither where the call came by, which would bring it back, nor whoever is calling. */
function forwardTargetOf(to: TypedTarget, { facts, session }: Situation): Result<WireNumber> {
  const target = numberTargetOf(to, facts);
  if (!target.ok) return target;
  const aim =
    "phoneNumber" in target.value ? target.value.phoneNumber : target.value.extensionNumber;
  const own = ownParty(session)?.facts;
  const home = homeOf(facts);
  const isAim = (number: string | undefined): boolean =>
    number !== undefined && (number === aim || toE164(number, home) === aim);
  const isQueue = facts.colleagues.some(
    ({ extensionId, extensionNumber }) =>
      extensionNumber === aim && extensionId === queueOf(session),
  );
  if (aim === facts.extensionNumber || isAim(own?.toNumber?.value) || isQueue) {
    return failed({ code: "not-dialable", because: "leads-back" });
  }
  if (isAim(own?.fromNumber?.value)) return failed({ code: "not-dialable", because: "the-caller" });
  return target;
}

/** The queue that handed the call over, by its extension's id: the first who had it. */
function queueOf(session: TelephonySession): string | undefined {
  const own = ownParty(session);
  if (own === undefined || isQueueCall(own) !== true) return undefined;
  const first = session.parties.find(
    (party) => party.facts.direction?.value === "inbound" && party.facts.extensionId !== undefined,
  );
  const owner = first?.facts.extensionId?.value;
  return owner === own.facts.extensionId?.value ? undefined : owner;
}

/** With nothing to say: the window asks. */
export function planReply(intent: CallIntent, situation: Situation): Plan {
  const { telephonySessionId } = situation.call;
  if (intent.action !== "reply" || intent.message === undefined) {
    return { plan: "ask", chooser: { ask: "reply", telephonySessionId } };
  }
  const message = wireReplyOf(intent.message);
  if (!message.ok) return refuse(message.error);
  return send("reply", { ...onParty(situation), operation: "reply", message: message.value });
}

function wireReplyOf(message: ReplyMessage): Result<WireReply> {
  if (message.kind === "pattern") {
    const { pattern } = message;
    const when = message.in && { time: message.in.time, timeUnit: message.in.unit };
    return done({ replyWithPattern: { pattern, ...when } });
  }
  const replyWithText = cleanText(message.text);
  if (replyWithText === "") return failed({ code: "not-a-reply", because: "empty" });
  if (replyWithText.length > longestReply) {
    return failed({ code: "not-a-reply", because: "too-long" });
  }
  return done({ replyWithText });
}

/** The service wants to know which phone stops ringing; any of the user's that is there will do (D). */
export function planIgnore(_intent: CallIntent, situation: Situation): Plan {
  const { facts, preferences } = situation;
  const phone = answeringDevice(facts.devices, preferences.answerDevice);
  if (phone === undefined) return notAllowed("no-device-to-answer");
  const { deviceId } = phone;
  return send("ignore", { ...onParty(situation), operation: "ignore", deviceId });
}
