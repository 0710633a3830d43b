import fc from "fast-check";
import { expect, it } from "vitest";

import type { AppError } from "../../contract/result.ts";
import { longestAskedMs } from "./asked-wait.ts";
import { backOffMs, type BackOffPace, retryWaitMs } from "./back-off.ts";

const pace: BackOffPace = { firstMs: 2_000, longestMs: 60_000, spread: 0.25 };
const paces = fc.record({
  firstMs: fc.integer({ min: 1, max: 10_000 }),
  longestMs: fc.integer({ min: 10_000, max: 600_000 }),
  spread: fc.double({ min: 0, max: 1, noNaN: true }),
});
const chances = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
/** Also what no counter ever says. */
const failures = fc.oneof(fc.nat(100_000), fc.constantFrom(-1, NaN, Infinity, 1e300));

it("waits for nothing at first, then doubles up to the longest", () => {
  const steady = { ...pace, spread: 0 };
  expect([0, 1, 2, 3, 4, 5, 6, 7].map((count) => backOffMs(count, steady, 0))).toEqual([
    0, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000,
  ]);
});

it("leaves its share to chance, and no more", () => {
  expect(backOffMs(1, pace, 0)).toBe(1_500);
  expect(backOffMs(1, pace, 0.5)).toBe(1_750);
  fc.assert(
    fc.property(failures, paces, chances, (count, any, chance) => {
      const ms = backOffMs(count, any, chance);
      const fullMs = backOffMs(count, { ...any, spread: 0 }, 0);
      expect(ms).toBeLessThanOrEqual(fullMs);
      expect(ms).toBeGreaterThanOrEqual(fullMs * (1 - any.spread) - 1e-6);
    }),
  );
});

it("never grows shorter with more failures, nor longer than the longest", () => {
  fc.assert(
    fc.property(failures, paces, chances, (count, any, chance) => {
      const ms = backOffMs(count, any, chance);
      expect(ms).toBeLessThanOrEqual(any.longestMs);
      expect(backOffMs(count + 1, any, chance) >= ms || Number.isNaN(count)).toBe(true);
    }),
  );
});

it.each<AppError>([
  { code: "rate-limited", retryAfterMs: 90_000 },
  { code: "service", status: 503, retryAfterMs: 90_000 },
])("waits as long as the service asks with %j", (error) => {
  expect(retryWaitMs(error, 1, { pace, chance: 0 })).toBe(90_000);
});

it("is never hurried by what the service asks", () => {
  for (const retryAfterMs of [0, 1, -1, NaN]) {
    const error = { code: "rate-limited", retryAfterMs } as const;
    expect(retryWaitMs(error, 3, { pace, chance: 0 })).toBe(backOffMs(3, pace, 0));
  }
});

it("is bounded, whatever the service asks", () => {
  fc.assert(
    fc.property(fc.double(), failures, chances, (retryAfterMs, count, chance) => {
      const error = { code: "service", status: 503, retryAfterMs } as const;
      const ms = retryWaitMs(error, count, { pace, chance });
      expect(ms).toBeGreaterThanOrEqual(0);
      expect(ms).toBeLessThanOrEqual(Math.max(longestAskedMs, pace.longestMs));
    }),
  );
});
