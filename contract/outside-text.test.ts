import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";

import { cleanText, isolated, outsideText, shortened, mostLookedAt } from "./outside-text.ts";

const letters = (text: string): string[] =>
  [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

describe("clean text", () => {
  test.each([
    ["a direction override", "\u202E7710-010 )555(", "7710-010 )555("],
    ["embeddings and isolates", "\u202AFinch\u202C \u2067Marlow\u2069\u2066", "Finch Marlow"],
    ["lines and tabs", "Marlow\r\n\tFinch\u2028\u2029x\u0085", "Marlow Finch x"],
    ["controls", "Mar\u0000l\u0007o\u001Bw\u009F", "Marlow"],
    ["rare spaces", "Marlow\u00A0\u3000\u2003 Finch\u202F", "Marlow Finch"],
    ["invisible characters", "Mar\u200B\u00AD\u2060\uFEFFlow", "Marlow"],
    ["halves of characters", "Mar\uD83Dlow\uDE00", "Marlow"],
    ["hidden text in tags", "Marlow\u{E0041}\u{E007F}", "Marlow"],
    ["a pile of marks", `a${"\u0301".repeat(40)}b`, `a${"\u0301".repeat(8)}b`],
  ])("is free of %s", (_what, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  test.each([
    "",
    "   ",
    "\u200B\u200B",
    "\n\t\u0000",
    "\u200D\u200F",
    "\u3164",
    "\u2800 \u2800",
    "\u0301",
  ])("is empty when nothing can be seen: %j", (text) => {
    expect(cleanText(text)).toBe("");
  });

  test.each([
    ["a family of emoji", "Ines 👩‍👩‍👧‍👦"],
    ["a skin tone and a variation", "☎️ 👍🏽"],
    ["the flag of a region", "Coral 🏴󠁧󠁢󠁳󠁣󠁴󠁿"],
    ["Arabic", "ليلى الحداد"],
    ["Persian with a non-joiner", "می\u200Cخواهم"],
    ["Hebrew with points and a mark", "שָׁלוֹם \u200F(דוד)"],
    ["Hindi with a joiner", "क्\u200Dष"],
    ["Vietnamese, decomposed", "Nguye\u0302\u0303n"],
    ["Latin with everything", "O’Neil & Søn, Ltd. <7>"],
  ])("leaves %s as it is", (_what, text) => {
    expect(cleanText(text)).toBe(text);
  });

  test("is cut between letters as people see them", () => {
    const clean = cleanText("👩‍👩‍👧‍👦".repeat(300));
    expect(clean.length).toBeLessThanOrEqual(512);
    expect(new Set(letters(clean))).toEqual(new Set(["👩‍👩‍👧‍👦", "…"]));
    expect(letters(cleanText("x".repeat(300)))).toHaveLength(256);
    expect(cleanText("x".repeat(256))).toBe("x".repeat(256));
  });

  test("is bounded in what it looks at", () => {
    const hidden = "\u200B".repeat(mostLookedAt - 1);
    expect(cleanText(`${hidden}ab`)).toBe("a");
  });

  test("costs little, however much somebody sends", () => {
    expect(cleanText(`Marlow${"\u{E0041}".repeat(200_000)}`)).toBe("Marlow");
  });

  const nasty = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({
      unit: fc.constantFrom(
        ...["a", " ", "\n", "\u0000", "\u202E", "\u2066", "\u2069", "\u200B", "\u200D", "👩", "🏴"],
        ...["\u0301", "\u{E0067}", "\u{E007F}", "م", "\u200F", "\uD83D", "\u3164", "&", "…"],
      ),
      maxLength: 900,
    }),
  );

  test("has no line, control, override or half of a character, whatever came", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const clean = cleanText(text);
        expect(clean).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069\u200B]/u);
        expect(clean).toBe(clean.trim());
        expect(clean.length).toBeLessThanOrEqual(512);
        expect(letters(clean).length).toBeLessThanOrEqual(256);
      }),
    );
  });

  test("needs no second cleaning, and none of it is lost by one", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });

  test("is never invented: a text that can be seen stays seen", () => {
    fc.assert(
      fc.property(nasty, fc.constantFrom("x", "م", "👩", "7"), (text, ink) => {
        expect(cleanText(`${ink} ${text}`).startsWith(ink)).toBe(true);
      }),
    );
  });
});

describe("the parser of outside text", () => {
  test("refuses what cannot be seen, and what is no text", () => {
    expect(v.safeParse(outsideText, " \u200B ").success).toBe(false);
    expect(v.safeParse(outsideText, 7).success).toBe(false);
    expect(v.parse(outsideText, " Marlow\n")).toBe("Marlow");
  });
});

describe("isolated text", () => {
  test("surrounds what runs from right to left", () => {
    expect(isolated("ליאת")).toBe("\u2068ליאת\u2069");
    expect(isolated("Finch \u200F(x)")).toBe("\u2068Finch \u200F(x)\u2069");
  });

  test.each(["Marlow Finch", "(555) 010-0177", "Søren 👩‍👩‍👧‍👦", "李明"])("leaves %s alone", (text) => {
    expect(isolated(text)).toBe(text);
  });
});

test("shortening leaves what fits, and keeps within its bound otherwise", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 60 }), (text, units) => {
      const short = shortened(text, { units });
      if (text.length <= units) expect(short).toBe(text);
      else expect(short.length).toBeLessThanOrEqual(units);
    }),
  );
});
