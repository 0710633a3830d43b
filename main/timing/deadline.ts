import type { Clock } from "./clock.ts";

/** A timer this late did not just wait its turn: the process stood still, or the clock was moved. */
const lateMs = 1_000;
/** Time to read what arrived while the process stood still. */
const graceMs = 1_000;

/**
 * Calls `onPassed` once when `ms` have passed without the returned cancellation.
 *
 * A machine that slept runs its timers before it reads its sockets, so an answer that is there
 * already would count as missing. A deadline that comes late by the wall clock therefore waits once
 * more, for `graceMs`. A clock set back does not delay it: timers count real time.
 */
export function startDeadline(clock: Clock, ms: number, onPassed: () => void): () => void {
  const dueAt = clock.now() + ms;
  let cancel = clock.after(ms, () => {
    if (clock.now() - dueAt > lateMs) cancel = clock.after(graceMs, onPassed);
    else onPassed();
  });
  return () => cancel();
}
