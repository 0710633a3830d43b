/**
 * Not every state that passes needs to be drawn: of many in one second the page gets the first ones at
 * once, and then the newest when the second is over.
 */
import type { Clock } from "../timing/clock.ts";
import { createThrottle } from "../timing/throttle.ts";

/** Snapshots that the page gets in any second, and so 1,200 in a minute at most. */
export const mostPushesASecond = 20;

export interface PushedPace<T> {
  /** Pushes it now, or when it is time for the newest. */
  push(value: T): void;
  /** What waits is not pushed any more. */
  dispose(): void;
}

export function createPushedPace<T>(options: {
  readonly clock: Pick<Clock, "elapsed" | "after">;
  readonly push: (value: T) => void;
}): PushedPace<T> {
  const { clock, push } = options;
  const time = (): number => clock.elapsed();
  const throttle = createThrottle({ time, windowMs: 1_000, limit: mostPushesASecond });
  let waiting: { newest: T; readonly cancel: () => void } | undefined;
  const pushNow = (value: T): void => {
    throttle.take();
    push(value);
  };
  return {
    push(value) {
      const waitMs = throttle.waitMs();
      if (waiting !== undefined) waiting.newest = value;
      else if (waitMs === 0) pushNow(value);
      else {
        const due = (): void => {
          const { newest = value } = waiting ?? {};
          waiting = undefined;
          pushNow(newest);
        };
        waiting = { newest: value, cancel: clock.after(waitMs, due) };
      }
    },
    dispose() {
      waiting?.cancel();
      waiting = undefined;
    },
  };
}
