import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { dialReading, longestEntry } from "../../../contract/dialing.ts";
import { parserOf } from "../../../contract/parse.ts";
import { type DialFacts, readTarget, transferTargetOf } from "./read-target.ts";

const atHomeIn = (homeCountry: string, companyNumber: string): DialFacts => ({
  homeCountry,
  companyNumber,
  name: "Avery Quill",
  extensionNumber: "112",
  colleagues: [{ extensionId: "700100013", name: "Rowan Pike", extensionNumber: "113" }],
});
const american = atHomeIn("US", "+12025550100");
const german = atHomeIn("DE", "+493023125100");
const british = atHomeIn("GB", "+442079460100");
const french = atHomeIn("FR", "+33199000100");

const read = (phoneNumber: string, facts: DialFacts) =>
  readTarget({ kind: "phone-number", phoneNumber }, facts);
const wire = (phoneNumber: string, facts: DialFacts, confirm?: string) =>
  transferTargetOf(
    { kind: "phone-number", phoneNumber, ...(confirm === undefined ? {} : { confirm }) },
    facts,
  );
const refusal = (because: string) => ({ ok: false, error: { code: "not-dialable", because } });

describe("a number is read in the account's country", () => {
  test.each([
    ["030 1234567", german, "+49301234567"],
    ["(030) 231 25-123", german, "+493023125123"],
    ["0049 30 1234567", german, "+49301234567"],
    ["+49 (0)30 1234567", german, "+49301234567"],
    ["001 202 555 0177", german, "+12025550177"],
    ["0171/2345678", german, "+491712345678"],
    ["01 99 00 12 34", french, "+33199001234"],
    ["020 7946 0123", british, "+442079460123"],
    ["00 49 30 23125123", british, "+493023125123"],
    ["(202) 555-0177", american, "+12025550177"],
    ["1 202 555 0177", american, "+12025550177"],
    ["1.202.555.0177", american, "+12025550177"],
    ["011 49 30 23125123", american, "+493023125123"],
    ["+49 30 1234567", american, "+49301234567"],
    ["+39 06 1234 5678", american, "+390612345678"],
    ["\u202a+1\u00a0202\u2011555\u20130177\u202c", american, "+12025550177"],
    ["tel:+1-202-555-0177", american, "+12025550177"],
  ])("%s", (typed, facts, phoneNumber) => {
    expect(read(typed, facts).verdict).toBe("dials");
    expect(wire(typed, facts)).toEqual({ ok: true, value: { phoneNumber } });
  });

  test("and shown as it will be dialled, with its country", () => {
    expect(read("030 1234567", german)).toEqual({
      verdict: "dials",
      destination: { kind: "phone-number", number: "+49 30 1234567", country: "DE" },
    });
  });

  test.each([
    ["030 1234567", american, "not-in-country", "US"],
    ["01 23 45 67 89", american, "not-in-country", "US"],
    ["+1 030 123 4567", german, "not-in-country", undefined],
    ["0049 30 1234567", american, "too-long", "US"],
    ["555 0177", american, "too-short", "US"],
    ["+1 202", american, "too-short", undefined],
    ["12025550177", british, "too-long", "GB"],
    ["+49 112", american, "too-short", "DE"],
    ["12345678901234567", american, "too-long", "US"],
    ["+999 1234567", american, "no-such-country", undefined],
    ["the boss", american, "not-a-number", undefined],
    ["+-", american, "not-a-number", undefined],
    ["202 555 0177 a", american, "not-a-number", undefined],
    ["+1 202 +555 0177", american, "not-a-number", undefined],
    ["sip:rowan@example.test", american, "not-a-number", undefined],
    ["", american, "empty", undefined],
    [" \u200b ", american, "empty", undefined],
  ])("%s is refused with its reason", (...[typed, facts, because, country]) => {
    expect(read(typed, facts)).toEqual({
      verdict: "refused",
      because,
      ...(country === undefined ? {} : { country }),
    });
    expect(wire(typed, facts, "+10301234567")).toEqual(refusal(because));
  });
});

describe("a number that could be meant otherwise is asked about", () => {
  test.each([
    ["the prefix is missing", "30 1234567", german, "prefix-missing", "+49301234567"],
    [
      "a local number looks like another town's",
      "231 25000",
      german,
      "prefix-missing",
      "+4923125000",
    ],
    ["the country code without a plus", "49 30 1234567", german, "prefix-missing", "+49301234567"],
    ["a country that shares the code", "809 555 0123", american, "other-country", "+18095550123"],
    ["nobody is known to have it", "(555) 010-0177", american, "unlisted", "+15550100177"],
    ["letters", "1-202-JKL-0177", american, "letters", "+12025550177"],
    ["an extension behind it", "202 555 0177 x12", american, "extension-left-out", "+12025550177"],
  ])("%s", (...[, typed, facts, doubt, phoneNumber]) => {
    expect(read(typed, facts)).toMatchObject({ verdict: "asks", doubt, confirm: phoneNumber });
    const error = { code: "not-confirmed", doubt };
    expect(wire(typed, facts)).toEqual({ ok: false, error });
    expect(wire(typed, facts, "+12025550199")).toEqual({ ok: false, error });
    expect(wire(typed, facts, phoneNumber)).toEqual({ ok: true, value: { phoneNumber } });
  });

  test("without a home country it is never guessed, only asked by the company's number", () => {
    const { homeCountry, ...unsaid } = german;
    expect(homeCountry).toBe("DE");
    expect(read("030 1234567", unsaid)).toMatchObject({
      verdict: "asks",
      doubt: "country-guessed",
      confirm: "+49301234567",
    });
    expect(read("+49 30 1234567", unsaid).verdict).toBe("dials");
    const { companyNumber, ...nowhere } = unsaid;
    expect(companyNumber).toBeDefined();
    expect(read("030 1234567", nowhere)).toEqual({
      verdict: "refused",
      because: "country-unknown",
    });
    expect(read("+49 30 1234567", nowhere).verdict).toBe("dials");
    expect(read("030 1234567", { ...nowhere, homeCountry: "ZZ" }).verdict).toBe("refused");
  });

  test("an invented country's own number is not doubted as the company's", () => {
    const demo = atHomeIn("US", "+15550100100");
    expect(read("+1 555 010 0100", demo).verdict).toBe("dials");
  });
});

