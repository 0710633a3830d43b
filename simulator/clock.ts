/**
 * The simulator's only source of time. Everything that waits or stamps asks a `SimClock`, so that a
 * test (or `POST clock` of the control interface) can move time forward without waiting for it.
 */
import { createTimerQueue, type TimerQueue } from "./timer-queue.ts";

/** Milliseconds everywhere; instants count from the Unix epoch. */
export interface SimClock {
  now(): number;
  /**
   * Runs `run` once `ms` from now; returns its cancellation (harmless after it ran). Equal instants
   * run in the order of their calls. A throw of `run` is not caught.
   */
  after(ms: number, run: () => void): () => void;
  /**
   * Moves time forward. Timers that fall due on the way run inside the call, in order, each seeing
   * `now()` at its own instant, those that they start included. Negative steps are ignored.
   */
  advance(ms: number): void;
}

/** The longest delay that Node's timers can hold; above it they fire at once. */
const longestWaitMs = 0x7fff_ffff;

/** Runs everything due up to `until`; `show` publishes the instant that the timers see. */
function runDue(queue: TimerQueue, until: number, show: (instant: number) => void): void {
  for (let entry = queue.takeDue(until); entry !== undefined; entry = queue.takeDue(until)) {
    show(entry.due);
    entry.run();
  }
}

/** Time that stands still unless advanced; for tests. `start` defaults to 2026-03-02T09:15:00Z. */
export function createManualClock(start: number = Date.UTC(2026, 2, 2, 9, 15)): SimClock {
  const queue = createTimerQueue();
  let instant = start;
  const show = (due: number): void => {
    instant = Math.max(instant, due);
  };
  return {
    now: () => instant,
    after: (ms, run) => queue.add(instant + Math.max(0, ms), run),
    advance(ms) {
      const until = instant + Math.max(0, ms);
      runDue(queue, until, show);
      show(until);
    },
  };
}

/**
 * Real time, from the start `aheadMs` ahead of this machine's (negative: behind), that can be
 * advanced on top. One Node timer serves all waits; it does not keep the
 * process alive. Waits late by a suspended machine run on resume, in order.
 */
export function createRealClock(aheadMs = 0): SimClock {
  const queue = createTimerQueue();
  let ahead = aheadMs;
  let pinned: number | undefined;
  let armedFor = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  const now = (): number => pinned ?? Date.now() + ahead;

  function arm(): void {
    const due = queue.nextDue();
    if (pinned !== undefined || due === armedFor) return;
    clearTimeout(timer);
    armedFor = due ?? Number.POSITIVE_INFINITY;
    if (due === undefined) return;
    timer = setTimeout(fire, Math.min(longestWaitMs, Math.max(0, due - now())));
    timer.unref();
  }

  /** Pins `now()` while timers run; always unpins and re-arms, a throwing timer included. */
  function runUntil(until: number): void {
    if (pinned !== undefined) return;
    try {
      runDue(queue, until, (instant) => {
        pinned = Math.max(pinned ?? 0, instant);
      });
    } finally {
      pinned = undefined;
      armedFor = Number.NaN;
      arm();
    }
  }

  function fire(): void {
    runUntil(now());
  }

  return {
    now,
    after(ms, run) {
      const cancel = queue.add(now() + Math.max(0, ms), run);
      arm();
      return () => {
        cancel();
        arm();
      };
    },
    advance(ms) {
      const step = Math.max(0, ms);
      const until = now() + step;
      runUntil(until);
      ahead += step;
      armedFor = Number.NaN;
      arm();
    },
  };
}
