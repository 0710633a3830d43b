/** Shows the pause that the service has asked for, for as long as it lasts. */
import type { CallStore } from "./call-store.ts";
import type { ServicePause } from "../ports.ts";
import type { Clock } from "../../timing/clock.ts";

export interface PauseWatch {
  /** The clock may have been set, so that the pause ends at another time by it. */
  look(): void;
  dispose(): void;
}

/** There is a timer only while there is a pause. */
export function watchPause(options: {
  readonly pause: ServicePause;
  readonly store: CallStore;
  readonly clock: Clock;
}): PauseWatch {
  const { pause, store, clock } = options;
  let cancel = (): void => {};
  const look = (): void => {
    cancel();
    const leftMs = pause.leftMs();
    store.setPause(leftMs > 0 ? { until: clock.now() + leftMs } : undefined);
    if (leftMs > 0) cancel = clock.after(leftMs, look);
  };
  const unsubscribe = pause.onChange(look);
  look();
  return {
    look,
    dispose() {
      unsubscribe();
      cancel();
    },
  };
}
