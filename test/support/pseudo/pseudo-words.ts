import * as forWindow from "../../../contract/i18n/en/for-window.ts";
import { type Words, wordsOf } from "../../../contract/i18n/words.ts";

/** Languages made of English, for those who build the window; nobody is offered them. */
export type Pseudo = "long" | "mirrored";

const accents: Readonly<Record<string, string>> = {
  ...{ a: "áá", e: "éé", i: "îî", o: "öö", u: "üü", y: "ý", c: "ç", n: "ñ", s: "š", z: "ž" },
  ...{ A: "Åå", E: "Éé", I: "Îi", O: "Öö", U: "Üü", C: "Ç", N: "Ñ", S: "Š", Z: "Ž" },
};

/**
 * Longer words with accents between brackets: what is cut off, glued together or not from the catalogue
 * is seen. Longer by more than any language that Ringside speaks.
 */
const lengthened = (text: string): string =>
  `[${text.replaceAll(/[a-z]/gi, (letter) => accents[letter] ?? letter)}]`;

/** Written from right to left, as its letters are read by the browser. */
const overridden = (text: string): string => `\u202e${text}\u202c`;

/** What comes from outside is isolated, and stays as it is. */
const outside = /(\u2068[^\u2069]*\u2069)/;

const change = (text: string, write: (part: string) => string): string =>
  text === ""
    ? text
    : text
        .split(outside)
        .map((part) => (part === "" || outside.test(part) ? part : write(part)))
        .join("");

type Function = (...values: readonly unknown[]) => unknown;
const isFunction = (value: unknown): value is Function => typeof value === "function";

/** The same catalogue, with every text of it changed, and that of its functions too. */
function rewritten(value: unknown, write: (part: string) => string): unknown {
  if (typeof value === "string") return change(value, write);
  if (isFunction(value)) return (...values: unknown[]) => rewritten(value(...values), write);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, rewritten(part, write)]),
  );
}

/** As `Intl` takes them: with none of its own words, it speaks English. */
const locales = { long: "en-XA", mirrored: "en-XB" } as const;

export function pseudoWords(pseudo: Pseudo): Words {
  const write = pseudo === "long" ? lengthened : overridden;
  const catalogue = rewritten({ ...forWindow }, write) as typeof forWindow;
  const direction = pseudo === "long" ? "ltr" : "rtl";
  return wordsOf({ ...catalogue, locale: locales[pseudo], direction });
}
