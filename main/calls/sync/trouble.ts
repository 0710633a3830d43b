/**
 * What keeps the calls from being followed, and when that is tried again, for the connection's view.
 * It may be the event stream or the reads; of two troubles the stream's is shown, since reads alone
 * keep nothing up to date.
 */
import type { AppError } from "../../../contract/result.ts";
import type { CallStore } from "../state/call-store.ts";
import type { RetryWait } from "../ports.ts";
import type { Clock } from "../../timing/clock.ts";

export interface Trouble {
  /** The stream was lost for this reason. */
  streamLost(because: AppError): void;
  /** As `EventStreamListener.onWaiting`. */
  streamWaits(wait: RetryWait | undefined): void;
  /** Events flow, or the machine sleeps. */
  streamBack(): void;
  /** A read has failed and is made again after this wait; `undefined`: it is under way. */
  readsWait(wait: RetryWait | undefined): void;
  /** Everything was read, or need not be any more. */
  readsDone(): void;
}

interface Known {
  readonly because: AppError;
  readonly nextTry?: { readonly at: number; readonly canHurry: boolean };
}

export function createTrouble(options: {
  readonly store: Pick<CallStore, "setTrouble">;
  readonly clock: Pick<Clock, "now">;
}): Trouble {
  const { store, clock } = options;
  let ofStream: Known | undefined;
  let ofReads: Known | undefined;
  const show = (): void => store.setTrouble(ofStream ?? ofReads);
  /** A wait that is over leaves its reason, until the try that follows has an outcome. */
  const after = (before: Known | undefined, wait: RetryWait | undefined): Known | undefined => {
    if (wait === undefined) return before && { because: before.because };
    const { because, delayMs, canHurry } = wait;
    if (delayMs === 0) return { because };
    return { because, nextTry: { at: Math.round(clock.now() + delayMs), canHurry } };
  };
  return {
    streamLost(because) {
      ofStream = { because };
      show();
    },
    streamWaits(wait) {
      ofStream = after(ofStream, wait);
      show();
    },
    streamBack() {
      ofStream = undefined;
      show();
    },
    readsWait(wait) {
      ofReads = after(ofReads, wait);
      show();
    },
    readsDone() {
      ofReads = undefined;
      show();
    },
  };
}
