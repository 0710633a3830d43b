/**
 * One time for the service and its client, which only a test moves. The client's share of it can
 * be bent: its wall clock jumps, and its timers sleep when the machine does.
 */
import { vi } from "vitest";

import type { Clock } from "../../../main/timing/clock.ts";
import type { SimClock } from "../../../simulator/clock.ts";
import { createTimerQueue, type TimerQueue } from "../../../simulator/timer-queue.ts";

/** 2026-03-02T09:15:00Z: the same for every run, so that a run is repeated to the millisecond. */
const beginning = Date.UTC(2026, 2, 2, 9, 15);

export class VirtualTime implements SimClock {
  readonly #queue: TimerQueue = createTimerQueue();
  #now = beginning;
  /** How far the client's wall clock is off. */
  #skewMs: number;
  #overslept: (() => void)[] | undefined;
  #waiting = 0;
  /** How long the client slept in all, and since when it sleeps now: its steady clock stood still. */
  #sleptMs = 0;
  #asleepSince: number | undefined;

  /** What the client is handed as its clock. */
  readonly clientClock: Clock = {
    now: () => this.#now + this.#skewMs,
    after: (delayMs, run) => this.#clientAfter(delayMs, run),
    elapsed: () => (this.#asleepSince ?? this.#now) - this.#sleptMs,
  };

  /** `clientAheadMs`: how far the client's wall clock is ahead of the service's from the start. */
  constructor(clientAheadMs = 0) {
    this.#skewMs = clientAheadMs;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    return this.#queue.add(this.#now + Math.max(0, ms), run);
  }

  /** When the next timer is due; `undefined` when nothing would ever happen by itself. */
  nextDue(): number | undefined {
    return this.#queue.nextDue();
  }

  /** How many timers of the client wait; a number that only grows is a leak. */
  clientTimers(): number {
    return this.#waiting;
  }

  /** Moves to the instant and runs what is due until then, at its own instant each. */
  moveTo(instant: number): void {
    for (let due = this.#queue.takeDue(instant); due; due = this.#queue.takeDue(instant)) {
      this.#show(due.due);
      due.run();
    }
    this.#show(instant);
  }

  advance(ms: number): void {
    this.moveTo(this.#now + Math.max(0, ms));
  }

  /** The client's wall clock is set forwards or back; its timers do not notice. */
  jump(ms: number): void {
    this.#skewMs += ms;
    this.#show(this.#now);
  }

  /** From now on no timer of the client runs. */
  sleep(): void {
    this.#overslept ??= [];
    this.#asleepSince ??= this.#now;
  }

  /** What fell due meanwhile runs now, in order. */
  wake(): void {
    const overslept = this.#overslept ?? [];
    this.#overslept = undefined;
    this.#sleptMs += this.#now - (this.#asleepSince ?? this.#now);
    this.#asleepSince = undefined;
    for (const run of overslept) run();
  }

  /**
   * `Date` of the whole process becomes the client's wall clock, and the delays of nothing that the
   * official library takes wait for `pump`.
   */
  install(): void {
    vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
    this.#show(this.#now);
  }

  /** Lets what only waits for the present turn to end go on. */
  pump(): void {
    vi.advanceTimersByTime(0);
  }

  uninstall(): void {
    vi.useRealTimers();
  }

  #show(instant: number): void {
    this.#now = Math.max(this.#now, instant);
    vi.setSystemTime(this.#now + this.#skewMs);
  }

  #clientAfter(delayMs: number, run: () => void): () => void {
    let waits = true;
    const leave = (): boolean => {
      if (!waits) return false;
      waits = false;
      this.#waiting -= 1;
      return true;
    };
    const whenDue = (): void => {
      if (!waits) return;
      if (this.#overslept !== undefined) this.#overslept.push(whenDue);
      else if (leave()) run();
    };
    this.#waiting += 1;
    const cancel = this.after(delayMs, whenDue);
    return () => {
      if (leave()) cancel();
    };
  }
}
