import type { Clock } from "../../../main/timing/clock.ts";

/** A clock that stands still until the test advances it; due timers run in order. */
export class FakeClock implements Clock {
  #now: number;
  #setBackBy = 0;
  readonly #timers = new Set<{ at: number; readonly run: () => void }>();

  constructor(now = 1_000_000) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  elapsed(): number {
    return this.#now + this.#setBackBy;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { at: this.#now + delayMs, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** How many timers wait; zero means that nothing would ever happen by itself. */
  get pending(): number {
    return this.#timers.size;
  }

  /** The wall clock is set back; timers go on as if nothing had happened. */
  setBack(byMs: number): void {
    this.#now -= byMs;
    this.#setBackBy += byMs;
    for (const timer of this.#timers) timer.at -= byMs;
  }

  /** The machine sleeps: the wall clock goes on, timers and the steady clock do not. */
  sleep(byMs: number): void {
    this.setBack(-byMs);
  }

  advance(byMs: number): void {
    const end = this.#now + byMs;
    for (;;) {
      const next = [...this.#timers]
        .filter(({ at }) => at <= end)
        .toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers.delete(next);
      this.#now = next.at;
      next.run();
    }
    this.#now = end;
  }
}
