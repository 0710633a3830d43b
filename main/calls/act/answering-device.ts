/** Which of the user's phones takes a call when none is named. */
import type { DeviceView } from "../../../contract/app-snapshot.ts";

/**
 * The phone that the user chose last, while it is online; else the first one that is online, a desk
 * phone before any other; `undefined` when none is.
 */
export function answeringDevice(
  devices: readonly DeviceView[],
  lastChosen: string | null,
): DeviceView | undefined {
  const online = devices.filter((device) => device.online);
  return (
    online.find(({ deviceId }) => deviceId === lastChosen) ??
    online.find(({ isDeskPhone }) => isDeskPhone === true) ??
    online[0]
  );
}
