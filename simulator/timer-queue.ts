/** One wait: when it falls due, and in which order it was asked for. */
export interface TimerEntry {
  readonly due: number;
  readonly order: number;
  readonly run: () => void;
}

/** Waits ordered by instant, then by the order in which they were added. */
export interface TimerQueue {
  /** Returns the cancellation of the wait; harmless once it was taken. */
  add(due: number, run: () => void): () => void;
  /** Removes and returns the first wait due at or before `until`. */
  takeDue(until: number): TimerEntry | undefined;
  nextDue(): number | undefined;
}

const isBefore = (a: TimerEntry, b: TimerEntry): boolean =>
  a.due < b.due || (a.due === b.due && a.order < b.order);

/** The heap itself, without cancellation. */
class TimerHeap {
  #entries: TimerEntry[] = [];

  get size(): number {
    return this.#entries.length;
  }

  get top(): TimerEntry | undefined {
    return this.#entries[0];
  }

  push(entry: TimerEntry): void {
    this.#entries.push(entry);
    let at = this.#entries.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#goesBefore(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  removeTop(): TimerEntry | undefined {
    const top = this.#entries[0];
    const last = this.#entries.pop();
    if (top === undefined || last === undefined || top === last) return top;
    this.#entries[0] = last;
    this.#sink();
    return top;
  }

  /** A sorted array is a valid heap. */
  keep(isKept: (entry: TimerEntry) => boolean): void {
    this.#entries = this.#entries.filter(isKept);
    this.#entries.sort((a, b) => (isBefore(a, b) ? -1 : 1));
  }

  #sink(): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const first = this.#goesBefore(left + 1, left) ? left + 1 : left;
      if (!this.#goesBefore(first, at)) return;
      this.#swap(first, at);
      at = first;
    }
  }

  #swap(a: number, b: number): void {
    const first = this.#entries[a];
    const second = this.#entries[b];
    if (first === undefined || second === undefined) return;
    this.#entries[a] = second;
    this.#entries[b] = first;
  }

  #goesBefore(a: number, b: number): boolean {
    const first = this.#entries[a];
    const second = this.#entries[b];
    return first !== undefined && second !== undefined && isBefore(first, second);
  }
}

/**
 * Cancelled waits stay inside until they surface or until they are more than half of the heap: long
 * time limits are set and cancelled for every request, and must neither pile up nor cost a search.
 */
export function createTimerQueue(): TimerQueue {
  const heap = new TimerHeap();
  const cancelled = new Set<TimerEntry>();
  let added = 0;

  function compact(): void {
    if (cancelled.size * 2 <= heap.size || heap.size < 64) return;
    heap.keep((entry) => !cancelled.has(entry));
    cancelled.clear();
  }

  function dropCancelledTop(): void {
    while (heap.top !== undefined && cancelled.delete(heap.top)) heap.removeTop();
  }

  return {
    add(due, run) {
      let waiting = true;
      const whenDue = (): void => {
        waiting = false;
        run();
      };
      const entry: TimerEntry = { due, order: (added += 1), run: whenDue };
      heap.push(entry);
      return () => {
        if (!waiting) return;
        waiting = false;
        cancelled.add(entry);
        compact();
      };
    },
    takeDue(until) {
      dropCancelledTop();
      return heap.top !== undefined && heap.top.due <= until ? heap.removeTop() : undefined;
    },
    nextDue() {
      dropCancelledTop();
      return heap.top?.due;
    },
  };
}
