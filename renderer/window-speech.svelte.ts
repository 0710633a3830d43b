import { englishWords } from "../contract/i18n/english.ts";
import type { Language } from "../contract/i18n/languages.ts";
import { loadWords } from "../contract/i18n/load.ts";
import type { Speech, Words } from "../contract/i18n/words.ts";

/** What the window speaks with; who reads it while drawing draws again in another language. */
export class WindowSpeech implements Speech {
  readonly #load: (language: Language) => Promise<Words>;
  #words = $state.raw<Words>(englishWords());
  #wanted: Language = "en";

  /** `load` never rejects; it is handed in by tests only. */
  constructor(load: (language: Language) => Promise<Words> = loadWords) {
    this.#load = load;
  }

  get words(): Words {
    return this.#words;
  }

  /** For times and numbers: the reader's own region, if it has this language. */
  get locale(): string {
    const { locale } = this.#words;
    return navigator.languages.find((tag) => tag.split("-")[0] === locale) ?? locale;
  }

  /** Speaks this language once its words have come, unless another was asked for meanwhile. */
  async use(language: Language): Promise<void> {
    if (language === this.#wanted) return;
    this.#wanted = language;
    const words = await this.#load(language);
    if (this.#wanted === language) this.#words = words;
  }
}
