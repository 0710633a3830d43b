import * as v from "valibot";

import { type Language, language } from "../contract/i18n/languages.ts";
import type { Settings } from "../contract/settings.ts";

/** The theme with which main opened the page: its first answer would come after the first picture. */
export function themeIn(query: string): Settings["theme"] {
  const theme = new URLSearchParams(query).get("theme");
  return theme === "light" || theme === "dark" ? theme : "system";
}

/** The language with which main opened the page, likewise. */
export function languageIn(query: string): Language {
  const asked = new URLSearchParams(query).get("language");
  return v.is(language, asked) ? asked : "en";
}
