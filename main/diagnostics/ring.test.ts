import { expect, test } from "vitest";

import { createRing } from "./ring.ts";

test("keeps everything while there is room", () => {
  const ring = createRing<number>(3);
  expect([ring.push(1), ring.push(2)]).toEqual([undefined, undefined]);
  expect(ring.items()).toEqual([1, 2]);
  expect(ring.last()).toBe(2);
});

test("gives up the oldest for the newest, round after round", () => {
  const ring = createRing<number>(3);
  const dropped = [1, 2, 3, 4, 5, 6, 7, 8].map((item) => ring.push(item));
  expect(dropped).toEqual([undefined, undefined, undefined, 1, 2, 3, 4, 5]);
  expect(ring.items()).toEqual([6, 7, 8]);
  expect(ring.last()).toBe(8);
});
