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

/**
 * A binary heap. Cancelled waits stay inside until they surface or until they are more than half of
 * it: long time limits are set and cancelled for every request, and must neither pile up nor cost a
 * search.
 */
export function createTimerQueue(): TimerQueue {
  let heap: TimerEntry[] = [];
  const cancelled = new Set<TimerEntry>();
  let added = 0;

  function swap(a: number, b: number): void {
    const first = heap[a];
    const second = heap[b];
    if (first === undefined || second === undefined) return;
    heap[a] = second;
    heap[b] = first;
  }

  function goesBefore(a: number, b: number): boolean {
    const first = heap[a];
    const second = heap[b];
    return first !== undefined && second !== undefined && isBefore(first, second);
  }

  function rise(start: number): void {
    let at = start;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!goesBefore(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  }

  function sink(): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const first = goesBefore(left + 1, left) ? left + 1 : left;
      if (!goesBefore(first, at)) return;
      swap(first, at);
      at = first;
    }
  }

  function removeTop(): TimerEntry | undefined {
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined || top === last) return top;
    heap[0] = last;
    sink();
    return top;
  }

  /** A sorted array is a valid heap. */
  function compact(): void {
    if (cancelled.size * 2 <= heap.length || heap.length < 64) return;
    heap = heap.filter((entry) => !cancelled.has(entry));
    heap.sort((a, b) => (isBefore(a, b) ? -1 : 1));
    cancelled.clear();
  }

  function dropCancelledTop(): void {
    for (let top = heap[0]; top !== undefined && cancelled.delete(top); top = heap[0]) removeTop();
  }

  return {
    add(due, run) {
      let waiting = true;
      const entry: TimerEntry = {
        due,
        order: (added += 1),
        run: () => {
          waiting = false;
          run();
        },
      };
      heap.push(entry);
      rise(heap.length - 1);
      return () => {
        if (!waiting) return;
        waiting = false;
        cancelled.add(entry);
        compact();
      };
    },
    takeDue(until) {
      dropCancelledTop();
      const top = heap[0];
      return top !== undefined && top.due <= until ? removeTop() : undefined;
    },
    nextDue() {
      dropCancelledTop();
      return heap[0]?.due;
    },
  };
}
