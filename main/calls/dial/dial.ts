/** From a wish to call somebody to a request, a question or a refusal. */
import type { DeviceView } from "../../../contract/app-snapshot.ts";
import type { DialledTarget } from "../../../contract/dialing.ts";
import type { ActOutcome, DialIntent, TypedTarget } from "../../../contract/intent.ts";
import {
  type AppError,
  type CapabilityReason,
  done,
  failed,
  type Result,
} from "../../../contract/result.ts";
import { answeringDevice } from "../act/answering-device.ts";
import type { CallServiceOptions } from "../call-service.ts";
import { dialTargetOf, readDial } from "../dialing/dial-target.ts";
import type { AccountFacts } from "../ports.ts";
import type { CallStore } from "../state/call-store.ts";
import type { Dialer } from "./dialer.ts";
import type { LastDialled } from "./last-dialled.ts";

export interface DialOptions extends Pick<
  CallServiceOptions,
  "facts" | "preferences" | "onChosen"
> {
  readonly store: CallStore;
  readonly dialer: Dialer;
  readonly dialled: LastDialled;
}

/** Settles with the service's answer, or at once when our own rules refuse it. Never rejects. */
export const createDial =
  (options: DialOptions) =>
  async (intent: DialIntent): Promise<Result<ActOutcome>> => {
    const { facts, dialer, dialled, store, onChosen } = options;
    const to = dialTargetOf(intent.to, facts());
    if (!to.ok) return to;
    const phone = phoneFor(intent.deviceId, options);
    const reason = reasonAgainst(store, phone);
    if (phone === undefined || reason !== undefined) {
      return failed({ code: "not-allowed", reason: reason ?? "no-device-to-dial" });
    }
    const { entry, name } = shownOf(intent.to, facts());
    const { deviceId } = phone;
    if (dialer.placing !== undefined) return alreadyPlacing(dialer, { deviceId, to: to.value });
    const shown = { to: name ?? entry, from: phone.label };
    const answer = await dialer.place({ deviceId, to: to.value, shown });
    const mayBePlaced = answer.ok || answer.error.code === "timed-out";
    if (mayBePlaced) dialled.add({ entry, name });
    if (answer.ok && intent.deviceId !== undefined) onChosen?.({ answerDevice: deviceId });
    if (!answer.ok) return answer;
    const telephonySessionId = answer.value;
    return done({
      outcome: "accepted",
      ...(telephonySessionId === undefined ? {} : { telephonySessionId }),
    });
  };

/** The same again is on its way already; another one waits for nobody. */
function alreadyPlacing(
  { placing }: Dialer,
  wanted: { readonly deviceId: string; readonly to: object },
): Result<ActOutcome> {
  const isSame = JSON.stringify(placing?.to) === JSON.stringify(wanted.to);
  const busy: AppError = { code: "not-allowed", reason: "call-being-placed" };
  return isSame ? done({ outcome: "merged" }) : failed(busy);
}

/** The phone that is named, while it is online; else the one that the snapshot names. */
function phoneFor(
  named: string | undefined,
  { facts, preferences }: Pick<DialOptions, "facts" | "preferences">,
): DeviceView | undefined {
  const { devices } = facts();
  if (named === undefined) return answeringDevice(devices, preferences().answerDevice);
  return devices.find(({ deviceId, online }) => online && deviceId === named);
}

/** Why no new call can be placed from the phone. */
function reasonAgainst(
  store: CallStore,
  phone: DeviceView | undefined,
): CapabilityReason | undefined {
  const { callControlGranted, servicePaused } = store.context.facts;
  if (!callControlGranted) return "call-control-not-granted";
  if (phone === undefined) return "no-device-to-dial";
  return servicePaused === true ? "service-pause" : undefined;
}

/** As it goes into the field again, with whose it is. */
function shownOf(to: TypedTarget, facts: AccountFacts): DialledTarget {
  const reading = readDial(to, facts);
  if (reading.verdict === "refused") return { entry: "" };
  const { destination } = reading;
  if (destination.kind === "phone-number") {
    const { number, extensionNumber } = destination;
    return { entry: extensionNumber === undefined ? number : `${number} x${extensionNumber}` };
  }
  const { extensionNumber, name } = destination;
  return { entry: extensionNumber, ...(name === undefined ? {} : { name }) };
}
