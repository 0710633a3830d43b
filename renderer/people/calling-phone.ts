import type { AppSnapshot, DeviceView } from "../../contract/app-snapshot.ts";

/** The phone that rings first: the one that was named, while it is online, else the usual one. */
export const callingPhone = (
  { devices, answerDeviceId }: Pick<AppSnapshot, "devices" | "answerDeviceId">,
  chosen: string | undefined,
): DeviceView | undefined => {
  const online = devices.filter((device) => device.online);
  return (
    online.find(({ deviceId }) => deviceId === chosen) ??
    online.find(({ deviceId }) => deviceId === answerDeviceId)
  );
};
