import { rm } from "node:fs/promises";

import AxeBuilder from "@axe-core/playwright";
import { type Browser, type FrameLocator, type Locator, type Page, chromium } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { chromiumFlags, findChromium } from "../scripts/browser.mjs";
import { type RunningFixture, buildDesk, runFixture } from "./fixtures/run-fixture.ts";

const executablePath = await findChromium();

describe.skipIf(executablePath === undefined)("the desk in a browser", { timeout: 60_000 }, () => {
  let folder: string;
  let browser: Browser;
  let running: RunningFixture;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    folder = await buildDesk();
    browser = await chromium.launch({
      args: [...chromiumFlags],
      ...(executablePath === undefined ? {} : { executablePath }),
    });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    // A system whose notifications have buttons.
    const own = ["--platform", "win32", "--taken", "CmdOrCtrl+Alt+Shift+H"];
    running = await runFixture(folder, own);
    page = await openDesk();
  }, 60_000);
  afterEach(async () => {
    await page.context().close();
    await running.stop();
  });

  async function openDesk(): Promise<Page> {
    const context = await browser.newContext({ colorScheme: "light" });
    const opened = await context.newPage();
    complaints = [];
    opened.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    opened.on("pageerror", (error) => complaints.push(error.message));
    await opened.goto(running.url);
    await opened.getByRole("button", { name: "Fixture" }).waitFor();
    return opened;
  }
  const trayIcon = (): Locator => page.getByRole("button", { name: "Fixture" });
  const region = (name: string): Locator => page.getByRole("region", { name, exact: true });
  const content = (): FrameLocator => page.frameLocator("iframe");
  const event = (text: string): Locator => content().getByRole("listitem").getByText(text);
  const openWindow = async (): Promise<void> => {
    await trayIcon().click();
    await content().getByRole("heading", { name: "Fixture" }).waitFor();
  };

  test("toggles the window by the tray icon, which tells its tooltip", async () => {
    expect(await region("Fixture window").isVisible()).toBe(false);
    await openWindow();
    await region("Fixture window").waitFor({ state: "visible" });
    expect(
      await trayIcon().evaluate((icon) => icon.ariaDescribedByElements?.[0]?.textContent),
    ).toBe("Ada Example, on hold");
    await trayIcon().click();
    await region("Fixture window").waitFor({ state: "hidden" });
    expect(complaints).toEqual([]);
  });

  test("opens the tray menu by keyboard and runs its entries", async () => {
    await openWindow();
    await trayIcon().focus();
    await page.keyboard.press("ArrowDown");
    const menu = page.getByRole("menu", { name: "Fixture" });
    const focused = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? null);
    expect(await focused()).toBe("Mute");
    expect(await menu.getByRole("menuitem", { name: "Record" }).isDisabled()).toBe(true);
    expect(await menu.getByRole("menuitemcheckbox", { name: "Do not disturb" }).isChecked()).toBe(
      true,
    );
    await page.keyboard.press("f");
    await page.keyboard.press("ArrowRight");
    await page.getByRole("menuitem", { name: "Mobile" }).press("Enter");
    await event("menu mobile").waitFor();
    await menu.waitFor({ state: "hidden" });
    await trayIcon().click({ button: "right" });
    await page.keyboard.press("Escape");
    expect(await focused()).toBe("Fixture");
  });

  test("fires hotkeys by click and by the keys, also from within the window", async () => {
    await openWindow();
    await event("taken Hold").waitFor();
    expect(await region("Global hotkeys").getByRole("button").allInnerTexts()).toHaveLength(1);
    await region("Global hotkeys").getByRole("button", { name: "Mute" }).click();
    await page.keyboard.press("Control+Alt+Shift+M");
    await content().getByRole("button", { name: "Notify" }).focus();
    await page.keyboard.press("Control+Alt+Shift+M");
    await event("hotkey Mute").nth(2).waitFor();
    expect(await event("hotkey Mute").count()).toBe(3);
  });

  test("shows notifications as cards whose actions reach the app", async () => {
    await openWindow();
    const card = region("Notifications").getByRole("article", { name: "Ada Example is calling" });
    await content().getByRole("button", { name: "Notify" }).click();
    await card.getByRole("button", { name: "Ignore" }).click();
    await event("action 1").waitFor();
    await card.waitFor({ state: "hidden" });
    await content().getByRole("button", { name: "Notify" }).click();
    await card.getByRole("button", { name: "Close notification" }).click();
    await event("notification closed userCanceled").waitFor();
  });

  test("survives a reload, and a second page shows the same", async () => {
    await openWindow();
    await region("Global hotkeys").getByRole("button", { name: "Mute" }).click();
    await page.reload();
    await content().getByText("Loaded 2 times").waitFor();
    await event("hotkey Mute").waitFor();
    const other = await openDesk();
    const otherWindow = other.frameLocator("iframe");
    await otherWindow.getByRole("listitem").getByText("hotkey Mute").waitFor();
    await region("Global hotkeys").getByRole("button", { name: "Mute" }).click();
    await otherWindow.getByRole("listitem").getByText("hotkey Mute").nth(1).waitFor();
    await other.context().close();
  });

  test("drives sleep, colour scheme and refused notifications by its switches", async () => {
    await openWindow();
    await page.getByRole("button", { name: "Desk switches" }).click();
    await page.getByRole("switch", { name: "Computer asleep" }).check();
    await event("suspend").waitFor();
    await page.getByRole("switch", { name: "Computer asleep" }).uncheck();
    await event("resume").waitFor();
    await page.getByRole("radio", { name: "Dark" }).check({ force: true });
    await event("dark").waitFor();
    const scheme = content().locator("html");
    expect(await scheme.evaluate((root) => getComputedStyle(root).colorScheme)).toBe("dark");
    await page.getByRole("switch", { name: "Refuse notifications" }).check();
    await content().getByRole("button", { name: "Notify" }).click();
    await event("notification failed").waitFor();
  });

  test("loses the window's focus to the empty desk, and to nothing else", async () => {
    await openWindow();
    await region("Global hotkeys").getByRole("button", { name: "Mute" }).click();
    await event("hotkey Mute").waitFor();
    expect(await event("blur").count()).toBe(0);
    await page.mouse.click(30, 400);
    await event("blur").waitFor();
  });

  test("turns an external link into a card and tells when the app has quit", async () => {
    await openWindow();
    await content().getByRole("button", { name: "Link" }).click();
    const link = region("Links").getByRole("link", { name: "https://example.com/help" });
    expect(await link.getAttribute("rel")).toBe("noopener noreferrer");
    await trayIcon().click({ button: "right" });
    await page.getByRole("menuitem", { name: "Quit Fixture" }).click();
    await page.getByText("Fixture has quit.").waitFor();
    expect(await running.stop()).toBe(0);
  });

  test("has no accessibility fault in light or dark", async () => {
    await openWindow();
    await content().getByRole("button", { name: "Notify" }).click();
    await region("Notifications").getByRole("article").waitFor();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.getByRole("button", { name: "Desk switches" }).click();
      const panel = await new AxeBuilder({ page }).exclude("iframe").analyze();
      expect(panel.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Open tray menu" }).click();
      const menu = await new AxeBuilder({ page }).exclude("iframe").analyze();
      expect(menu.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      await page.keyboard.press("Escape");
    }
  });
});
