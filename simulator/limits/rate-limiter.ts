/**
 * Request budgets per user, application and group, counted over a sliding minute. Once a budget is
 * overdrawn a penalty begins, and every further request of the group inside it starts it anew.
 */
import type { SimClock } from "../clock.ts";
import type { RateGroup } from "./groups.ts";

/** Requests per window. */
export type RateLimits = Readonly<Record<RateGroup, number>>;

/** `documented` are the service's published defaults; `generous` never gets in the way of a person. */
export type LimitsMode = "documented" | "generous" | "off";

export const limitsOf = {
  documented: { Light: 50, Medium: 40, Heavy: 10, Auth: 5 },
  generous: { Light: 5_000, Medium: 5_000, Heavy: 5_000, Auth: 5_000 },
  off: undefined,
} as const satisfies Record<LimitsMode, RateLimits | undefined>;

export const windowSeconds = 60;
const penaltySeconds = 60;

/** The numbers that go into the answer's headers. */
export interface RateVerdict {
  readonly group: RateGroup;
  readonly limit: number;
  readonly remaining: number;
  /** Present when the request is refused: seconds to wait. */
  readonly retryAfterSeconds: number | undefined;
}

export interface RateLimiter {
  /** Counts one request; undefined while limits are off. */
  take(subject: string, group: RateGroup): RateVerdict | undefined;
  /** Changes the limits from now on and forgets all counts and penalties. */
  set(limits: RateLimits | undefined): void;
}

interface Budget {
  /** Instants of the requests inside the window, oldest first. */
  readonly taken: number[];
  penaltyUntil: number;
}

export function createRateLimiter(clock: SimClock, initial: RateLimits | undefined): RateLimiter {
  let limits = initial;
  const budgets = new Map<string, Budget>();

  function budgetOf(subject: string, group: RateGroup): Budget {
    const key = `${group} ${subject}`;
    const budget = budgets.get(key) ?? { taken: [], penaltyUntil: 0 };
    budgets.set(key, budget);
    return budget;
  }

  return {
    take(subject, group) {
      if (limits === undefined) return undefined;
      const limit = limits[group];
      const now = clock.now();
      const budget = budgetOf(subject, group);
      const fresh = budget.taken.findIndex((instant) => instant > now - windowSeconds * 1_000);
      budget.taken.splice(0, fresh === -1 ? budget.taken.length : fresh);
      if (now < budget.penaltyUntil || budget.taken.length >= limit) {
        budget.penaltyUntil = now + penaltySeconds * 1_000;
        return { group, limit, remaining: 0, retryAfterSeconds: penaltySeconds };
      }
      budget.taken.push(now);
      return { group, limit, remaining: limit - budget.taken.length, retryAfterSeconds: undefined };
    },
    set(next) {
      limits = next;
      budgets.clear();
    },
  };
}
