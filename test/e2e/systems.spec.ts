/** What differs by the system that Ringside runs on. The desk of the preview is each of them in turn. */
import { readdirSync } from "node:fs";

import { expect, test } from "./scenario.ts";

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
});
