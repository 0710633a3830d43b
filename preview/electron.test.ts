import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";

import { beforeEach, describe, expect, test } from "vitest";

import { applyCommand, deskStateOf } from "./desk-commands.ts";
import { type SystemName, systems } from "./electron/systems.ts";
import { type ElectronModule, type Parts, createElectron } from "./electron.ts";
import type { DeskCommand } from "./protocol/desk-command.ts";
import type { DeskState } from "./protocol/desk-state.ts";

let electron: ElectronModule;
let parts: Parts;
let exits: number[];

function start(name: SystemName): void {
  exits = [];
  ({ module: electron, parts } = createElectron({
    application: {
      name: "fixture",
      version: "1.2.3",
      root: "/app",
      switches: new Map([["demo", ""]]),
      languages: ["en-GB"],
      system: systems[name],
      surroundings: {
        env: { APPDATA: "/config" },
        home: "/home/ada",
        temp: "/tmp",
        exe: "/node",
      },
    },
    taken: ["Ctrl+T"],
    keyring: "none",
    changed: () => undefined,
    exit: (code) => exits.push(code),
  }));
}

beforeEach(() => start("win32"));

const ready = (): void => parts.app.becomeReady();
const desk = (): DeskState => deskStateOf(parts, "win32");
const act = (command: DeskCommand): void => applyCommand(parts, command);
const bounds = { x: 100, y: 4, width: 34, height: 30 };

describe("app", () => {
  test("knows the folders and the command line", () => {
    expect(electron.app.getPath("userData")).toBe("/config/fixture");
    electron.app.setPath("userData", "/elsewhere");
    expect(electron.app.getPath("userData")).toBe("/elsewhere");
    expect(() => electron.app.setPath("userData", "relative")).toThrow("absolute");
    expect(electron.app.commandLine.hasSwitch("demo")).toBe(true);
  });

  test("lets nothing be shown before it is ready, and no scheme be registered after", () => {
    expect(() => new electron.BrowserWindow()).toThrow("before app is ready");
    expect(() => electron.globalShortcut.register("Ctrl+M", () => undefined)).toThrow("ready");
    ready();
    expect(() => electron.protocol.registerSchemesAsPrivileged([])).toThrow("before app is ready");
  });

  test("quits in order, closing every window", () => {
    ready();
    const order: string[] = [];
    const window = new electron.BrowserWindow();
    window.on("close", () => order.push("close"));
    for (const name of ["before-quit", "will-quit", "quit"] as const) {
      electron.app.on(name, () => order.push(name));
    }
    electron.app.on("window-all-closed", () => order.push("window-all-closed"));
    electron.app.quit();
    electron.app.quit();
    expect(order).toEqual(["before-quit", "close", "will-quit", "quit"]);
    expect(exits).toEqual([0]);
  });

  test.each(["before-quit", "will-quit"] as const)("goes on when %s is prevented", (name) => {
    ready();
    electron.app.once(name, (event) => event.preventDefault());
    electron.app.quit();
    expect(exits).toEqual([]);
    electron.app.quit();
    expect(exits).toEqual([0]);
  });

  test("goes on when a window refuses to close, and leaves at once on exit", () => {
    ready();
    const window = new electron.BrowserWindow();
    window.on("close", (event) => event.preventDefault());
    electron.app.quit();
    expect([exits, window.isDestroyed()]).toEqual([[], false]);
    electron.app.exit(3);
    expect([exits, window.isDestroyed()]).toEqual([[3], true]);
  });

  test("quits with its last window unless it listens for that", () => {
    ready();
    new electron.BrowserWindow().close();
    expect(exits).toEqual([0]);
  });

  test("never becomes ready after quitting before that", () => {
    electron.app.quit();
    ready();
    expect(electron.app.isReady()).toBe(false);
  });
});

