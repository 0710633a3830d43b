import { expect, test } from "vitest";

import { entry, longestEntry } from "./dialing.ts";
import { parserOf } from "./parse.ts";

test("what is typed is taken no longer than it says", () => {
  const parse = parserOf(entry);
  expect(parse("5".repeat(longestEntry)).ok).toBe(true);
  expect(parse("5".repeat(longestEntry + 1)).ok).toBe(false);
});
