import { expect, it } from "vitest";

import { createManualClock } from "../../test/support/service/manual-clock.ts";
import { watchSilence } from "./silence-watch.ts";

function setUp() {
  const clock = createManualClock();
  const seen: string[] = [];
  const watch = watchSilence({
    clock,
    quietMs: 9_000,
    answerMs: 5_000,
    probe: () => seen.push("probe"),
    onDead: () => seen.push("dead"),
  });
  return { clock, seen, watch };
}

it("asks after silence and reports a peer that does not answer, once", () => {
  const { clock, seen } = setUp();
  clock.advance(9_000);
  expect(seen).toEqual(["probe"]);
  clock.advance(4_999);
  expect(seen).toEqual(["probe"]);
  clock.advance(60_000);
  expect(seen).toEqual(["probe", "dead"]);
});

it("asks again only after a new silence when the peer answers", () => {
  const { clock, seen, watch } = setUp();
  clock.advance(9_000);
  watch.heard();
  clock.advance(8_999);
  expect(seen).toEqual(["probe"]);
  clock.advance(1);
  expect(seen).toEqual(["probe", "probe"]);
});

it("does not ask a peer that keeps talking", () => {
  const { clock, seen, watch } = setUp();
  for (let second = 0; second < 60; second += 1) {
    clock.advance(1_000);
    watch.heard();
  }
  expect(seen).toEqual([]);
});

it("asks at once when told to, with the given patience", () => {
  const { clock, seen, watch } = setUp();
  watch.check(3_000);
  expect(seen).toEqual(["probe"]);
  clock.advance(3_000);
  expect(seen).toEqual(["probe", "dead"]);
});

it("does not prolong a check when told again and again", () => {
  const { clock, seen, watch } = setUp();
  for (let time = 0; time < 6; time += 1) {
    watch.check(3_000);
    clock.advance(500);
  }
  expect(seen).toEqual(["probe", "dead"]);
});

it("shortens the wait for an answer when told in the middle of it", () => {
  const { clock, seen, watch } = setUp();
  clock.advance(9_000);
  watch.check(1_000);
  clock.advance(1_000);
  expect(seen).toEqual(["probe", "probe", "dead"]);
});

it.each([-3_600_000, -5_000, 3_600_000])(
  "finds a dead peer in the same time when the wall clock jumps by %d ms",
  (jumpMs) => {
    const { clock, seen } = setUp();
    clock.advance(4_000);
    clock.jump(jumpMs);
    clock.advance(5_000);
    expect(seen).toEqual(["probe"]);
    clock.advance(5_000);
    expect(seen).toEqual(["probe", "dead"]);
  },
);

it("reads what came while the process stood still before it gives the peer up", () => {
  const { clock, seen, watch } = setUp();
  clock.advance(9_000);
  clock.stall(60_000);
  watch.heard();
  clock.advance(8_999);
  expect(seen).toEqual(["probe"]);
});

it("gives a dead peer up soon after the process stood still", () => {
  const { clock, seen } = setUp();
  clock.advance(9_000);
  clock.stall(60_000);
  clock.advance(1_000);
  expect(seen).toEqual(["probe", "dead"]);
});

it("is silent after its stop", () => {
  const { clock, seen, watch } = setUp();
  watch.stop();
  clock.advance(60_000);
  expect(seen).toEqual([]);
  expect(clock.waiting()).toBe(0);
});
