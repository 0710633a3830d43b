import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createManualClock } from "../../test/support/service/manual-clock.ts";
import { createThrottle, type ThrottleOptions } from "./throttle.ts";

function setUp(options: Omit<ThrottleOptions, "time">) {
  const clock = createManualClock();
  return { clock, throttle: createThrottle({ time: () => clock.now(), ...options }) };
}
const threeAMinute = { windowMs: 60_000, limit: 3 };

describe("with a limit", () => {
  it("lets so many through in each window", () => {
    const { clock, throttle } = setUp(threeAMinute);
    for (let time = 0; time < 3; time += 1) {
      expect(throttle.waitMs()).toBe(0);
      throttle.take();
      clock.advance(10_000);
    }
    expect(throttle.waitMs()).toBe(30_000);
    clock.advance(30_000);
    expect(throttle.waitMs()).toBe(0);
    throttle.take();
    expect(throttle.waitMs()).toBe(10_000);
  });

  it("does not count what was taken back", () => {
    const { throttle } = setUp(threeAMinute);
    throttle.take();
    throttle.take();
    for (let time = 0; time < 20; time += 1) throttle.take()();
    expect(throttle.waitMs()).toBe(0);
  });

  it("forgets all when it is told to", () => {
    const { throttle } = setUp({ windowMs: 10_000, limit: 1 });
    throttle.take();
    expect(throttle.waitMs()).toBe(10_000);
    throttle.reset();
    expect(throttle.waitMs()).toBe(0);
  });

  it("never lets more through than that, however it is asked", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30_000), { maxLength: 40 }), (pauses) => {
        const { clock, throttle } = setUp(threeAMinute);
        const begun = clock.elapsed();
        const taken: number[] = [];
        for (const pause of pauses) {
          clock.advance(pause);
          if (throttle.waitMs() > 0) continue;
          throttle.take();
          taken.push(clock.elapsed() - begun);
        }
        for (const at of taken) {
          const within = taken.filter((other) => other >= at && other < at + 60_000);
          expect(within.length).toBeLessThanOrEqual(3);
        }
      }),
    );
  });

  it("lets the next one through when it said it would", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30_000), { maxLength: 20 }), (pauses) => {
        const { clock, throttle } = setUp(threeAMinute);
        for (const pause of pauses) {
          clock.advance(pause);
          clock.advance(throttle.waitMs());
          expect(throttle.waitMs()).toBe(0);
          throttle.take();
        }
      }),
    );
  });
});

it("leaves gaps that grow with how many there were, the last for all after", () => {
  const { clock, throttle } = setUp({ windowMs: 60_000, gapsMs: [0, 0, 1_000, 2_000] });
  const waits: number[] = [];
  for (let time = 0; time < 6; time += 1) {
    waits.push(throttle.waitMs());
    clock.advance(throttle.waitMs());
    throttle.take();
  }
  expect(waits).toEqual([0, 0, 1_000, 2_000, 2_000, 2_000]);
  clock.advance(60_000);
  expect(throttle.waitMs()).toBe(0);
});

describe("by a wall clock that is set", () => {
  it("never makes wait for longer than the window, however far back", () => {
    const { clock, throttle } = setUp(threeAMinute);
    for (let time = 0; time < 3; time += 1) throttle.take();
    clock.jump(-3_600_000);
    expect(throttle.waitMs()).toBe(60_000);
    clock.advance(60_000);
    expect(throttle.waitMs()).toBe(0);
  });

  it("counts a sleep as time that has passed", () => {
    const { clock, throttle } = setUp(threeAMinute);
    for (let time = 0; time < 3; time += 1) throttle.take();
    clock.jump(3_600_000);
    expect(throttle.waitMs()).toBe(0);
  });
});
