/** The last stretch of an outgoing frame: latency, quiet times and the faults that move frames. */
import type { SimClock } from "../clock.ts";

/** Where frames leave; `writeTogether` puts several into one segment. */
export interface FrameSink {
  write(text: string): void;
  writeTogether(texts: readonly string[]): void;
}

export interface FramePacerOptions {
  readonly clock: SimClock;
  readonly sink: FrameSink;
  /** Asked for every frame; zero means at once. */
  readonly latencyMs: () => number;
}

interface Batch {
  readonly texts: string[];
  readonly count: number;
}

export class FramePacer {
  readonly #options: FramePacerOptions;
  readonly #waiting: { readonly text: string; readonly due: number }[] = [];
  readonly #cancels = new Set<() => void>();
  #quietUntil = 0;
  #swapped: string | undefined;
  #batch: Batch | undefined;

  constructor(options: FramePacerOptions) {
    this.#options = options;
  }

  /** In order, after the latency and, for a notification, the quiet time. */
  send(text: string, isNotification: boolean): void {
    const { clock, latencyMs } = this.#options;
    const now = clock.now();
    const last = this.#waiting.at(-1)?.due ?? 0;
    const due = Math.max(now + latencyMs(), isNotification ? this.#quietUntil : 0, last);
    // What is being gathered is the point of the fault; nothing may part it.
    if (this.#batch !== undefined || (due <= now && this.#waiting.length === 0)) {
      this.#write(text);
      return;
    }
    this.#waiting.push({ text, due });
    if (this.#waiting.length === 1) this.#after(due - now, () => this.#flush());
  }

  /** Out of order: alone, `ms` from now. */
  sendLate(text: string, ms: number): void {
    this.#after(ms, () => this.#write(text));
  }

  /** Keeps the frame until the next one was written, at most `waitMs`. */
  sendAfterNext(text: string, waitMs: number): void {
    this.#releaseSwapped();
    this.#swapped = text;
    this.#after(waitMs, () => {
      if (this.#swapped === text) this.#releaseSwapped();
    });
  }

  /** The frame and those after it, `count` in all, leave at once, at latest after `waitMs`. */
  gather(text: string, count: number, waitMs: number): void {
    this.#releaseBatch();
    const batch: Batch = { texts: [text], count };
    this.#batch = batch;
    this.#after(waitMs, () => {
      if (this.#batch === batch) this.#releaseBatch();
    });
  }

  /** No notification leaves for the next `ms`. */
  quiet(ms: number): void {
    this.#quietUntil = Math.max(this.#quietUntil, this.#options.clock.now() + ms);
  }

  dispose(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }

  #after(ms: number, run: () => void): void {
    const cancel = this.#options.clock.after(ms, () => {
      this.#cancels.delete(cancel);
      run();
    });
    this.#cancels.add(cancel);
  }

  #releaseBatch(): void {
    const texts = this.#batch?.texts ?? [];
    this.#batch = undefined;
    if (texts.length > 0) this.#options.sink.writeTogether(texts);
  }

  #releaseSwapped(): void {
    const text = this.#swapped;
    this.#swapped = undefined;
    if (text !== undefined) this.#options.sink.write(text);
  }

  #write(text: string): void {
    if (this.#batch === undefined) {
      this.#options.sink.write(text);
      this.#releaseSwapped();
      return;
    }
    this.#batch.texts.push(text);
    if (this.#batch.texts.length >= this.#batch.count) this.#releaseBatch();
  }

  #flush(): void {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const left = next.due - this.#options.clock.now();
      if (left > 0) {
        this.#after(left, () => this.#flush());
        return;
      }
      this.#waiting.shift();
      this.#write(next.text);
    }
  }
}
