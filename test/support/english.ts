import { englishDesktopWords } from "../../contract/i18n/english.ts";

/** Everything that the product says in English, for tests that look for it. */
export const english = englishDesktopWords();
/** For what speaks. */
export const inEnglish = { words: english };
