import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, sep } from "node:path";

import { _electron, type ElectronApplication, type Page } from "@playwright/test";

import type { Card, Desk, LaunchOptions, MenuItem, WindowPage } from "./desk.ts";
import { keepOutput } from "./output.ts";
import { shapeOf } from "./tray-shapes.ts";

const root = join(import.meta.dirname, "../../..");

interface RememberedItem {
  label: string;
  enabled: boolean;
  type: string;
  accelerator?: string;
  submenu?: { items: RememberedItem[] };
  click(): void;
}

/** What `electron-hooks.cjs` remembers in the main process. */
interface Remembered {
  tray?: { emit(event: string): void };
  image?: { toDataURL(): string; getScaleFactors(): number[] };
  tooltip: string;
  menu?: {
    items: RememberedItem[];
  };
  notifications: {
    title: string;
    body: string;
    actions: { text: string }[];
    emit(event: string, details?: unknown, index?: number): void;
  }[];
  /** What `Notification.handleActivation` was given; Windows alone. */
  activated?: (details: { type: string }) => void;
  hotkeys: Map<string, { (): void; name: string }>;
  opened: string[];
}
type Global = typeof globalThis & { ringsideDesk: Remembered };

/** Starts the built application in Electron's own runtime, by Playwright's support for it. */
export async function launchElectron(options: LaunchOptions): Promise<Desk> {
  const app = await _electron.launch({
    ...runtime(),
    env: environment(),
    args: [
      ...["-r", join(import.meta.dirname, "electron-hooks.cjs"), root],
      ...["--user-data-dir", options.userDataDir, ...options.args],
    ],
  });
  keepOutput(app.process(), options.output);
  return new ElectronDesk(app, await app.firstWindow(), options.userDataDir);
}

/** Playwright finds the installed runtime by itself; another one is named by its path. */
function runtime(): { executablePath?: string } {
  const named = process.env["RINGSIDE_ELECTRON"] ?? "";
  return named.includes(sep) ? { executablePath: named } : {};
}

/** With `ELECTRON_RUN_AS_NODE`, which some editors hand on, Electron is no Electron. */
function environment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(([name]) => name !== "ELECTRON_RUN_AS_NODE");
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? ""]));
}

/** Playwright starts Electron without its sandbox on Linux; a second start must choose as the first. */
const sandboxChoice = process.platform === "linux" ? ["--no-sandbox"] : [];

class ElectronDesk implements Desk {
  readonly #app: ElectronApplication;
  readonly #page: Page;
  readonly #userDataDir: string;

  constructor(app: ElectronApplication, page: Page, userDataDir: string) {
    this.#app = app;
    this.#page = page;
    this.#userDataDir = userDataDir;
  }

  async window(): Promise<WindowPage> {
    // The menu's item opens and never closes, so a window that opens by itself meanwhile is no race.
    if (!(await this.windowIsOpen())) await this.tray.choose("Open Ringside");
    return this.#page;
  }

  windowIsOpen(): Promise<boolean> {
    return this.#app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some((window) => window.isVisible()),
    );
  }

  surface(): Promise<Page> {
    return Promise.resolve(this.#page);
  }

  page(): Page {
    return this.#page;
  }

  readonly tray: Desk["tray"] = {
    shape: async () =>
      shapeOf(
        await this.#app.evaluate(
          () => (globalThis as Global).ringsideDesk.image?.toDataURL() ?? "",
        ),
      ),
    tooltip: () => this.#app.evaluate(() => (globalThis as Global).ringsideDesk.tooltip),
    click: () =>
      this.#app.evaluate(() => {
        (globalThis as Global).ringsideDesk.tray?.emit("click");
      }),
    menu: (): Promise<MenuItem[]> =>
      this.#app.evaluate(() =>
        ((globalThis as Global).ringsideDesk.menu?.items ?? [])
          .filter(({ type }) => type !== "separator")
          .map(({ label, enabled }) => ({ label, enabled })),
      ),
    choose: (...path) =>
      this.#app.evaluate((_electron, names) => {
        let items = (globalThis as Global).ringsideDesk.menu?.items ?? [];
        for (const [at, name] of names.entries()) {
          const item = items.find((candidate) => candidate.label === name);
          if (!item) throw new Error(`the tray menu has no item ${name}`);
          if (at === names.length - 1) item.click();
          items = item.submenu?.items ?? [];
        }
      }, path),
  };

  readonly hotkeys: Desk["hotkeys"] = {
    names: () =>
      this.#app.evaluate(() =>
        [...(globalThis as Global).ringsideDesk.hotkeys.values()].map(({ name }) => name),
      ),
    press: (wanted) =>
      this.#app.evaluate((_electron, name) => {
        const callbacks = [...(globalThis as Global).ringsideDesk.hotkeys.values()];
        const callback = callbacks.find((candidate) => candidate.name === name);
        if (!callback) throw new Error(`no hotkey is registered for ${name}`);
        callback();
      }, wanted),
  };

  readonly notifications: Desk["notifications"] = {
    cards: (): Promise<Card[]> =>
      this.#app.evaluate(() =>
        (globalThis as Global).ringsideDesk.notifications.map(({ title, body, actions }) => ({
          title,
          body,
          actions: process.platform === "linux" ? [] : actions.map(({ text }) => text),
        })),
      ),
    click: (title) => this.#emit(title, "click"),
    act: (title, action) => this.#emit(title, "action", action),
    timeOut: () =>
      this.#app.evaluate(() => {
        for (const notification of (globalThis as Global).ringsideDesk.notifications) {
          notification.emit("close", { reason: "timedOut" });
        }
      }),
    actLeftBehind: () =>
      this.#app.evaluate(() => {
        (globalThis as Global).ringsideDesk.activated?.({ type: "action" });
      }),
  };

  #emit(title: RegExp, event: string, action?: string): Promise<void> {
    return this.#app.evaluate(
      (_electron, wanted) => {
        const found = (globalThis as Global).ringsideDesk.notifications.find((notification) =>
          new RegExp(wanted.title).test(notification.title),
        );
        if (!found) throw new Error(`no notification ${wanted.title} is shown`);
        const actionIndex = found.actions.findIndex(({ text }) => text === wanted.action);
        found.emit(wanted.event, { actionIndex }, actionIndex);
      },
      { title: title.source, event, action },
    );
  }

  opened(): Promise<string[]> {
    return this.#app.evaluate(() => [...(globalThis as Global).ringsideDesk.opened]);
  }

  clipboard(): Promise<string> {
    return this.#app.evaluate(({ clipboard }) => clipboard.readText());
  }

  async startAgain(args: readonly string[]): Promise<void> {
    const again = spawn(
      this.#app.process().spawnfile,
      [...sandboxChoice, root, "--user-data-dir", this.#userDataDir, ...args],
      { env: environment() },
    );
    await once(again, "exit");
  }

  suspend(): Promise<void> {
    return this.#power("suspend");
  }

  resume(): Promise<void> {
    return this.#power("resume");
  }

  #power(event: "suspend" | "resume"): Promise<void> {
    return this.#app.evaluate(({ powerMonitor }, name) => {
      (powerMonitor as unknown as { emit(event: string): void }).emit(name);
    }, event);
  }

  async close(): Promise<void> {
    await this.#app.close();
  }
}
