import { expect, test } from "vitest";

import type { UpdatesView } from "../../../contract/desktop/updates.ts";
import { FakeBridge } from "../../../test/support/fakes/fake-bridge.ts";
import { mountSettings } from "../../../test/support/mount-settings.ts";
import { mountWindow } from "../../../test/support/mount-window.ts";
import { buildSnapshot, builtAt } from "../../../test/support/views/snapshots.ts";

async function openSettings(updates: UpdatesView) {
  const mounted = await mountSettings(new FakeBridge({ snapshot: buildSnapshot({ updates }) }));
  const section = mounted.screen.getByRole("region", { name: "Updates" });
  await expect.element(section).toBeVisible();
  return { ...mounted, section };
}

const ready = { state: "ready", version: "0.2.0", asks: true } as const;

test("a newer version is asked about in the window, once", async () => {
  const { fake, screen } = await mountWindow(
    new FakeBridge({ snapshot: buildSnapshot({ updates: ready }) }),
  );
  const card = screen.getByRole("region", { name: "Ringside 0.2.0 is ready" });
  await card.getByRole("button", { name: "When I quit" }).click();
  await card.getByRole("button", { name: "Restart now" }).click();
  expect(fake.requests.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["updates.putOff", "updates.restart"]),
  );
  fake.push(buildSnapshot({ revision: 2, updates: { ...ready, asks: false } }));
  await expect.element(card).not.toBeInTheDocument();
});

test("the settings say how far it is, and look when they are told to", async () => {
  const { fake, section } = await openSettings({ state: "idle", checkedAt: builtAt });
  await expect.element(section.getByText(/^No newer version at/)).toBeVisible();
  await section.getByRole("button", { name: "Look now" }).click();
  expect(fake.inputsOf("updates.check")).toHaveLength(1);
  await section.getByRole("switch", { name: "Look for updates" }).click();
  expect(fake.inputsOf("settings.change")).toEqual([{ updateByItself: false }]);
});

test.each<[UpdatesView, RegExp]>([
  [{ state: "idle" }, /Not looked yet/],
  [{ state: "idle", failed: "not-trusted" }, /not signed by the makers.*Tell those/],
  [{ state: "idle", waits: "calls" }, /waits until your calls are over/],
  [{ state: "checking" }, /Looking/],
  [{ state: "loading", version: "0.2.0", percent: 40 }, /version 0\.2\.0: 40 %/],
  [{ ...ready, asks: false, waits: "quiet" }, /0\.2\.0 is ready.*few minutes.*when you quit/],
])("the settings tell %o", async (updates, text) => {
  const { section } = await openSettings(updates);
  await expect.element(section.getByText(text)).toBeVisible();
});

test("while it waits there is nothing to restart, and while it looks nothing to look for", async () => {
  const { fake, section } = await openSettings({ ...ready, asks: false, waits: "calls" });
  await expect
    .element(section.getByRole("button", { name: "Restart now" }))
    .not.toBeInTheDocument();
  await section.getByRole("button", { name: "Look now" }).click({ force: true });
  expect(fake.inputsOf("updates.check")).toEqual([]);
});

test("a copy that does not update itself says why, and offers nothing", async () => {
  const { section } = await openSettings({ state: "off", because: "by-packages" });
  await expect.element(section.getByText(/package manager updates Ringside/)).toBeVisible();
  await expect.element(section.getByRole("button")).not.toBeInTheDocument();
  await expect.element(section.getByRole("switch")).not.toBeInTheDocument();
});
