import { expect, it } from "vitest";

import { createManualClock } from "../../test/support/service/manual-clock.ts";
import { createPushedPace, mostPushesASecond } from "./pushed-pace.ts";

function setUp() {
  const clock = createManualClock();
  const pushed: number[] = [];
  const pace = createPushedPace<number>({ clock, push: (value) => void pushed.push(value) });
  return { clock, pushed, pace };
}

it("pushes what comes now and then at once", () => {
  const { clock, pushed, pace } = setUp();
  for (let value = 0; value < 100; value += 1) {
    pace.push(value);
    expect(pushed.at(-1)).toBe(value);
    clock.advance(100);
  }
});

it("of a flood pushes the first at once and the newest when it is time, and no more", () => {
  const { clock, pushed, pace } = setUp();
  for (let value = 0; value < 5_000; value += 1) pace.push(value);
  expect(pushed).toHaveLength(mostPushesASecond);
  clock.advance(1_000);
  expect(pushed).toHaveLength(mostPushesASecond + 1);
  expect(pushed.at(-1)).toBe(4_999);
  expect(clock.waiting()).toBe(0);
});

it("never pushes more in a second, and always ends with the newest", () => {
  const { clock, pushed, pace } = setUp();
  for (let value = 0; value < 10_000; value += 1) {
    const before = pushed.length;
    for (let time = 0; time < 2; time += 1) pace.push(value);
    clock.advance(7);
    expect(pushed.length - before).toBeLessThanOrEqual(2);
  }
  expect(pushed.length).toBeLessThanOrEqual(mostPushesASecond * 71);
  clock.advance(1_000);
  expect(pushed.at(-1)).toBe(9_999);
});

it("pushes nothing after its end", () => {
  const { clock, pushed, pace } = setUp();
  for (let value = 0; value < 100; value += 1) pace.push(value);
  pace.dispose();
  clock.advance(10_000);
  expect(pushed).toHaveLength(mostPushesASecond);
  expect(clock.waiting()).toBe(0);
});
