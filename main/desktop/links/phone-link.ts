/**
 * A `tel:` or `callto:` address, which any web page and any program can hand us. It is decoded once and
 * must be nothing but a number with, at most, an extension behind it; everything else is no link of ours.
 */

/** The schemes of telephone numbers. */
export const phoneSchemes = ["tel", "callto"] as const;

/** No number has so many characters, however it is written. */
export const longestPhoneLink = 256;
/** Digits and keys together; a number of any country has at most 15. */
export const mostDigits = 32;

const address = /^(?:tel|callto):(?:\/\/)?(.*)$/is;
/** What people put between digits. */
const punctuation = /[-.() ]/g;
const shape = /^(\+?[\d*#]+)$/;
const suffix = /^(.*?)(?:,+|x|ext\.?) ?(\d{1,7})$/i;
const global = /^\+\d{1,15}$/;

/** Whether it calls itself one of them. */
export const isPhoneLink = (link: string): boolean =>
  phoneSchemes.some((scheme) => link.slice(0, scheme.length + 1).toLowerCase() === `${scheme}:`);

/**
 * The number in a link as somebody would type it; `undefined` when it is none. The reader of entries
 * (`main/calls/dialing`) decides what it means.
 */
export function readPhoneLink(link: string): string | undefined {
  if (link.length > longestPhoneLink) return undefined;
  const decoded = decodedOnce(address.exec(link)?.[1]);
  if (decoded === undefined) return undefined;
  const [body = "", ...parameters] = decoded.split(";");
  const named = readParameters(parameters);
  if (named === undefined) return undefined;
  const [, before, behind] = suffix.exec(body.trim()) ?? [];
  if (behind !== undefined && named.extension !== undefined) return undefined;
  const local = (before ?? body).replaceAll(punctuation, "");
  const number =
    named.context === undefined || local.startsWith("+") ? local : named.context + local;
  if (!shape.test(number) || !/\d/.test(number) || number.length > mostDigits) return undefined;
  const extension = behind ?? named.extension;
  return extension === undefined ? number : `${number} ext. ${extension}`;
}

/** What is still encoded afterwards was encoded twice, and no digit. */
function decodedOnce(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

interface Parameters {
  readonly extension?: string;
  /** The beginning of the number, as `+49`. */
  readonly context?: string;
}

/** Each at most once, and none but those that belong to the number. */
function readParameters(parameters: readonly string[]): Parameters | undefined {
  let read: Parameters = {};
  for (const parameter of parameters) {
    const [name = "", value = "", ...more] = parameter.split("=");
    const key = name.trim().toLowerCase();
    const plain = value.replaceAll(punctuation, "");
    if (more.length > 0) return undefined;
    if (key === "ext" && read.extension === undefined && /^\d{1,7}$/.test(plain)) {
      read = { ...read, extension: plain };
    } else if (key === "phone-context" && read.context === undefined && global.test(plain)) {
      read = { ...read, context: plain };
    } else return undefined;
  }
  return read;
}
