/** How long to wait before a read is repeated. */
import type { AppError } from "../../contract/result.ts";

const firstMs = 1_000;
const longestMs = 30_000;

/** Doubles from one second to half a minute; the service's own wish goes before. */
export function backOffMs(attempt: number, error: AppError): number {
  if (error.code === "rate-limited") return error.retryAfterMs;
  return Math.min(longestMs, firstMs * 2 ** attempt);
}

/** Failures that pass by themselves. */
export const isWorthRetrying = (error: AppError): boolean =>
  error.code === "offline" ||
  error.code === "timed-out" ||
  error.code === "rate-limited" ||
  error.code === "bad-reply" ||
  error.code === "internal" ||
  (error.code === "service" && (error.status >= 500 || error.status === 429));
