/**
 * Text that somebody else wrote (a caller's name, a queue's, a phone's label) and that is shown to the
 * user. It is cleaned once, where it comes in; what sets it into a sentence of ours isolates it there,
 * so that its direction does not turn the rest around.
 */
import * as v from "valibot";

/** At most so many letters as people see them, and so many UTF-16 units. */
export const longestOutsideText = { letters: 256, units: 512 } as const;
/** More, in UTF-16 units, is not even looked at. */
export const mostLookedAt = 4_096;

/** The common case, in which there is nothing to do. */
const plain = /^(?! )[ -~]{1,256}(?<! )$/;

/**
 * What is not seen and has no business in a name: controls other than white space, halves of
 * characters, invisible characters, and those that override or embed a direction. What stays:
 * joiners and marks that emoji and scripts from right to left need.
 */
const unseen =
  /[[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]--[\t-\r\u{85}\u{61C}\u{115F}\u{1160}\u{200C}-\u{200F}\p{Mn}\u{E0020}-\u{E007F}]]/gv;
/** Tag characters spell the flags of regions, after a black flag, and are hidden text elsewhere. */
const strayTags = /(?<!\u{1F3F4}[\u{E0020}-\u{E007F}]*)[\u{E0020}-\u{E007F}]/gu;
const spaces = /[\s\u{85}]+/gu;
/** Marks piled on one letter would cover the lines above and below. */
const pileOfMarks = /(\p{Mn}{8})\p{Mn}+/gu;
/** A character that leaves ink. The Braille blank and the Hangul fillers do not. */
const seen = /[^\p{M}\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * The text on one line, without what is unseen or turns the direction around, within a bounded length;
 * empty when nothing of it can be seen.
 */
export function cleanText(text: string): string {
  if (plain.test(text) && !text.includes("  ")) return text;
  const clean = text
    .slice(0, mostLookedAt)
    .replaceAll(unseen, "")
    .replaceAll(strayTags, "")
    .replaceAll(pileOfMarks, "$1")
    .replaceAll(spaces, " ")
    .trim();
  return seen.test(clean) ? shortened(clean, longestOutsideText) : "";
}

/** Cuts between letters as people see them, never within one, and says so by an ellipsis. */
export function shortened(
  text: string,
  { letters = Infinity, units }: { readonly letters?: number; readonly units: number },
): string {
  if (text.length <= Math.min(letters, units)) return text;
  const kept: string[] = [];
  let length = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    const isLast = length + segment.length === text.length && kept.length < letters;
    if (isLast && text.length <= units) return text;
    if (kept.length >= letters - 1 || length + segment.length > units - 1) break;
    kept.push(segment);
    length += segment.length;
  }
  return `${kept.join("").trimEnd()}…`;
}

/** A parser for text of others: cleaned, and refused when nothing of it can be seen. */
export const outsideText = v.pipe(v.string(), v.transform(cleanText), v.minLength(1));

/** Scripts and marks that run from right to left. */
const rightToLeft =
  /[\u{590}-\u{8FF}\u{200F}\u{FB1D}-\u{FDFF}\u{FE70}-\u{FEFC}\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * Clean text for a sentence of ours on a surface of the system: one that runs from right to left does
 * not take the words around it along. Others need no marks, which not every desktop hides.
 */
export const isolated = (text: string): string =>
  rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
