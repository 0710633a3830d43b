import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { entry, longestEntry } from "../../../contract/dialing.ts";
import { parserOf } from "../../../contract/parse.ts";
import { takeApart } from "../../calls/dialing/typed-text.ts";
import { isPhoneLink, longestPhoneLink, mostDigits, readPhoneLink } from "./phone-link.ts";

describe("a phone link", () => {
  it.each([
    ["tel:+15550100177", "+15550100177"],
    ["TEL:+1-555-010-0177", "+15550100177"],
    ["tel:(555)%20010.0177", "5550100177"],
    ["callto://+15550100177", "+15550100177"],
    ["callto:5550100177", "5550100177"],
    ["tel:*72%23", "*72#"],
    ["tel:+15550100177;ext=12", "+15550100177 ext. 12"],
    ["tel:+15550100177x12", "+15550100177 ext. 12"],
    ["tel:+15550100177,,12", "+15550100177 ext. 12"],
    ["tel:+1%20555%20010%200177%20ext.%2012", "+15550100177 ext. 12"],
    ["tel:0177;phone-context=+1555010", "+15550100177"],
    ["tel:+15550100177;phone-context=+49", "+15550100177"],
    ["tel:911", "911"],
  ])("%s is %s", (link, number) => {
    expect(isPhoneLink(link)).toBe(true);
    expect(readPhoneLink(link)).toBe(number);
  });

  it.each([
    ["nothing", "tel:"],
    ["no number", "tel:Marlow"],
    ["letters", "tel:1-800-FLOWERS"],
    ["only signs", "tel:+*#"],
    ["a plus in the middle", "tel:555+0100"],
    ["what was encoded twice", "tel:%252B15550100177"],
    ["what does not decode", "tel:%zz5550100"],
    ["half a character", "tel:%E0%A4%A5550100"],
    ["a new line", "tel:5550100%0A5550101"],
    ["an end of a string", "tel:5550100%00"],
    ["another alphabet's digits", "tel:٠١٢٣٤٥٦"],
    ["a direction mark", "tel:%E2%80%AE5550100"],
    ["another parameter", "tel:+15550100177;isub=1"],
    ["an extension twice", "tel:+15550100177x1;ext=2"],
    ["an extension that is none", "tel:+15550100177;ext=a"],
    ["a context that is a name", "tel:100;phone-context=x.example"],
    ["a query", "tel:+15550100177?body=x"],
    ["a path", "callto://5550100/../etc"],
    ["markup", "tel:<b>5550100</b>"],
    ["a switch", "tel:--user-data-dir=/tmp"],
    ["too many digits", `tel:${"5".repeat(mostDigits + 1)}`],
    ["one that is too long", `tel:${"-".repeat(longestPhoneLink)}5550100`],
    ["another scheme", "sip:5550100"],
    ["another scheme before it", "xtel:5550100"],
  ])("is not %s", (_what, link) => {
    expect(readPhoneLink(link)).toBeUndefined();
  });

  it("comes to digits and an extension alone, whatever it is made of", () => {
    const parseEntry = parserOf(entry);
    const pieces = fc.oneof(
      fc.constantFrom(
        ...Array.from("0123456789+*#-.() ;,=xX%&?/:"),
        "%20",
        "%2B",
        "ext=",
        "phone-context=+1",
        "%25",
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
    );
    let taken = 0;
    fc.assert(
      fc.property(
        fc.constantFrom("tel:", "callto:", "TEL://"),
        fc.array(pieces, { maxLength: 40 }),
        (scheme, rest) => {
          const number = readPhoneLink(scheme + rest.join(""));
          if (number === undefined) return;
          taken += 1;
          expect(number).toMatch(/^\+?[\d*#]+( ext\. \d{1,7})?$/);
          expect(number.length).toBeLessThan(longestEntry);
          expect(parseEntry(number).ok).toBe(true);
        },
      ),
      { numRuns: 5_000, seed: 20_261_129 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it("is read by the reader of entries as the number and extension that it was", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\+?\d{7,15}$/),
        fc.option(fc.stringMatching(/^\d{1,7}$/), { nil: undefined }),
        (number, extension) => {
          const link = `tel:${encodeURIComponent(number)}${extension === undefined ? "" : `;ext=${extension}`}`;
          const read = readPhoneLink(link);
          expect(takeApart(read ?? "")).toEqual({
            number,
            ...(extension === undefined ? {} : { extension }),
          });
        },
      ),
      { numRuns: 500, seed: 20_261_129 },
    );
  });
});
