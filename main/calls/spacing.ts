/**
 * Spreads reconciles when connections come and go in quick succession: each costs a read for every
 * call, and the service allows fifty a minute.
 */
import type { Clock } from "./ports.ts";

/** How long after the one before the next may begin, by how many began within the last minute. */
const gapsMs = [0, 0, 0, 1_000, 2_000, 4_000, 8_000, 15_000] as const;
const longestGapMs = 15_000;
const memoryMs = 60_000;

export interface Spacing {
  /** Milliseconds to wait before the next may begin; 0 for at once. */
  waitMs(): number;
  /** One begins now. */
  began(): void;
}

export function createSpacing(clock: Clock): Spacing {
  let begun: readonly number[] = [];
  /** Instants of the future come from a clock that was set back since, and say nothing. */
  const recent = (now: number): readonly number[] =>
    begun.filter((at) => at <= now && at > now - memoryMs);
  return {
    waitMs() {
      const now = clock.now();
      const last = recent(now);
      const gapMs = gapsMs[last.length] ?? longestGapMs;
      return Math.max(0, (last.at(-1) ?? -Infinity) + gapMs - now);
    },
    began() {
      const now = clock.now();
      begun = [...recent(now), now];
    },
  };
}
