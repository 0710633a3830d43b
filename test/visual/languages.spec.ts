/**
 * The main views in every language that Ringside speaks: nothing is cut off, covered or crowded by
 * its words, and no rule of accessibility is broken. There are no pictures, since the fonts of Japanese
 * are not the same everywhere, nor on every machine.
 */
import { languages } from "../../contract/i18n/languages.ts";
import { expect, test } from "./gallery-page.ts";

const mainViews = [
  ...["idle", "active", "ringing", "several", "second-ring", "recent-calls"],
  ...["ask-transfer", "consult-answered", "lost-captured-on-the-settings"],
  ...["signed-out", "settings-groups", "settings-sounds"],
];

for (const language of languages.filter((each) => each !== "en")) {
  test(`the main views hold in ${language}`, async ({ gallery }) => {
    for (const view of mainViews) {
      await gallery.draw(view, "", language);
      expect.soft(await gallery.faults(), view).toEqual([]);
      expect.soft(await gallery.accessibilityFaults("light"), view).toEqual([]);
    }
  });
}
