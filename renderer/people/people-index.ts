import type { ColleagueView } from "../../contract/app-snapshot.ts";

/** Without case and accents, so that people are found by what a keyboard has. */
export function folded(text: string): string {
  // Most names have neither, and fifty thousand of them are read at once.
  const plain = isAscii.test(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.toLowerCase();
}
const isAscii = /^[\x20-\x7e]*$/;

interface Entry {
  readonly colleague: ColleagueView;
  readonly name: string;
  readonly words: readonly string[];
  readonly extension: string;
}

/** Shorter ones are too few letters to see a slip of the finger in. */
const shortestWithSlip = 4;

/** Whether the letters of `sought` stand in `word` in their order, from its first one on. */
function skims(word: string, sought: string): boolean {
  if (!word.startsWith(sought.slice(0, 1))) return false;
  let at = 0;
  for (const letter of word) {
    if (letter === sought[at]) at += 1;
    if (at === sought.length) return true;
  }
  return false;
}

/** Whether `word` begins with `sought` but for one letter: another, one more, or two that changed places. */
function beginsButForOne(word: string, sought: string): boolean {
  let at = 0;
  while (at < sought.length && word[at] === sought[at]) at += 1;
  const rest = sought.slice(at + 1);
  return (
    word.startsWith(rest, at + 1) ||
    word.startsWith(rest, at) ||
    (word[at] === sought[at + 1] &&
      word[at + 1] === sought[at] &&
      word.startsWith(sought.slice(at + 2), at + 2))
  );
}

const beginsAny = ({ words }: Entry, sought: string): boolean =>
  words.some((word) => word.startsWith(sought));
const skimsAny = ({ words }: Entry, sought: string): boolean =>
  words.some((word) => skims(word, sought));
const slipsAny = ({ words }: Entry, sought: string): boolean =>
  sought.length >= shortestWithSlip && words.some((word) => beginsButForOne(word, sought));

/** Why an entry fits, the best first: Enter takes the one on top; `undefined` where it does not. */
function rankOf(entry: Entry, whole: string, sought: readonly string[]): number | undefined {
  const { name, extension } = entry;
  if (extension !== "" && extension === whole) return 0;
  if (name.startsWith(whole)) return 1;
  const [first = ""] = sought;
  if (sought.every((word) => name.includes(word) || extension.includes(word))) {
    if (name.startsWith(first)) return 2;
    return beginsAny(entry, first) ? 3 : 4;
  }
  if (sought.every((word) => beginsAny(entry, word) || skimsAny(entry, word))) return 5;
  return sought.every((word) => beginsAny(entry, word) || slipsAny(entry, word)) ? 6 : undefined;
}
const ranks = 7;

/** Letters that stand for the words of a name, as `rp` for Rowan Pike. */
const initialsOf = ({ words }: Entry): string => words.map((word) => word[0] ?? "").join("");

function entryOf(colleague: ColleagueView): Entry {
  const name = folded(colleague.name);
  const words = name.split(/[\s\-.,'’]+/).filter(Boolean);
  return { colleague, name, words, extension: folded(colleague.extensionNumber ?? "") };
}

/** A directory, read once, in which a keystroke looks through fifty thousand people within a frame. */
export class PeopleIndex {
  readonly #entries: readonly Entry[];

  constructor(entries: readonly Entry[] = []) {
    this.#entries = entries;
  }

  get size(): number {
    return this.#entries.length;
  }

  /** With these after all others; nothing that was read before is read again. */
  and(colleagues: readonly ColleagueView[]): PeopleIndex {
    return new PeopleIndex([...this.#entries, ...colleagues.map(entryOf)]);
  }

  /** Whoever fits what was typed, best first, no more than `most`; of nothing typed, the first ones. */
  find(query: string, most: number): ColleagueView[] {
    const sought = folded(query).split(/\s+/).filter(Boolean);
    const whole = sought.join(" ");
    if (whole === "") return this.#entries.slice(0, most).map(({ colleague }) => colleague);
    const found = Array.from({ length: ranks }, (): Entry[] => []);
    for (const entry of this.#entries) {
      const rank = rankOf(entry, whole, sought) ?? (initialsOf(entry) === whole ? 5 : undefined);
      const bucket = rank === undefined ? undefined : found[rank];
      if (bucket !== undefined && bucket.length < mostSorted) bucket.push(entry);
    }
    const byName = found.flatMap((bucket) => bucket.sort((a, b) => compare(a.name, b.name)));
    return byName.slice(0, most).map(({ colleague }) => colleague);
  }
}

/** Of more that fit equally well the first ones do: nobody reads on so far. */
const mostSorted = 200;
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
