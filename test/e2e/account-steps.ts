/** What a person does about an account: in the browser, and in the window. */
import type { BrowserContext } from "@playwright/test";

import type { Desk, WindowPage } from "./drivers/desk.ts";
import { openSettings } from "./settings-steps.ts";
import { expect } from "./scenario.ts";

/** Does what makes the application open the system's browser, and answers the address. */
export async function openedBy(desk: Desk, act: () => Promise<void>): Promise<string> {
  const before = (await desk.opened()).length;
  await act();
  await expect.poll(async () => (await desk.opened()).length).toBe(before + 1);
  return (await desk.opened())[0] ?? "";
}

/** Presses the button for it, and answers the address that opens. */
export async function startInBrowser(desk: Desk): Promise<string> {
  const window = await desk.window();
  return openedBy(desk, () =>
    window.getByRole("button", { name: "Sign in with your browser" }).click(),
  );
}

/** Follows the address in a browser and decides there; answers what the browser shows at the end. */
export async function decideInBrowser(
  context: BrowserContext,
  url: string,
  decision: "Allow" | "Deny",
): Promise<{ readonly text: string; readonly url: string }> {
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole("button", { name: decision }).click();
  await page.getByText("Ringside", { exact: true }).waitFor();
  const shown = { text: await page.locator("main").innerText(), url: page.url() };
  await page.close();
  return shown;
}

/** Presses the button in the window and allows it in the browser. */
export async function signInByBrowser(desk: Desk, context: BrowserContext): Promise<void> {
  await decideInBrowser(context, await startInBrowser(desk), "Allow");
  await expect.poll(() => desk.tray.shape()).toBe("idle");
}

/** The account's part of the settings. */
export async function accountSettings(desk: Desk): Promise<ReturnType<WindowPage["getByRole"]>> {
  const window = await desk.window();
  const account = window.getByRole("region", { name: "Account" });
  if (!(await account.isVisible())) await openSettings(desk, "Account and permissions");
  await expect(account).toBeVisible();
  return account;
}
