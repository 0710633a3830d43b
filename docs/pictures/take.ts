/**
 * Takes every picture in this folder from the running application on the preview host, signed in at
 * the simulator: `npm run pictures`. Light and dark, the window alone and once the whole desk. A folder
 * may be named to put them into instead: `npm run pictures -- /tmp/pictures`.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium, type FrameLocator, type Page } from "playwright";

import { chromiumFlags, findChromium } from "../../scripts/browser.mjs";
import { startSimulator } from "../../simulator/server.ts";
import { launchPreview } from "../../test/e2e/drivers/preview-desk.ts";

const schemes = ["light", "dark"] as const;
type Scheme = (typeof schemes)[number];

const folder = process.argv[2] ?? import.meta.dirname;
mkdirSync(folder, { recursive: true });

const executablePath = await findChromium();
const browser = await chromium.launch({
  args: [...chromiumFlags],
  ...(executablePath === undefined ? {} : { executablePath }),
});
for (const scheme of schemes) await takeAll(scheme);
await browser.close();

async function takeAll(scheme: Scheme): Promise<void> {
  await onDesk(scheme, [], async ({ page, shoot }) => {
    await page.waitForTimeout(300);
    await shoot("sign-in");
  });
  const simulator = await startSimulator({ seed: 7 });
  const control = async (path: string, body: object): Promise<void> => {
    const answer = await fetch(`${simulator.control}/${path}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${simulator.controlKey}`,
        "content-type": "application/json",
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  };
  const { url, clientId, jwt } = simulator;
  await onDesk(
    scheme,
    [`--server=${url}`, `--client-id=${clientId}`, `--jwt=${jwt}`],
    async (desk) => {
      await walk(desk, control);
      await walkCardNumber(desk);
      await walkFlip(desk);
      await walkWarmTransfer(desk, control);
      await walkComesBack(desk, control);
      await walkWaiting(desk, control);
      await walkTrouble(desk, control);
      await walkPages(desk);
    },
  );
  await simulator.dispose();
}

interface OnDesk {
  readonly page: Page;
  readonly window: FrameLocator;
  /** The window alone. */
  readonly shoot: (name: string) => Promise<void>;
  readonly shootDesk: (name: string) => Promise<void>;
}

type Control = (path: string, body: object) => Promise<void>;

/** Of the window's buttons, by name; and a wait until nothing moves any more. */
function handlesOf({ page, window }: OnDesk) {
  return {
    button: (name: string) => window.getByRole("button", { name, exact: true }),
    settle: (): Promise<void> => page.waitForTimeout(1_900),
  };
}

async function walk(desk: OnDesk, control: Control): Promise<void> {
  const { page, window, shoot, shootDesk } = desk;
  const { button, settle } = handlesOf(desk);
  await settle();
  await shoot("idle");
  await window.getByRole("button", { name: /^Availability/ }).click();
  await settle();
  await shoot("availability");
  await page.keyboard.press("Escape");
  await control("calls", { direction: "Inbound", state: "Proceeding", from: "+15550100161" });
  await window.getByRole("button", { name: /^Answer/ }).waitFor();
  await settle();
  await shoot("ringing");
  await button("Decline").click();
  await button("Decline").waitFor({ state: "detached" });
  await control("calls", { direction: "Inbound", state: "Hold", from: "+15550100163" });
  await control("calls", { direction: "Inbound", state: "Answered", from: "+15550100177" });
  await button("Mute").waitFor();
  await settle();
  await shoot("call");
  await button("They can’t hear me").click();
  await settle();
  await shoot("hearing-guide");
  await page.keyboard.press("Escape");
  await button("Record").click();
  await button("Mute").click();
  await window.getByRole("button", { name: "Mute", exact: true, pressed: true }).waitFor();
  await settle();
  await shoot("muted-and-recording");
  await shootDesk("desk");
  await button("Transfer").click();
  await settle();
  await shoot("transfer");
  await page.keyboard.press("Escape");
  await button("Park or flip elsewhere").click();
  await settle();
  await shoot("elsewhere");
  await page.keyboard.press("Escape");
}

/** Pauses the recording of the call in hand for a card number, and goes on with it. */
async function walkCardNumber(desk: OnDesk): Promise<void> {
  const { button, settle } = handlesOf(desk);
  await button("Card number").click();
  await button("More time").waitFor();
  await settle();
  await desk.shoot("card-number");
  await button("Card number").click();
  await button("More time").waitFor({ state: "detached" });
}

