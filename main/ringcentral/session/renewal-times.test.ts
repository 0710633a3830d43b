import { describe, expect, it } from "vitest";

import { renewalBackOffMs, renewAheadMs, spareMs } from "./renewal-times.ts";

describe("a token is renewed", () => {
  it.each([
    [3_600, 0, 300_000],
    [3_600, 1, 450_000],
    [3_600, 0.5, 375_000],
    [600, 0, 150_000],
    [4, 0, 1_000],
  ])("of a life of %d s, by a chance of %d, %d ms before its end", (accessSeconds, chance, ms) => {
    expect(renewAheadMs({ accessSeconds }, chance)).toBe(ms);
  });

  it.each([
    [3_600, 60_000],
    [300, 30_000],
    [1, 100],
  ])("of a life of %d s before a request, when it has less than %d ms", (accessSeconds, ms) => {
    expect(spareMs({ accessSeconds })).toBe(ms);
  });
});

describe("a renewal that failed waits", () => {
  it.each([
    [1, 1, 1_700],
    [1, 0, 1_275],
    [2, 1, 3_400],
    [20, 1, 60_000],
  ])("after %d failures, by a chance of %d, for %d ms", (failures, chance, ms) => {
    expect(renewalBackOffMs(failures, { code: "offline" }, () => chance)).toBe(ms);
  });

  it("no shorter than the service asks for, and not in step with others", () => {
    const busy = { code: "rate-limited", retryAfterMs: 90_000 } as const;
    expect(renewalBackOffMs(1, busy, () => 0)).toBe(90_000);
    expect(renewalBackOffMs(1, busy, () => 0.5)).toBe(90_500);
  });
});
