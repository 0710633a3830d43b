import { expect, it } from "vitest";

import { createLeaveQuestion } from "./quitting.ts";

it("leaving asks once about the same calls, and again about others", () => {
  let calls: readonly string[] = [];
  const asks = createLeaveQuestion(() => calls);
  expect(asks()).toBe(false);
  calls = ["a"];
  expect([asks(), asks()]).toEqual([true, false]);
  calls = ["a", "b"];
  expect([asks(), asks()]).toEqual([true, false]);
  calls = [];
  expect(asks()).toBe(false);
});
