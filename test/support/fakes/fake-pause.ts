import type { ServicePause } from "../../../main/calls/ports.ts";
import type { Clock } from "../../../main/timing/clock.ts";

/** A service that asks for a pause when the test says so. */
export class FakePause implements ServicePause {
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #until = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  begin(forMs: number): void {
    this.#until = this.#clock.elapsed() + forMs;
    for (const listener of this.#listeners) listener();
  }

  leftMs(): number {
    return Math.max(0, this.#until - this.#clock.elapsed());
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
