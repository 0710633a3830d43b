import type { Menu, MenuItemConstructorOptions, Rectangle, Tray } from "electron";
import { isDeepStrictEqual } from "node:util";

import type { AppSnapshot } from "../../contract/call-view.ts";
import type { CallIntent } from "../../contract/intent.ts";
import type { TrayIcons } from "./tray-icons.ts";
import { type MenuCommand, type MenuEntry, trayMenu } from "./tray-menu.ts";
import { type FormatTime, type TrayState, trayState } from "./tray-state.ts";

/** The parts of Electron's tray that are used. */
export type TrayPort = Pick<
  Tray,
  | "setImage"
  | "setToolTip"
  | "setContextMenu"
  | "popUpContextMenu"
  | "getBounds"
  | "on"
  | "destroy"
  | "setIgnoreDoubleClickEvents"
>;

export interface TrayOptions {
  /** Makes the icon; throws where the desktop has no tray. */
  readonly create: (image: ReturnType<TrayIcons>) => TrayPort;
  readonly buildMenu: (template: MenuItemConstructorOptions[]) => Menu;
  readonly icons: TrayIcons;
  readonly platform: NodeJS.Platform;
  readonly formatTime: FormatTime;
  readonly onAct: (intent: CallIntent) => void;
  readonly onCommand: (command: MenuCommand) => void;
  /** The icon was pressed: show the window, or hide it. */
  readonly onToggle: () => void;
}

/** The icon in the tray. Made by `createTray`; its owner disposes it. */
export interface TrayIcon {
  /** Draws the snapshot; what is the same as before is left alone. */
  update(snapshot: AppSnapshot): void;
  /** Where the icon is; on Linux where it was last pressed, and `undefined` if that is unknown. */
  bounds(): Rectangle | undefined;
  dispose(): void;
}

export function createTray(options: TrayOptions, first: AppSnapshot): TrayIcon {
  const { platform, icons, formatTime } = options;
  let state = trayState(first, formatTime);
  const tray = options.create(icons(state.shape));
  let entries: readonly MenuEntry[] | undefined;
  let menu: Menu | undefined;
  let pressedAt: Rectangle | undefined;
  tray.on("click", (_event, bounds: Rectangle | undefined) => {
    pressedAt = bounds;
    options.onToggle();
  });
  if (platform === "darwin") {
    // A menu that is set takes the left click too, so macOS gets it on the right click only.
    tray.setIgnoreDoubleClickEvents(true);
    tray.on("right-click", () => tray.popUpContextMenu(menu));
  }
  const setMenu = (snapshot: AppSnapshot): void => {
    const next = trayMenu(snapshot);
    if (isDeepStrictEqual(next, entries)) return;
    entries = next;
    menu = options.buildMenu(next.map((entry) => itemOf(entry, options)));
    // Linux shows the menu as it was when it was set, so every change sets it anew.
    if (platform !== "darwin") tray.setContextMenu(menu);
  };
  const setState = (next: TrayState): void => {
    if (next.shape !== state.shape) tray.setImage(icons(next.shape));
    if (next.tooltip !== state.tooltip) tray.setToolTip(next.tooltip);
    state = next;
  };
  tray.setImage(icons(state.shape));
  tray.setToolTip(state.tooltip);
  setMenu(first);
  return {
    update(snapshot) {
      setState(trayState(snapshot, formatTime));
      setMenu(snapshot);
    },
    bounds() {
      const bounds = platform === "linux" ? pressedAt : tray.getBounds();
      return bounds !== undefined && bounds.width > 0 && bounds.height > 0 ? bounds : undefined;
    },
    dispose: () => tray.destroy(),
  };
}

function itemOf(
  entry: MenuEntry,
  on: Pick<TrayOptions, "onAct" | "onCommand">,
): MenuItemConstructorOptions {
  switch (entry.kind) {
    case "separator":
      return { type: "separator" };
    case "heading":
      return { label: entry.label, enabled: false };
    case "act":
      return { label: entry.label, enabled: entry.enabled, click: () => on.onAct(entry.intent) };
    case "command":
      return { label: entry.label, click: () => on.onCommand(entry.command) };
    case "submenu":
      return { label: entry.label, submenu: entry.entries.map((child) => itemOf(child, on)) };
  }
}
