import type { ColleagueView, FlipTargetView } from "../../contract/app-snapshot.ts";
import type { DialledTarget } from "../../contract/dialing.ts";
import type { Words } from "../../contract/i18n/words.ts";
import { colleagueOption, matching } from "../chooser/colleague-matching.ts";
import type { SearchOption } from "../chooser/search-option.ts";
import type { TransferDraft } from "../chooser/transfer-draft.ts";
import { newDraft } from "../chooser/new-draft.svelte.ts";

/** What the dialling field holds: a text, or a colleague who was chosen for it. */
export class DialDraft {
  query = $state("");
  colleague = $state.raw<ColleagueView>();

  /** As a form's draft. A colleague goes by the extension, which is asked about like any number. */
  get draft(): TransferDraft {
    const { query, colleague } = this;
    const extensionNumber = colleague?.extensionNumber;
    const draft = $state.snapshot(newDraft(""));
    return extensionNumber === undefined
      ? { ...draft, kind: "phone-number", phoneNumber: query }
      : { ...draft, kind: "extension", extensionNumber };
  }

  get isEmpty(): boolean {
    return this.query.trim() === "";
  }

  /** A number is dialled as it stands; for a name, Enter takes the best match. */
  get isName(): boolean {
    return !this.isEmpty && !/[\d+*#]/.test(this.query);
  }

  clear(): void {
    this.query = "";
    this.colleague = undefined;
  }
}

/** What the field offers to choose from. */
interface Offered {
  readonly colleagues: readonly ColleagueView[];
  readonly dialled: readonly DialledTarget[];
  /** The user's own, where a call may be sent to one. */
  readonly phones?: readonly FlipTargetView[];
}

const phoneKey = ({ callFlipId }: FlipTargetView): string => `phone ${callFlipId}`;
const dialledKey = (entry: string): string => `dialled ${entry}`;

/** Colleagues who fit what was typed; of an empty field the numbers that were dialled last. */
export function dialOptions(words: Words, query: string, from: Offered): SearchOption[] {
  if (query.trim() !== "") {
    const reachable = from.colleagues.filter(
      ({ extensionNumber }) => extensionNumber !== undefined,
    );
    return matching(reachable, query).map((colleague) => colleagueOption(words, colleague));
  }
  const phones = (from.phones ?? []).flatMap((phone) =>
    phone.number === undefined
      ? []
      : [{ key: phoneKey(phone), name: phone.label, note: phone.number }],
  );
  const last = from.dialled.map(({ entry, name }) => ({
    key: dialledKey(entry),
    name: name ?? entry,
    note: name === undefined ? undefined : words.windowWords.idle.extension(entry),
  }));
  return [...phones, ...last];
}

/** What a choice puts into the field. */
export function chooseOption(draft: DialDraft, key: string, from: Offered): void {
  const dialled = from.dialled.find(({ entry }) => dialledKey(entry) === key);
  const colleague = from.colleagues.find(({ extensionId }) => extensionId === key);
  const phone = from.phones?.find((one) => phoneKey(one) === key);
  draft.query = phone?.number ?? dialled?.entry ?? colleague?.name ?? draft.query;
  draft.colleague = dialled === undefined ? colleague : undefined;
}
