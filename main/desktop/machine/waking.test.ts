import { expect, it } from "vitest";

import { createManualClock } from "../../../test/support/service/manual-clock.ts";
import { createWaking } from "./waking.ts";

function setUp() {
  const clock = createManualClock();
  let wakes = 0;
  const waking = createWaking({ clock, onWake: () => (wakes += 1) });
  return { clock, waking, wakes: () => wakes };
}

it("counts at once, and a burst of signs once", () => {
  const { clock, waking, wakes } = setUp();
  waking.woke();
  expect(wakes()).toBe(1);
  for (let sign = 0; sign < 5; sign += 1) {
    clock.advance(1_900);
    waking.woke();
  }
  expect(wakes()).toBe(1);
});

it("counts again later", () => {
  const { clock, waking, wakes } = setUp();
  waking.woke();
  clock.advance(10_000);
  waking.woke();
  expect(wakes()).toBe(2);
});

it("counts after each sleep, however short the time between", () => {
  const { waking, wakes } = setUp();
  for (let sleep = 1; sleep <= 3; sleep += 1) {
    waking.slept();
    waking.woke();
    expect(wakes()).toBe(sleep);
  }
});

it("has no timer", () => {
  const { clock, waking } = setUp();
  waking.woke();
  expect(clock.waiting()).toBe(0);
});
