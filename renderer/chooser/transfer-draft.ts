import type { ColleagueView } from "../../contract/app-snapshot.ts";
import type { TransferTarget } from "../../contract/intent.ts";
import type { AppError } from "../../contract/result.ts";

export const transferKinds = [
  "colleague",
  "phone-number",
  "extension",
  "voicemail",
  "company-extension",
] as const;
export type TransferKind = (typeof transferKinds)[number];

/** What the user has entered so far, for all kinds at once: switching the kind loses nothing. */
export interface TransferDraft {
  kind: TransferKind;
  /** What is typed to find a colleague; the name of the one who was chosen. */
  query: string;
  colleague: ColleagueView | undefined;
  phoneNumber: string;
  extensionNumber: string;
  companyNumber: string;
}

export type DraftField = "colleague" | "phoneNumber" | "extensionNumber" | "companyNumber";

/** The draft as a target, which main reads; `undefined` while nobody is chosen. */
export function targetOf(draft: TransferDraft): TransferTarget | undefined {
  const { colleague, phoneNumber, extensionNumber, companyNumber } = draft;
  switch (draft.kind) {
    case "colleague":
      // Chosen by name, so there is nothing to ask about the number.
      return colleague?.extensionNumber === undefined
        ? undefined
        : {
            kind: "extension",
            extensionNumber: colleague.extensionNumber,
            confirm: colleague.extensionNumber,
          };
    case "voicemail":
      return colleague && { kind: "voicemail", extensionId: colleague.extensionId };
    case "phone-number":
      return { kind: "phone-number", phoneNumber };
    case "extension":
      return { kind: "extension", extensionNumber };
    case "company-extension":
      return { kind: "company-extension", companyNumber, extensionNumber };
  }
}

/** What the user entered, as a sentence about it names it. */
export function entryOf(draft: TransferDraft): string {
  switch (draft.kind) {
    case "colleague":
      return draft.colleague?.extensionNumber ?? draft.query;
    case "voicemail":
      return draft.colleague?.name ?? draft.query;
    case "phone-number":
      return draft.phoneNumber.trim();
    case "extension":
    case "company-extension":
      return draft.extensionNumber.trim();
  }
}

/** The field that a refusal is about; `undefined` when it is about none. */
export function fieldOf(draft: TransferDraft, error: AppError): DraftField | undefined {
  const about =
    error.code === "not-dialable"
      ? error.because === "not-an-extension" || error.because.startsWith("emergency")
        ? "extension"
        : "phone-number"
      : error.code === "service" && error.meaning !== undefined && "about" in error.meaning
        ? error.meaning.about
        : undefined;
  if (about !== "extension" && about !== "phone-number" && about !== "mailbox") return undefined;
  switch (draft.kind) {
    case "colleague":
    case "voicemail":
      return "colleague";
    case "phone-number":
      return "phoneNumber";
    case "extension":
      return "extensionNumber";
    case "company-extension":
      return about === "extension" ? "extensionNumber" : "companyNumber";
  }
}
