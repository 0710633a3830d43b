/**
 * How long the service asks us to stay away. One rule for all that wait: `Retry-After` counts with a
 * 429 and a 503 alike, as seconds or as a date, and nothing that an answer says can make us wait
 * longer than a time that is written here.
 */
import type { AppError } from "../../contract/result.ts";

/**
 * The longest documented penalty is a minute. An answer that asks for more than a quarter of an hour
 * is not believed: whoever is on the phone would be without it for the rest of the day.
 */
export const longestAskedMs = 15 * 60_000;

/** The service's rule for a 429 that does not say how long. */
export const unspecifiedPenaltyMs = 30_000;

/** `ms` of an answer as a wait that can be obeyed; what is no number at all is none. */
const believed = (ms: number): number | undefined =>
  Number.isNaN(ms) ? undefined : Math.min(longestAskedMs, Math.max(0, ms));

/**
 * `Retry-After` (RFC 9110: seconds or a date) in milliseconds from `now`, which is the instant of the
 * answer by the clock that the date is of; `undefined` when there is none that makes sense.
 */
export function retryAfterIn(headers: Headers, now: number): number | undefined {
  const value = headers.get("Retry-After")?.trim() ?? "";
  if (value === "") return undefined;
  const seconds = Number(value);
  return believed(Number.isNaN(seconds) ? Date.parse(value) - now : seconds * 1_000);
}

/** `X-Rate-Limit-Window` in milliseconds; `undefined` when there is none that makes sense. */
export function rateWindowIn(headers: Headers): number | undefined {
  const seconds = Number(headers.get("X-Rate-Limit-Window"));
  return seconds > 0 ? believed(seconds * 1_000) : undefined;
}

/** How long the service itself asks us to stay away, by its refusal; 0 when it does not. */
export function askedWaitMs(error: AppError): number {
  if (error.code !== "rate-limited" && error.code !== "service") return 0;
  return believed(error.retryAfterMs ?? 0) ?? 0;
}
