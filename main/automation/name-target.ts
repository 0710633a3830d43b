/** From a word on the command line to a colleague, a place or a phone of the account. Pure. */
import type { AppSnapshot, ColleagueView } from "../../contract/app-snapshot.ts";
import type { ParkTarget } from "../../contract/intent.ts";

/** What a word comes to: one thing, none or several. */
export type Named<T> =
  { readonly found: "one"; readonly value: T } | { readonly found: "none" | "several" };

interface Candidate<T> {
  readonly value: T;
  /** Its names and numbers; any of them is as good. */
  readonly names: readonly (string | undefined)[];
}

/** What a word can name. */
export interface NamedIn extends Pick<AppSnapshot, "parkLocations" | "flipTargets"> {
  readonly people: readonly ColleagueView[];
}

/** Letters of any case are one; a number is compared by its digits alone. */
const folded = (text: string): string => {
  // Most names are plain, and fifty thousand of them are folded within one turn.
  const plain = (isAscii.test(text) ? text : text.normalize("NFKC")).trim().toLowerCase();
  return /^[+\d][\d\s().-]*$/.test(plain) ? plain.replace(/[^+\d]/g, "") : plain;
};

const isAscii = /^[\x20-\x7e]*$/;

function named<T>(word: string, candidates: readonly Candidate<T>[]): Named<T> {
  const wanted = folded(word);
  const fitting = candidates.filter(({ names }) =>
    names.some((name) => name !== undefined && folded(name) === wanted),
  );
  const [first] = fitting;
  if (first === undefined || wanted === "") return { found: "none" };
  return fitting.length > 1 ? { found: "several" } : { found: "one", value: first.value };
}

/** The extension id of the colleague whose voicemail is meant: by name or extension number. */
export const namedColleague = (word: string, { people }: Pick<NamedIn, "people">): Named<string> =>
  named(
    word,
    people.map(({ extensionId, name, extensionNumber }) => ({
      value: extensionId,
      names: [name, extensionNumber],
    })),
  );

/** By name or number; `orbit` is the system's own park slot. */
export function namedPlace(word: string, { parkLocations }: NamedIn): Named<ParkTarget> {
  if (folded(word) === "orbit") return { found: "one", value: { kind: "orbit" } };
  return named<ParkTarget>(
    word,
    parkLocations.map(({ extensionId, label, extensionNumber }) => ({
      value: { kind: "location", extensionId },
      names: [label, extensionNumber],
    })),
  );
}

/** The flip phone: by its name in the account, or its number. */
export const namedPhone = (word: string, { flipTargets }: NamedIn): Named<string> =>
  named(
    word,
    flipTargets.map(({ callFlipId, label, number }) => ({
      value: callFlipId,
      names: [label, number],
    })),
  );
