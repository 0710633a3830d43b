import { expect } from "vitest";

import { FakeBridge } from "./fakes/fake-bridge.ts";
import { mountWindow } from "./mount-window.ts";

/** Draws the window with its settings open, each of their groups unfolded. */
export async function mountSettings(fake = new FakeBridge()) {
  const mounted = await mountWindow(fake);
  fake.show("settings");
  const heads = mounted.screen.getByRole("heading", { level: 2 }).getByRole("button");
  await expect.element(heads.first()).toBeVisible();
  for (const head of heads.all()) await head.click();
  return mounted;
}
