import type { Clock } from "../../../main/timing/clock.ts";

/**
 * A clock that only a test moves. Starts at the real time, which the official SDK looks at. Its
 * timers count running time, as those of the machine do, whatever happens to the wall clock.
 */
export interface ManualClock extends Clock {
  /** Runs what becomes due, in order, and what that starts inside the same span. */
  advance(ms: number): void;
  /** Only the wall clock moves: it was set, or the machine slept and its timers stood still. */
  jump(ms: number): void;
  /** As `advance`, but all timers run late, at the end: the process stood still. */
  stall(ms: number): void;
  /** How many timers wait. */
  waiting(): number;
  /** Whether a timer becomes due within `ms`. */
  waitsUpTo(ms: number): boolean;
}

export function createManualClock(): ManualClock {
  let wall = Date.now();
  let ran = 0;
  let timers: { at: number; run: () => void }[] = [];
  const pass = (ms: number): void => {
    wall += ms;
    ran += ms;
  };
  /** Runs what is due up to `end`; `reach` moves the time to each. */
  const runDue = (end: number, reach: (at: number) => void): void => {
    for (;;) {
      const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) return;
      timers = timers.filter((each) => each !== next);
      reach(next.at);
      next.run();
    }
  };
  return {
    now: () => wall,
    elapsed: () => ran,
    after(delayMs, run) {
      const timer = { at: ran + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    advance(ms) {
      const end = ran + ms;
      runDue(end, (at) => pass(Math.max(0, at - ran)));
      pass(Math.max(0, end - ran));
    },
    jump(ms) {
      wall += ms;
    },
    stall(ms) {
      pass(ms);
      runDue(ran, () => undefined);
    },
    waiting: () => timers.length,
    waitsUpTo: (ms) => timers.some(({ at }) => at <= ran + ms),
  };
}
