import type { DialReading } from "../../contract/dialing.ts";
import type { ActOutcome, TransferTarget, TypedTarget } from "../../contract/intent.ts";
import type { Explanation } from "../../contract/i18n/explanation.ts";
import type { Speech } from "../../contract/i18n/words.ts";
import type { AppError, Result } from "../../contract/result.ts";
import {
  type DraftField,
  entryOf,
  fieldOf,
  targetOf,
  type TransferDraft,
} from "./transfer-draft.ts";

type Question = Extract<DialReading, { readonly verdict: "asks" }>;
type Refused = Extract<DialReading, { readonly verdict: "refused" }>;
type Refusal = Explanation & { readonly field: DraftField | undefined };

export interface TransferSubmissionOptions {
  readonly speech: Speech;
  readonly read: (to: TypedTarget) => Promise<Result<DialReading>>;
  readonly act: (to: TransferTarget) => Promise<Result<ActOutcome>>;
}

/** Tells one state of the form from the next. */
export const keyOf = (draft: TransferDraft): string => JSON.stringify(draft);

/**
 * From Enter to a transfer: what is asked about is shown first, and goes out at the second Enter as
 * it was shown. A question or refusal holds for the entry that it is about, and no longer.
 */
export class TransferSubmission {
  readonly #options: TransferSubmissionOptions;
  #isBusy = $state.raw(false);
  #armed = $state.raw<string>();
  #cancelled = $state.raw<string>();
  #question = $state.raw<{ readonly key: string; readonly question: Question }>();
  #refusal = $state.raw<{ readonly key: string; readonly refusal: Refusal }>();

  constructor(options: TransferSubmissionOptions) {
    this.#options = options;
  }

  /** The service has not answered yet. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Nothing was sent, since what the user sees is not confirmed: the same press again sends it. */
  isArmed(key: string): boolean {
    return this.#armed === key;
  }

  /** It was taken back while it counted down, so nothing was sent. */
  isCancelled(key: string): boolean {
    return this.#cancelled === key;
  }

  questionAbout(key: string): Question | undefined {
    return this.#question?.key === key ? this.#question.question : undefined;
  }

  refusalOf(key: string): Refusal | undefined {
    return this.#refusal?.key === key ? this.#refusal.refusal : undefined;
  }

  /** One at a time: pressing on while the answer is awaited sends nothing more. */
  async submit(draft: TransferDraft): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const asked = this.questionAbout(keyOf(draft));
    this.#question = undefined;
    this.#refusal = undefined;
    this.#armed = undefined;
    this.#cancelled = undefined;
    await this.#send(draft, asked?.confirm);
    this.#isBusy = false;
  }

  async #send(draft: TransferDraft, confirmed: string | undefined): Promise<void> {
    const to = targetOf(draft);
    if (to === undefined) {
      const reason = this.#options.speech.words.windowWords.transfer.chooseSomeone;
      this.#refuse(draft, { reason, remedy: "", field: "colleague" });
    } else if (to.kind === "voicemail") await this.#act(draft, to);
    else await this.#sendTyped(draft, to, confirmed);
  }

  async #sendTyped(draft: TransferDraft, to: TypedTarget, confirmed?: string): Promise<void> {
    // What was said yes to once may have to be said yes to again, as an emergency number is.
    const read = await this.#options.read(
      confirmed === undefined ? to : { ...to, confirm: confirmed },
    );
    if (!read.ok) this.#refuseFor(draft, read.error);
    else if (read.value.verdict === "refused") this.#refuseAs(draft, read.value);
    else if (read.value.verdict === "dials") await this.#act(draft, to);
    else if (read.value.confirm === to.confirm) await this.#act(draft, to);
    else if (read.value.confirm === confirmed)
      await this.#act(draft, { ...to, confirm: confirmed });
    else this.#question = { key: keyOf(draft), question: read.value };
  }

  async #act(draft: TransferDraft, to: TransferTarget): Promise<void> {
    const result = await this.#options.act(to);
    if (!result.ok) this.#refuseFor(draft, result.error);
    else if (result.value.outcome === "armed") this.#armed = keyOf(draft);
    else if (result.value.outcome === "cancelled") this.#cancelled = keyOf(draft);
  }

  #refuseAs(draft: TransferDraft, { because, country }: Refused): void {
    const words = this.#options.speech.words.explainRefusal(because, {
      entry: entryOf(draft),
      country,
    });
    this.#refuse(draft, { ...words, field: fieldOf(draft, { code: "not-dialable", because }) });
  }

  #refuseFor(draft: TransferDraft, error: AppError): void {
    const words = this.#options.speech.words.explain(error, entryOf(draft));
    this.#refuse(draft, { ...words, field: fieldOf(draft, error) });
  }

  #refuse(draft: TransferDraft, refusal: Refusal): void {
    this.#refusal = { key: keyOf(draft), refusal };
  }
}
