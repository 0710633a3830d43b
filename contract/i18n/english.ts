/** English, which is always there: what other languages fall back to. */
import * as forDesktop from "./en/for-desktop.ts";
import * as forWindow from "./en/for-window.ts";
import { type DesktopWords, type Words, desktopWordsOf, wordsOf } from "./words.ts";

export const englishWords = (): Words => wordsOf(forWindow);
export const englishDesktopWords = (): DesktopWords => desktopWordsOf(forWindow, forDesktop);
