import type { PowerMonitor } from "electron";

export interface PowerOptions {
  readonly powerMonitor: Pick<PowerMonitor, "on" | "removeListener">;
  readonly platform: NodeJS.Platform;
  /** The machine goes to sleep. */
  readonly onSuspend: () => void;
  /** The machine woke up, or somebody came back to it: what is shown may be old. */
  readonly onResume: () => void;
}

/** Follows the machine's sleep. The returned function ends that. */
export function watchPower(options: PowerOptions): () => void {
  const { powerMonitor, platform, onSuspend, onResume } = options;
  powerMonitor.on("suspend", onSuspend);
  powerMonitor.on("resume", onResume);
  // Unlocking often follows a sleep that was not announced. Linux does not tell of it.
  const tellsOfUnlocking = platform !== "linux";
  if (tellsOfUnlocking) powerMonitor.on("unlock-screen", onResume);
  return () => {
    powerMonitor.removeListener("suspend", onSuspend);
    powerMonitor.removeListener("resume", onResume);
    if (tellsOfUnlocking) powerMonitor.removeListener("unlock-screen", onResume);
  };
}
