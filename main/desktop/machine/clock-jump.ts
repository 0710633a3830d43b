import type { Clock } from "../../timing/clock.ts";

export interface ClockJumpOptions {
  /** Its `now` is the wall clock. */
  readonly clock: Clock;
  /** Milliseconds that nobody can set, from any start: `performance.now`. */
  readonly monotonic: () => number;
  /** `ms`: by how much the wall clock is ahead of what was expected; negative: behind. */
  readonly onJump: (ms: number) => void;
}

const everyMs = 5_000;
/** A busy machine is late by this much now and then, and time servers correct by less. */
const toleranceMs = 2_000;

/**
 * Notices a sleep that nobody announced, and a clock that was set. On some systems the monotonic
 * clock stands still in a sleep, so that the wall clock runs ahead of it; on others it goes on, and
 * our timer is late by both. Either way what is shown may be old. The returned function ends it.
 */
export function watchClockJumps({ clock, monotonic, onJump }: ClockJumpOptions): () => void {
  let wallAt = clock.now();
  let monotonicAt = monotonic();
  let cancel = clock.after(everyMs, look);

  function look(): void {
    const wallMs = clock.now() - wallAt;
    const passedMs = monotonic() - monotonicAt;
    wallAt += wallMs;
    monotonicAt += passedMs;
    cancel = clock.after(everyMs, look);
    const wasSet = Math.abs(wallMs - passedMs) > toleranceMs;
    const stoodStill = passedMs - everyMs > toleranceMs;
    if (wasSet || stoodStill) onJump(Math.round(wallMs - everyMs));
  }

  return () => cancel();
}
