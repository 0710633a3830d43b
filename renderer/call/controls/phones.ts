import type { CallView } from "../../../contract/call-view.ts";
import type { AppSnapshot, DeviceView } from "../../../contract/app-snapshot.ts";
import type { ControlKind } from "../../../contract/operations.ts";
import type { CallIntent } from "../../../contract/intent.ts";
import { intentOn } from "../intents.ts";

/** The controls that bring a call to one of the user's phones. */
export type PhoneControl = Extract<ControlKind, "answer" | "retrieve">;

/** The phones of the snapshot, of which one takes a call that names none. */
export type Phones = Pick<AppSnapshot, "devices" | "answerDeviceId">;

/** The phone that one press uses. */
export const usualPhone = ({ devices, answerDeviceId }: Phones): DeviceView | undefined =>
  devices.find(({ deviceId }) => deviceId === answerDeviceId);

/** All others, which are one press more. */
export const otherPhones = ({ devices, answerDeviceId }: Phones): readonly DeviceView[] =>
  devices.filter(({ deviceId }) => deviceId !== answerDeviceId);

/** Brings the call to this phone. */
export const intentOnPhone = (
  call: CallView,
  action: PhoneControl,
  { deviceId }: DeviceView,
): CallIntent => ({ ...intentOn(call, action), action, deviceId });
