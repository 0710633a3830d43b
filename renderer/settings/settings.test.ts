import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";

import { failed } from "../../contract/result.ts";
import { FakeBridge } from "../../test/support/fakes/fake-bridge.ts";
import { mountSettings } from "../../test/support/mount-settings.ts";
import { buildHotkeys, buildSettings, buildSnapshot } from "../../test/support/views/snapshots.ts";

test("a theme is chosen and sent at once", async () => {
  const { fake, screen } = await mountSettings();
  await screen.getByText("Dark", { exact: true }).click();
  expect(fake.inputsOf("settings.change")).toEqual([{ theme: "dark" }]);
});

test("all other hotkeys rest while the window listens for a new one", async () => {
  const { fake, screen } = await mountSettings();
  await screen.getByRole("button", { name: "Change the hotkey for Transfer" }).click();
  await expect.element(screen.getByText("Press the new keys")).toHaveFocus();
  expect(fake.inputsOf("hotkeys.suspend")).toEqual([{ suspended: true }]);
  await userEvent.keyboard("{Control>}{Alt>}t{/Alt}{/Control}");
  expect(fake.inputsOf("hotkeys.rebind")).toEqual([
    { action: "transfer", accelerator: "CmdOrCtrl+Alt+T" },
  ]);
  await expect
    .poll(() => fake.inputsOf("hotkeys.suspend"))
    .toEqual([{ suspended: true }, { suspended: false }]);
});

test("Escape gives up listening and leaves both key and window as they were", async () => {
  const { fake, screen } = await mountSettings();
  await screen.getByRole("button", { name: "Change the hotkey for Transfer" }).click();
  await expect.element(screen.getByText("Press the new keys")).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.element(screen.getByText("Press the new keys")).not.toBeInTheDocument();
  expect(fake.inputsOf("hotkeys.rebind")).toEqual([]);
  expect(fake.inputsOf("app.hideWindow")).toEqual([]);
  expect(fake.inputsOf("hotkeys.suspend").at(-1)).toEqual({ suspended: false });
});

test("a key that people type with is not taken", async () => {
  const { fake, screen } = await mountSettings();
  await screen.getByRole("button", { name: "Change the hotkey for Park" }).click();
  await expect.element(screen.getByText("Press the new keys")).toHaveFocus();
  await userEvent.keyboard("p");
  await expect.element(screen.getByText(/together with another key/)).toBeVisible();
  expect(fake.inputsOf("hotkeys.rebind")).toEqual([]);
});

test("a refused rebinding says why, and a removed hotkey is sent as none", async () => {
  const { fake, screen } = await mountSettings();
  fake.answers.set(
    "hotkeys.rebind",
    failed({ code: "hotkey-taken", accelerator: "CmdOrCtrl+Alt+Shift+M" }),
  );
  await screen.getByRole("button", { name: "Remove the hotkey for Mute or unmute" }).click();
  await expect.element(screen.getByText(/Another application already uses/)).toBeVisible();
  expect(fake.inputsOf("hotkeys.rebind")).toEqual([{ action: "mute", accelerator: null }]);
});

test("a registration that failed shows its cause and the key that still works", async () => {
  const hotkeys = buildHotkeys({
    hold: { accelerator: "CmdOrCtrl+Shift+H", state: "failed", cause: "taken" },
    flip: { state: "requested" },
  });
  const { screen } = await mountSettings(new FakeBridge({ hotkeys }));
  await expect
    .element(screen.getByText("Another application already uses these keys."))
    .toBeVisible();
  await expect.element(screen.getByText("Ctrl+Alt+Shift+H stays in force.")).toBeVisible();
  await expect.element(screen.getByText(/Requested from the desktop/)).toBeVisible();
});

test("one-key targets offer the account's phones and park places", async () => {
  const { fake, screen } = await mountSettings();
  await screen.getByRole("combobox", { name: "Flip goes to" }).selectOptions("Home office");
  const park = screen.getByRole("combobox", { name: "Park goes to" });
  await park.selectOptions("Warehouse");
  await park.selectOptions("System park slot");
  await park.selectOptions("Ask each time");
  expect(fake.inputsOf("settings.change")).toEqual([
    { defaultFlip: "2" },
    { defaultPark: { kind: "location", extensionId: "700100062" } },
    { defaultPark: { kind: "orbit" } },
    { defaultPark: { kind: "ask" } },
  ]);
});

