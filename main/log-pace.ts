/** A loop must not fill the disk with lines, nor push out of the log what led to it. */
import type { Clock } from "./timing/clock.ts";
import { createThrottle } from "./timing/throttle.ts";

/** Lines in any minute; a busy hour has a few hundred. */
export const mostLogLinesAMinute = 600;

export interface LogPace {
  /**
   * Whether a line may be written now. With the first one after a flood comes how many were left out,
   * to be written before it.
   */
  admit(): { readonly isAdmitted: boolean; readonly leftOut: number };
}

export function createLogPace(clock: Pick<Clock, "elapsed">): LogPace {
  const time = (): number => clock.elapsed();
  const throttle = createThrottle({ time, windowMs: 60_000, limit: mostLogLinesAMinute });
  let missed = 0;
  return {
    admit() {
      if (throttle.waitMs() > 0) {
        missed += 1;
        return { isAdmitted: false, leftOut: 0 };
      }
      throttle.take();
      const leftOut = missed;
      missed = 0;
      return { isAdmitted: true, leftOut };
    },
  };
}
