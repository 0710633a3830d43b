import { type Language, languageFor } from "../contract/i18n/languages.ts";

/** Where a shell says which language it is in, the first that is set. */
const variables = ["LC_ALL", "LC_MESSAGES", "LANG"] as const;

/**
 * The language of a shell, as its programs have it; where the shell says none, `ofSystem` (a tag such as
 * `de-AT`). `C` and `POSIX` are English.
 */
export function shellLanguage(
  env: Readonly<Record<string, string | undefined>>,
  ofSystem: string,
): Language {
  const said = variables.map((name) => env[name] ?? "").find((value) => value !== "");
  // As in de_AT.UTF-8@euro.
  return languageFor("system", [said?.split(/[.@]/)[0] ?? ofSystem]);
}
