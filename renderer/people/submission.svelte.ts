import type { DialReading } from "../../contract/dialing.ts";
import type { ActOutcome, TypedTarget } from "../../contract/intent.ts";
import type { Explanation } from "../../contract/i18n/explanation.ts";
import type { Speech } from "../../contract/i18n/words.ts";
import type { AppError, Result } from "../../contract/result.ts";
import type { PeopleDraft } from "./people-draft.svelte.ts";
import type { PeopleDeed, Wish } from "./wish.ts";

type Question = Extract<DialReading, { readonly verdict: "asks" }>;
type TypedDeed = Extract<Wish, { readonly to: TypedTarget }>["deed"];
/** `isAboutEntry`: it is mended in the field, and not by waiting or elsewhere. */
type Refusal = Explanation & { readonly isAboutEntry: boolean };
type Draft = Pick<PeopleDraft, "key" | "entry" | "chosen" | "colleague" | "isName" | "target">;

export interface SubmissionOptions {
  readonly speech: Speech;
  readonly read: (to: TypedTarget, deed: TypedDeed) => Promise<Result<DialReading>>;
  readonly act: (wish: Wish) => Promise<Result<ActOutcome>>;
}

/**
 * From Enter to what is done with whoever stands in the field: what is asked about is shown first, and
 * goes out at the second Enter as it was shown. A question or refusal holds for the entry that it is
 * about, and no longer.
 */
export class Submission {
  readonly #options: SubmissionOptions;
  #isBusy = $state.raw(false);
  #armed = $state.raw<{ readonly key: string; readonly deed: PeopleDeed }>();
  #cancelled = $state.raw<string>();
  #asked = $state.raw<{
    readonly key: string;
    readonly deed: TypedDeed;
    readonly question: Question;
  }>();
  #refusal = $state.raw<{ readonly key: string; readonly refusal: Refusal }>();

  constructor(options: SubmissionOptions) {
    this.#options = options;
  }

  /** The service has not answered yet. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Nothing was sent, since what the user sees is not confirmed: the same press again sends it. */
  isArmed(key: string): boolean {
    return this.#armed?.key === key;
  }

  /** It was taken back while it counted down, so nothing was sent. */
  isCancelled(key: string): boolean {
    return this.#cancelled === key;
  }

  questionAbout(key: string): Question | undefined {
    return this.#asked?.key === key ? this.#asked.question : undefined;
  }

  refusalOf(key: string): Refusal | undefined {
    return this.#refusal?.key === key ? this.#refusal.refusal : undefined;
  }

  /** What one more Enter says yes to, where something was asked or waits for its second press. */
  deedAsked(key: string): PeopleDeed | undefined {
    return [this.#asked, this.#armed].find((one) => one?.key === key)?.deed;
  }

  /** One at a time: pressing on while the answer is awaited sends nothing more. */
  async submit(draft: Draft, deed: PeopleDeed): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const asked = this.#asked?.key === draft.key && this.#asked.deed === deed;
    const confirmed = asked ? this.#asked?.question.confirm : undefined;
    this.#asked = undefined;
    this.#refusal = undefined;
    this.#armed = undefined;
    this.#cancelled = undefined;
    await this.#send(draft, deed, confirmed);
    this.#isBusy = false;
  }

  async #send(draft: Draft, deed: PeopleDeed, confirmed: string | undefined): Promise<void> {
    const { chosen, colleague } = draft;
    const { peopleWords: words } = this.#options.speech.words;
    if (deed === "voicemail" || (deed === "transfer" && hasMailboxOnly(draft))) {
      if (colleague === undefined) this.#refuse(draft, words.noMailbox, words.noMailboxRemedy);
      else await this.#act(draft, { deed: "voicemail", extensionId: colleague.extensionId });
      return;
    }
    if (chosen?.kind === "place" && deed !== "consult") {
      await this.#act(draft, { deed: "park", to: chosen.to });
    } else if (chosen?.kind === "phone" && deed !== "consult") {
      await this.#act(draft, { deed: "flip", callFlipId: chosen.phone.callFlipId });
    } else if (chosen === undefined && draft.isName) {
      this.#refuse(draft, words.nobody, words.nobodyRemedy);
    } else if (deed !== "park" && deed !== "flip") {
      const to = draft.target(deed === "transfer");
      if (to === undefined) this.#refuse(draft, words.noTelephone, words.noTelephoneRemedy);
      else await this.#sendTyped(draft, { deed, to }, confirmed);
    }
  }

  async #sendTyped(
    draft: Draft,
    { deed, to }: Extract<Wish, { readonly to: TypedTarget }>,
    confirmed?: string,
  ): Promise<void> {
    // What was said yes to once may have to be said yes to again, as an emergency number is.
    const yes = confirmed === undefined ? to : { ...to, confirm: confirmed };
    const read = await this.#options.read(yes, deed);
    if (!read.ok) this.#refuseFor(draft, read.error);
    else if (read.value.verdict === "refused") {
      const { because, country } = read.value;
      const { reason, remedy } = this.#options.speech.words.explainRefusal(because, {
        entry: draft.entry,
        country,
      });
      this.#refuse(draft, reason, remedy);
    } else if (read.value.verdict === "dials" || read.value.confirm === to.confirm) {
      await this.#act(draft, { deed, to });
    } else if (read.value.confirm === confirmed) {
      await this.#act(draft, { deed, to: yes });
    } else this.#asked = { key: draft.key, deed, question: read.value };
  }

  async #act(draft: Draft, wish: Wish): Promise<void> {
    // The field may hold something else by the time of the answer.
    const { key } = draft;
    const result = await this.#options.act(wish);
    if (!result.ok) this.#refuseFor(draft, result.error);
    else if (result.value.outcome === "armed") this.#armed = { key, deed: wish.deed };
    else if (result.value.outcome === "cancelled") this.#cancelled = key;
  }

  #refuseFor(draft: Draft, error: AppError): void {
    const { reason, remedy } = this.#options.speech.words.explain(error, draft.entry);
    this.#refusal = {
      key: draft.key,
      refusal: { reason, remedy, isAboutEntry: isAboutEntry(error) },
    };
  }

  #refuse({ key }: Draft, reason: string, remedy: string): void {
    this.#refusal = { key, refusal: { reason, remedy, isAboutEntry: true } };
  }
}

/** A colleague without an extension has nothing else that a call could go to. */
const hasMailboxOnly = ({ colleague }: Draft): boolean =>
  colleague !== undefined && colleague.extensionNumber === undefined;

/** Whether a refusal is about what was typed or chosen. */
function isAboutEntry(error: AppError): boolean {
  if (error.code === "not-dialable") return true;
  const { meaning } = error.code === "service" ? error : {};
  const about = meaning !== undefined && "about" in meaning ? meaning.about : undefined;
  return about === "extension" || about === "phone-number" || about === "mailbox";
}
