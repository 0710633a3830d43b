import { expect, test } from "vitest";

import { english } from "../../test/support/english.ts";
import { DesktopLanguage } from "./desktop-language.ts";

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("it speaks the system's language, then the one that is chosen, and tells of it", async () => {
  const told: string[] = [];
  const speech = new DesktopLanguage({ system: () => ["de-CH"] });
  speech.subscribe((language) => told.push(language));
  expect(speech.words.menu.quit).toBe("Quit Ringside");
  await speech.use("system");
  expect(speech.words.menu.quit).toBe("Ringside beenden");
  await speech.use("de");
  await speech.use("en");
  expect(speech.words.menu.quit).toBe("Quit Ringside");
  expect(told).toEqual(["de", "en"]);
});

test("of two wishes the later one counts, whichever words come first", async () => {
  const come = new Map<string, () => void>();
  const speech = new DesktopLanguage({
    system: () => [],
    load: (language) =>
      new Promise((resolve) => {
        come.set(language, () => resolve({ ...english, locale: language }));
      }),
  });
  void speech.use("de");
  void speech.use("en");
  come.get("en")?.();
  await settled();
  come.get("de")?.();
  await settled();
  expect(speech.words.locale).toBe("en");
});
