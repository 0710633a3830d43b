/** Electron's and Node's own signs that the machine slept or moved, handed to the account in use. */
import { app, net, powerMonitor } from "electron";
import { networkInterfaces } from "node:os";

import { watchClockJumps } from "../desktop/machine/clock-jump.ts";
import { watchNetwork } from "../desktop/machine/network.ts";
import { watchPower } from "../desktop/machine/power.ts";
import { createWaking } from "../desktop/machine/waking.ts";
import type { Accounts } from "../account/accounts.ts";
import type { Surroundings } from "./desktop-parts.ts";

/** Watches until the returned function is called. */
export function watchMachine(
  { platform, clock, log }: Surroundings,
  accounts: Pick<Accounts, "suspended" | "resumed" | "networkChanged" | "isWaitingForNetwork">,
): () => void {
  const waking = createWaking({ clock, onWake: () => accounts.resumed() });
  const stops = [
    watchPower({
      powerMonitor,
      platform,
      onSuspend() {
        waking.slept();
        accounts.suspended();
      },
      onResume: () => waking.woke(),
      onShutdown: () => app.quit(),
    }),
    watchClockJumps({
      clock,
      monotonic: () => performance.now(),
      onJump(ms) {
        log("clock-jumped", { ms });
        waking.woke();
      },
    }),
    watchNetwork({
      clock,
      interfaces: () => networkInterfaces(),
      isOnline: () => net.isOnline(),
      isWaiting: () => accounts.isWaitingForNetwork(),
      onChange({ gone }) {
        log("network-changed", { count: gone.size });
        accounts.networkChanged(gone);
      },
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
