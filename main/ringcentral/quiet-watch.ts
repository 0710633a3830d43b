import type { Clock } from "../calls/ports.ts";

export interface QuietWatchOptions {
  readonly clock: Clock;
  /** Silence after which the other side is asked for a sign of life. */
  readonly quietMs: number;
  /** How long it may take to give one. */
  readonly answerMs: number;
  readonly probe: () => void;
  /** No sign came. Called once; the watch is over then. */
  readonly onDead: () => void;
}

/** Finds a peer that went away without a word. */
export interface QuietWatch {
  /** A sign of life. Cheap: called for every frame. */
  heard(): void;
  /** Asks now, and allows `answerMs` for the answer. */
  check(answerMs: number): void;
  stop(): void;
}

/** Starts at once, as if something had just been heard. Its owner stops it. */
export function watchQuiet(options: QuietWatchOptions): QuietWatch {
  const { clock, quietMs } = options;
  let heardAt = clock.now();
  let probing = false;
  let cancel = clock.after(quietMs, onTimer);

  function onTimer(): void {
    if (probing) {
      options.onDead();
      return;
    }
    const quietForMs = clock.now() - heardAt;
    // A clock set back would give a negative silence; wait one full period then.
    const leftMs = quietForMs < 0 ? quietMs : quietMs - quietForMs;
    if (leftMs > 0) cancel = clock.after(leftMs, onTimer);
    else ask(options.answerMs);
  }

  function ask(answerMs: number): void {
    cancel();
    probing = true;
    cancel = clock.after(answerMs, onTimer);
    options.probe();
  }

  return {
    heard() {
      heardAt = clock.now();
      if (!probing) return;
      probing = false;
      cancel();
      cancel = clock.after(quietMs, onTimer);
    },
    check(answerMs) {
      if (!probing) ask(answerMs);
    },
    stop: () => cancel(),
  };
}
