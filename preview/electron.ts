import { PreviewApp } from "./electron/app.ts";
import type { Application } from "./electron/application.ts";
import { windowClass } from "./electron/windows/browser-window.ts";
import { DeskClipboard } from "./electron/desktop/clipboard.ts";
import { eventWith } from "./electron/event.ts";
import { PreviewShortcuts } from "./electron/desktop/global-shortcut.ts";
import { PreviewIpcMain } from "./electron/windows/ipc-main.ts";
import { loudly } from "./electron/loud.ts";
import { editRoles, menuApi } from "./electron/desktop/menu.ts";
import { nativeImageApi } from "./electron/desktop/native-image.ts";
import { PreviewTheme } from "./electron/desktop/native-theme.ts";
import { NotificationRegistry, notificationClass } from "./electron/desktop/notification.ts";
import { PreviewPower, powerSaveBlockerApi } from "./electron/desktop/power.ts";
import { createCache } from "./electron/net/cache.ts";
import { netApi } from "./electron/net/fetch.ts";
import { PreviewProtocol } from "./electron/windows/protocol.ts";
import { PreviewSafeStorage } from "./electron/safe-storage.ts";
import { PreviewScreen } from "./electron/windows/screen.ts";
import { PreviewSession } from "./electron/windows/session.ts";
import { LinkCards } from "./electron/desktop/shell.ts";
import { TrayRegistry, trayClass } from "./electron/desktop/tray.ts";
import { WindowRegistry } from "./electron/windows/window-registry.ts";
import type { Keyring } from "./protocol/keyrings.ts";

export interface PreviewOptions {
  readonly application: Application;
  /** Accelerators that belong to "another application" from the start. */
  readonly taken: readonly string[];
  /** The key store that there is at the start. */
  readonly keyring: Keyring;
  /** Something that the desk shows may have changed; called often, and within other calls. */
  readonly changed: () => void;
  /** The application has quit with this code; nothing of it runs from now on. */
  readonly exit: (code: number) => void;
}

/** The parts behind the desk, by what they stand for. */
export interface Parts {
  readonly app: PreviewApp;
  readonly windows: WindowRegistry;
  readonly trays: TrayRegistry;
  readonly notifications: NotificationRegistry;
  readonly shortcuts: PreviewShortcuts;
  readonly links: LinkCards;
  readonly clipboard: DeskClipboard;
  readonly screen: PreviewScreen;
  readonly power: PreviewPower;
  readonly safeStorage: PreviewSafeStorage;
  readonly theme: PreviewTheme;
  readonly session: PreviewSession;
  readonly ipcMain: PreviewIpcMain;
}

/** The tray's accessible name is the application's, written as a name. */
export const displayName = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function createParts(options: PreviewOptions): Parts {
  const { application, taken, keyring, changed, exit } = options;
  const { system } = application;
  const { platform } = system;
  const app: PreviewApp = new PreviewApp(application, { openWindows: () => windows.all(), exit });
  const requireReady = (what: string): void => {
    if (!app.isReady()) throw new Error(`Cannot use ${what} before app is ready`);
  };
  const appName = (): string => displayName(app.name);
  const session = new PreviewSession(new PreviewProtocol(() => app.isReady()));
  const ipcMain = new PreviewIpcMain();
  const screen = new PreviewScreen(system.windows.tellsCursor);
  const windows = new WindowRegistry({
    session,
    system,
    sharedIpc: ipcMain,
    appName,
    changed,
    requireReady,
    centred: (size) => screen.centred(size),
    created: (window) => {
      app.emit("web-contents-created", eventWith({}), window.webContents);
      app.emit("browser-window-created", eventWith({}), window);
    },
    allClosed: () => app.allWindowsClosed(),
  });
  return {
    app,
    windows,
    session,
    ipcMain,
    screen,
    trays: new TrayRegistry({ changed, requireReady, system, name: appName }),
    notifications: new NotificationRegistry({ changed, requireReady, system }),
    shortcuts: new PreviewShortcuts({ system, changed, requireReady }, taken),
    links: new LinkCards(changed),
    clipboard: new DeskClipboard(changed),
    power: new PreviewPower(platform, changed),
    safeStorage: new PreviewSafeStorage({
      keyring,
      system,
      folder: () => app.getPath("userData"),
      isReady: () => app.isReady(),
      changed,
    }),
    theme: new PreviewTheme(changed),
  };
}

function createModule(parts: Parts, platform: string, changed: () => void) {
  let commandIds = 0;
  const { app } = parts;
  const { Menu, MenuItem, useDefaultMenu } = menuApi({
    changed,
    nextCommandId: () => (commandIds += 1),
    roles: {
      ...editRoles,
      quit: { label: `Quit ${displayName(app.name)}`, run: () => app.quit() },
    },
  });
  app.once("will-finish-launching", useDefaultMenu);
  return loudly("", {
    app,
    BrowserWindow: windowClass(parts.windows),
    Menu,
    MenuItem,
    Notification: notificationClass(parts.notifications),
    Tray: trayClass(parts.trays),
    clipboard: loudly("clipboard", parts.clipboard.api()),
    globalShortcut: parts.shortcuts,
    ipcMain: parts.ipcMain,
    nativeImage: loudly("nativeImage", nativeImageApi(platform === "darwin")),
    nativeTheme: parts.theme,
    net: loudly("net", netApi(createCache(() => app.getPath("sessionData")))),
    powerMonitor: parts.power,
    powerSaveBlocker: loudly("powerSaveBlocker", powerSaveBlockerApi()),
    protocol: parts.session.protocol,
    safeStorage: loudly("safeStorage", parts.safeStorage),
    screen: parts.screen,
    session: loudly("session", { defaultSession: parts.session }),
    shell: loudly("shell", parts.links.api()),
    webContents: loudly("webContents", {
      getAllWebContents: () => parts.windows.all().map((window) => window.webContents),
      fromId: (id: number) => parts.windows.byId(id)?.webContents,
    }),
  } satisfies { [Name in keyof typeof Electron.CrossProcessExports]?: unknown });
}

/** What `import … from "electron"` gives the application. */
export type ElectronModule = ReturnType<typeof createModule>;

/**
 * Makes one imitation of Electron's main-process API. Nothing is shared between two of them, so
 * tests may hold several.
 */
export function createElectron(options: PreviewOptions): { module: ElectronModule; parts: Parts } {
  const parts = createParts(options);
  return {
    parts,
    module: createModule(parts, options.application.system.platform, options.changed),
  };
}
