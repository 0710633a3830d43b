import { type Arrangement, arrange } from "../call/arrange.ts";
import type { WindowState } from "../window-state.svelte.ts";

/**
 * Whether the window is the strip now: where the user wants it, and nothing is open or asked that it has
 * no room for. A ring has the whole window for as long as it rings, unless rings open no window.
 */
export function isStrip(windowState: WindowState, isAsking: boolean): boolean {
  const { settings, snapshot, page } = windowState;
  if (settings?.strip !== true || snapshot?.account.state !== "signed-in") return false;
  if (isAsking || page !== "calls" || snapshot.phoneLink !== undefined) return false;
  if (snapshot.chooser !== undefined) return false;
  const { ring }: Arrangement = arrange(snapshot);
  return ring === undefined || !settings.showOnRinging;
}

/** Has main give the window the size of what is drawn, whenever that changes. */
export function followShape(windowState: WindowState, strip: () => boolean): void {
  let shape: "full" | "strip" = "full";
  $effect(() => {
    const now = strip() ? "strip" : "full";
    if (now === shape) return;
    shape = now;
    void windowState.bridge.app.shapeWindow({ shape });
  });
}
