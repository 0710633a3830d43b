import { englishDesktopWords } from "../../contract/i18n/english.ts";
import { type Language, type LanguageWish, languageFor } from "../../contract/i18n/languages.ts";
import { loadDesktopWords } from "../../contract/i18n/load.ts";
import type { DesktopSpeech, DesktopWords } from "../../contract/i18n/words.ts";
import { listenersOf } from "../timing/listeners.ts";

export interface DesktopLanguageOptions {
  /** The system's languages, best first; asked at each change, since they can change too. */
  readonly system: () => readonly string[];
  /** Never rejects; handed in by tests only. */
  readonly load?: (language: Language) => Promise<DesktopWords>;
}

/** What tray, menus, notifications and the command line speak with: English until `use` has read more. */
export class DesktopLanguage implements DesktopSpeech {
  readonly #system: () => readonly string[];
  readonly #load: (language: Language) => Promise<DesktopWords>;
  readonly #listeners = listenersOf<Language>();
  #words: DesktopWords = englishDesktopWords();
  #language: Language = "en";

  constructor({ system, load = loadDesktopWords }: DesktopLanguageOptions) {
    this.#system = system;
    this.#load = load;
  }

  get words(): DesktopWords {
    return this.#words;
  }

  /** The one that is wanted; its words may be on their way. */
  get language(): Language {
    return this.#language;
  }

  /** Told when other words are in force. Returns the unsubscriber. */
  subscribe(listener: (language: Language) => void): () => void {
    return this.#listeners.add(listener);
  }

  async use(wish: LanguageWish): Promise<void> {
    const language = languageFor(wish, this.#system());
    if (language === this.#language) return;
    this.#language = language;
    const words = await this.#load(language);
    if (this.#language !== language) return;
    this.#words = words;
    this.#listeners.tell(language);
  }
}
