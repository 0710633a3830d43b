import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { createLatencies, samplesKept } from "./latencies.ts";
import { percentilesOf } from "./percentiles.ts";

describe("percentiles", () => {
  test("of one sample are that sample", () => {
    expect(percentilesOf([7])).toEqual({ count: 1, p50: 7, p95: 7 });
  });

  test("follow the nearest rank", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentilesOf(hundred)).toEqual({ count: 100, p50: 50, p95: 95 });
    expect(percentilesOf([15, 20, 35, 40, 50])).toEqual({ count: 5, p50: 35, p95: 50 });
  });

  test("are always samples, with as many below as the rank asks for", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 50 }), { minLength: 1 }), (samples) => {
        const { p50 = -1, p95 = -1 } = percentilesOf(samples) ?? {};
        for (const [share, value] of [
          [0.5, p50],
          [0.95, p95],
        ] as const) {
          expect(samples).toContain(value);
          const notAbove = samples.filter((one) => one <= value).length;
          const below = samples.filter((one) => one < value).length;
          expect(notAbove).toBeGreaterThanOrEqual(share * samples.length);
          expect(below).toBeLessThan(share * samples.length);
        }
      }),
    );
  });

  test("do not exist without samples", () => {
    expect(percentilesOf([])).toBeUndefined();
  });
});

describe("latencies", () => {
  test("are told apart by action and step, and only what is known is shown", () => {
    const latencies = createLatencies();
    latencies.add("hold", "pressToSent", 1);
    latencies.add("mute", "pressToSettled", 30);
    latencies.add("mute", "pressToSettled", 50);
    expect(latencies.views()).toEqual([
      { action: "mute", pressToSettled: { count: 2, p50: 30, p95: 50 } },
      { action: "hold", pressToSent: { count: 1, p50: 1, p95: 1 } },
    ]);
  });

  test("forget the oldest samples", () => {
    const latencies = createLatencies();
    latencies.add("mute", "pressToSettled", 1_000_000);
    for (let ms = 0; ms < samplesKept; ms += 1) latencies.add("mute", "pressToSettled", 1);
    expect(latencies.views()[0]?.pressToSettled).toEqual({ count: samplesKept, p50: 1, p95: 1 });
  });
});
