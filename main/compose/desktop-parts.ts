/** Electron's own objects, handed to the parts that use them. Decides nothing. */
import {
  BrowserWindow,
  Menu,
  Notification,
  Tray,
  app,
  globalShortcut,
  nativeImage,
  nativeTheme,
  screen,
} from "electron";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

import type { Clock } from "../timing/clock.ts";
import { createFormatTime } from "../desktop/tray/clock-time.ts";
import { isRefusedSilently } from "../desktop/hotkeys/desktop-file.ts";
import { type HotkeyOptions, Hotkeys } from "../desktop/hotkeys/hotkeys.ts";
import {
  type NotificationOptions,
  type NotificationPort,
  createNotifications,
} from "../desktop/notifications/notifications.ts";
import { type Rect, place } from "../desktop/window/placement.ts";
import { type PopoverOptions, Popover } from "../desktop/window/popover.ts";
import { createTrayIcons } from "../desktop/tray/tray-icons.ts";
import { type TrayOptions, TrayIcon } from "../desktop/tray/tray.ts";
import type { AppSnapshot, DesktopView } from "../../contract/app-snapshot.ts";
import type { DesktopLanguage } from "../desktop/desktop-language.ts";
import type { AppState } from "../app-state.ts";
import type { Settings } from "../../contract/settings.ts";
import type { Log } from "../log.ts";
import { safeWebPreferences } from "../security/harden.ts";

/** The machine and the process that everything runs in. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly isWayland: boolean;
  /** Whether an icon in the tray would be seen. */
  readonly hasTray: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly speech: DesktopLanguage;
}

/** What the window may say of the desktop. */
export const desktopOf = ({ hasTray, isWayland, speech }: Surroundings): DesktopView => ({
  hasTray,
  showsOnRing: !isWayland,
  language: speech.language,
});

/** The theme and the language that the settings want. */
export function obeyLook({ speech }: Surroundings, { theme, language }: Settings): void {
  nativeTheme.themeSource = theme;
  void speech.use(language);
}

/** Puts the language that is spoken into the snapshot, until the returned function ends that. */
export const tellLanguage = (surroundings: Surroundings, state: AppState): (() => void) =>
  surroundings.speech.subscribe(() => state.set({ desktop: desktopOf(surroundings) }));

type Own<Options, Given extends keyof Options> = Omit<Options, Given>;

export const openHotkeys = (
  { platform, isWayland, clock, speech }: Surroundings,
  own: Pick<HotkeyOptions, "onPress" | "onSpeak" | "onChange" | "onTried">,
) => {
  const around = { env: process.env, home: homedir(), exists: existsSync };
  const silently = platform === "linux" && isRefusedSilently(around);
  return new Hotkeys({
    ...{ globalShortcut, platform, isWayland, clock, speech, isRefusedSilently: silently },
    ...own,
  });
};

export const openNotifications = (
  { platform, log, speech, clock }: Surroundings,
  own: Own<NotificationOptions, "port" | "platform" | "log" | "speech" | "clock">,
) =>
  createNotifications({
    port: Notification.isSupported() ? notificationPort : undefined,
    ...{ platform, log, speech, clock },
    ...own,
  });

const notificationPort: NotificationPort = {
  create: (options) => new Notification(options),
  removeAll: () => Notification.removeAll(),
  handleActivation: (listener) => Notification.handleActivation(listener),
};

export const openPopover = (
  { clock, log, platform, isWayland, hasTray }: Surroundings,
  own: Own<
    PopoverOptions,
    "create" | "webPreferences" | (keyof Surroundings & keyof PopoverOptions)
  >,
) =>
  new Popover({
    create: (options) => new BrowserWindow(options),
    // A tone is played for what happens while nobody has clicked into the window.
    webPreferences: { ...safeWebPreferences, autoplayPolicy: "no-user-gesture-required" },
    ...{ clock, log, platform, isWayland, hasTray },
    ...own,
  });

/** `undefined` where the desktop has no tray: the window then opens by starting the app again. */
export function openTray(
  { platform, log, speech }: Surroundings,
  own: Own<TrayOptions, "create" | "buildMenu" | "icons" | "platform" | "formatTime" | "speech">,
  { first, folder }: { readonly first: AppSnapshot; readonly folder: string },
): TrayIcon | undefined {
  const options: TrayOptions = {
    create: (image) => new Tray(image),
    buildMenu: (template) => Menu.buildFromTemplate(template),
    icons: createTrayIcons({ nativeImage, platform, folder: join(folder, "tray") }),
    platform,
    speech,
    formatTime: createFormatTime(app.getPreferredSystemLanguages()),
    ...own,
  };
  try {
    return new TrayIcon(options, first);
  } catch (error) {
    log("no-tray", { platform, kind: error instanceof Error ? error.name : "" });
    return undefined;
  }
}

/** Tells of a display that came, went or changed, until the returned function ends that. */
export function watchDisplays(listener: () => void): () => void {
  screen.on("display-added", listener);
  screen.on("display-removed", listener);
  screen.on("display-metrics-changed", listener);
  return () => {
    screen.removeListener("display-added", listener);
    screen.removeListener("display-removed", listener);
    screen.removeListener("display-metrics-changed", listener);
  };
}

/** Where the window goes at this moment. */
export const placeNow = (
  { platform }: Surroundings,
  size: Pick<Rect, "width" | "height">,
  trayBounds: Rect | undefined,
): Rect =>
  place({
    ...(trayBounds === undefined ? {} : { trayBounds }),
    cursor: screen.getCursorScreenPoint(),
    displays: screen.getAllDisplays(),
    size,
    platform,
  });
