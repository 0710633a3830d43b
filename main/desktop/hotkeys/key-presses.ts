/**
 * Tells presses from the repetitions of a key that is held down, which arrive alike on X11 and Windows.
 * Repetitions follow each other faster than a finger; but the first one comes after a delay in which a
 * finger presses a second time. So a press at that distance waits whether another one follows at once.
 */
import type { Clock } from "../../timing/clock.ts";

export interface KeyPressesOptions {
  readonly clock: Pick<Clock, "elapsed" | "after">;
  /** False where a held key arrives once (macOS, Wayland's portal): then no press ever waits. */
  readonly repeatsWhileHeld: boolean;
}

/** Its owner disposes it. */
export interface KeyPresses<Key> {
  /** The key arrived: runs `act` now, or in `repeatMs`, or never if it is a repetition. */
  pressed(key: Key, act: () => void): void;
  dispose(): void;
}

/** Faster ones come from a key that is held down, not from a finger. */
const repeatMs = 80;
/** The longest delay before the first repetition that systems offer. */
const longestDelayMs = 1_000;

interface Last {
  readonly at: number;
  readonly isHeld: boolean;
  readonly cancel: () => void;
}

const nothing = (): void => undefined;

export function createKeyPresses<Key>(options: KeyPressesOptions): KeyPresses<Key> {
  const { clock, repeatsWhileHeld } = options;
  const last = new Map<Key, Last>();
  return {
    pressed(key, act) {
      const at = clock.elapsed();
      const before = last.get(key);
      const gap = at - (before?.at ?? -Infinity);
      if (gap < repeatMs) {
        before?.cancel();
        last.set(key, { at, isHeld: true, cancel: nothing });
        return;
      }
      const isUnclear = repeatsWhileHeld && before?.isHeld === false && gap <= longestDelayMs;
      const cancel = isUnclear ? clock.after(repeatMs, act) : nothing;
      last.set(key, { at, isHeld: false, cancel });
      if (!isUnclear) act();
    },
    dispose() {
      for (const { cancel } of last.values()) cancel();
      last.clear();
    },
  };
}
