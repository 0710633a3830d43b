import { expect, it } from "vitest";

import { createManualClock } from "../../../test/support/line/manual-clock.ts";
import { createBackOff } from "./back-off.ts";

const delays = (count: number, random: () => number) => {
  const backOff = createBackOff(createManualClock(), random);
  return Array.from({ length: count }, () => backOff.nextDelayMs());
};

it("tries at once, then doubles up to a minute", () => {
  expect(delays(8, () => 1)).toEqual([0, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
});

it("spreads the waits over their upper half", () => {
  expect(delays(4, () => 0)).toEqual([0, 1_000, 2_000, 4_000]);
});

it("starts over only after a connection that lasted a minute", () => {
  const clock = createManualClock();
  const backOff = createBackOff(clock, () => 1);
  backOff.nextDelayMs();
  backOff.connected();
  clock.advance(59_999);
  expect(backOff.nextDelayMs()).toBe(2_000);
  backOff.connected();
  clock.advance(60_000);
  expect(backOff.nextDelayMs()).toBe(0);
});

it("starts over when circumstances changed", () => {
  const backOff = createBackOff(createManualClock(), () => 1);
  for (let tries = 0; tries < 6; tries += 1) backOff.nextDelayMs();
  backOff.restart();
  expect([backOff.nextDelayMs(), backOff.nextDelayMs()]).toEqual([0, 2_000]);
});
