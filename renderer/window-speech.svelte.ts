import { englishWords } from "../contract/i18n/english.ts";
import type { Speech, Words } from "../contract/i18n/words.ts";

/** What the window speaks with; who reads it while drawing draws again in another language. */
export class WindowSpeech implements Speech {
  readonly #words = $state.raw<Words>(englishWords());

  get words(): Words {
    return this.#words;
  }
}
