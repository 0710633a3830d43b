import type { PowerMonitor } from "electron";

export interface PowerOptions {
  readonly powerMonitor: Pick<PowerMonitor, "on" | "removeListener">;
  readonly platform: NodeJS.Platform;
  /** The machine goes to sleep. */
  readonly onSuspend: () => void;
  /** The machine woke up, or somebody came back to it: what is shown may be old. */
  readonly onResume: () => void;
  /** The machine ends. Windows does not tell. */
  readonly onShutdown: () => void;
}

/** Follows the machine's sleep. The returned function ends that. */
export function watchPower(options: PowerOptions): () => void {
  const { powerMonitor, platform, onSuspend, onResume, onShutdown } = options;
  powerMonitor.on("suspend", onSuspend);
  powerMonitor.on("resume", onResume);
  // Not the first one: on Linux Electron overlooks it then and takes no lock, so that the machine ends
  // without a word (its own `power-monitor.ts`).
  powerMonitor.on("shutdown", onShutdown);
  // Unlocking often follows a sleep that was not announced. Linux does not tell of it.
  const tellsOfUnlocking = platform !== "linux";
  if (tellsOfUnlocking) powerMonitor.on("unlock-screen", onResume);
  return () => {
    powerMonitor.removeListener("suspend", onSuspend);
    powerMonitor.removeListener("resume", onResume);
    powerMonitor.removeListener("shutdown", onShutdown);
    if (tellsOfUnlocking) powerMonitor.removeListener("unlock-screen", onResume);
  };
}
