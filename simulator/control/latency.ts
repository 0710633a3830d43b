import type { Random } from "../random.ts";

/** One way's delay for every request and every frame that the service sends. */
export interface Latency {
  set(options: { ms: number; jitterMs: number }): void;
  /** The next delay: `ms`, more or less `jitterMs`, never negative. */
  readonly next: () => number;
}

export function createLatency(random: Random): Latency {
  let current = { ms: 0, jitterMs: 0 };
  return {
    set: (options) => {
      current = options;
    },
    next() {
      if (current.jitterMs === 0) return current.ms;
      return Math.max(0, current.ms + (random.next() * 2 - 1) * current.jitterMs);
    },
  };
}
