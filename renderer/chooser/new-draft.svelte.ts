import type { TransferDraft } from "./transfer-draft.ts";

/** An empty draft that a form can bind to, but for the account's own company number. */
export function newDraft(companyNumber: string): TransferDraft {
  const draft: TransferDraft = $state({
    kind: "colleague",
    query: "",
    colleague: undefined,
    phoneNumber: "",
    extensionNumber: "",
    companyNumber,
  });
  return draft;
}
