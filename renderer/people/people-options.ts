import type { AppSnapshot, ColleagueView } from "../../contract/app-snapshot.ts";
import { type CallView, isUsable } from "../../contract/call-view.ts";
import type { Words } from "../../contract/i18n/words.ts";
import type { Chosen, PeopleDraft } from "./people-draft.svelte.ts";
import { folded, type PeopleIndex } from "./people-index.ts";
import type { SearchOption } from "./search-option.ts";
import type { PeopleDeed } from "./wish.ts";

/** What Enter does in the view that the field stands in. */
export type MainDeed = Extract<PeopleDeed, "dial" | "transfer" | "consult" | "forward">;

/** A row of the list, and what it puts into the field. */
export interface PeopleOption extends SearchOption {
  readonly put: string;
  readonly chosen?: Chosen;
}

export interface OptionsFrom {
  readonly snapshot: AppSnapshot;
  readonly people: PeopleIndex;
  readonly deed: MainDeed;
  /** The call that it is about. */
  readonly call: CallView | undefined;
}

/** Rows in all, and colleagues in an empty field, below which the places and phones stand. */
const mostShown = 20;
const mostUnasked = 8;

const reachable = ({ extensionNumber }: ColleagueView): boolean => extensionNumber !== undefined;

/** Of the text in the field: those dialled last while there is none, colleagues, park places, own phones. */
export function peopleOptions(
  words: Words,
  { query }: Pick<PeopleDraft, "query">,
  from: OptionsFrom,
): PeopleOption[] {
  const isEmpty = query.trim() === "";
  const dialled = isEmpty && from.deed !== "transfer" ? dialledOptions(words, from) : [];
  const own = isEmpty && from.deed === "forward" ? ownNumbers(words, from) : [];
  const last = [...own, ...dialled];
  if (isEmpty && from.deed === "dial") return last;
  // Whoever has no extension still has a mailbox, which only a transfer reaches.
  const found = from.people.find(query, isEmpty ? mostUnasked : mostShown);
  const people = from.deed === "transfer" ? found : found.filter(reachable);
  const elsewhere = elsewhereOptions(words, from).filter(
    ({ name }) => isEmpty || folded(name).includes(folded(query.trim())),
  );
  const rows = people.map((colleague) => colleagueOption(words, colleague, from.deed));
  return [...last, ...rows, ...elsewhere].slice(0, mostShown);
}

function dialledOptions(
  { peopleWords, windowWords }: Words,
  { snapshot, deed }: OptionsFrom,
): PeopleOption[] {
  return (snapshot.dialled ?? []).map(({ entry, name }) => ({
    key: `dialled ${entry}`,
    name: name ?? entry,
    note: name === undefined ? undefined : windowWords.idle.extension(entry),
    does: peopleWords.does[deed],
    put: entry,
  }));
}

/** Where one can be reached oneself. */
const ownNumbers = ({ peopleWords }: Words, { snapshot, deed }: OptionsFrom): PeopleOption[] =>
  snapshot.flipTargets.flatMap(({ callFlipId, label, number }) =>
    number === undefined
      ? []
      : {
          key: `number ${callFlipId}`,
          name: label,
          note: number,
          does: peopleWords.does[deed],
          put: number,
        },
  );

function colleagueOption(
  { peopleWords, windowWords }: Words,
  colleague: ColleagueView,
  deed: MainDeed,
): PeopleOption {
  const { extensionId, name, extensionNumber } = colleague;
  const hasPhone = extensionNumber !== undefined;
  return {
    key: extensionId,
    name,
    note: hasPhone ? windowWords.idle.extension(extensionNumber) : undefined,
    does: hasPhone ? peopleWords.does[deed] : peopleWords.does.voicemail,
    put: name,
    chosen: { kind: "colleague", colleague },
  };
}

/** Where a call can go besides to people. */
function elsewhereOptions(
  { peopleWords, windowWords }: Words,
  { snapshot, deed, call }: OptionsFrom,
): PeopleOption[] {
  if (deed !== "transfer" || call === undefined) return [];
  const { ownParkOrbit, parkLocations, flipTargets } = snapshot;
  const orbit = { label: windowWords.chooser.ownOrbit, to: { kind: "orbit" } } as const;
  const places = [
    ...(ownParkOrbit ? [orbit] : []),
    ...parkLocations.map(({ label, extensionId }) => ({
      label,
      to: { kind: "location", extensionId } as const,
    })),
  ];
  return [
    ...(isUsable(call, "park") ? places : []).map(({ label, to }): PeopleOption => ({
      key: `place-${to.kind === "orbit" ? "orbit" : to.extensionId}`,
      name: peopleWords.parkAt(label),
      does: peopleWords.does.park,
      put: peopleWords.parkAt(label),
      chosen: { kind: "place", label, to },
    })),
    ...(isUsable(call, "flip") ? flipTargets : []).map((phone): PeopleOption => ({
      key: `phone-${phone.callFlipId}`,
      name: peopleWords.flipTo(phone.label),
      does: peopleWords.does.flip,
      put: peopleWords.flipTo(phone.label),
      chosen: { kind: "phone", phone },
    })),
  ];
}

/** What a choice puts into the field. */
export function choose(draft: PeopleDraft, option: PeopleOption): void {
  draft.put(option.put);
  draft.chosen = option.chosen;
}

/** Which row stands in the field. */
export function chosenKey({ chosen }: PeopleDraft): string | undefined {
  switch (chosen?.kind) {
    case "colleague":
      return chosen.colleague.extensionId;
    case "place":
      return `place-${chosen.to.kind === "orbit" ? "orbit" : chosen.to.extensionId}`;
    case "phone":
      return `phone-${chosen.phone.callFlipId}`;
    case undefined:
      return undefined;
  }
}