describe("the tray", () => {
  const png = readFileSync(new URL("../build/tray/idle.png", import.meta.url));

  test("shows its picture, tooltip and menu, and toggles by click", () => {
    ready();
    const tray = new electron.Tray(electron.nativeImage.createFromBuffer(png));
    const presses: unknown[] = [];
    tray.on("click", (_event, at) => presses.push(at));
    tray.setToolTip("Idle");
    expect(desk().trays[0]).toMatchObject({ name: "Fixture", tooltip: "Idle" });
    expect(desk().trays[0]?.image.src).toMatch(/^data:image\/png;base64,/);
    act({ do: "tray-click", tray: 1, bounds });
    expect(presses).toEqual([bounds]);
    expect(tray.getBounds()).toEqual(bounds);
    expect(electron.screen.getCursorScreenPoint()).toEqual({ x: 117, y: 19 });
    tray.destroy();
    expect(desk().trays).toEqual([]);
  });

  test("runs menu entries, leaves disabled ones alone, and turns checkboxes", () => {
    ready();
    const done: string[] = [];
    const tray = new electron.Tray("");
    tray.setContextMenu(
      electron.Menu.buildFromTemplate([
        { label: "&Mute && more", click: () => done.push("mute") },
        { label: "Record", enabled: false, click: () => done.push("record") },
        { label: "Quiet", type: "checkbox", click: (item) => done.push(`quiet ${item.checked}`) },
        { label: "Hidden", visible: false },
        { label: "Flip", submenu: [{ label: "Mobile", click: () => done.push("mobile") }] },
        { role: "quit" },
      ]),
    );
    const menu = desk().trays[0]?.menu ?? [];
    expect(menu.map((entry) => entry.label)).toEqual([
      "Mute & more",
      "Record",
      "Quiet",
      "Flip",
      "Quit Fixture",
    ]);
    for (const entry of [...menu.slice(0, 3), ...(menu[3]?.submenu ?? [])]) {
      act({ do: "menu-item", tray: 1, commandId: entry.commandId });
    }
    expect(done).toEqual(["mute", "quiet true", "mobile"]);
    expect(desk().trays[0]?.menu?.[2]?.checked).toBe(true);
    act({ do: "menu-item", tray: 1, commandId: menu[4]?.commandId ?? -1 });
    expect(exits).toEqual([0]);
  });

  test("honours a press on an entry of the menu that was just replaced", () => {
    ready();
    const done: string[] = [];
    const tray = new electron.Tray("");
    const menuFor = (name: string) =>
      electron.Menu.buildFromTemplate([{ label: name, click: () => done.push(name) }]);
    tray.setContextMenu(menuFor("first"));
    const seen = desk().trays[0]?.menu?.[0]?.commandId ?? -1;
    tray.setContextMenu(menuFor("second"));
    act({ do: "menu-item", tray: 1, commandId: seen });
    expect(done).toEqual(["first"]);
  });

  test("lets an app without a context menu open one of its own", () => {
    ready();
    const tray = new electron.Tray("");
    const menu = electron.Menu.buildFromTemplate([{ label: "Own" }]);
    tray.on("right-click", () => tray.popUpContextMenu(menu));
    act({ do: "tray-menu", tray: 1, bounds });
    expect(desk().trays[0]?.popUp?.[0]?.label).toBe("Own");
    act({ do: "menu-closed", tray: 1 });
    expect(desk().trays[0]?.popUp).toBeUndefined();
  });

  test("refuses what it cannot draw, by name", () => {
    expect(() => electron.Menu.buildFromTemplate([{ role: "about" }])).toThrow("role about");
  });
});

