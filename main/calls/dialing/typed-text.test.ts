import { describe, expect, test } from "vitest";

import { asKeys, takeApart } from "./typed-text.ts";

describe("what is pasted with a number", () => {
  test.each([
    ["marks of direction", "\u202a+1 202 555 0177\u202c", "+1 202 555 0177"],
    ["isolates and a byte order mark", "\ufeff\u2066+1 202 555 0177\u2069", "+1 202 555 0177"],
    ["a soft hyphen and zero width spaces", "202\u00ad555\u200b01\u206077", "2025550177"],
    ["no-break and thin spaces", "+1\u00a0202\u2009555\u202f0177", "+1 202 555 0177"],
    ["a no-break hyphen", "202\u2011555\u20110177", "202-555-0177"],
    ["en dash and minus", "202\u2013555\u22120177", "202-555-0177"],
    ["full-width digits", "\uff0b\uff11 \uff12\uff10\uff12 555 0177", "+1 202 555 0177"],
    ["Arabic digits", "\u0662\u0660\u0662 \u06f5\u06f5\u06f5 0177", "202 555 0177"],
    ["line ends and tabs", "202\t555\n0177", "202 555 0177"],
    ["a link", "tel:+1-202-555-0177", "+1-202-555-0177"],
    ["a link of another kind", "CALLTO://+12025550177", "+12025550177"],
    ["a link with percent signs", "tel:%2B1%20202%20555%200177", "+1 202 555 0177"],
    ["a link with a context", "tel:030-23125123;phone-context=+49", "+49030-23125123"],
    ["percent signs that are none", "tel:%+12025550177", "%+12025550177"],
  ])("%s", (_what, typed, number) => {
    expect(takeApart(typed)).toEqual({ number });
  });

  test.each([
    "+1 202 555 0177 x12",
    "+1 202 555 0177x12",
    "+1 202 555 0177 X 12",
    "+1 202 555 0177 ext. 12",
    "+1 202 555 0177 ext 12",
    "+1 202 555 0177, extension 12",
    "+1 202 555 0177 (ext. 12)",
    "+1 202 555 0177 #12",
    "+1 202 555 0177;ext=12",
    "tel:+1%20202%20555%200177;ext=12;isub=3",
    "+1 202 555 0177,,12#",
  ])("the extension in %s", (typed) => {
    const { number, extension } = takeApart(typed);
    expect(number.replace(/[\s,]+$/, "")).toBe("+1 202 555 0177");
    expect(extension).toBe("12");
  });

  test("a code with a key behind it has no extension", () => {
    expect(takeApart("1001#")).toEqual({ number: "1001#" });
    expect(takeApart("*801")).toEqual({ number: "*801" });
  });
});

test("letters are keys where they stand for digits, and words anywhere else", () => {
  expect(asKeys("1-202-JKL-0177")).toBe("1-202-555-0177");
  expect(asKeys("+1 202 jkl 0177")).toBe("+1 202 555 0177");
  for (const words of ["the boss", "Tel 202 555 0177", "call me 5", "202 555 0177 a"]) {
    expect(asKeys(words)).toBeUndefined();
  }
});
