import type { Clock } from "./clock.ts";
import { startDeadline } from "./deadline.ts";

export interface SilenceWatchOptions {
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
export interface SilenceWatch {
  /** A sign of life. Cheap: called for every frame. */
  heard(): void;
  /** Asks now, and allows `answerMs` for the answer; a check under way is not prolonged. */
  check(answerMs: number): void;
  stop(): void;
}

/**
 * Starts at once, as if something had just been heard. Its owner stops it. Only timers measure the
 * silence: the wall clock may be set while we wait.
 */
export function watchSilence(options: SilenceWatchOptions): SilenceWatch {
  const { clock, quietMs, answerMs, probe, onDead } = options;
  let state: "quiet" | "probing" | "checking" = "quiet";
  let cancel = clock.after(quietMs, () => ask("probing", answerMs));

  function ask(next: "probing" | "checking", limitMs: number): void {
    cancel();
    state = next;
    cancel = startDeadline(clock, limitMs, onDead);
    probe();
  }

  return {
    heard() {
      state = "quiet";
      cancel();
      cancel = clock.after(quietMs, () => ask("probing", answerMs));
    },
    check(limitMs) {
      if (state !== "checking") ask("checking", limitMs);
    },
    stop: () => cancel(),
  };
}
