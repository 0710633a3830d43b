/** From a word on the command line to a colleague, a place or a phone of the account. Pure. */
import type { AppSnapshot } from "../../contract/app-snapshot.ts";
import type { ParkTarget } from "../../contract/intent.ts";

/** What a word comes to: one thing, none or several. */
export type Named<T> =
  { readonly found: "one"; readonly value: T } | { readonly found: "none" | "several" };

interface Candidate<T> {
  readonly value: T;
  /** Its names and numbers; any of them is as good. */
  readonly names: readonly (string | undefined)[];
}

/** Letters of any case are one; a number is compared by its digits alone. */
const folded = (text: string): string => {
  const plain = text.normalize("NFKC").trim().toLocaleLowerCase("en");
  return /^[+\d][\d\s().-]*$/.test(plain) ? plain.replace(/[^+\d]/g, "") : plain;
};

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
export const namedColleague = (word: string, { colleagues }: AppSnapshot): Named<string> =>
  named(
    word,
    colleagues.map(({ extensionId, name, extensionNumber }) => ({
      value: extensionId,
      names: [name, extensionNumber],
    })),
  );

/** By name or number; `orbit` is the system's own park slot. */
export function namedPlace(word: string, { parkLocations }: AppSnapshot): Named<ParkTarget> {
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
export const namedPhone = (word: string, { flipTargets }: AppSnapshot): Named<string> =>
  named(
    word,
    flipTargets.map(({ callFlipId, label, number }) => ({
      value: callFlipId,
      names: [label, number],
    })),
  );
