import { expect, it } from "vitest";

import { createManualClock } from "../../test/support/line/manual-clock.ts";
import { watchQuiet } from "./quiet-watch.ts";

function setUp() {
  const clock = createManualClock();
  const seen: string[] = [];
  const watch = watchQuiet({
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

it("is silent after its stop", () => {
  const { clock, seen, watch } = setUp();
  watch.stop();
  clock.advance(60_000);
  expect(seen).toEqual([]);
  expect(clock.waiting()).toBe(0);
});
