/** The newest items of an endless series, in constant memory. */
export interface Ring<T> {
  /** Adds an item; gives back the one that had to go for it. */
  push(item: T): T | undefined;
  /** Oldest first. */
  items(): readonly T[];
  last(): T | undefined;
  readonly size: number;
}

/** Holds at most `capacity` items, which must be at least one. */
export function createRing<T>(capacity: number): Ring<T> {
  const slots: T[] = [];
  /** Where the oldest is, once all slots are taken. */
  let oldest = 0;
  return {
    push(item) {
      if (slots.length < capacity) {
        slots.push(item);
        return undefined;
      }
      const dropped = slots[oldest];
      slots[oldest] = item;
      oldest = (oldest + 1) % capacity;
      return dropped;
    },
    items: () => [...slots.slice(oldest), ...slots.slice(0, oldest)],
    last: () => slots.at(oldest - 1),
    get size() {
      return slots.length;
    },
  };
}
