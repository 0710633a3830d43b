/** What was typed or pasted, taken apart: characters, prefixes and suffixes that are no digits. */

export interface TypedText {
  /** ASCII, without invisible characters; still with its punctuation, letters, `*` and `#`. */
  readonly number: string;
  /** Behind the number: `x12`, `ext. 12`, `;ext=12`, `,12`. */
  readonly extension?: string;
}

/** Marks of direction and others without a shape of their own, as pages and contacts bring them. */
const invisible = /[\p{Cf}\p{M}]/gu;
const space = /[\p{Z}\p{Cc}]/gu;
const dash = /[\p{Pd}\u2043\u2212\u30fc]/gu;
const fullWidth = /[\uff01-\uff5e]/gu;
const arabicDigit = /[\u0660-\u0669\u06f0-\u06f9]/gu;

const shifted = (by: number) => (character: string) =>
  String.fromCharCode(character.charCodeAt(0) - by);

/** Digits, spaces and dashes of any kind as their plain ones. */
export const plain = (text: string): string =>
  text
    .replace(invisible, "")
    .replace(space, " ")
    .replace(fullWidth, shifted(0xfee0))
    .replace(arabicDigit, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(dash, "-")
    .trim();

const scheme = /^(?:tel|callto):(?:\/\/)?/i;
const parameter = /;\s*([a-z-]+)=([^;]*)/gi;
/** A pause, a word for it or its sign, then the extension's digits. */
const suffix = /^(.*\d\)?)[\s(,]*(?:[,;]|#|(?:extension|extn|ext|x)[.:]?)\s*(\d{1,7})[\s#)]*$/i;

/** Takes a link's percent signs away once; what is no text then stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function takeApart(typed: string): TypedText {
  const text = plain(typed);
  const address = scheme.test(text) ? plain(decoded(text.replace(scheme, ""))) : text;
  const parameters = new Map(
    [...address.matchAll(parameter)].map(([, name = "", value = ""]) => [
      name.toLowerCase(),
      value,
    ]),
  );
  const whole = inContext(address.replace(parameter, "").trim(), parameters.get("phone-context"));
  const named = parameters.get("ext");
  if (named !== undefined) return { number: whole, extension: named.trim() };
  const [, number, extension] = suffix.exec(whole) ?? [];
  return number === undefined || extension === undefined
    ? { number: whole }
    : { number, extension };
}

/** A link may give the beginning of its number apart, as `;phone-context=+49`. */
const inContext = (number: string, context: string | undefined): string =>
  context?.startsWith("+") === true && !number.startsWith("+") ? `${context}${number}` : number;

const keys = ["abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"];
const letters = /[a-z]/gi;
const keyOf = (letter: string): string =>
  String(2 + keys.findIndex((key) => key.includes(letter.toLowerCase())));

/**
 * Letters as the keys that they stand on (`1-800-FLOWERS`); `undefined` where they are words, which
 * is when they come first, are few, or are all there is.
 */
export function asKeys(number: string): string | undefined {
  const count = number.match(letters)?.length ?? 0;
  const isVanity = count >= 3 && /^\+?[(\s]*\d/.test(number) && /\d.*\d.*\d/.test(number);
  return isVanity ? number.replace(letters, keyOf) : undefined;
}

export const hasLetters = (number: string): boolean => /[a-z]/i.test(number);
