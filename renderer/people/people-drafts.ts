import type { CallView } from "../../contract/call-view.ts";
import type { TelephonySessionId } from "../../contract/ids.ts";
import { PeopleDraft } from "./people-draft.svelte.ts";

/**
 * What the user has entered about each call, for as long as the call lives: closing the question, a
 * second ring or hiding the window takes none of it away.
 */
export class PeopleDrafts {
  readonly #drafts = new Map<TelephonySessionId, PeopleDraft>();

  of(id: TelephonySessionId): PeopleDraft {
    const draft = this.#drafts.get(id) ?? new PeopleDraft();
    this.#drafts.set(id, draft);
    return draft;
  }

  /** What was typed has served: the service has said yes. */
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
