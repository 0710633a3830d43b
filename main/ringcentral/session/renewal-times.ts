/** When a token is renewed, and how long a failed renewal waits. Pure; milliseconds. */
import type { KeptTokens } from "./kept-tokens.ts";

type Life = Pick<KeptTokens, "accessSeconds">;

const minuteMs = 60_000;

/**
 * How long before the access token's end the timer renews it: five minutes to seven and a half of an
 * hour, by chance, so that an office full of clients does not renew in step; a quarter of a short life.
 */
export const renewAheadMs = ({ accessSeconds }: Life, chance: number): number =>
  Math.min(5 * minuteMs, accessSeconds * 250) * (1 + 0.5 * chance);

/** A request that finds less life than this renews first; it might arrive too late otherwise. */
export const spareMs = ({ accessSeconds }: Life): number => Math.min(minuteMs, accessSeconds * 100);

const firstWaitMs = 2_000;
const longestWaitMs = 60_000;

/** The service's rule for failures that pass: from two seconds doubling to a minute, spread out. */
export function renewalBackOffMs(
  failures: number,
  retryAfterMs: number | undefined,
  random: () => number,
): number {
  const fullMs = Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - 1));
  const ownMs = fullMs * (0.75 + 0.25 * random());
  // Never before the service's own wish: a request inside a penalty begins it anew.
  return Math.max(ownMs, (retryAfterMs ?? 0) + 1_000 * random());
}
