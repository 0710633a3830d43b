/** Brings the words of a language. English is there from the start; the others are read when wanted. */
import type { DesktopCatalogue, WindowCatalogue } from "./catalogue.ts";
import * as englishForDesktop from "./en/for-desktop.ts";
import * as englishForWindow from "./en/for-window.ts";
import type { Language } from "./languages.ts";
import { type DesktopWords, type Words, desktopWordsOf, wordsOf } from "./words.ts";

type Other = Exclude<Language, "en">;
/** A file of words may be missing or damaged: what comes of it is checked. */
export type Source<Catalogue> = Readonly<Record<Other, () => Promise<Catalogue>>>;

const forWindow: Source<WindowCatalogue> = {
  de: () => import("./de/for-window.ts"),
  es: () => import("./es/for-window.ts"),
  fr: () => import("./fr/for-window.ts"),
  ja: () => import("./ja/for-window.ts"),
};
const forDesktop: Source<DesktopCatalogue> = {
  de: () => import("./de/for-desktop.ts"),
  es: () => import("./es/for-desktop.ts"),
  fr: () => import("./fr/for-desktop.ts"),
  ja: () => import("./ja/for-desktop.ts"),
};

/** Never rejects: what cannot be read is said in English. `source` is handed in by tests only. */
export async function loadWords(
  language: Language,
  source: Source<WindowCatalogue> = forWindow,
): Promise<Words> {
  if (language === "en") return wordsOf(englishForWindow);
  return wordsOf(completed(englishForWindow, await foundIn(source[language])));
}

/** As `loadWords`, with what main and the command line say besides. */
export async function loadDesktopWords(language: Language): Promise<DesktopWords> {
  if (language === "en") return desktopWordsOf(englishForWindow, englishForDesktop);
  const [common, own] = await Promise.all([
    foundIn(forWindow[language]),
    foundIn(forDesktop[language]),
  ]);
  return desktopWordsOf(completed(englishForWindow, common), completed(englishForDesktop, own));
}

async function foundIn(load: () => Promise<unknown>): Promise<unknown> {
  try {
    return await load();
  } catch {
    return undefined;
  }
}

/** English, with what was found in the place of each word of the same kind. */
function completed<Catalogue>(english: Catalogue, found: unknown): Catalogue;
function completed(english: unknown, found: unknown): unknown {
  if (typeof english !== "object" || english === null) {
    return typeof found === typeof english ? found : english;
  }
  if (typeof found !== "object" || found === null) return english;
  return Object.fromEntries(
    Object.entries(english).map(([key, word]) => [key, completed(word, Reflect.get(found, key))]),
  );
}
