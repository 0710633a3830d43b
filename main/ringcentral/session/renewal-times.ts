/** When a token is renewed, and how long a failed renewal waits. Pure; milliseconds. */
import type { AppError } from "../../../contract/result.ts";
import { askedWaitMs } from "../../timing/asked-wait.ts";
import { backOffMs, type BackOffPace } from "../../timing/back-off.ts";
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

/** For failures that pass: from just under two seconds doubling to a minute, spread out. */
const pace: BackOffPace = { firstMs: 1_700, longestMs: 60_000, spread: 0.25 };

export function renewalBackOffMs(failures: number, error: AppError, random: () => number): number {
  // Never before the service's own wish: a request inside a penalty begins it anew.
  return Math.max(backOffMs(failures, pace, random()), askedWaitMs(error) + 1_000 * random());
}
