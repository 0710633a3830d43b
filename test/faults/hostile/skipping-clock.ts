/**
 * The machine's own time, of which some can be left out: what would fall due in it is due at once. So a
 * quarter of an hour that the service asked for is obeyed, and nobody waits for it.
 */
import type { Clock } from "../../../main/timing/clock.ts";
import { createSystemClock } from "../../../main/timing/system-clock.ts";

interface Waiting {
  readonly dueAt: number;
  readonly run: () => void;
  cancel: () => void;
}

export interface SkippingClock extends Clock {
  skip(ms: number): void;
}

export function createSkippingClock(): SkippingClock {
  const system = createSystemClock();
  const waiting = new Set<Waiting>();
  let skippedMs = 0;
  const elapsed = (): number => system.elapsed() + skippedMs;
  const arm = (one: Waiting): void => {
    one.cancel = system.after(Math.max(0, one.dueAt - elapsed()), () => {
      waiting.delete(one);
      one.run();
    });
  };
  return {
    now: () => system.now() + skippedMs,
    elapsed,
    after(delayMs, run) {
      const one: Waiting = { dueAt: elapsed() + delayMs, run, cancel: () => undefined };
      waiting.add(one);
      arm(one);
      return () => {
        waiting.delete(one);
        one.cancel();
      };
    },
    skip(ms) {
      skippedMs += ms;
      for (const one of waiting) {
        one.cancel();
        arm(one);
      }
    },
  };
}
