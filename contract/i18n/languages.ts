/** The languages that Ringside speaks. */
import * as v from "valibot";

export const languages = ["en", "de", "es", "fr", "ja"] as const;
export const language = v.picklist(languages);
export type Language = v.InferOutput<typeof language>;

/** `system`: the first language of the system's that Ringside speaks, else English. */
export const languageWish = v.picklist(["system", ...languages]);
export type LanguageWish = v.InferOutput<typeof languageWish>;

/** Each by its own name, so that whoever cannot read the rest finds the own one. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  de: "Deutsch",
  es: "Español",
  fr: "Français",
  ja: "日本語",
};

/** `system`: language tags such as `de-AT`, best first. */
export function languageFor(wish: LanguageWish, system: readonly string[]): Language {
  if (wish !== "system") return wish;
  const spoken = system.flatMap(
    (tag) => languages.find((each) => each === tag.split(/[-_]/)[0]?.toLowerCase()) ?? [],
  );
  return spoken[0] ?? "en";
}