describe("global hotkeys", () => {
  test("fire in the same tick, under the name of their callback", () => {
    ready();
    let presses = 0;
    const callback = (): void => void (presses += 1);
    Object.defineProperty(callback, "name", { value: "Mute" });
    expect(electron.globalShortcut.register("CmdOrCtrl+Shift+M", callback)).toBe(true);
    expect(desk().hotkeys).toEqual([
      { accelerator: "CmdOrCtrl+Shift+M", name: "Mute", keys: ["Ctrl", "Shift", "M"] },
    ]);
    act({ do: "hotkey", accelerator: "Shift+Ctrl+m" });
    expect(presses).toBe(1);
    electron.globalShortcut.setSuspended(true);
    act({ do: "hotkey", accelerator: "CmdOrCtrl+Shift+M" });
    electron.globalShortcut.setSuspended(false);
    electron.globalShortcut.unregister("Ctrl+Shift+M");
    act({ do: "hotkey", accelerator: "CmdOrCtrl+Shift+M" });
    expect(presses).toBe(1);
  });

  test("cannot be had twice, nor while another application holds them", () => {
    ready();
    const nothing = (): void => undefined;
    expect(electron.globalShortcut.register("Ctrl+M", nothing)).toBe(true);
    expect(electron.globalShortcut.register("Control+m", nothing)).toBe(false);
    expect(electron.globalShortcut.register("Ctrl+T", nothing)).toBe(false);
    act({ do: "give-back", accelerator: "Ctrl+T" });
    expect(electron.globalShortcut.register("Ctrl+T", nothing)).toBe(true);
    expect(() => electron.globalShortcut.register("Ctrl+Foo", nothing)).toThrow(TypeError);
  });
});

describe("notifications", () => {
  function show(options: ConstructorParameters<ElectronModule["Notification"]>[0]) {
    const heard: string[] = [];
    const notification = new electron.Notification(options);
    notification.on("click", () => heard.push("click"));
    notification.on("action", (details) => heard.push(`action ${details.actionIndex}`));
    notification.on("close", (details) => heard.push(`close ${details.reason ?? "used"}`));
    notification.on("failed", (_event, why) => heard.push(why));
    notification.show();
    return { notification, heard };
  }

  test("become cards whose click and actions reach the app once", () => {
    ready();
    const { heard } = show({
      title: "Call",
      body: "Ada",
      actions: [{ type: "button", text: "End" }],
    });
    expect(desk().notifications).toMatchObject([{ title: "Call", body: "Ada", actions: ["End"] }]);
    act({ do: "notification-action", notification: 1, index: 7 });
    act({ do: "notification-action", notification: 1, index: 0 });
    act({ do: "notification-click", notification: 1 });
    expect(heard).toEqual(["action 0", "close used"]);
    expect(desk().notifications).toEqual([]);
  });

  test("tell who closed them", () => {
    ready();
    const first = show({ title: "One" });
    act({ do: "notification-close", notification: 1 });
    const second = show({ title: "Two" });
    second.notification.close();
    expect([first.heard, second.heard]).toEqual([
      ["close userCanceled"],
      ["close applicationHidden"],
    ]);
  });

  test("replace the one of the same id, which then has nothing left to close", () => {
    ready();
    const old = show({ id: "call", title: "Ringing" });
    show({ id: "call", title: "Missed" });
    old.notification.close();
    expect(desk().notifications.map((card) => card.title)).toEqual(["Missed"]);
  });

  test("fail while the desk refuses them", () => {
    ready();
    act({ do: "refuse-notifications", refused: true });
    expect(show({ title: "No" }).heard).toEqual(["HRESULT 0x80070490"]);
    expect(desk().notifications).toEqual([]);
  });
});

