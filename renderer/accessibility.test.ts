import axe from "axe-core";
import { describe, expect, test } from "vitest";

import { scenes } from "../test/gallery/scenes.ts";
import { bridgeOf, perform } from "../test/gallery/stage.ts";
import { mountWindow } from "../test/support/mount-window.ts";

/** Entry animations change colours on the way; the rules are about where they end. */
async function settle() {
  await Promise.allSettled(
    document
      .getAnimations()
      .filter((animation) => animation.effect?.getTiming().iterations === 1)
      .map((animation) => animation.finished),
  );
}

/** All rules; in dark those that are about colours, the rest being the same. */
const rulesOf: Record<"light" | "dark", axe.RunOptions> = {
  light: {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    // The test page, not ours, decides about landmarks and headings around the window.
    rules: { region: { enabled: false }, "page-has-heading-one": { enabled: false } },
  },
  dark: { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } },
};

async function violations(theme: "light" | "dark") {
  await settle();
  const { violations: found } = await axe.run(document, rulesOf[theme]);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

describe.each(["light", "dark"] as const)("in %s", (theme) => {
  test.each(Object.keys(scenes))("%s breaks no accessibility rule", async (name) => {
    const scene = scenes[name];
    if (scene === undefined) throw new Error(`no scene ${name}`);
    const fake = bridgeOf(scene, theme);
    const { screen } = await mountWindow(fake);
    const asks = scene.snapshot !== "silent" && scene.snapshot.chooser !== undefined;
    await expect.element(screen.getByRole(asks ? "dialog" : "main")).toBeVisible();
    if (scene.snapshot !== "silent") {
      await expect.poll(() => document.documentElement.dataset["theme"]).toBe(theme);
    }
    await perform(scene, fake);
    expect(await violations(theme)).toEqual([]);
  });
});
