import type { Clock } from "../../../main/calls/ports.ts";

/** A clock that only a test moves. Starts at the real time, which the official SDK looks at. */
export interface ManualClock extends Clock {
  /** Runs what becomes due, in order, and what that starts inside the same span. */
  advance(ms: number): void;
  /** How many timers wait. */
  waiting(): number;
  /** Whether a timer becomes due within `ms`. */
  waitsUpTo(ms: number): boolean;
}

export function createManualClock(): ManualClock {
  let now = Date.now();
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(delayMs, run) {
      const timer = { at: now + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers = timers.filter((each) => each !== next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = end;
    },
    waiting: () => timers.length,
    waitsUpTo: (ms) => timers.some(({ at }) => at <= now + ms),
  };
}
