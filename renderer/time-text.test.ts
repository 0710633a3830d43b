import { expect, test } from "vitest";

import { durationCode, durationText } from "./time-text.ts";

test("a duration is written in minutes and seconds, with hours when there are any", () => {
  expect(durationText(67_900, "en")).toBe("1:07");
  expect(durationText(0, "en")).toBe("0:00");
  expect(durationText(3_727_000, "en")).toBe("1:02:07");
});

test("a duration uses the digits of the language", () => {
  expect(durationText(67_000, "ar-EG")).toBe("١:٠٧");
});

test("a clock that jumped back shows zero instead of a negative time", () => {
  expect(durationText(-5000, "en")).toBe("0:00");
  expect(durationCode(-5000)).toBe("PT0S");
});
