/** What takes a call away can be cancelled for a moment. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { defaultSettings } from "../../../contract/settings.ts";
import { currentVersion } from "../../../main/settings/settings-file.ts";
import { expect, signedInAt, test } from "../scenario.ts";

/** Longer than any machine takes for a press. */
const secondChance = { transfer: 5, park: 5, end: 5 };
const from = "+15550100177";

test.beforeEach(({ userDataDir }) => {
  const settings = { ...defaultSettings, secondChance };
  const kept = JSON.stringify({ version: currentVersion, settings });
  writeFileSync(join(userDataDir, "settings.json"), kept);
});

test("a transfer counts down in its button; any other key cancels it, the same sends it", async ({
  launch,
  service,
}) => {
  await service.makeCall({ direction: "Inbound", state: "Answered", from });
  const desk = await launch(signedInAt(service));
  const window = await desk.window();
  const { keyboard } = desk.page();
  await window.getByRole("button", { name: "Transfer", exact: true }).click();
  await expect(window.getByRole("combobox")).toBeFocused();
  await keyboard.type("row");
  await keyboard.press("Enter");
  const form = window.getByRole("dialog");
  await expect(form.getByText(/In \d s\b/)).toBeVisible();
  await keyboard.press("Escape");
  await expect(form.getByText("Cancelled. Nothing was sent.")).toBeVisible();
  await keyboard.press("Enter");
  await expect(form.getByText(/In \d s\b/)).toBeVisible();
  await form.getByRole("button", { name: "Transfer" }).click();
  await expect
    .poll(async () => (await service.requests("POST", /\/transfer$/)).map((r) => r.requestBody))
    .toEqual([{ extensionNumber: "113" }]);
});

test("a park by hotkey counts down in the tray and on a card, which cancels it", async ({
  launch,
  service,
}) => {
  const call = await service.makeCall({ direction: "Inbound", state: "Answered", from });
  const desk = await launch(signedInAt(service));
  await expect.poll(() => desk.tray.shape()).toBe("connected");
  await desk.hotkeys.press("Park");
  await expect.poll(() => desk.tray.tooltip()).toMatch(/^Park in a moment/);
  await expect
    .poll(async () => (await desk.notifications.cards()).map(({ title }) => title))
    .toContain("Park in 5 seconds");
  const items = (await desk.tray.menu()).map(({ label }) => label);
  await desk.tray.choose(items.find((label) => label.startsWith("Cancel Park")) ?? "");
  await expect.poll(() => desk.notifications.cards()).toEqual([]);
  await expect.poll(() => desk.tray.tooltip()).not.toMatch(/in a moment/);
  expect(await service.requests("POST", /\/park$/)).toEqual([]);
  await desk.hotkeys.press("Park");
  await expect.poll(() => desk.tray.tooltip()).toMatch(/^Park in a moment/);
  await desk.hotkeys.press("Park");
  await expect.poll(async () => (await service.party(call))?.status.code).toBe("Parked");
});

test("a caller who is put on hold in a countdown is not hung up on, and the user is told", async ({
  launch,
  service,
}) => {
  const call = await service.makeCall({ direction: "Inbound", state: "Answered", from });
  const desk = await launch(signedInAt(service));
  const window = await desk.window();
  await window.getByRole("button", { name: "End", exact: true }).click();
  await expect(window.getByText(/In \d s\b/)).toBeVisible();
  await service.act(call, "hold-on-device");
  await expect(window.getByText("End call failed")).toBeVisible();
  expect(await service.requests("DELETE", /\/sessions\//)).toEqual([]);
});
