import type { Clock } from "../calls/ports.ts";

export interface Waking {
  /** The machine goes to sleep: the next sign of waking counts, however soon it comes. */
  slept(): void;
  /** A sign of waking. */
  woke(): void;
}

/** The system's word, the unlocking and the jump of the clock come within this. */
const burstMs = 10_000;

/**
 * Waking is told of in several ways at nearly the same time. The first one counts at once; what
 * follows it closely would only ask the service for the same again.
 */
export function createWaking({
  clock,
  onWake,
}: {
  readonly clock: Clock;
  readonly onWake: () => void;
}): Waking & { dispose(): void } {
  let cancelBurst: (() => void) | undefined;
  const endBurst = (): void => {
    cancelBurst?.();
    cancelBurst = undefined;
  };
  return {
    slept: endBurst,
    woke() {
      if (cancelBurst !== undefined) return;
      cancelBurst = clock.after(burstMs, endBurst);
      onWake();
    },
    dispose: endBurst,
  };
}
