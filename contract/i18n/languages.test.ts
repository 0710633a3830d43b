import { expect, test } from "vitest";

import { english } from "../../test/support/english.ts";
import { languageFor, languages } from "./languages.ts";
import { loadDesktopWords, loadWords } from "./load.ts";

test.each([
  ["system", ["de-AT", "en-US"], "de"],
  ["system", ["nl-NL", "de_DE"], "de"],
  ["system", ["nl-NL"], "en"],
  ["system", [], "en"],
  ["system", ["C", "", "x-none"], "en"],
  ["en", ["de-AT"], "en"],
] as const)("of %s and %j it speaks %s", (wish, system, spoken) => {
  expect(languageFor(wish, system)).toBe(spoken);
});

/** The same for every language. */
const from = (load: () => Promise<never>) => ({ de: load, es: load, fr: load, ja: load });

/** Where a text stands in a catalogue, and what kind of thing it is. */
const shapeOf = (words: unknown, at = ""): string[] =>
  typeof words === "object" && words !== null
    ? Object.entries(words).flatMap(([key, word]) => shapeOf(word, `${at}.${key}`))
    : [`${at}: ${typeof words}`];

test.each(languages)("%s has every word, and none more", async (language) => {
  const words = await loadDesktopWords(language);
  expect(shapeOf(words).sort()).toEqual(shapeOf(english).sort());
  expect(words.locale).toBe(language);
});

test("a language that cannot be read is English", async () => {
  const words = await loadWords(
    "de",
    from(() => Promise.reject(new Error("no such file"))),
  );
  expect(words.windowWords.app.settings).toBe("Settings");
  expect(words.explain({ code: "internal" }).reason).toContain("inside Ringside");
});

test("what is damaged in a language is English, and the rest stays", async () => {
  const { windowWords } = await loadWords("de");
  const { settings, ...app } = windowWords.app;
  const damaged = {
    locale: "de",
    windowWords: { ...windowWords, app, call: null, chooser: { whichCall: "text" } },
  };
  const words = await loadWords(
    "de",
    from(() => Promise.resolve(damaged as never)),
  );
  expect(settings).not.toBe("Settings");
  expect(words.windowWords.app.settings).toBe("Settings");
  expect(words.windowWords.app.cancel).toBe("Abbrechen");
  expect(words.windowWords.call.muted).toBe("Muted");
  expect(words.windowWords.chooser.whichCall("Park")).toBe("Park: which call?");
  expect(words.operationName("hold")).toBe("Hold");
});
