import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";

import { failed } from "../../../contract/result.ts";
import { FakeBridge } from "../../../test/support/fakes/fake-bridge.ts";
import { mountSettings } from "../../../test/support/mount-settings.ts";
import { buildSettings } from "../../../test/support/views/snapshots.ts";

const undo = { name: /^Undo/ };

test("what was changed is named, and Undo puts it back as it was", async () => {
  const { fake, screen } = await mountSettings();
  await expect.element(screen.getByRole("button", undo)).not.toBeInTheDocument();
  await screen.getByText("Dark", { exact: true }).click();
  await expect.element(screen.getByText("“Appearance” changed.")).toBeVisible();
  await screen.getByRole("button", { name: "Undo: Appearance" }).click();
  await expect.element(screen.getByText("“Appearance” is as it was.")).toBeVisible();
  expect(fake.inputsOf("settings.change")).toEqual([{ theme: "dark" }, { theme: "system" }]);
  await expect.element(screen.getByRole("button", undo)).toHaveAttribute("aria-disabled", "true");
});

test("of a group only what was changed goes back, the last change first, by Ctrl+Z too", async () => {
  const notifications = { ...buildSettings().notifications, parked: false };
  const fake = new FakeBridge({ settings: buildSettings({ notifications }) });
  const { screen } = await mountSettings(fake);
  await screen.getByRole("switch", { name: "A call was missed" }).click();
  await screen.getByRole("switch", { name: "Muted", exact: true }).click();
  await screen.getByRole("combobox", { name: "Park goes to" }).selectOptions("Warehouse");
  await expect.element(screen.getByRole("button", { name: "Undo: Park goes to" })).toBeVisible();
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.element(screen.getByRole("button", { name: "Undo: Muted" })).toBeVisible();
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.element(screen.getByRole("button", { name: /missed/ })).toBeVisible();
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.element(screen.getByRole("button", undo)).toHaveAttribute("aria-disabled", "true");
  await userEvent.keyboard("{Control>}z{/Control}");
  expect(fake.inputsOf("settings.change").slice(3)).toEqual([
    { defaultPark: null },
    { tones: { on: { muted: true } } },
    { notifications: { missed: true } },
  ]);
});

test("a hotkey that was removed gets its keys back", async () => {
  const { fake, screen } = await mountSettings();
  await screen.getByRole("button", { name: "Remove the hotkey for Mute or unmute" }).click();
  await screen.getByRole("button", { name: "Undo: Hotkey for Mute or unmute" }).click();
  expect(fake.inputsOf("hotkeys.rebind")).toEqual([
    { action: "mute", accelerator: null },
    { action: "mute", accelerator: "CmdOrCtrl+Alt+Shift+M" },
  ]);
});

test("so does what stands in the system's own settings, unless the system did not take it", async () => {
  const { fake, screen } = await mountSettings();
  fake.integration = { startAtLogin: { on: false }, phoneLinks: { on: false } };
  const start = screen.getByRole("switch", { name: "Start when I log in" });
  await start.click();
  await expect.element(screen.getByRole("button", undo)).not.toBeInTheDocument();
  fake.integration = { startAtLogin: { on: true }, phoneLinks: { on: false } };
  await start.click();
  await screen.getByRole("button", { name: "Undo: Start when I log in" }).click();
  expect(fake.inputsOf("desktop.change").at(-1)).toEqual({ startAtLogin: false });
});

test("what is refused is no change, and an Undo that is refused says why and can be tried again", async () => {
  const { fake, screen } = await mountSettings();
  fake.answers.set("settings.change", failed({ code: "internal" }));
  const missed = screen.getByRole("switch", { name: "A call was missed" });
  await missed.click();
  await expect.element(screen.getByText(/went wrong inside Ringside/)).toBeVisible();
  await expect.element(screen.getByRole("button", undo)).not.toBeInTheDocument();
  fake.answers.delete("settings.change");
  await missed.click();
  fake.answers.set("settings.change", failed({ code: "internal" }));
  await screen.getByRole("button", undo).click();
  await expect.element(screen.getByText(/went wrong inside Ringside/)).toBeVisible();
  await expect
    .element(screen.getByRole("button", { name: "Undo: A call was missed" }))
    .toHaveAttribute("aria-disabled", "false");
});

test("in the search field Ctrl+Z takes back what was typed there, and no setting", async () => {
  const { fake, screen } = await mountSettings();
  await screen.getByRole("switch", { name: "A call was missed" }).click();
  await screen.getByRole("searchbox").click();
  await userEvent.keyboard("x{Control>}z{/Control}");
  expect(fake.inputsOf("settings.change")).toHaveLength(1);
});