/** Flips the call in hand to the mobile phone, and takes it back again. */
async function walkFlip(desk: OnDesk): Promise<void> {
  const { button, settle } = handlesOf(desk);
  await desk.window.getByRole("button", { name: /^Flip/ }).click();
  await button("Take back").waitFor();
  await settle();
  await desk.shoot("flip");
  await button("Take back").click();
  await button("Take back").waitFor({ state: "detached" });
}

/** Asks Rowan about the call in hand, and takes it back again. */
async function walkWarmTransfer(desk: OnDesk, control: Control): Promise<void> {
  const { page, window, shoot } = desk;
  const { button, settle } = handlesOf(desk);
  await control("scenarios", { name: "warm-transfer" });
  await window.getByRole("heading", { name: "Marlow Finch" }).waitFor();
  await button("Ask first").click();
  await settle();
  await page.keyboard.type("rowan");
  await settle();
  await shoot("ask-first");
  await page.keyboard.press("Enter");
  await window.getByRole("button", { name: "Complete", disabled: false }).waitFor();
  await button("Swap").waitFor({ timeout: 30_000 });
  await settle();
  await shoot("warm-transfer");
  await button("Take back").click();
  await button("Complete").waitFor({ state: "detached" });
}

/** Transfers the call to Rowan, who lets it ring. */
async function walkComesBack(desk: OnDesk, control: Control): Promise<void> {
  const { page, window, shoot } = desk;
  const { button, settle } = handlesOf(desk);
  await control("scenarios", { name: "transfer-comes-back" });
  await button("Mute").waitFor();
  await button("Transfer").click();
  await settle();
  await page.keyboard.type("113");
  await page.keyboard.press("Enter");
  await window.getByText("Came back from Rowan Pike").first().waitFor();
  await settle();
  await shoot("came-back");
  await button("Decline").click();
  await button("Decline").waitFor({ state: "detached" });
}

/** Two callers wait while the user wants to quit. */
async function walkWaiting(desk: OnDesk, control: Control): Promise<void> {
  const { page, shoot } = desk;
  const { button, settle } = handlesOf(desk);
  for (const from of ["+15550100163", "+15550100164"]) {
    await control("calls", { direction: "Inbound", state: "Hold", from });
  }
  await control("calls", { direction: "Inbound", state: "Answered", from: "+15550100177" });
  await button("Mute").waitFor();
  await button("Settings").click();
  await button("Quit Ringside").click();
  await settle();
  await shoot("two-wait");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await button("Mute").waitFor();
}

async function walkTrouble(desk: OnDesk, control: Control): Promise<void> {
  const { window, shoot } = desk;
  const { button, settle } = handlesOf(desk);
  await control("faults", {
    match: { method: "POST", path: "/**/park" },
    effect: { kind: "answer", status: 403 },
  });
  await button("Park").click();
  await settle();
  await shoot("refused");
  await control("faults", { match: { frame: "upgrade" }, times: 3, effect: { kind: "refuse" } });
  await control("faults", { match: { frame: "now" }, effect: { kind: "drop" } });
  await window.getByRole("button", { name: "Try now" }).waitFor();
  await shoot("stale");
  await window.getByText("Live", { exact: true }).waitFor({ timeout: 60_000 });
}

async function walkPages(desk: OnDesk): Promise<void> {
  const { window, shoot } = desk;
  const { button, settle } = handlesOf(desk);
  await window
    .getByRole("button", { name: /settings/i })
    .first()
    .click();
  await settle();
  await shoot("settings");
  await button("Diagnostics").click();
  await settle();
  await shoot("diagnostics");
}

async function onDesk(
  scheme: Scheme,
  args: readonly string[],
  visit: (desk: OnDesk) => Promise<void>,
): Promise<void> {
  const userDataDir = mkdtempSync(join(tmpdir(), "ringside-pictures-"));
  const page = await browser.newPage({
    viewport: { width: 1100, height: 860 },
    deviceScaleFactor: 2,
    colorScheme: scheme,
  });
  const desk = await launchPreview(page, { args, userDataDir });
  await desk.window();
  const region = page.getByRole("region", { name: "Ringside", exact: true });
  await visit({
    page,
    window: region.frameLocator("iframe"),
    async shoot(name) {
      await region.screenshot({ path: join(folder, `${name}-${scheme}.png`) });
    },
    async shootDesk(name) {
      await page.screenshot({ path: join(folder, `${name}-${scheme}.png`) });
    },
  });
  await desk.close();
  await page.close();
  rmSync(userDataDir, { recursive: true, force: true });
}
