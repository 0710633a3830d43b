import type { Menu, MenuItemConstructorOptions, Rectangle, Tray } from "electron";
import { isDeepStrictEqual } from "node:util";

import type { AvailabilityChange } from "../../../contract/account/availability.ts";
import type { AppSnapshot } from "../../../contract/app-snapshot.ts";
import type { CallIntent } from "../../../contract/intent.ts";
import type { DesktopSpeech } from "../../../contract/i18n/words.ts";
import { menuLabel, tooltip } from "../native-text.ts";
import type { TrayIcons } from "./tray-icons.ts";
import type { MenuCommand, MenuEntry } from "./menu-entry.ts";
import { trayMenu } from "./tray-menu.ts";
import { type FormatTime, type TrayState, type TrayVoice, trayState } from "./tray-state.ts";

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

/** Electron's `Menu`, as its `buildFromTemplate` declares it; this adapter only passes it on. */
export type TrayMenu = ReturnType<typeof Menu.buildFromTemplate>;

export interface TrayOptions {
  /** Makes the icon; throws where the desktop has no tray. */
  readonly create: (image: ReturnType<TrayIcons>) => TrayPort;
  readonly buildMenu: (template: MenuItemConstructorOptions[]) => TrayMenu;
  readonly icons: TrayIcons;
  readonly platform: NodeJS.Platform;
  readonly formatTime: FormatTime;
  readonly speech: DesktopSpeech;
  readonly onAct: (intent: CallIntent) => void;
  readonly onCommand: (command: MenuCommand) => void;
  readonly onAvailability: (change: AvailabilityChange) => void;
  /** The icon was pressed: show the window, or hide it. */
  readonly onToggle: () => void;
}

/** The icon in the tray. Made by `createTray`; its owner disposes it. */
export class TrayIcon {
  readonly #options: TrayOptions;
  readonly #tray: TrayPort;
  #state: TrayState | undefined;
  #entries: readonly MenuEntry[] | undefined;
  #menu: TrayMenu | undefined;
  #pressedAt: Rectangle | undefined;

  constructor(options: TrayOptions, first: AppSnapshot) {
    this.#options = options;
    const { shape } = trayState(first, this.#voice());
    this.#tray = options.create(options.icons(shape));
    this.#tray.on("click", (_event, bounds: Rectangle | undefined) => {
      this.#pressedAt = bounds;
      options.onToggle();
    });
    if (options.platform === "darwin") {
      // A menu that is set takes the left click too, so macOS gets it on the right click only.
      this.#tray.setIgnoreDoubleClickEvents(true);
      this.#tray.on("right-click", () => this.#tray.popUpContextMenu(this.#menu));
    }
    this.update(first);
  }

  /** Draws the snapshot; what is the same as before is left alone. */
  update(snapshot: AppSnapshot): void {
    const { icons, platform } = this.#options;
    const before = this.#state;
    const state = trayState(snapshot, this.#voice());
    this.#state = state;
    if (state.shape !== before?.shape) this.#tray.setImage(icons(state.shape));
    if (state.tooltip !== before?.tooltip) {
      this.#tray.setToolTip(tooltip(state.tooltip, platform));
    }
    this.#setMenu(trayMenu(snapshot, this.#options.speech.words));
  }

  /** Where the icon is; on Linux where it was last pressed, and `undefined` if that is unknown. */
  bounds(): Rectangle | undefined {
    const isLinux = this.#options.platform === "linux";
    const bounds = isLinux ? this.#pressedAt : this.#tray.getBounds();
    return bounds !== undefined && bounds.width > 0 && bounds.height > 0 ? bounds : undefined;
  }

  dispose(): void {
    this.#tray.destroy();
  }

  #voice(): TrayVoice {
    const { speech, formatTime } = this.#options;
    return { words: speech.words, formatTime };
  }

  #setMenu(entries: readonly MenuEntry[]): void {
    if (isDeepStrictEqual(entries, this.#entries)) return;
    const { buildMenu, platform } = this.#options;
    this.#entries = entries;
    this.#menu = buildMenu(entries.map((entry) => itemOf(entry, this.#options)));
    // Linux shows the menu as it was when it was set, so every change sets it anew.
    if (platform !== "darwin") this.#tray.setContextMenu(this.#menu);
  }
}

function itemOf(
  entry: MenuEntry,
  on: Pick<TrayOptions, "onAct" | "onCommand" | "onAvailability">,
): MenuItemConstructorOptions {
  if (entry.kind === "separator") return { type: "separator" };
  const label = menuLabel(entry.label);
  switch (entry.kind) {
    case "heading":
      return { label, enabled: false };
    case "act":
      return { label, enabled: entry.enabled, click: () => on.onAct(entry.intent) };
    case "command":
      return { label, click: () => on.onCommand(entry.command) };
    case "availability": {
      const click = (): void => on.onAvailability(entry.change);
      return { label, type: "radio", checked: entry.isInForce, click };
    }
    case "submenu":
      return { label, submenu: entry.entries.map((child) => itemOf(child, on)) };
  }
}
