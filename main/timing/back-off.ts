/**
 * How long to wait before something that failed is tried again. Each owner of such a wait names its
 * own pace; how it grows, and that the service's own wish goes before, is the same for all.
 */
import type { AppError } from "../../contract/result.ts";
import { askedWaitMs } from "./asked-wait.ts";

/** The pace of one kind of tries. */
export interface BackOffPace {
  readonly firstMs: number;
  /** Doubling ends here. */
  readonly longestMs: number;
  /** The share of each wait that is left to chance, so that many clients do not come back in step. */
  readonly spread: number;
}

/**
 * The wait after so many failures in a row: none before the first, then doubling from `firstMs` to
 * `longestMs`, less a part by chance. `chance` is a number in [0, 1).
 */
export function backOffMs(failures: number, pace: BackOffPace, chance: number): number {
  if (!(failures >= 1)) return 0;
  const fullMs = Math.min(pace.longestMs, pace.firstMs * 2 ** (failures - 1));
  return fullMs * (1 - pace.spread * (1 - chance));
}

/** As `backOffMs`, and never before the service wants to be asked again. */
export const retryWaitMs = (
  error: AppError,
  failures: number,
  { pace, chance }: { readonly pace: BackOffPace; readonly chance: number },
): number => Math.max(askedWaitMs(error), backOffMs(failures, pace, chance));
