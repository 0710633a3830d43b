import { expect, test } from "vitest";

import { ableDesktop } from "../../../contract/app-snapshot.ts";
import { FakeBridge } from "../../../test/support/fakes/fake-bridge.ts";
import { mountSettings } from "../../../test/support/mount-settings.ts";
import { mountWindow } from "../../../test/support/mount-window.ts";
import { buildCall, buildSnapshotWith } from "../../../test/support/views/snapshots.ts";

const inGerman = { desktop: { ...ableDesktop, language: "de" as const } };

test("the window speaks another language at once, the page that is open too", async () => {
  const calls = [buildCall({ state: "connected" })];
  const fake = new FakeBridge({ snapshot: buildSnapshotWith(calls) });
  const { screen } = await mountWindow(fake);
  await expect.element(screen.getByRole("button", { name: "End", exact: true })).toBeVisible();
  fake.push(buildSnapshotWith(calls, { ...inGerman, revision: 2 }));
  await expect.element(screen.getByRole("button", { name: "Auflegen", exact: true })).toBeVisible();
  expect(document.documentElement.lang).toBe("de");
  fake.push(buildSnapshotWith(calls, { revision: 3 }));
  await expect.element(screen.getByRole("button", { name: "End", exact: true })).toBeVisible();
  expect(document.documentElement.lang).toBe("en");
});

test("a language is chosen in the settings, by its own name", async () => {
  const fake = new FakeBridge({ snapshot: buildSnapshotWith([]) });
  const { screen } = await mountSettings(fake);
  await screen.getByRole("combobox", { name: "Language" }).selectOptions("Deutsch");
  expect(fake.inputsOf("settings.change")).toEqual([{ language: "de" }]);
});
