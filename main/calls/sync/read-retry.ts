/** Which reads that failed are made again, and when. */
import type { AppError } from "../../../contract/result.ts";
import { type BackOffPace, retryWaitMs } from "../../timing/back-off.ts";

/** Nothing is left to chance: reads are few, and somebody is on the phone. */
const pace: BackOffPace = { firstMs: 1_000, longestMs: 30_000, spread: 0 };

/** How long to wait before a read is repeated; `attempt` counts from 0. */
export const readWaitMs = (attempt: number, error: AppError): number =>
  retryWaitMs(error, attempt + 1, { pace, chance: 0 });

/**
 * Failures that may pass by themselves: all but the end of the sign-in. A refusal too: a proxy, a
 * service under repair or a permission that is being granted says 400, 403 or 404 for a while, and a
 * read that is given up leaves what is shown unconfirmed for good.
 */
export const isWorthRetrying = (error: AppError): boolean => error.code !== "signed-out";
