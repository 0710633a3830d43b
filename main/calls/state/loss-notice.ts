/**
 * Tells of a lost connection, and of its return. The service ends connections for idleness, for age
 * and for its own maintenance, and one that comes back within moments is nobody's concern: a loss is
 * told only when it has lasted. What is shown of it in the window, and when, is in `staleness.ts`.
 */
import type { CallStore } from "./call-store.ts";
import type { Clock } from "../../timing/clock.ts";

export interface LossNotice {
  /** Events are lost, and somebody relied on them. Said again during a loss, it changes nothing. */
  lost(): void;
  /** What is shown is true again; told only when the loss was. */
  back(): void;
  /** The machine goes to sleep, where nobody can be told; a loss that is not told yet waits. */
  suspended(): void;
  /** The machine is awake: a loss that is not told yet has its full time to end. */
  resumed(): void;
  dispose(): void;
}

/** Longer than a new connection and the reads after it take; short beside a call that is missed. */
export const lossNoticeMs = 5_000;

/** Has a timer only during a loss that is not told yet. */
export function createLossNotice(options: {
  readonly store: Pick<CallStore, "tell">;
  readonly clock: Clock;
}): LossNotice {
  const { store, clock } = options;
  let loss: "none" | "untold" | "told" = "none";
  let cancel = (): void => {};
  const wait = (): void => {
    cancel();
    cancel = clock.after(lossNoticeMs, () => {
      loss = "told";
      store.tell({ kind: "connection-lost" });
    });
  };
  return {
    lost() {
      if (loss !== "none") return;
      loss = "untold";
      wait();
    },
    back() {
      cancel();
      const wasTold = loss === "told";
      loss = "none";
      if (wasTold) store.tell({ kind: "connection-back" });
    },
    suspended: () => cancel(),
    resumed() {
      if (loss === "untold") wait();
    },
    dispose: () => cancel(),
  };
}
