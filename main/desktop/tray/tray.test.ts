import type { MenuItemConstructorOptions, NativeImage } from "electron";
import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";

import type { AppSnapshot } from "../../../contract/app-snapshot.ts";
import { callViewOf, snapshotOf } from "../../../test/support/views/call-views.ts";
import { type TrayMenu, type TrayOptions, TrayIcon } from "./tray.ts";
import type { TrayShape } from "./tray-state.ts";
import { inEnglish } from "../../../test/support/english.ts";

/** Keeps what was done to it, in order. */
class SpyTray extends EventEmitter {
  readonly done: string[] = [];
  setImage(image: unknown): void {
    this.done.push(`image ${String(image)}`);
  }
  setToolTip(text: string): void {
    this.done.push(`tooltip ${text}`);
  }
  setContextMenu(): void {
    this.done.push("menu");
  }
  popUpContextMenu(): void {
    this.done.push("pop-up");
  }
  setIgnoreDoubleClickEvents(): void {
    this.done.push("no double click");
  }
  getBounds() {
    return { x: 10, y: 0, width: 24, height: 24 };
  }
  destroy(): void {
    this.done.push("destroyed");
  }
}

function setUp(platform: NodeJS.Platform, first: AppSnapshot = snapshotOf()) {
  const spy = new SpyTray();
  const menus: MenuItemConstructorOptions[][] = [];
  const told: unknown[] = [];
  const options: TrayOptions = {
    speech: inEnglish,
    create: () => spy as never,
    buildMenu: (template) => {
      menus.push(template);
      return { popup: () => undefined } as unknown as TrayMenu;
    },
    icons: (shape: TrayShape) => shape as unknown as NativeImage,
    platform,
    formatTime: () => "10:42",
    onAct: (intent) => told.push(intent.action),
    onCommand: (command) => told.push(command),
    onAvailability: (change) => told.push(change),
    onToggle: () => told.push("toggle"),
  };
  const tray = new TrayIcon(options, first);
  const start = spy.done.splice(0);
  return { spy, menus, told, tray, start };
}

describe("the tray icon", () => {
  it("shows the first snapshot at once", () => {
    expect(setUp("linux").start).toEqual(["image idle", "tooltip Ringside – no call", "menu"]);
  });

  it("follows a change of the call, and leaves alone what stays the same", () => {
    const { spy, tray } = setUp("linux", snapshotOf([callViewOf()]));
    tray.update(snapshotOf([callViewOf()], { revision: 2 }));
    expect(spy.done).toEqual([]);
    tray.update(snapshotOf([callViewOf({ muted: true })], { revision: 3 }));
    expect(spy.done).toEqual(["image muted", "tooltip Avery Lane, muted, since 10:42", "menu"]);
  });

  it("hands presses in the menu on", () => {
    const { menus, told } = setUp("linux", snapshotOf([callViewOf()]));
    const click = (label: string) => {
      const item = menus[0]?.find((candidate) => candidate.label === label);
      item?.click?.({} as never, undefined, {});
    };
    click("Hold");
    click("Settings…");
    expect(told).toEqual(["hold", "settings"]);
  });

  it("keeps the menu to the right click on macOS, and toggles on the left", () => {
    const { spy, told, start } = setUp("darwin");
    expect(start).not.toContain("menu");
    spy.emit("click");
    expect(told).toEqual(["toggle"]);
    spy.emit("right-click");
    expect(spy.done).toEqual(["pop-up"]);
  });

  it("tells where it is only where the system knows", () => {
    expect(setUp("darwin").tray.bounds()).toEqual({ x: 10, y: 0, width: 24, height: 24 });
    const { spy, tray } = setUp("linux");
    expect(tray.bounds()).toBeUndefined();
    spy.emit("click", {}, { x: 5, y: 0, width: 22, height: 22 });
    expect(tray.bounds()).toEqual({ x: 5, y: 0, width: 22, height: 22 });
    spy.emit("click");
    expect(tray.bounds()).toBeUndefined();
  });
});
