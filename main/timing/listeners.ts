/** A list of listeners; each is told in the order of subscription, once per `tell`. */
export interface Listeners<T> {
  /** Returns the unsubscriber, which may be called any time and more than once. */
  add(listener: (value: T) => void): () => void;
  /** Those who come or go meanwhile change nothing. `isSo` ends it: the others are told no more. */
  tell(value: T, isSo?: () => boolean): void;
  clear(): void;
}

export function listenersOf<T>(): Listeners<T> {
  const entries = new Set<{ readonly listener: (value: T) => void }>();
  return {
    add: (listener) => {
      const entry = { listener };
      entries.add(entry);
      return () => void entries.delete(entry);
    },
    tell: (value, isSo = () => true) => {
      for (const entry of [...entries]) if (isSo()) entry.listener(value);
    },
    clear: () => entries.clear(),
  };
}