describe("windows", () => {
  test("keep one focus, lose it to the empty desk, and hide without asking twice", async () => {
    ready();
    const [one, two] = [new electron.BrowserWindow(), new electron.BrowserWindow({ show: false })];
    two.showInactive();
    expect([one.isFocused(), two.isFocused()]).toEqual([true, false]);
    act({ do: "window-focus", window: two.id });
    expect(electron.BrowserWindow.getFocusedWindow()).toBe(two);
    const heard: string[] = [];
    two.on("blur", () => heard.push(`blur while visible ${two.isVisible()}`));
    two.on("hide", () => heard.push("hide"));
    two.hide();
    await setImmediate();
    expect(heard).toEqual(["hide", "blur while visible false"]);
    act({ do: "window-focus", window: one.id });
    act({ do: "desk-press" });
    expect(electron.BrowserWindow.getFocusedWindow()).toBeNull();
  });

  test("fail to load what the application does not serve", async () => {
    ready();
    electron.protocol.handle("app", () => new Response(null, { status: 404 }));
    const window = new electron.BrowserWindow({ show: false });
    await expect(window.loadURL("app://x/none.html")).rejects.toThrow("app://x/none.html");
  });

  test("refuse navigation and new windows only through the app's own guards", () => {
    ready();
    const { webContents } = new electron.BrowserWindow();
    const refused: string[] = [];
    webContents.setWindowOpenHandler(({ url }) => (refused.push(url), { action: "deny" }));
    webContents.on("will-navigate", (event) => (event.preventDefault(), refused.push(event.url)));
    const connection = { send: () => undefined, close: () => undefined };
    webContents.receive(connection, { type: "open", url: "https://a.example/" });
    webContents.receive(connection, { type: "navigate", url: "https://b.example/" });
    expect(refused).toEqual(["https://a.example/", "https://b.example/"]);
  });
});

describe("the desk's switches", () => {
  test("drive the theme, and the app's own choice wins over it", () => {
    ready();
    let updates = 0;
    electron.nativeTheme.on("updated", () => (updates += 1));
    act({ do: "look", width: 1000, height: 700, dark: true });
    expect(electron.nativeTheme.shouldUseDarkColors).toBe(true);
    act({ do: "scheme", scheme: "light" });
    expect(electron.nativeTheme.shouldUseDarkColors).toBe(false);
    electron.nativeTheme.themeSource = "dark";
    expect(desk().windowsDark).toBe(true);
    electron.nativeTheme.themeSource = "dark";
    expect(updates).toBe(3);
    expect(electron.screen.getPrimaryDisplay().size).toEqual({ width: 1000, height: 700 });
  });

  test("put the computer to sleep and wake it", () => {
    ready();
    const heard: string[] = [];
    electron.powerMonitor.on("suspend", () => heard.push("suspend"));
    electron.powerMonitor.on("resume", () => heard.push("resume"));
    for (const suspended of [true, true, false]) act({ do: "power", suspended });
    expect(heard).toEqual(["suspend", "resume"]);
  });
});

describe("the rest", () => {
  test("keeps what is copied and shows it", async () => {
    await electron.clipboard.writeText("https://example.com/");
    expect(desk().clipboard).toBe("https://example.com/");
    expect(await electron.clipboard.readText()).toBe("https://example.com/");
    electron.clipboard.clear();
    expect(desk().clipboard).toBe("");
  });

  test("turns external links into cards", async () => {
    await electron.shell.openExternal("https://example.com/");
    expect(desk().links).toEqual([{ id: 1, kind: "web", target: "https://example.com/" }]);
    act({ do: "link-dismiss", link: 1 });
    expect(desk().links).toEqual([]);
  });

  test("has the key store that the desk chooses, at first none", async () => {
    ready();
    await expect(electron.safeStorage.encryptStringAsync("x")).rejects.toThrow("Error while");
    act({ do: "keyring", keyring: "protected" });
    expect(desk().keyring).toBe("protected");
    parts.app.setPath("userData", mkdtempSync(join(tmpdir(), "ringside-desk-")));
    const hidden = await electron.safeStorage.encryptStringAsync("x");
    expect((await electron.safeStorage.decryptStringAsync(hidden)).result).toBe("x");
  });

  test("names what it lacks", () => {
    expect((): unknown => Reflect.get(electron, "dialog")).toThrow(
      "preview has no electron.dialog",
    );
    expect((): unknown => Reflect.get(electron.BrowserWindow, "addExtension")).toThrow(
      "preview has no electron.BrowserWindow.addExtension",
    );
  });
});
