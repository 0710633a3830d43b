import { createSubscriber } from "svelte/reactivity";

import type { ViewTime } from "./browser-time.ts";

/**
 * The one clock behind all running times of the window. It ticks only while a view reads `now`, so
 * an idle window has no timer at all.
 */
export class RunningClock {
  readonly #time: ViewTime;
  readonly #follow: () => void;

  constructor(time: ViewTime) {
    this.#time = time;
    this.#follow = createSubscriber((update) => time.everySecond(update));
  }

  /** Milliseconds since 1970; read in a view, it is read again each second. */
  get now(): number {
    this.#follow();
    return this.#time.now();
  }

  /** The present instant without starting to tick. */
  peek(): number {
    return this.#time.now();
  }
}
