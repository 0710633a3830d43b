import { expect, it } from "vitest";

import { createFormatTime } from "./clock-time.ts";

const morning = new Date(2030, 0, 2, 9, 5, 30).getTime();

it.each([
  [["en-GB"], "09:05"],
  [["de-DE", "en-US"], "09:05"],
  [["not a language", "en-GB"], "09:05"],
])("writes a time for %o as %s", (languages, text) => {
  expect(createFormatTime(languages)(morning)).toBe(text);
});

it("does without any language", () => {
  expect(createFormatTime([])(morning)).toMatch(/9.05/);
});
