/** Where the stand-in once told otherwise than Electron does; one test for each point. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { applyCommand } from "../desk-commands.ts";
import { type ElectronModule, type Parts, createElectron } from "../electron.ts";
import { type SystemName, systemHere, systemNames, systems } from "./systems.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ringside-system-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly electron: ElectronModule;
  readonly parts: Parts;
  readonly act: (command: Parameters<typeof applyCommand>[1]) => void;
}

function run(name: SystemName): Run {
  const { module: electron, parts } = createElectron({
    application: {
      ...{ name: "fixture", version: "1.2.3", root: "/app", switches: new Map<string, string>() },
      ...{ languages: ["en-GB"], system: systems[name] },
      surroundings: { env: {}, home: folder, temp: folder, exe: "/node" },
    },
    taken: ["Ctrl+T"],
    keyring: "none",
    changed: () => undefined,
    exit: () => undefined,
  });
  parts.app.becomeReady();
  return { electron, parts, act: (command) => applyCommand(parts, command) };
}

const bounds = { x: 100, y: 4, width: 34, height: 30 };
const nothing = { x: 0, y: 0, width: 0, height: 0 };
const idle = readFileSync(new URL("../../build/tray/idle.png", import.meta.url));

describe("hotkeys", () => {
  test("1: by the portal, unregistering does nothing and nothing is ever refused", () => {
    const { electron, act } = run("linux-wayland");
    const presses: string[] = [];
    expect(electron.globalShortcut.register("Ctrl+M", () => presses.push("old"))).toBe(true);
    electron.globalShortcut.unregister("Ctrl+M");
    expect(electron.globalShortcut.isRegistered("Ctrl+M")).toBe(true);
    act({ do: "hotkey", accelerator: "Ctrl+M" });
    expect(electron.globalShortcut.register("Ctrl+T", () => presses.push("taken"))).toBe(true);
    act({ do: "hotkey", accelerator: "Ctrl+T" });
    expect(presses).toEqual(["old"]);
    electron.globalShortcut.unregisterAll();
    expect(() => act({ do: "hotkey", accelerator: "Ctrl+M" })).toThrow("would crash");
  });

  test("2: while suspended nothing new is registered, except by the portal", () => {
    for (const name of systemNames) {
      const { electron } = run(name);
      electron.globalShortcut.setSuspended(true);
      const isTaken = electron.globalShortcut.register("Ctrl+M", () => undefined);
      expect([name, isTaken]).toEqual([name, name === "linux-wayland"]);
    }
  });

  test("3: several are registered together or not at all, and the answer says which", () => {
    const { electron } = run("linux-x11");
    const callback = (): void => undefined;
    expect(electron.globalShortcut.registerAll(["Ctrl+A", "Ctrl+T"], callback)).toBe(false);
    expect(electron.globalShortcut.isRegistered("Ctrl+A")).toBe(false);
    expect(electron.globalShortcut.registerAll(["Ctrl+A", "Ctrl+B"], callback)).toBe(true);
  });
});

test("4: the key store is always available once ready, whatever it is worth", async () => {
  for (const name of systemNames) {
    expect(await run(name).electron.safeStorage.isAsyncEncryptionAvailable()).toBe(true);
  }
});

describe("notifications", () => {
  function show({ electron }: Run) {
    const heard: string[] = [];
    const notification = new electron.Notification({
      title: "Call",
      actions: [{ type: "button", text: "Decline" }],
    });
    notification.on("action", () => heard.push("action"));
    notification.on("click", () => heard.push("click"));
    notification.on("close", ({ reason }) => heard.push(`close ${reason ?? "-"}`));
    notification.on("failed", (_event, why) => heard.push(`failed ${why}`));
    notification.show();
    return { notification, heard };
  }
  const cards = ({ parts }: Run) => parts.notifications.views();

  test("5: on Linux they have no buttons", () => {
    const { heard } = ((linux: Run) => {
      const shown = show(linux);
      expect(cards(linux)[0]?.actions).toEqual([]);
      linux.act({ do: "notification-action", notification: 1, index: 0 });
      return shown;
    })(run("linux-x11"));
    expect(heard).toEqual([]);
    const mac = run("darwin");
    show(mac);
    expect(cards(mac)[0]?.actions).toEqual(["Decline"]);
  });

  test("6: on Linux a failure has no words", () => {
    const linux = run("linux-wayland");
    linux.act({ do: "refuse-notifications", refused: true });
    expect(show(linux).heard).toEqual(["failed "]);
  });

  test("7: a toast whose time is over waits in the list, can be clicked and taken back there", () => {
    const windows = run("win32");
    const first = show(windows);
    windows.act({ do: "notification-timeout", notification: 1 });
    expect([first.heard, cards(windows).length]).toEqual([["close timedOut"], 1]);
    windows.act({ do: "notification-click", notification: 1 });
    const second = show(windows);
    windows.act({ do: "notification-timeout", notification: 2 });
    second.notification.close();
    expect(first.heard).toEqual(["close timedOut", "click"]);
    expect([second.heard, cards(windows)]).toEqual([["close timedOut"], []]);
    const linux = run("linux-x11");
    const { heard } = show(linux);
    linux.act({ do: "notification-timeout", notification: 1 });
    expect([heard, cards(linux)]).toEqual([["close -"], []]);
  });

  test("Windows tells each use once more to who listens for all, also those before it listened", () => {
    const windows = run("win32");
    windows.act({ do: "leftover-used", use: "action" });
    const uses: string[] = [];
    windows.electron.Notification.handleActivation(({ type }) => uses.push(type));
    expect(uses).toEqual(["action"]);
    const { heard } = show(windows);
    windows.act({ do: "notification-click", notification: 1 });
    expect([heard, uses]).toEqual([
      ["click", "close -"],
      ["action", "click"],
    ]);
    const { Notification } = run("darwin").electron;
    expect(() => Notification.handleActivation(() => undefined)).toThrow("Windows alone");
  });

  test("macOS takes all of them back at once, also those of an earlier run", () => {
    const mac = run("darwin");
    show(mac);
    mac.electron.Notification.removeAll();
    expect(cards(mac)).toEqual([]);
    expect(() => run("linux-x11").electron.Notification.removeAll()).toThrow("macOS alone");
  });

  test("one of the same id takes the place of the other, except on Linux", () => {
    const left = systemNames.map((name) => {
      const one = run(name);
      for (const title of ["old", "new"]) new one.electron.Notification({ id: "a", title }).show();
      return cards(one).map(({ title }) => title);
    });
    expect(left).toEqual([["new", "old"], ["new", "old"], ["new"], ["new"]]);
  });
});

describe("the tray", () => {
  test("8: on Linux a click tells no place", () => {
    for (const [name, place] of [
      ["linux-x11", nothing],
      ["win32", bounds],
    ] as const) {
      const { electron, act } = run(name);
      const tray = new electron.Tray("");
      const told: unknown[] = [];
      tray.on("click", (_event, at) => told.push(at));
      act({ do: "tray-click", tray: 1, bounds });
      expect([told, tray.getBounds()]).toEqual([[place], place]);
    }
  });

  test("9: one that is destroyed takes no call", () => {
    const { electron } = run("linux-x11");
    const tray = new electron.Tray("");
    tray.destroy();
    for (const call of [
      () => tray.setImage(""),
      () => tray.setToolTip(""),
      () => tray.setContextMenu(null),
      () => tray.getBounds(),
    ]) {
      expect(call).toThrow("Tray is destroyed");
    }
  });
});

describe("images", () => {
  test("10: a data URL has the same pixels in other bytes", async () => {
    const { electron } = run("linux-x11");
    const url = electron.nativeImage.createFromBuffer(idle).toDataURL();
    const bytes = Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
    expect(bytes.equals(idle)).toBe(false);
    const pixels = (png: Buffer) => sharp(png).raw().toBuffer();
    expect((await pixels(bytes)).equals(await pixels(idle))).toBe(true);
  });

  test("11: only on macOS is one a template", () => {
    const isTemplate = (name: SystemName): boolean => {
      const image = run(name).electron.nativeImage.createFromBuffer(idle);
      image.setTemplateImage(true);
      return image.isTemplateImage();
    };
    expect(systemNames.filter(isTemplate)).toEqual(["darwin"]);
  });

  test("12: an empty one has no scale factor, and none from bytes that are no picture", () => {
    const image = run("linux-x11").electron.nativeImage.createEmpty();
    image.addRepresentation({ scaleFactor: 4, buffer: Buffer.from("no picture") });
    expect([image.getScaleFactors(), image.isEmpty()]).toEqual([[], true]);
  });
});

test("13: an answer is kept on the disk unless the request says not to", async () => {
  const server = createServer((_request, response) => response.end("Ada Example"));
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? (address?.port ?? 0) : 0}/`;
  const { electron, parts } = run("linux-x11");
  parts.app.setPath("userData", folder);
  const kept = join(folder, "Cache");
  await electron.net.fetch(new Request(url, { cache: "no-store" }));
  await electron.net.fetch(url, { cache: "no-store" });
  expect(existsSync(kept)).toBe(false);
  await electron.net.fetch(url);
  expect(readFileSync(join(kept, readdirSync(kept)[0] ?? ""), "utf8")).toContain("Ada Example");
  server.close();
});

test("14: the computer's end is told on macOS, and on Linux not to who listens to it first", () => {
  const isTold = (name: SystemName, isFirst: boolean): boolean => {
    const { electron, act } = run(name);
    let told = false;
    if (!isFirst) electron.powerMonitor.on("resume", () => undefined);
    electron.powerMonitor.on("shutdown", () => (told = true));
    act({ do: "shutdown" });
    return told;
  };
  expect(systemNames.map((name) => isTold(name, true))).toEqual([false, false, true, false]);
  expect(systemNames.map((name) => isTold(name, false))).toEqual([true, true, true, false]);
});

test("15: the data folder follows the application's name until it is set", () => {
  const { electron } = run("linux-x11");
  electron.app.setName("Fixture");
  expect(electron.app.getPath("userData")).toBe(join(folder, ".config", "Fixture"));
  electron.app.setPath("userData", folder);
  electron.app.setName("Other");
  expect(electron.app.getPath("userData")).toBe(folder);
});

describe("menus", () => {
  test("16: a template that cannot be one is refused", () => {
    const { Menu } = run("linux-x11").electron;
    // As code without types would call it.
    const build = (template: unknown) => () => Menu.buildFromTemplate(template as []);
    expect(build({})).toThrow("must be an array");
    expect(build([{ click: () => undefined }])).toThrow("at least one of label, role or type");
    expect(build([{ label: "A", submenu: [{ enabled: true }] }])).toThrow("at least one of");
    expect(build([{ type: "separator" }])).not.toThrow();
  });

  test("17: an application that sets no menu has the default one, with its reload", () => {
    const { Menu } = run("darwin").electron;
    const labels = JSON.stringify(Menu.getApplicationMenu()?.entries());
    expect(labels).toMatch(/Reload.*Developer Tools/);
    Menu.setApplicationMenu(null);
    expect(Menu.getApplicationMenu()).toBeNull();
  });
});

describe("windows", () => {
  test("18: a message wants a channel", () => {
    const { electron } = run("linux-x11");
    const { webContents } = new electron.BrowserWindow();
    const none = undefined as unknown as string;
    expect(() => webContents.send(none)).toThrow("Missing required");
  });

  test("19: a page is loaded when it is loaded, and a blur comes after what caused it", async () => {
    const { electron } = run("linux-x11");
    electron.protocol.handle("app", () => new Response("<p>"));
    const window = new electron.BrowserWindow();
    const order: string[] = [];
    window.on("ready-to-show", () => order.push("answered"));
    const loading = window.loadURL("app://x/").then(() => order.push("loaded"));
    while (order.length === 0) await setImmediate();
    const connection = { send: () => undefined, close: () => undefined };
    order.push("a page looks");
    window.webContents.receive(connection, { type: "loaded" });
    await loading;
    window.on("blur", () => order.push("blur"));
    window.hide();
    order.push("hidden");
    await setImmediate();
    expect(order).toEqual(["answered", "a page looks", "loaded", "hidden", "blur"]);
  });

  test("on Wayland cannot be placed, nor shown without the keyboard, and tell no place", () => {
    const { electron, act } = run("linux-wayland");
    const window = new electron.BrowserWindow({ show: false });
    const before = window.getBounds();
    window.setBounds({ x: 600, y: 300 });
    window.showInactive();
    act({ do: "tray-click", tray: 1, bounds });
    expect(window.getBounds()).toMatchObject({ x: 0, y: 0, width: before.width });
    expect(window.isFocused()).toBe(true);
    expect(electron.screen.getCursorScreenPoint()).toEqual({ x: 0, y: 0 });
  });
});

test("left alone, the desk is the machine's own system", () => {
  expect(systemHere("linux", { XDG_SESSION_TYPE: "wayland" }).name).toBe("linux-wayland");
  expect(systemHere("linux", {}).name).toBe("linux-x11");
  expect(systemHere("darwin", {}).name).toBe("darwin");
  expect(systemHere("win32", { XDG_SESSION_TYPE: "wayland" }).name).toBe("win32");
});
