import type { Clock } from "./calls/ports.ts";

/** The machine's own time. */
export const createSystemClock = (): Clock => ({
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
  elapsed: () => performance.now(),
});
