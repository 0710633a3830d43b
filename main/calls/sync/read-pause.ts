/** The wait before reads that failed are made again: it is shown, and whoever looks at it may end it. */
import type { AppError } from "../../../contract/result.ts";
import { askedWaitMs } from "../../timing/asked-wait.ts";
import { readWaitMs } from "./read-retry.ts";
import type { Clock } from "../../timing/clock.ts";
import type { Trouble } from "./trouble.ts";

export interface ReadPause {
  /** Resolves when it is over, and never when it is cancelled. */
  begin(attempt: number, error: AppError): Promise<void>;
  /** Ends it, unless the service has asked for it. */
  hurry(): void;
  cancel(): void;
}

export function createReadPause(options: {
  readonly clock: Pick<Clock, "after">;
  readonly trouble: Pick<Trouble, "readsWait">;
}): ReadPause {
  const { clock, trouble } = options;
  let end: (() => void) | undefined;
  let cancel = (): void => {};
  const forget = (): void => {
    cancel();
    end = undefined;
  };
  return {
    begin: (attempt, because) =>
      new Promise((resolve) => {
        const delayMs = readWaitMs(attempt, because);
        const canHurry = askedWaitMs(because) === 0;
        const over = (): void => {
          forget();
          trouble.readsWait(undefined);
          resolve();
        };
        cancel = clock.after(delayMs, over);
        end = canHurry ? over : undefined;
        trouble.readsWait({ because, delayMs, canHurry });
      }),
    hurry: () => end?.(),
    cancel: forget,
  };
}