describe("an extension", () => {
  test.each(["113", " 1-1-3 ", "\uff11\uff11\uff13", "tel:113"])(
    "is any short number: %s",
    (typed) => {
      expect(read(typed, american)).toEqual({
        verdict: "dials",
        destination: { kind: "extension", extensionNumber: "113", name: "Rowan Pike" },
      });
      expect(wire(typed, american)).toEqual({ ok: true, value: { extensionNumber: "113" } });
    },
  );

  test("that the directory lacks is said to be so, and left to the service", () => {
    const destination = { kind: "extension", extensionNumber: "999999" };
    expect(read("999999", american)).toEqual({
      verdict: "dials",
      destination: { ...destination, isUnknown: true },
    });
    expect(read("999999", { ...american, colleagues: [] })).toEqual({
      verdict: "dials",
      destination,
    });
  });

  test.each(["12a", "1*3", "12345678901", "+113"])("is no %s", (extensionNumber) => {
    const to = { kind: "extension", extensionNumber } as const;
    expect(transferTargetOf(to, american)).toEqual(refusal("not-an-extension"));
  });

  test("of the own company number is dialled as the extension", () => {
    for (const typed of [
      "+1 202 555 0100 x113",
      "(202) 555-0100*113",
      "tel:+1-202-555-0100;ext=113",
    ]) {
      expect(wire(typed, american)).toEqual({ ok: true, value: { extensionNumber: "113" } });
    }
    const to = {
      kind: "company-extension",
      companyNumber: "(202) 555-0100",
      extensionNumber: "113",
    } as const;
    expect(transferTargetOf(to, american)).toEqual({ ok: true, value: { extensionNumber: "113" } });
  });

  test("of another company is asked about, and dialled behind a star", () => {
    expect(read("(202) 555-0199*113", american)).toEqual({
      verdict: "asks",
      doubt: "other-company",
      confirm: "+12025550199*113",
      destination: {
        kind: "phone-number",
        number: "+1 202 555 0199",
        country: "US",
        extensionNumber: "113",
      },
    });
  });
});

describe("what is for a phone's keys is refused with its reason", () => {
  test.each([
    ["*801", "park-slot"],
    ["*67", "service-code"],
    ["*67 202 555 0177", "service-code"],
    ["1001#", "service-code"],
    ["113*5", "service-code"],
    ["#31#", "service-code"],
    ["+1 202 555 0177*1*2", "service-code"],
  ])("%s", (typed, because) => {
    expect(wire(typed, american)).toEqual(refusal(because));
  });
});

describe("an emergency number", () => {
  test.each([
    ["911", american],
    ["112", { ...american, extensionNumber: "101" }],
    ["110", german],
    ["999", british],
    ["17", french],
  ])("%s is never dialled", (typed, facts) => {
    expect(wire(typed, facts, typed)).toEqual(refusal("emergency"));
    const to = { kind: "extension", extensionNumber: typed, confirm: typed } as const;
    expect(transferTargetOf(to, facts)).toEqual(refusal("emergency"));
  });

  test("may be an extension where the directory could not be read, and is not dialled either", () => {
    const blind = { ...american, colleagues: [] };
    expect(wire("911", blind)).toEqual(refusal("emergency-unless-extension"));
  });

  test("that an extension has is asked about, and goes there", () => {
    expect(read("112", american)).toEqual({
      verdict: "asks",
      doubt: "emergency-extension",
      confirm: "112",
      destination: { kind: "extension", extensionNumber: "112", name: "Avery Quill" },
    });
    expect(wire("112", american, "112")).toEqual({ ok: true, value: { extensionNumber: "112" } });
  });

  test("of another country is an extension like any", () => {
    expect(wire("999", american)).toEqual({ ok: true, value: { extensionNumber: "999" } });
  });

  test.each(["+911", "+1 911", "+49 112", "+112", "tel:911;phone-context=+1"])(
    "with a country code goes nowhere: %s",
    (typed) => {
      for (const facts of [american, german]) expect(wire(typed, facts).ok).toBe(false);
    },
  );
});

const characters = "0123456789+*#()-./ ;,=xEXTel:%\u202a\u00a0\u2011".split("");

test("whatever is typed, the answer fits the contract and nothing but a number goes out", () => {
  const parse = parserOf(dialReading);
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(...characters), maxLength: longestEntry }),
    fc.string({ unit: "grapheme", maxLength: 40 }),
  );
  const account = fc.constantFrom(american, german, british, french);
  fc.assert(
    fc.property(text, account, (typed, facts) => {
      const reading = read(typed, facts);
      expect(parse(reading)).toEqual({ ok: true, value: reading });
      const confirm = reading.verdict === "asks" ? reading.confirm : undefined;
      const result = wire(typed, facts, confirm);
      expect(result.ok).toBe(reading.verdict !== "refused");
      if (!result.ok) return;
      const sent = Object.values(result.value)[0] ?? "";
      expect(sent).toMatch(/^(\+[1-9]\d{4,14}(\*\d{1,10})?|\d{1,10})$/);
      expect(["911"].includes(sent)).toBe(false);
    }),
    { numRuns: 400 },
  );
});
