/** Keeps something from happening too often. */
export interface ThrottleOptions {
  /**
   * The time in milliseconds. The wall clock goes on in a sleep; the steady one may stand still, but
   * nobody sets it.
   */
  readonly time: () => number;
  /** For so long each time counts. */
  readonly windowMs: number;
  /** So many times within the window, and no more; left out, only the gaps count. */
  readonly limit?: number;
  /** From the last time to the next, by how many count now; the last of the list for more. */
  readonly gapsMs?: readonly number[];
}

export interface Throttle {
  /** Milliseconds to wait before the next time; 0 for at once. */
  waitMs(): number;
  /** It happens now. The returned function takes that back: it came to nothing. */
  take(): () => void;
  /** Nothing has happened yet. */
  reset(): void;
}

/**
 * A clock that is set back makes nobody wait for longer than a whole window: instants of the future
 * are taken for just now.
 */
export function createThrottle({ time, windowMs, limit, gapsMs = [0] }: ThrottleOptions): Throttle {
  let times: { at: number }[] = [];
  const look = (): number => {
    const now = time();
    for (const one of times) one.at = Math.min(one.at, now);
    times = times.filter(({ at }) => now - at < windowMs);
    return now;
  };
  return {
    waitMs() {
      const now = look();
      const gapMs = gapsMs[times.length] ?? gapsMs.at(-1) ?? 0;
      const afterGap = (times.at(-1)?.at ?? -Infinity) + gapMs;
      const first = limit === undefined ? undefined : times.at(-limit);
      return Math.max(0, afterGap - now, first === undefined ? 0 : first.at + windowMs - now);
    },
    take() {
      const one = { at: look() };
      times.push(one);
      return () => {
        times = times.filter((other) => other !== one);
      };
    },
    reset() {
      times = [];
    },
  };
}
