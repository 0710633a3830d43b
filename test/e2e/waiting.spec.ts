/** Nobody who waits is forgotten. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { defaultSettings } from "../../contract/settings.ts";
import { currentVersion } from "../../main/settings/settings-file.ts";
import { expect, signedInAt, test } from "./scenario.ts";

test("a forgotten hold: it is marked, told, and resumed by way of the notification", async ({
  launch,
  service,
  userDataDir,
}) => {
  const waiting = { longAfter: 5, tooLongAfter: 6 };
  const settings = { ...defaultSettings, waiting };
  const kept = JSON.stringify({ version: currentVersion, settings });
  writeFileSync(join(userDataDir, "settings.json"), kept);
  const from = "+15550100178";
  const first = await service.makeCall({ direction: "Inbound", state: "Hold", from });
  await service.makeCall({ direction: "Inbound", state: "Hold", from: "+15550100177" });
  const desk = await launch(signedInAt(service));
  const window = await desk.window();
  const board = window.getByRole("region", { name: "Waiting" });
  await expect(board.getByRole("listitem")).toHaveCount(1);
  await expect.poll(() => desk.tray.shape()).toBe("held");
  await expect.poll(() => desk.tray.shape(), { timeout: 15_000 }).toBe("waiting");
  await expect(board.getByText("waiting for too long")).toBeAttached();
  const cards = async () => (await desk.notifications.cards()).map(({ title }) => title);
  await expect.poll(cards).toContainEqual(expect.stringMatching(/0178.* is waiting/));
  // Its click shows the very call; a button of its own is not everywhere.
  await desk.notifications.click(/0178.* is waiting/);
  await window
    .getByRole("button", { name: /^Resume/ })
    .first()
    .click();
  await expect.poll(async () => (await service.party(first))?.status.code).toBe("Answered");
  await expect.poll(cards).not.toContainEqual(expect.stringMatching(/0178.* is waiting/));
  await expect.poll(() => desk.tray.shape()).toBe("connected");
});

test("two wait: quitting and signing out say so, and one key goes to who waits longest", async ({
  service,
  desk,
}) => {
  const from = (end: number) => `+15550100${end}`;
  const first = await service.makeCall({ direction: "Inbound", state: "Hold", from: from(178) });
  // Seen before the next one is there: it waits longer.
  await expect.poll(() => desk.tray.shape()).toBe("held");
  await service.makeCall({ direction: "Inbound", state: "Hold", from: from(177) });
  await service.makeCall({ direction: "Inbound", state: "Answered", from: from(161) });
  await expect.poll(() => desk.tray.shape()).toBe("connected");
  await desk.tray.choose("Quit Ringside");
  const window = await desk.window();
  const quit = window.getByRole("dialog", { name: "Quit Ringside?" });
  await expect(quit.getByText("2 callers are waiting for you.")).toBeVisible();
  await quit.getByRole("button", { name: "Keep it running" }).click();
  await desk.tray.choose("Sign out");
  const signOut = window.getByRole("dialog", { name: "Sign out?" });
  await expect(signOut.getByText("2 callers are waiting for you.")).toBeVisible();
  await signOut.getByRole("button", { name: "Stay signed in" }).click();
  await expect(signOut).toBeHidden();
  await window.getByRole("main").focus();
  await desk.page().keyboard.press("l");
  await expect.poll(async () => (await service.party(first))?.status.code).toBe("Answered");
  await expect
    .poll(async () => (await service.calls()).map(stateOf))
    .toEqual(expect.arrayContaining(["Answered", "Hold", "Hold"]));
});

const stateOf = ({ parties }: { readonly parties: readonly { status: { code: string } }[] }) =>
  parties.at(-1)?.status.code;
