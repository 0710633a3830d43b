import { expect, it } from "vitest";

import { createManualClock } from "../../../test/support/line/manual-clock.ts";
import { createTokenAllowance } from "./token-allowance.ts";

function setUp() {
  const clock = createManualClock();
  return { clock, allowance: createTokenAllowance(clock) };
}

it("lets three requests a minute go out", () => {
  const { clock, allowance } = setUp();
  for (let request = 0; request < 3; request += 1) {
    expect(allowance.waitMs()).toBe(0);
    allowance.take();
    clock.advance(10_000);
  }
  expect(allowance.waitMs()).toBe(30_000);
  clock.advance(30_000);
  expect(allowance.waitMs()).toBe(0);
  allowance.take();
  expect(allowance.waitMs()).toBe(10_000);
});

it("does not count what never reached the service", () => {
  const { allowance } = setUp();
  allowance.take();
  allowance.take();
  for (let request = 0; request < 20; request += 1) allowance.take()();
  expect(allowance.waitMs()).toBe(0);
});

it("never makes wait longer than its window, however far the clock was set back", () => {
  const { clock, allowance } = setUp();
  for (let request = 0; request < 3; request += 1) allowance.take();
  clock.jump(-3_600_000);
  expect(allowance.waitMs()).toBe(60_000);
  clock.advance(60_000);
  expect(allowance.waitMs()).toBe(0);
});
