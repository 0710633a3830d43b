import { expect, test } from "vitest";

import { languages } from "../../../contract/i18n/languages.ts";
import { loadWords } from "../../../contract/i18n/load.ts";
import { english } from "../english.ts";
import { pseudoWords } from "./pseudo-words.ts";

test("every text is longer, has accents, and stands between brackets", () => {
  const { operationName, windowWords } = pseudoWords("long");
  expect(windowWords.app.settings).toBe("[Šééttîîñgš]");
  expect(operationName("hold")).toBe("[Hööld]");
  expect(windowWords.connection.confirmedAt("9:00")).toMatch(/^\[.*9:00.*\]$/);
});

test("what comes from outside stays as it is", () => {
  const { windowWords } = pseudoWords("long");
  expect(windowWords.call.isCalling("\u2068Rowan Pike\u2069")).toContain("\u2068Rowan Pike\u2069");
});

test("the other one is written from right to left", () => {
  const { windowWords, direction } = pseudoWords("mirrored");
  expect(direction).toBe("rtl");
  expect(windowWords.app.settings).toBe("\u202eSettings\u202c");
});

/** How much longer the buttons of a call are than in English, on average. */
const growth = (words: Awaited<ReturnType<typeof loadWords>>): number => {
  const names = Object.keys(english.operationWords) as (keyof typeof english.operationWords)[];
  const length = (from: typeof words) =>
    names.reduce((sum, name) => sum + from.operationWords[name].name.length, 0);
  return length(words) / length(english);
};

test("no language is longer than the made-up one", async () => {
  const made = growth(pseudoWords("long"));
  for (const language of languages) expect(made).toBeGreaterThan(growth(await loadWords(language)));
});
