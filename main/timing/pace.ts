import type { Clock } from "./clock.ts";

/** Lets so many through in any second; made by `createPace`. */
export interface Pace {
  /** Whether one more may pass now. One that may not does not count. */
  passes(): boolean;
}

export function createPace(clock: Pick<Clock, "elapsed">, mostASecond: number): Pace {
  let passed: number[] = [];
  return {
    passes() {
      const now = clock.elapsed();
      passed = passed.filter((at) => now - at < 1_000);
      if (passed.length >= mostASecond) return false;
      passed.push(now);
      return true;
    },
  };
}
