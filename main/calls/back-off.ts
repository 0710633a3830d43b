/** How long to wait before a read is repeated. */
import type { AppError } from "../../contract/result.ts";
import { askedWaitMs } from "../asked-wait.ts";

const firstMs = 1_000;
const longestMs = 30_000;

/** Doubles from one second to half a minute; never before the service's own wish. */
export const backOffMs = (attempt: number, error: AppError): number =>
  error.code === "rate-limited"
    ? error.retryAfterMs
    : Math.max(askedWaitMs(error), Math.min(longestMs, firstMs * 2 ** attempt));

/**
 * Failures that may pass by themselves: all but the end of the sign-in. A refusal too: a proxy, a
 * service under repair or a permission that is being granted says 400, 403 or 404 for a while, and a
 * read that is given up leaves what is shown unconfirmed for good.
 */
export const isWorthRetrying = (error: AppError): boolean => error.code !== "signed-out";
