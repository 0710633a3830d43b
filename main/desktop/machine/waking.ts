import type { Clock } from "../../timing/clock.ts";
import { createThrottle } from "../../timing/throttle.ts";

export interface Waking {
  /** The machine goes to sleep: the next sign of waking counts, however soon it comes. */
  slept(): void;
  /** A sign of waking. */
  woke(): void;
}

/** The system's word, the unlocking and the jump of the clock come within this. */
const burstMs = 10_000;

/**
 * Waking is told of in several ways at nearly the same time. The first one counts at once; what
 * follows it closely would only ask the service for the same again.
 */
export function createWaking(options: {
  readonly clock: Clock;
  readonly onWake: () => void;
}): Waking {
  const time = (): number => options.clock.elapsed();
  const bursts = createThrottle({ time, windowMs: burstMs, limit: 1 });
  return {
    slept: () => bursts.reset(),
    woke() {
      if (bursts.waitMs() > 0) return;
      bursts.take();
      options.onWake();
    },
  };
}
