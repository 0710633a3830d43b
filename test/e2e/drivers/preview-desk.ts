import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { expect, type Locator, type Page } from "@playwright/test";

import type { Desk, LaunchOptions, WindowPage } from "./desk.ts";
import { keepOutput } from "./output.ts";
import { shapeOf } from "./tray-shapes.ts";

const root = join(import.meta.dirname, "../../..");

/** Starts the preview host as `npm start -- --preview` does and opens its desk in `page`. */
export async function launchPreview(page: Page, options: LaunchOptions): Promise<Desk> {
  const host = start(options);
  await page.goto(await readyUrl(host));
  return new PreviewDesk(page, host, options);
}

function start({ args, userDataDir, keyring, system, tray, output }: LaunchOptions): ChildProcess {
  const host = spawn(
    join(root, "node_modules/node/bin/node"),
    [
      join(root, "preview/index.ts"),
      ...["--port", "0", "--no-open"],
      ...(system === undefined ? [] : ["--platform", system]),
      ...(tray === false ? ["--no-tray"] : []),
      ...(keyring === undefined ? [] : ["--keyring", keyring]),
      ...["--", `--user-data-dir=${userDataDir}`, ...args],
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  keepOutput(host, output);
  return host;
}

async function readyUrl(host: ChildProcess): Promise<string> {
  if (!host.stdout) throw new Error("the preview host has no standard output");
  for await (const line of createInterface({ input: host.stdout })) {
    const said: unknown = JSON.parse(line);
    if (typeof said === "object" && said !== null && "url" in said) return String(said.url);
  }
  throw new Error("the preview host ended before it was ready");
}

class PreviewDesk implements Desk {
  readonly #page: Page;
  readonly #host: ChildProcess;
  /** The host has ended and all that it printed has been read. */
  readonly #ended: Promise<unknown>;
  readonly #options: LaunchOptions;

  constructor(page: Page, host: ChildProcess, options: LaunchOptions) {
    this.#page = page;
    this.#host = host;
    this.#ended = once(host, "close");
    this.#options = options;
  }

  get #trayButton() {
    return this.#page.getByRole("button", { name: "Ringside", exact: true });
  }

  get #windowRegion() {
    return this.#page.getByRole("region", { name: "Ringside", exact: true });
  }

  get #cards() {
    return this.#page.getByRole("region", { name: "Notifications" }).getByRole("article");
  }

  get #strip() {
    return this.#page.getByRole("region", { name: "Global hotkeys" }).getByRole("button");
  }

  async window(): Promise<WindowPage> {
    // A window that opens by itself takes the focus, which closes the menu under the hand.
    await expect(async () => {
      if (!(await this.windowIsOpen())) await this.#openByMenu(2_000);
    }).toPass();
    // One that was opened just before the window opened by itself would lie over it.
    if (await this.#menu.isVisible()) await this.#page.keyboard.press("Escape");
    await this.#windowRegion.waitFor();
    return this.#windowRegion.locator("iframe").contentFrame();
  }

  get #menu(): Locator {
    return this.#page.getByRole("menu").first();
  }

  windowIsOpen(): Promise<boolean> {
    return this.#windowRegion.isVisible();
  }

  surface(): Promise<Page> {
    return Promise.resolve(this.#page);
  }

  page(): Page {
    return this.#page;
  }

  readonly tray: Desk["tray"] = {
    shape: async () => shapeOf((await this.#trayButton.locator("img").getAttribute("src")) ?? ""),
    tooltip: async () => {
      const id = await this.#trayButton.getAttribute("aria-describedby");
      return (await this.#page.locator(`[id="${id ?? ""}"]`).textContent()) ?? "";
    },
    click: () => this.#trayButton.click(),
    menu: async () => {
      await this.#openMenu();
      const items = await this.#menu.getByRole("menuitem").all();
      const read = await Promise.all(
        items.map(async (item) => ({
          label: ((await item.textContent()) ?? "").trim(),
          enabled: (await item.getAttribute("aria-disabled")) !== "true",
        })),
      );
      await this.#page.keyboard.press("Escape");
      return read;
    },
    choose: (...path) => this.#choose(path),
  };

  /**
   * To the entry itself, wherever it stands: a call that comes in puts its own entries above it, and a
   * click at the place where it was would end, hold or record that call.
   */
  async #openByMenu(timeout: number): Promise<void> {
    await this.#openMenu(timeout);
    const entry = this.#page.getByRole("menuitem", { name: "Open Ringside", exact: true });
    await entry.dispatchEvent("click", {}, { timeout });
    // One that the application pops up closes later, and an Escape meant for it would hide the window.
    await this.#menu.waitFor({ state: "hidden", timeout });
  }

  /** Entries are pressed where they stand by then: a menu that changes while it is open moves them. */
  async #choose(path: readonly string[]): Promise<void> {
    await this.#openMenu();
    for (const name of path) {
      const plain = this.#page.getByRole("menuitem", { name, exact: true });
      const choice = this.#page.getByRole("menuitemradio", { name, exact: true });
      await plain.or(choice).dispatchEvent("click");
    }
  }

  /** Waits at most `timeout` milliseconds for each step, without it as long as the scenario may. */
  async #openMenu(timeout = 0): Promise<void> {
    await this.#trayButton.click({ button: "right", timeout });
    await this.#menu.waitFor({ timeout });
  }

  readonly hotkeys: Desk["hotkeys"] = {
    names: () =>
      this.#strip.evaluateAll((buttons) =>
        buttons.map((button) => button.getAttribute("aria-label") ?? button.textContent.trim()),
      ),
    press: async (name) => {
      await this.#page
        .getByRole("region", { name: "Global hotkeys" })
        .getByRole("button", { name, exact: true })
        .click();
    },
  };

  readonly notifications: Desk["notifications"] = {
    cards: () =>
      this.#cards.evaluateAll((cards) =>
        cards.map((card) => ({
          title: card.querySelector("h3, h2, strong")?.textContent.trim() ?? "",
          body: card.querySelector(".card-more")?.textContent.trim() ?? "",
          actions: [...card.querySelectorAll(".card-actions button")].map((button) =>
            button.textContent.trim(),
          ),
        })),
      ),
    click: async (title) => {
      await this.#cards.filter({ hasText: title }).getByText(title).first().click();
    },
    act: async (title, action) => {
      await this.#cards
        .filter({ hasText: title })
        .getByRole("button", { name: action, exact: true })
        .click();
    },
    timeOut: () => this.#switch("Let notifications time out"),
    actLeftBehind: () => this.#switch("Press a button of a card left behind"),
  };

  async #switch(name: string): Promise<void> {
    const opener = this.#page.getByRole("button", { name: "Desk switches" });
    await opener.click();
    await this.#page.getByRole("button", { name }).click();
    await opener.click();
  }

  opened(): Promise<string[]> {
    return this.#page
      .getByRole("region", { name: "Links" })
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  }

  async clipboard(): Promise<string> {
    const card = this.#page.getByRole("region", { name: "Clipboard" }).getByRole("article");
    return (await card.locator("span.path").textContent()) ?? "";
  }

  async startAgain(args: readonly string[]): Promise<void> {
    await once(start({ ...this.#options, args }), "close");
  }

  suspend(): Promise<void> {
    return this.#switchSleep(true);
  }

  resume(): Promise<void> {
    return this.#switchSleep(false);
  }

  async #switchSleep(asleep: boolean): Promise<void> {
    const opener = this.#page.getByRole("button", { name: "Desk switches" });
    await opener.click();
    await this.#page.getByRole("switch", { name: "Computer asleep" }).setChecked(asleep);
    await opener.click();
  }

  async close(): Promise<void> {
    if (this.#host.exitCode === null) this.#host.kill("SIGTERM");
    await this.#ended;
  }
}
