import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { createSystemClock } from "./system-clock.ts";

const dayMs = 86_400_000;
const longestTimerMs = 2 ** 31 - 1;

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

function started(delayMs: number): { ran: () => number; cancel: () => void } {
  let ran = 0;
  const cancel = createSystemClock().after(delayMs, () => (ran += 1));
  return { ran: () => ran, cancel };
}

it.each([0, 1, 5_000, longestTimerMs, longestTimerMs + 1, 30 * dayMs, 100 * dayMs])(
  "runs once, after %d ms and not before",
  (delayMs) => {
    const { ran } = started(delayMs);
    if (delayMs > 0) vi.advanceTimersByTime(delayMs - 1);
    expect(ran()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(ran()).toBe(1);
    vi.advanceTimersByTime(200 * dayMs);
    expect(ran()).toBe(1);
  },
);

it.each([1e12, 1e300, Number.MAX_VALUE, Infinity, NaN])(
  "does not run at once after %d ms",
  (ms) => {
    const { ran, cancel } = started(ms);
    vi.advanceTimersByTime(365 * dayMs);
    expect(ran()).toBe(0);
    cancel();
    expect(vi.getTimerCount()).toBe(0);
  },
);

it.each([-1, -1e300, -Infinity])("runs at once after %d ms", (ms) => {
  const { ran } = started(ms);
  vi.advanceTimersByTime(1);
  expect(ran()).toBe(1);
});

it("never runs before its time, nor after it was cancelled, whatever the wait", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: 1, max: 1e11 }), fc.boolean(), (ms, isCancelled) => {
      const { ran, cancel } = started(ms);
      vi.advanceTimersByTime(Math.floor(ms / 2));
      expect(ran()).toBe(0);
      if (isCancelled) cancel();
      vi.advanceTimersByTime(Math.ceil(ms / 2) + 1);
      expect(ran()).toBe(isCancelled ? 0 : 1);
      cancel();
      expect(vi.getTimerCount()).toBe(0);
    }),
    { numRuns: 200 },
  );
});