test("a setting that main refuses says why", async () => {
  const { fake, screen } = await mountSettings();
  fake.answers.set("settings.change", failed({ code: "internal" }));
  await screen.getByRole("switch", { name: "A call was missed" }).click();
  const why = screen.getByText("Something went wrong inside Ringside.");
  await expect.element(why).toBeInViewport();
});

test("a switch follows main and not the click", async () => {
  const { fake, screen } = await mountSettings();
  const missed = screen.getByRole("switch", { name: "A call was missed" });
  await missed.click();
  expect(fake.inputsOf("settings.change")).toEqual([{ notifications: { missed: false } }]);
  await expect.element(missed).toHaveAttribute("aria-checked", "true");
  const { notifications } = buildSettings();
  fake.pushSettings(buildSettings({ notifications: { ...notifications, missed: false } }));
  await expect.element(missed).toHaveAttribute("aria-checked", "false");
});

test("every switch is drawn as one, beside its words, and nothing moves sideways", async () => {
  const { screen } = await mountSettings();
  await expect.element(screen.getByRole("switch").first()).toBeVisible();
  const rows = screen.getByRole("switch").elements();
  expect(rows.length).toBeGreaterThan(12);
  const main = screen.getByRole("main").element();
  for (const row of rows) {
    const { width, height } = row.getBoundingClientRect();
    expect(width).toBeGreaterThan(300);
    expect(height).toBeLessThan(64);
    const track = row.lastElementChild?.getBoundingClientRect();
    expect(track?.width).toBeLessThan(48);
    const label = row.firstElementChild?.getBoundingClientRect();
    expect(label?.width).toBeGreaterThan(200);
  }
  await screen.getByRole("switch", { name: "Open this window when a call rings" }).click();
  expect([main.scrollLeft, main.scrollWidth]).toEqual([0, main.clientWidth]);
});

test("signing out goes back to the sign-in view", async () => {
  const { fake, screen } = await mountSettings();
  await screen.getByRole("button", { name: "Sign out" }).click();
  fake.push(buildSnapshot({ revision: 2, account: { state: "signed-out" } }));
  await expect.element(screen.getByRole("button", { name: "Try the demo" })).toBeVisible();
  expect(fake.inputsOf("account.signOut")).toHaveLength(1);
});

test.each([
  ["Open logs", "app.openLogs", undefined],
  ["Quit Ringside", "app.quit", undefined],
  ["Help", "app.openLink", { link: "help" }],
] as const)("%s asks main", async (name, request, input) => {
  const { fake, screen } = await mountSettings();
  await screen.getByRole("button", { name }).click();
  expect(fake.inputsOf(request)).toEqual([input]);
});

test("the limits of waiting change at once, and the second never comes before the first", async () => {
  const { fake, screen } = await mountSettings();
  const first = screen.getByLabelText("Marked as waiting for long");
  await first.selectOptions("3 minutes");
  expect(fake.inputsOf("settings.change")).toEqual([
    { waiting: { longAfter: 180, tooLongAfter: 180 } },
  ]);
});

test("a key that is tried is named, and trying ends with the section", async () => {
  const { fake, screen } = await mountSettings();
  await screen.getByRole("button", { name: "Try the keys" }).click();
  await expect.poll(() => fake.inputsOf("hotkeys.tryOut")).toEqual([{ on: true }]);
  fake.tryHotkey("mute");
  await expect.element(screen.getByText("Mute or unmute has arrived.")).toBeVisible();
  await expect.element(screen.getByRole("status").getByText("Ctrl+Alt+Shift+M")).toBeVisible();
  fake.tryHotkey("mute");
  await expect.element(screen.getByText("Mute or unmute has arrived 2 times.")).toBeVisible();
  await screen.getByRole("button", { name: "Done trying" }).click();
  await expect.poll(() => fake.inputsOf("hotkeys.tryOut").at(-1)).toEqual({ on: false });
});

test("every intent can have a key", async () => {
  const { screen } = await mountSettings();
  await screen.getByText("More actions").click();
  await expect
    .element(screen.getByRole("button", { name: "Change the hotkey for Retrieve" }))
    .toBeVisible();
});
