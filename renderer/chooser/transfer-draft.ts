import type { ColleagueView } from "../../contract/call-view.ts";
import type { TransferTarget } from "../../contract/intent.ts";
import { windowWords } from "../../contract/i18n/en-window.ts";

const words = windowWords.transfer;

export const transferKinds = [
  "colleague",
  "phone-number",
  "extension",
  "voicemail",
  "company-extension",
] as const;
type TransferKind = (typeof transferKinds)[number];

/** What the user has entered so far, for all kinds at once: switching the kind loses nothing. */
export interface TransferDraft {
  kind: TransferKind;
  colleague: ColleagueView | undefined;
  phoneNumber: string;
  extensionNumber: string;
  companyNumber: string;
}

type DraftField = "colleague" | "phoneNumber" | "extensionNumber" | "companyNumber";
export type DraftErrors = Partial<Record<DraftField, string>>;

export type TransferAttempt =
  | { readonly ok: true; readonly to: TransferTarget }
  | { readonly ok: false; readonly errors: DraftErrors };

const looksDialable = (text: string) => /^[+*#0-9 ().\-/]{1,40}$/.test(text) && /[0-9]/.test(text);
const isExtension = (text: string) => /^[0-9]{1,10}$/.test(text);

const refuse = (errors: DraftErrors): TransferAttempt => ({ ok: false, errors });
const accept = (to: TransferTarget): TransferAttempt => ({ ok: true, to });

/** Turns the draft into a target, or says which fields keep it from being one. */
export function targetOf(draft: TransferDraft): TransferAttempt {
  const phoneNumber = draft.phoneNumber.trim();
  const extensionNumber = draft.extensionNumber.trim();
  switch (draft.kind) {
    case "colleague":
      return draft.colleague?.extensionNumber === undefined
        ? refuse({ colleague: words.chooseSomeone })
        : accept({ kind: "extension", extensionNumber: draft.colleague.extensionNumber });
    case "voicemail":
      return draft.colleague === undefined
        ? refuse({ colleague: words.chooseSomeone })
        : accept({ kind: "voicemail", extensionId: draft.colleague.extensionId });
    case "phone-number":
      return looksDialable(phoneNumber)
        ? accept({ kind: "phone-number", phoneNumber })
        : refuse({ phoneNumber: words.badNumber });
    case "extension":
      return isExtension(extensionNumber)
        ? accept({ kind: "extension", extensionNumber })
        : refuse({ extensionNumber: words.badExtension });
    case "company-extension":
      return companyTarget(draft.companyNumber.trim(), extensionNumber);
  }
}

function companyTarget(companyNumber: string, extensionNumber: string): TransferAttempt {
  const errors: DraftErrors = {
    ...(looksDialable(companyNumber) ? {} : { companyNumber: words.badNumber }),
    ...(isExtension(extensionNumber) ? {} : { extensionNumber: words.badExtension }),
  };
  if (Object.keys(errors).length > 0) return refuse(errors);
  return accept({ kind: "company-extension", companyNumber, extensionNumber });
}

/** The colleagues whose name or extension holds every word of the query, best first, at most 20. */
export function matching(colleagues: readonly ColleagueView[], query: string): ColleagueView[] {
  const sought = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const startsWell = (colleague: ColleagueView) =>
    sought[0] !== undefined && colleague.name.toLocaleLowerCase().startsWith(sought[0]) ? 0 : 1;
  return colleagues
    .filter(({ name, extensionNumber }) => {
      const text = `${name} ${extensionNumber ?? ""}`.toLocaleLowerCase();
      return sought.every((word) => text.includes(word));
    })
    .toSorted((a, b) => startsWell(a) - startsWell(b) || a.name.localeCompare(b.name))
    .slice(0, 20);
}
