import { codeOf } from "./network-trouble.ts";

/** Nobody ran Ringside before it was written: a clock that says so has lost its battery. */
const oldest = Date.UTC(2026, 0, 1);
const deepestCause = 4;

/**
 * Whether a failed request tells of this machine's clock: a certificate that is not valid yet, or
 * one with the wrong date (Chromium's only word for both) while the clock cannot be right.
 */
export function isClockTrouble(error: unknown, now: number): boolean {
  let current: unknown = error;
  for (let depth = 0; depth < deepestCause && current instanceof Error; depth += 1) {
    const code = codeOf(current);
    if (code === "CERT_NOT_YET_VALID") return true;
    if (code === "ERR_CERT_DATE_INVALID" || code === "CERT_HAS_EXPIRED") return now < oldest;
    current = current.cause;
  }
  return false;
}
