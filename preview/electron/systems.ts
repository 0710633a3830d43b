/**
 * The desktops that the preview can be, one description each: what tray, hotkeys, notifications, key
 * store and windows do there. Read from Electron's documentation and sources (main of August 2026).
 */
export const systemNames = ["linux-wayland", "linux-x11", "darwin", "win32"] as const;
export type SystemName = (typeof systemNames)[number];

export interface DesktopSystem {
  readonly name: SystemName;
  readonly platform: "linux" | "darwin" | "win32";
  /** What `XDG_SESSION_TYPE` says; Linux only. */
  readonly session: "wayland" | "x11" | undefined;
  readonly tray: {
    /** Whether a click, and `getBounds`, tell where the icon is. On Linux they are all zero. */
    readonly tellsBounds: boolean;
    /** Whether the other mouse button is told when no menu is set. */
    readonly tellsRightClick: boolean;
  };
  readonly hotkeys: {
    /** By the desktop's portal: `register` always says yes and `unregister` does nothing. */
    readonly byPortal: boolean;
  };
  readonly notifications: {
    /** Whether `actions` are drawn. The presenter of Linux ignores them. */
    readonly hasButtons: boolean;
    /** Whether a newer one with the same `id` takes the place of the older. */
    readonly hasIds: boolean;
    /** Whether `handleActivation` is there, and tells of every use. */
    readonly tellsActivation: boolean;
    /** Whether `close` says why. */
    readonly tellsWhyClosed: boolean;
    /** What is left of one whose time on the screen is over: nothing, or an entry in a list. */
    readonly afterTimeout: "nothing" | "kept";
    /** What `failed` says where none can be shown. */
    readonly failure: string;
  };
  readonly keyStore: {
    /** Whether Chromium encrypts by a key that everyone knows where nothing protects. */
    readonly hasFixedKey: boolean;
  };
  readonly windows: {
    /** Whether a window can be placed, and shown without the keyboard. */
    readonly canBePlaced: boolean;
    /** Whether the pointer's place is told. */
    readonly tellsCursor: boolean;
  };
}

const linux = {
  platform: "linux",
  tray: { tellsBounds: false, tellsRightClick: false },
  notifications: {
    hasButtons: false,
    hasIds: false,
    tellsActivation: false,
    tellsWhyClosed: false,
    afterTimeout: "nothing",
    failure: "",
  },
  keyStore: { hasFixedKey: true },
} as const;

const elsewhere = {
  session: undefined,
  tray: { tellsBounds: true, tellsRightClick: true },
  hotkeys: { byPortal: false },
  keyStore: { hasFixedKey: false },
  windows: { canBePlaced: true, tellsCursor: true },
} as const;

/** Every system by its name. */
export const systems: Readonly<Record<SystemName, DesktopSystem>> = {
  "linux-wayland": {
    ...linux,
    name: "linux-wayland",
    session: "wayland",
    hotkeys: { byPortal: true },
    windows: { canBePlaced: false, tellsCursor: false },
  },
  "linux-x11": {
    ...linux,
    name: "linux-x11",
    session: "x11",
    hotkeys: { byPortal: false },
    windows: { canBePlaced: true, tellsCursor: true },
  },
  darwin: {
    ...elsewhere,
    name: "darwin",
    platform: "darwin",
    notifications: {
      hasButtons: true,
      hasIds: true,
      tellsActivation: false,
      tellsWhyClosed: false,
      afterTimeout: "kept",
      failure: "Notifications are not allowed for this application",
    },
  },
  win32: {
    ...elsewhere,
    name: "win32",
    platform: "win32",
    notifications: {
      hasButtons: true,
      hasIds: true,
      tellsActivation: true,
      tellsWhyClosed: true,
      afterTimeout: "kept",
      failure: "HRESULT 0x80070490",
    },
  },
};

/** The system that this process runs on. */
export function systemHere(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): DesktopSystem {
  if (platform === "darwin" || platform === "win32") return systems[platform];
  return systems[env["XDG_SESSION_TYPE"] === "wayland" ? "linux-wayland" : "linux-x11"];
}
