import axe from "axe-core";
import { describe, expect, test } from "vitest";

import { scenes } from "../test/gallery/scenes.ts";
import { FakeBridge } from "../test/support/fake-bridge.ts";
import { mountWindow } from "../test/support/mount-window.ts";
import { buildSettings } from "../test/support/snapshots.ts";

/** Entry animations change colours on the way; the rules are about where they end. */
async function settle() {
  await Promise.allSettled(
    document
      .getAnimations()
      .filter((animation) => animation.effect?.getTiming().iterations === 1)
      .map((animation) => animation.finished),
  );
}

async function violations() {
  await settle();
  const { violations: found } = await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    // The test page, not ours, decides about landmarks and headings around the window.
    rules: { region: { enabled: false }, "page-has-heading-one": { enabled: false } },
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

describe.each(["light", "dark"] as const)("in %s", (theme) => {
  test.each(Object.keys(scenes))("%s breaks no accessibility rule", async (name) => {
    const scene = scenes[name];
    if (scene === undefined) throw new Error(`no scene ${name}`);
    const fake = new FakeBridge({
      snapshot: scene.snapshot,
      settings: buildSettings({ theme }),
      ...(scene.hotkeys === undefined ? {} : { hotkeys: scene.hotkeys }),
      ...(scene.diagnostics === undefined ? {} : { diagnostics: scene.diagnostics }),
    });
    const { screen } = await mountWindow(fake);
    if (scene.page !== undefined) fake.show(scene.page);
    await expect.poll(() => document.documentElement.dataset["theme"]).toBe(theme);
    const ready = scene.snapshot.chooser === undefined ? "main" : "dialog";
    await expect.element(screen.getByRole(ready)).toBeVisible();
    if (scene.page === "diagnostics") {
      await expect.element(screen.getByRole("heading", { name: "System" })).toBeVisible();
    }
    if (scene.press !== undefined) {
      await screen.getByRole("button", { name: scene.press, exact: true }).click();
    }
    expect(await violations()).toEqual([]);
  });
});
