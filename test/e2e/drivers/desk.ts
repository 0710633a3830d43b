import type { Locator, Page } from "@playwright/test";

import type { TrayShape } from "../../../main/desktop/tray/tray-state.ts";

/** The page of the app's window, whether it is a window of its own or a frame on the desk. */
export type WindowPage = Pick<Page, "getByRole" | "getByLabel" | "getByText" | "locator">;

export interface MenuItem {
  readonly label: string;
  readonly enabled: boolean;
}

/** A notification as the desktop shows it. */
export interface Card {
  readonly title: string;
  readonly body: string;
  /** What stands on its buttons; none where the system draws none. */
  readonly actions: readonly string[];
}

/**
 * What a person at the desk can see and do. Scenarios know nothing else of the host, so the same
 * text runs on the preview and on Electron. Every reader answers what is so at that moment;
 * scenarios poll with `expect.poll`.
 */
export interface Desk {
  /** The window's page; opens the window by the tray's menu when it is hidden. */
  window(): Promise<WindowPage>;
  windowIsOpen(): Promise<boolean>;
  /** Something with a `screenshot`, for pictures and for looking at failures. */
  surface(): Promise<Page | Locator>;
  /** The browser's page that holds the app's window, to look into its memory. */
  page(): Page;
  tray: {
    shape(): Promise<TrayShape | undefined>;
    tooltip(): Promise<string>;
    click(): Promise<void>;
    menu(): Promise<MenuItem[]>;
    /** An entry by its name; of a submenu, by the names on the way to it. */
    choose(...path: readonly string[]): Promise<void>;
  };
  hotkeys: {
    /** The names of the actions that have a registered hotkey now. */
    names(): Promise<string[]>;
    press(name: string): Promise<void>;
  };
  notifications: {
    cards(): Promise<Card[]>;
    click(title: RegExp): Promise<void>;
    act(title: RegExp, action: string): Promise<void>;
    /** The time on the screen of all that are shown is over. */
    timeOut(): Promise<void>;
    /** Windows: a button is pressed on a card that an earlier run has left behind. */
    actLeftBehind(): Promise<void>;
  };
  /** The addresses that the application had the system's browser open, newest first. */
  opened(): Promise<string[]>;
  /** The text on the clipboard. */
  clipboard(): Promise<string>;
  /** Starts the application once more, as the system does to hand it an address. */
  startAgain(args: readonly string[]): Promise<void>;
  /** The machine sleeps and wakes. */
  suspend(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
}

/** The systems that the preview can be. */
export type SystemName = "linux-wayland" | "linux-x11" | "darwin" | "win32";

/** How the app is started in a scenario. */
export interface LaunchOptions {
  /** Arguments of the application, without `--user-data-dir`. */
  readonly args: readonly string[];
  readonly userDataDir: string;
  /** The key store that the desk pretends to have; only the preview can pretend. */
  readonly keyring?: "protected" | "none";
  /** The system that the desk pretends to be, likewise; this machine's own when left out. */
  readonly system?: SystemName;
  /** False: the session bus tells of no tray. */
  readonly tray?: boolean;
  /** A file that everything is appended to that the host and the app print, where it is kept. */
  readonly output?: string;
}
