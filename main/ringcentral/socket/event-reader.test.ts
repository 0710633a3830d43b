import { expect, it } from "vitest";

import { createSeenSet } from "./event-reader.ts";

it("knows the newest values and forgets the oldest", () => {
  const seen = createSeenSet(2);
  expect([seen.add("a"), seen.add("b"), seen.add("a")]).toEqual([true, true, false]);
  expect(seen.add("c")).toBe(true);
  expect([seen.add("b"), seen.add("c")]).toEqual([false, false]);
  expect(seen.add("a")).toBe(true);
});
