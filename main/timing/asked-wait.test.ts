import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { AppError } from "../../contract/result.ts";
import { askedWaitMs, longestAskedMs, rateWindowIn, retryAfterIn } from "./asked-wait.ts";

const now = Date.UTC(2026, 2, 2, 9, 15);
const minuteMs = 60_000;
const after = (value?: string) =>
  retryAfterIn(new Headers(value === undefined ? {} : { "Retry-After": value }), now);
const inWindow = (value?: string) =>
  rateWindowIn(new Headers(value === undefined ? {} : { "X-Rate-Limit-Window": value }));

/** What a header may hold: numbers of every kind, dates, and anything else. */
const values = fc.oneof(
  fc.double().map(String),
  fc.integer().map(String),
  fc.constantFrom("", " ", "0", "-1", "NaN", "Infinity", "1e300", "2147483648", "1e12", "soon"),
  fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  fc.string().map((text) => text.replaceAll(/[^\x20-\x7e]/g, "")),
);

describe("Retry-After", () => {
  it.each([
    ["0", 0],
    ["30", 30_000],
    [" 2 ", 2_000],
    ["-5", 0],
    ["Mon, 02 Mar 2026 09:15:20 GMT", 20_000],
    ["Mon, 02 Mar 2026 09:00:00 GMT", 0],
  ])("of %j is %d ms", (value, ms) => {
    expect(after(value)).toBe(ms);
  });

  it.each([undefined, "", "soon", "NaN", "1 minute"])("of %j asks for nothing", (value) => {
    expect(after(value)).toBeUndefined();
  });

  it.each(["2592000", "2147483648", "1e12", "1e300", "Infinity", "Fri, 31 Dec 9999 23:59:59 GMT"])(
    "of %j is believed for a quarter of an hour",
    (value) => {
      expect(after(value)).toBe(15 * minuteMs);
    },
  );

  it("is never more than that, nor less than nothing, whatever it says", () => {
    fc.assert(
      fc.property(values, (value) => {
        const ms = after(value) ?? 0;
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThanOrEqual(longestAskedMs);
      }),
    );
  });
});

describe("the window of a rate limit", () => {
  it("is what the service says, within reason", () => {
    expect(inWindow("60")).toBe(minuteMs);
    expect(inWindow("1000000000")).toBe(longestAskedMs);
    for (const value of [undefined, "", "0", "-60", "NaN", "soon"]) {
      expect(inWindow(value)).toBeUndefined();
    }
  });

  it("is positive and bounded, or not there, whatever it says", () => {
    fc.assert(
      fc.property(values, (value) => {
        const ms = inWindow(value) ?? 1;
        expect(ms).toBeGreaterThan(0);
        expect(ms).toBeLessThanOrEqual(longestAskedMs);
      }),
    );
  });
});

describe("what a refusal asks for", () => {
  it("counts with a 429 and a 503 alike", () => {
    expect(askedWaitMs({ code: "rate-limited", retryAfterMs: 90_000 })).toBe(90_000);
    expect(askedWaitMs({ code: "service", status: 503, retryAfterMs: 90_000 })).toBe(90_000);
  });

  it.each<AppError>([
    { code: "service", status: 503 },
    { code: "offline" },
    { code: "timed-out" },
    { code: "rate-limited", retryAfterMs: NaN },
    { code: "rate-limited", retryAfterMs: -1 },
  ])("is nothing with %j", (error) => {
    expect(askedWaitMs(error)).toBe(0);
  });

  it("is bounded here too", () => {
    expect(askedWaitMs({ code: "rate-limited", retryAfterMs: 1e300 })).toBe(longestAskedMs);
  });
});
