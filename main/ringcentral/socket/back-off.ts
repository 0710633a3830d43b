import type { Clock } from "../../calls/ports.ts";

const firstDelayMs = 2_000;
const ceilingMs = 60_000;
/** A connection that lasted this long was a good one; the next loss starts from the beginning. */
const stableMs = 60_000;

export interface BackOff {
  /** A connection works from now on. */
  connected(): void;
  /** Circumstances changed: what failed before says nothing about the next try. */
  restart(): void;
  /** The wait before the next try: none at first, then doubling with jitter up to a minute. */
  nextDelayMs(): number;
}

export function createBackOff(clock: Clock, random: () => number): BackOff {
  let tries = 0;
  let connectedAt: number | undefined;
  return {
    connected() {
      connectedAt = clock.elapsed();
    },
    restart() {
      tries = 0;
    },
    nextDelayMs() {
      if (connectedAt !== undefined && clock.elapsed() - connectedAt >= stableMs) tries = 0;
      connectedAt = undefined;
      tries += 1;
      if (tries === 1) return 0;
      const fullMs = Math.min(ceilingMs, firstDelayMs * 2 ** (tries - 2));
      return fullMs * (0.5 + 0.5 * random());
    },
  };
}
