import type { AppError } from "../contract/result.ts";

/** How long the service itself asks us to stay away; 0 when it does not. */
export function askedWaitMs(reason: AppError): number {
  if (reason.code === "rate-limited") return reason.retryAfterMs;
  return reason.code === "service" ? (reason.retryAfterMs ?? 0) : 0;
}
