import type { CallView } from "../../contract/call-view.ts";
import type { TelephonySessionId } from "../../contract/ids.ts";
import { newDraft } from "./new-draft.svelte.ts";
import type { TransferDraft } from "./transfer-draft.ts";

/**
 * What the user has entered to transfer each call, for as long as the call lives: closing the form,
 * a second ring or hiding the window takes none of it away.
 */
export class TransferDrafts {
  readonly #drafts = new Map<TelephonySessionId, TransferDraft>();

  /** The call's draft, begun with the account's own company number. */
  of(id: TelephonySessionId, companyNumber: string | undefined): TransferDraft {
    const known = this.#drafts.get(id);
    if (known !== undefined) return known;
    const draft = newDraft(companyNumber ?? "");
    this.#drafts.set(id, draft);
    return draft;
  }

  /** The transfer was accepted. */
  forget(id: TelephonySessionId): void {
    this.#drafts.delete(id);
  }

  /** Every other call is over. */
  keepOnly(calls: readonly CallView[]): void {
    const live = new Set(calls.map((call) => call.telephonySessionId));
    for (const id of this.#drafts.keys()) {
      if (!live.has(id)) this.#drafts.delete(id);
    }
  }
}
