import { expect, it } from "vitest";

import { shellLanguage } from "./language.ts";

it.each([
  [{ LANG: "de_AT.UTF-8" }, "en-GB", "de"],
  [{ LC_ALL: "ja_JP.UTF-8", LANG: "de_DE.UTF-8" }, "en-GB", "ja"],
  [{ LC_ALL: "", LC_MESSAGES: "fr_CA", LANG: "de_DE" }, "en-GB", "fr"],
  [{ LANG: "C.UTF-8" }, "de-DE", "en"],
  [{ LANG: "POSIX" }, "de-DE", "en"],
  [{ LANG: "nl_NL.UTF-8" }, "de-DE", "en"],
  [{}, "es-MX", "es"],
  [{}, "nl-NL", "en"],
] as const)("in a shell of %o on a system of %s it speaks %s", (env, ofSystem, language) => {
  expect(shellLanguage(env, ofSystem)).toBe(language);
});
