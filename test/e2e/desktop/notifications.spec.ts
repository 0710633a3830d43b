/** What the cards of each system say, offer and do. The desk of the preview is each of them in turn. */
import type { TestSimulator } from "../../support/simulator.ts";
import type { Desk, SystemName } from "../drivers/desk.ts";
import { expect, test } from "../scenario.ts";
import { openSettings } from "../settings-steps.ts";

const from = "+15550100177";
const other = "+15550100144";
const ringing = (service: TestSimulator, number = from) =>
  service.makeCall({ direction: "Inbound", state: "Proceeding", from: number });
const titles = async (desk: Desk) =>
  (await desk.notifications.cards()).map(({ title }) => title).join();
const buttons = async (desk: Desk, title: RegExp) =>
  (await desk.notifications.cards()).find((card) => title.test(card.title))?.actions;
const isCalling = /is calling/;
/** Turns these switches of the settings over. */
const turnOver = async (desk: Desk, ...names: readonly string[]) => {
  const window = await openSettings(desk, "Notifications and sounds");
  for (const name of names) {
    const shown = window.getByRole("switch", { name });
    const before = await shown.getAttribute("aria-checked");
    await shown.click();
    await expect(shown).not.toHaveAttribute("aria-checked", before ?? "");
  }
  return window;
};

const all = ["linux-wayland", "linux-x11", "darwin", "win32"] as const satisfies SystemName[];
const withButtons = ["darwin", "win32"] as const satisfies SystemName[];

for (const system of all) {
  test.describe(`on ${system}`, () => {
    test.use({ system });

    test("a card goes when the call is taken elsewhere, and promises only what it has", async ({
      service,
      desk,
    }) => {
      const call = await ringing(service);
      await expect.poll(() => titles(desk)).toMatch(isCalling);
      expect(await buttons(desk, isCalling)).toEqual(
        system.startsWith("linux") ? [] : ["Answer", "Decline", "Voicemail"],
      );
      await service.act(call, "answer");
      await expect.poll(() => titles(desk)).toBe("");
      await expect.poll(() => desk.tray.shape()).toBe("connected");
    });

    test("a click opens the call that its card is about", async ({ service, desk }) => {
      const first = await ringing(service);
      await service.act(first, "answer");
      await expect.poll(() => desk.tray.shape()).toBe("connected");
      await ringing(service, other);
      await expect.poll(() => titles(desk)).toMatch(isCalling);
      await desk.notifications.click(isCalling);
      const window = await desk.window();
      await expect(window.getByRole("button", { name: /^Answer/ })).toBeVisible();
      await expect.poll(() => titles(desk)).toBe("");
    });

    test("names and numbers are hidden by choice, and a talk is not disturbed by choice", async ({
      service,
      desk,
    }) => {
      await turnOver(
        desk,
        "Show the caller’s name and number",
        "No card for a call that rings while you talk",
      );
      const call = await ringing(service);
      await expect.poll(() => titles(desk)).toBe("Incoming call");
      expect(JSON.stringify(await desk.notifications.cards())).not.toContain("0177");
      await service.act(call, "answer");
      await expect.poll(() => desk.tray.shape()).toBe("connected");
      await ringing(service, other);
      await expect.poll(() => desk.tray.tooltip()).toMatch(/1 other call/);
      expect(await titles(desk)).toBe("");
    });
  });
}

for (const system of withButtons) {
  test.describe(`on ${system}, by a button`, () => {
    test.use({ system });

    test("a caller goes to the voicemail", async ({ service, desk }) => {
      await ringing(service);
      await expect.poll(() => titles(desk)).toMatch(isCalling);
      await desk.notifications.act(isCalling, "Voicemail");
      await expect.poll(() => titles(desk)).toBe("");
      const window = await desk.window();
      await expect(window.getByText("In your voicemail", { exact: true })).toBeVisible();
      expect(await service.requests("POST", /\/forward$/)).toHaveLength(1);
    });

    test("a talk is muted", async ({ service, desk }) => {
      await turnOver(desk, "A call was answered");
      const call = await ringing(service);
      await expect.poll(() => titles(desk)).toMatch(isCalling);
      await service.act(call, "answer");
      await expect.poll(() => titles(desk)).toMatch(/^In a call with/);
      await desk.notifications.act(/In a call with/, "Mute");
      await expect.poll(async () => (await service.party(call))?.muted).toBe(true);
      await expect.poll(() => desk.tray.shape()).toBe("muted");
      expect(await titles(desk)).toBe("");
    });

    test("a parked caller is taken back", async ({ service, desk }) => {
      const call = await ringing(service);
      await service.act(call, "answer");
      await expect.poll(() => desk.tray.shape()).toBe("connected");
      await desk.hotkeys.press("Park");
      await expect.poll(() => titles(desk)).toMatch(/is parked/);
      await desk.notifications.act(/is parked/, "Retrieve");
      await expect.poll(() => desk.tray.shape()).toBe("connected");
      await expect.poll(() => titles(desk)).not.toMatch(/is parked/);
    });
  });
}

test.describe("on Windows, a card of an earlier run", () => {
  test.use({ system: "win32" });

  test("opens the window, sends nothing, and that is said", async ({ service, desk }) => {
    await ringing(service);
    await expect.poll(() => titles(desk)).toMatch(isCalling);
    await desk.notifications.actLeftBehind();
    const window = await desk.window();
    await expect(window.getByText(/before Ringside was started anew/)).toBeVisible();
    expect(await service.requests("POST", /parties/)).toEqual([]);
    expect(await titles(desk)).toMatch(isCalling);
  });
});
