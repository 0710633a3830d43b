import { expect, it } from "vitest";

import { createManualClock } from "../../../test/support/service/manual-clock.ts";
import { watchClockJumps } from "./clock-jump.ts";

function setUp() {
  const clock = createManualClock();
  const jumps: number[] = [];
  const begun = clock.now();
  let set = 0;
  const stop = watchClockJumps({
    clock,
    monotonic: () => clock.now() - begun - set,
    onJump: (ms) => jumps.push(ms),
  });
  /** Moves the wall clock alone. */
  const jump = (ms: number): void => {
    set += ms;
    clock.jump(ms);
  };
  return { clock, jumps, jump, stop };
}

it("is silent while time passes as it should", () => {
  const { clock, jumps } = setUp();
  clock.advance(24 * 3_600_000);
  expect(jumps).toEqual([]);
});

it.each([3_600_000, -3_600_000])(
  "tells once, within five seconds, of a clock moved by %d ms",
  (ms) => {
    const { clock, jumps, jump } = setUp();
    clock.advance(12_000);
    jump(ms);
    clock.advance(5_000);
    expect(jumps).toEqual([ms]);
    clock.advance(60_000);
    expect(jumps).toEqual([ms]);
  },
);

it("tells of a sleep in which the monotonic clock went on", () => {
  const { clock, jumps } = setUp();
  clock.stall(3_600_000);
  expect(jumps).toEqual([3_595_000]);
});

it("takes a small correction and a busy moment for what they are", () => {
  const { clock, jumps, jump } = setUp();
  jump(1_500);
  clock.advance(5_000);
  jump(-1_500);
  clock.advance(5_000);
  clock.stall(6_500);
  expect(jumps).toEqual([]);
});

it("ends", () => {
  const { clock, stop } = setUp();
  stop();
  expect(clock.waiting()).toBe(0);
});
