/** The last stretch of an outgoing frame: latency, quiet times and the faults that move frames. */
import type { SimClock } from "../clock.ts";

/** Where frames leave; `writeTogether` puts several into one segment. */
export interface FrameSink {
  write(text: string): void;
  writeTogether(texts: readonly string[]): void;
}

export interface FramePacer {
  /** In order, after the latency and, for a notification, the quiet time. */
  send(text: string, isNotification: boolean): void;
  /** Out of order: alone, `ms` from now. */
  sendLate(text: string, ms: number): void;
  /** Keeps the frame until the next one was written, at most `waitMs`. */
  sendAfterNext(text: string, waitMs: number): void;
  /** The frame and those after it, `count` in all, leave at once, at latest after `waitMs`. */
  gather(text: string, count: number, waitMs: number): void;
  /** No notification leaves for the next `ms`. */
  quiet(ms: number): void;
  dispose(): void;
}

export function createFramePacer(options: {
  clock: SimClock;
  sink: FrameSink;
  /** Asked for every frame; zero means at once. */
  latencyMs: () => number;
}): FramePacer {
  const { clock, sink, latencyMs } = options;
  const waiting: { readonly text: string; readonly due: number }[] = [];
  const cancels = new Set<() => void>();
  let quietUntil = 0;
  let swapped: string | undefined;
  let gathered: { readonly texts: string[]; readonly count: number } | undefined;
  let disposed = false;

  function after(ms: number, run: () => void): void {
    const cancel = clock.after(ms, () => {
      cancels.delete(cancel);
      if (!disposed) run();
    });
    cancels.add(cancel);
  }

  function releaseGathered(): void {
    const texts = gathered?.texts ?? [];
    gathered = undefined;
    if (texts.length > 0) sink.writeTogether(texts);
  }

  function releaseSwapped(): void {
    const text = swapped;
    swapped = undefined;
    if (text !== undefined) sink.write(text);
  }

  function write(text: string): void {
    if (gathered !== undefined) {
      gathered.texts.push(text);
      if (gathered.texts.length >= gathered.count) releaseGathered();
      return;
    }
    sink.write(text);
    releaseSwapped();
  }

  function flush(): void {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      if (next.due > clock.now()) return after(next.due - clock.now(), flush);
      waiting.shift();
      write(next.text);
    }
  }

  return {
    send(text, isNotification) {
      const now = clock.now();
      const last = waiting.at(-1)?.due ?? 0;
      const earliest = Math.max(now + latencyMs(), isNotification ? quietUntil : 0, last);
      // What is being gathered is the point of the fault; nothing may part it.
      if (gathered !== undefined || (earliest <= now && waiting.length === 0)) return write(text);
      waiting.push({ text, due: earliest });
      if (waiting.length === 1) after(earliest - now, flush);
    },
    sendLate(text, ms) {
      after(ms, () => write(text));
    },
    sendAfterNext(text, waitMs) {
      releaseSwapped();
      swapped = text;
      after(waitMs, () => {
        if (swapped === text) releaseSwapped();
      });
    },
    gather(text, count, waitMs) {
      releaseGathered();
      const batch = { texts: [text], count };
      gathered = batch;
      after(waitMs, () => {
        if (gathered === batch) releaseGathered();
      });
    },
    quiet(ms) {
      quietUntil = Math.max(quietUntil, clock.now() + ms);
    },
    dispose() {
      disposed = true;
      for (const cancel of cancels) cancel();
      cancels.clear();
    },
  };
}
