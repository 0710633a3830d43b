/** What the steps of a warm transfer come to, given both calls as they are. */
import type { CallIntent, TypedTarget } from "../../../contract/intent.ts";
import { failed, type Result } from "../../../contract/result.ts";
import { isShortNumber, ownParty } from "../../../telephony/session/own-call.ts";
import type { WireNumber } from "../../../telephony/wire/call-operations.ts";
import { numberTargetOf } from "../dialing/read-target.ts";
import { plain } from "../dialing/typed-text.ts";
import { answeringDevice } from "./answering-device.ts";
import { notAllowed, onParty, type Plan, refuse, send, type Situation, towards } from "./plan.ts";

/** With nobody named: the window asks. */
export function planConsult(intent: CallIntent, situation: Situation): Plan {
  const { call, facts, preferences } = situation;
  const { telephonySessionId, partyId } = call;
  if (intent.action !== "consult" || intent.to === undefined) {
    return { plan: "ask", chooser: { ask: "consult-target", telephonySessionId } };
  }
  const { deviceId } = intent;
  const online = facts.devices.filter((device) => device.online);
  const phone =
    deviceId === undefined
      ? answeringDevice(facts.devices, preferences.answerDevice)
      : online.find((device) => device.deviceId === deviceId);
  if (phone === undefined) return notAllowed("no-device-to-ask");
  const to = consultTargetOf(intent.to, situation);
  if (!to.ok) return refuse(to.error);
  const callOut = { deviceId: phone.deviceId, to: to.value };
  return {
    plan: "send",
    attempt: {
      ...{ kind: "consult", control: "consult", partyId },
      to: shownAs(intent.to, to.value, situation),
      steps: { do: "consult", callOut, from: phone.label },
    },
  };
}

/** Neither the user nor whoever is on the line already. */
function consultTargetOf(to: TypedTarget, { facts, session }: Situation): Result<WireNumber> {
  const target = numberTargetOf(to, facts);
  if (!target.ok) return target;
  const number = "phoneNumber" in target.value ? target.value.phoneNumber : undefined;
  const extension = "extensionNumber" in target.value ? target.value.extensionNumber : undefined;
  if (extension !== undefined && extension === facts.extensionNumber) {
    return failed({ code: "not-dialable", because: "yourself" });
  }
  const own = ownParty(session)?.facts;
  const others = [own?.fromNumber?.value, own?.toNumber?.value];
  const isThere = others.some(
    (other) => other !== undefined && (other === number || other === extension),
  );
  return isThere ? failed({ code: "not-dialable", because: "same-caller" }) : target;
}

/** In the user's own words, or a colleague's name. */
export function shownAs(to: TypedTarget, wire: WireNumber, { facts }: Situation): string {
  const typed = plain(to.kind === "phone-number" ? to.phoneNumber : to.extensionNumber);
  const number = "extensionNumber" in wire ? wire.extensionNumber : typed;
  const colleague = facts.colleagues.find(({ extensionNumber }) => extensionNumber === number);
  return (isShortNumber(number) ? colleague?.name : undefined) ?? typed;
}

/** The user's own party of this call with his own of the other; never of any other pair. */
export function planComplete(_intent: CallIntent, situation: Situation): Plan {
  const { consult } = situation;
  if (consult === undefined) return notAllowed("consult-over");
  const { telephonySessionId, partyId } = consult.call;
  const other = { telephonySessionId, partyId };
  const sending = send("complete", { ...onParty(situation), operation: "bridge", other });
  const besideId = telephonySessionId;
  return towards(consult.to, { ...sending, attempt: { ...sending.attempt, besideId } });
}

export function planConsultBack(_intent: CallIntent, { call, consult }: Situation): Plan {
  const consultId = consult?.call.telephonySessionId;
  return {
    plan: "send",
    attempt: {
      ...{ kind: "take-back", control: "take-back", partyId: call.partyId },
      steps: { do: "take-back", consultId },
    },
  };
}
