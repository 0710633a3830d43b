import type { Clock } from "./clock.ts";

/** The longest that a timer of the machine can wait; one that is told to wait longer fires at once. */
export const longestTimerMs = 2 ** 31 - 1;

/** The machine's own time. A wait that is longer than its timers can hold is made of several. */
export const createSystemClock = (): Clock => ({
  now: () => Date.now(),
  after(delayMs, run) {
    // Not a number is a mistake of ours: whoever waits for ever is found, who never waits does harm.
    let leftMs = Number.isNaN(delayMs) ? Infinity : delayMs;
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const partMs = Math.min(leftMs, longestTimerMs);
      leftMs -= partMs;
      timer = setTimeout(leftMs > 0 ? wait : run, partMs);
    };
    wait();
    return () => clearTimeout(timer);
  },
  elapsed: () => performance.now(),
});
