/**
 * Cards that an earlier run has left in the system's list, because it was killed or the machine failed:
 * quitting takes all of them back. What they were about may be over, so a click opens the window and
 * nothing else, and a button sends nothing. macOS can take them all back; Windows cannot, and tells of
 * their use, also by starting Ringside for it.
 */
import type { Clock } from "../../timing/clock.ts";

/** Electron's ways to the cards that no object of this run stands for. */
export interface EarlierCardsPort {
  /** macOS alone. */
  readonly removeAll: () => void;
  /** Windows alone. */
  readonly handleActivation: (listener: (details: { readonly type: string }) => void) => void;
}

export interface EarlierCardsOptions {
  readonly port: EarlierCardsPort | undefined;
  readonly platform: NodeJS.Platform;
  readonly clock: Pick<Clock, "elapsed" | "after">;
  /** Shows the window. */
  readonly onShow: () => void;
  /** A button was pressed on a card of an earlier run, and nothing was sent for it. */
  readonly onEarlierButton: () => void;
}

/**
 * Windows tells each use of a card of this run twice, in either order: to the card, and to whoever
 * listens for all of them, without saying which card it was. What follows within this time is one use.
 */
const sameUseMs = 500;

export interface EarlierCards {
  /** A card of this run was clicked, or a button of it. */
  usedOwn(): void;
  dispose(): void;
}

/** Its owner disposes it. */
export function watchEarlierCards(options: EarlierCardsOptions): EarlierCards {
  const { port, platform, clock } = options;
  const cancels = new Set<() => void>();
  let ownAt = -Infinity;

  if (platform === "darwin") port?.removeAll();
  if (platform === "win32") {
    port?.handleActivation(({ type }) => {
      const at = clock.elapsed();
      const cancel = clock.after(sameUseMs, () => {
        cancels.delete(cancel);
        if (ownAt >= at - sameUseMs) return;
        options.onShow();
        if (type !== "click") options.onEarlierButton();
      });
      cancels.add(cancel);
    });
  }
  return {
    usedOwn: () => (ownAt = clock.elapsed()),
    dispose() {
      for (const cancel of cancels) cancel();
    },
  };
}
