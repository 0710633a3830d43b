/** What differs by the system that Ringside runs on. The desk of the preview is each of them in turn. */
import { readdirSync } from "node:fs";

import { expect, signedInAt, test } from "../scenario.ts";
import { openSettings } from "../settings-steps.ts";

const from = "+15550100177";
const titles = async (desk: { notifications: { cards(): Promise<{ title: string }[]> } }) =>
  (await desk.notifications.cards()).map(({ title }) => title).join();

test.describe("on Windows", () => {
  test.use({ system: "win32" });

  test("a ringing call is announced, declined by its notification and then gone", async ({
    service,
    desk,
    userDataDir,
  }) => {
    const call = await service.makeCall({ direction: "Inbound", state: "Proceeding", from });
    await expect.poll(() => desk.tray.shape()).toBe("ringing");
    await expect.poll(() => desk.windowIsOpen()).toBe(true);
    await expect.poll(() => titles(desk)).toMatch(/call/i);
    await desk.notifications.act(/call/i, "Decline");
    await expect
      .poll(async () => (await service.party(call))?.status.code)
      .toMatch(/Disconnected|VoiceMail/);
    await expect.poll(() => desk.tray.shape()).toBe("idle");
    // Names and numbers would lie there, in the clear.
    expect(readdirSync(userDataDir)).not.toContain("Cache");
  });

  test("a card whose time is over still opens its call, and goes when the call is taken", async ({
    service,
    desk,
  }) => {
    const call = await service.makeCall({ direction: "Inbound", state: "Proceeding", from });
    await expect.poll(() => titles(desk)).toMatch(/is calling/);
    await desk.notifications.timeOut();
    await expect.poll(() => titles(desk)).toMatch(/is calling/);
    await service.act(call, "hangup");
    await expect.poll(() => titles(desk)).toMatch(/missed/i);
    expect(await titles(desk)).not.toMatch(/is calling/);
    await desk.notifications.timeOut();
    await desk.notifications.click(/missed/i);
    await expect.poll(() => titles(desk)).toBe("");
    await expect.poll(() => desk.windowIsOpen()).toBe(true);
  });
});

test.describe("on Linux under Wayland", () => {
  test.use({ system: "linux-wayland" });

  test("a ring opens no window, which would take the keyboard; its card opens the call", async ({
    service,
    launch,
  }) => {
    const desk = await launch([...signedInAt(service), "--hidden"]);
    await expect.poll(() => desk.tray.shape()).toBe("idle");
    await service.makeCall({ direction: "Inbound", state: "Proceeding", from });
    await expect.poll(() => titles(desk)).toMatch(/is calling/);
    expect(await desk.windowIsOpen()).toBe(false);
    await desk.notifications.click(/is calling/);
    const window = await desk.window();
    await expect(window.getByRole("button", { name: /^Answer/ })).toBeVisible();
  });

  test("a hotkey that was removed acts no more, though the portal still tells of it", async ({
    service,
    desk,
  }) => {
    await service.makeCall({ direction: "Inbound", state: "Answered", from });
    await expect.poll(() => desk.tray.shape()).toBe("connected");
    const window = await openSettings(desk, "Keys and commands");
    await expect(window.getByText(/Requested from the desktop/).first()).toBeVisible();
    await window.getByRole("button", { name: "Remove the hotkey for Mute or unmute" }).click();
    await expect(window.getByRole("button", { name: /Remove the hotkey for Mute/ })).toHaveCount(0);
    await desk.hotkeys.press("Mute");
    await desk.hotkeys.press("Hold");
    await expect.poll(() => desk.tray.shape()).toBe("held");
    expect(await service.requests("PATCH", /parties/)).toEqual([]);
  });
});

test("without a tray the window is there, though it was asked to stay hidden", async ({
  launch,
  service,
}) => {
  const args = [...signedInAt(service), "--hidden"];
  const desk = await launch(args, { system: "linux-wayland", tray: false });
  await expect.poll(() => desk.windowIsOpen()).toBe(true);
});
