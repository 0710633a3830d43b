/** Shows the pause that the service has asked for, for as long as it lasts. */
import type { CallStore } from "./call-store.ts";
import type { Clock, ServicePause } from "./ports.ts";

/** The returned function ends the watch. There is a timer only while there is a pause. */
export function watchPause(options: {
  readonly pause: ServicePause;
  readonly store: CallStore;
  readonly clock: Clock;
}): () => void {
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
  return () => {
    unsubscribe();
    cancel();
  };
}
