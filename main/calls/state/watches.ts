/** What looks at the calls and shows something beside them, as far as the service was made with it. */
import type { CallServiceOptions } from "../call-service.ts";
import type { CallStore } from "./call-store.ts";
import { watchPause } from "./pause-watch.ts";
import { watchRecent } from "./recent-calls.ts";
import { watchWaiting } from "./waiting-watch.ts";

export interface Watches {
  /** The clock may have been set. */
  clockSet(): void;
  /** The user's settings are others. */
  settingsChanged(): void;
  /** Forgets the calls that are over. */
  forgetRecent(): void;
  dispose(): void;
}

export function startWatches(options: CallServiceOptions, store: CallStore): Watches {
  const { clock, clockWatch, pause, waitingLimits: limits, recent } = options;
  const stopClockWatch = clockWatch?.onSet((set) => store.clockSet(set));
  const pauseWatch = pause && watchPause({ pause, store, clock });
  const waiting = limits && watchWaiting({ store, clock, limits });
  const recentCalls = recent && watchRecent({ store, clock, ...recent });
  return {
    clockSet: () => pauseWatch?.look(),
    settingsChanged() {
      waiting?.look();
      recentCalls?.look();
    },
    forgetRecent: () => recentCalls?.forget(),
    dispose() {
      stopClockWatch?.();
      pauseWatch?.dispose();
      waiting?.dispose();
      recentCalls?.dispose();
    },
  };
}
