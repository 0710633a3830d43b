/** Remembers the newest `capacity` values. */
export interface SeenSet {
  /** True when the value is new. */
  add(value: string): boolean;
}

export function createSeenSet(capacity: number): SeenSet {
  // A Set iterates in order of insertion, so its first value is the oldest.
  const values = new Set<string>();
  return {
    add(value) {
      if (values.has(value)) return false;
      values.add(value);
      if (values.size > capacity) {
        for (const oldest of values) {
          values.delete(oldest);
          break;
        }
      }
      return true;
    },
  };
}
