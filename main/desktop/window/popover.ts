/**
 * The one window: made once, kept warm, shown and hidden. When its page dies it is made anew, later
 * each time, until it has run for a minute.
 */
import type { BrowserWindow, BrowserWindowConstructorOptions, WebContents } from "electron";

import type { Log } from "../../log.ts";
import { backOffMs, type BackOffPace } from "../../timing/back-off.ts";
import type { Clock } from "../../timing/clock.ts";
import type { Rect } from "./placement.ts";

/** The parts of Electron's window that are used. */
export type WindowPort = Pick<
  BrowserWindow,
  | "loadURL"
  | "show"
  | "showInactive"
  | "hide"
  | "minimize"
  | "focus"
  | "isVisible"
  | "isDestroyed"
  | "setAlwaysOnTop"
  | "getBounds"
  | "setBounds"
  | "setVisibleOnAllWorkspaces"
  | "destroy"
  | "webContents"
> & {
  on(event: string, listener: (event: { preventDefault(): void }) => void): unknown;
};

export interface PopoverOptions {
  readonly create: (options: BrowserWindowConstructorOptions) => WindowPort;
  readonly preload: string;
  readonly webPreferences: NonNullable<BrowserWindowConstructorOptions["webPreferences"]>;
  /** The page, asked for each time that a window is made. */
  readonly url: () => string;
  readonly platform: NodeJS.Platform;
  /** Wayland has no window without the keyboard: a ring then opens none. */
  readonly isWayland: boolean;
  /** False: the window stays in the taskbar, is minimized and not hidden, and a press elsewhere leaves it. */
  readonly hasTray: boolean;
  /** Tells of displays that come, go and change, until the result is called. */
  readonly onDisplays: (listener: () => void) => () => void;
  readonly clock: Clock;
  readonly log: Log;
  /** Where a window of this size goes now; asked each time it is shown. */
  readonly bounds: (size: Pick<Rect, "width" | "height">) => Rect;
  /** Serves a new window's page; the result ends that when the window goes. */
  readonly attach: (contents: WebContents) => () => void;
  /** The window was hidden, for whatever reason. */
  readonly onHidden: () => void;
}

const sizes = {
  full: { width: 360, height: 640 },
  /** Above all other windows all day, so that it takes next to no room. */
  strip: { width: 200, height: 44 },
} as const;
/** What the window is: itself, or the strip. */
export type WindowShape = keyof typeof sizes;

/** A press on the icon first takes the focus away, and the window is hidden when the press arrives. */
const blurGuardMs = 250;
const rebuildPace: BackOffPace = { firstMs: 500, longestMs: 60_000, spread: 0 };
const stableMs = 60_000;

/** Its owner disposes it, which ends the window for good. */
export class Popover {
  readonly #options: PopoverOptions;
  #window: WindowPort | undefined;
  #detach: () => void = () => undefined;
  #cancelTimer: () => void = () => undefined;
  #hiddenByBlurAt = -Infinity;
  #failures = 0;
  #isDisposed = false;
  #isHiding = false;
  #shape: WindowShape = "full";
  /** Where the user has the strip, until a display comes or goes. */
  #stripAt: Rect | undefined;
  #loading: Promise<void> = Promise.resolve();
  readonly #stopDisplays: () => void;

  constructor(options: PopoverOptions) {
    this.#options = options;
    this.#stopDisplays = options.onDisplays(() => {
      this.#stripAt = undefined;
      this.#placeAgain();
    });
    this.#build();
  }

  /** Shows the window and gives it the keyboard: the user asked for it. */
  show(): void {
    const window = this.#placed();
    window?.show();
    window?.focus();
  }

  /**
   * Shows the window and leaves the keyboard where it is: a call rings. Where that cannot be had
   * nothing is shown, since a ring must not take what somebody types.
   */
  showInactive(): void {
    if (this.#options.isWayland) return;
    if (this.#window?.isVisible() === true) return;
    this.#placed()?.showInactive();
  }

  hide(): void {
    this.#rememberStrip();
    // A window that is hidden loses the focus as well, which is no press elsewhere.
    this.#isHiding = true;
    if (this.#options.hasTray) this.#window?.hide();
    else this.#window?.minimize();
    this.#isHiding = false;
    this.#options.onHidden();
  }

  /** What a press on the tray icon does. */
  toggle(): void {
    const isSamePress = this.#options.clock.elapsed() - this.#hiddenByBlurAt < blurGuardMs;
    this.#hiddenByBlurAt = -Infinity;
    if (isSamePress) return;
    if (this.#window?.isVisible() === true) this.hide();
    else this.show();
  }

  /** The page draws the other one now. Whatever it becomes, it keeps the keyboard as it is. */
  setShape(shape: WindowShape): void {
    if (shape === this.#shape) return;
    this.#rememberStrip();
    this.#shape = shape;
    this.#window?.setAlwaysOnTop(shape === "strip", "floating");
    this.#placeAgain();
  }

  /** The present page; `undefined` while there is none. */
  contents(): WebContents | undefined {
    return this.#window?.isDestroyed() === false ? this.#window.webContents : undefined;
  }

  /** Resolves once the present page has loaded, or failed to. */
  loaded(): Promise<void> {
    return this.#loading;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#stopDisplays();
    this.#drop();
  }

  /** The display under an open window may be gone. */
  #placeAgain(): void {
    if (this.#window?.isVisible() === true) this.#window.setBounds(this.#bounds());
  }

  #placed(): WindowPort | undefined {
    if (this.#window === undefined && !this.#isDisposed) this.#build();
    // Whoever has moved the strip finds it there.
    const stays = this.#shape === "strip" && this.#window?.isVisible() === true;
    if (!stays) this.#window?.setBounds(this.#bounds());
    return this.#window;
  }

  #rememberStrip(): void {
    if (this.#shape !== "strip" || this.#window?.isVisible() !== true) return;
    this.#stripAt = this.#window.getBounds();
  }

  #bounds(): Rect {
    if (this.#shape === "strip" && this.#stripAt !== undefined) return this.#stripAt;
    return this.#options.bounds(sizes[this.#shape]);
  }

  #build(): void {
    this.#cancelTimer();
    const window = this.#options.create(windowOptions(this.#options));
    this.#window = window;
    // A new page begins as the whole window, and says so when it is not.
    this.#shape = "full";
    if (this.#options.platform === "darwin") {
      // On the Space and beside the full-screen application where the user is. Without the last option
      // the whole application changes its kind, and its windows flicker.
      window.setVisibleOnAllWorkspaces(true, {
        visibleOnFullScreen: true,
        skipTransformProcessType: true,
      });
    }
    this.#detach = this.#options.attach(window.webContents);
    window.on("blur", () => this.#onBlur(window));
    window.on("close", (event) => {
      if (this.#isDisposed) return;
      event.preventDefault();
      this.hide();
    });
    // The title names the window for assistive technology; the page does not change it.
    window.on("page-title-updated", (event) => event.preventDefault());
    window.on("unresponsive", () => this.#rebuildLater("unresponsive"));
    window.webContents.on("render-process-gone", (_event, { reason }) =>
      this.#rebuildLater(reason),
    );
    this.#cancelTimer = this.#options.clock.after(stableMs, () => (this.#failures = 0));
    this.#loading = window
      .loadURL(this.#options.url())
      .catch(() => this.#options.log("page-not-loaded"));
  }

  #onBlur(window: WindowPort): void {
    if (!this.#options.hasTray || this.#isHiding || this.#shape === "strip") return;
    if (window !== this.#window || !window.isVisible()) return;
    this.#hiddenByBlurAt = this.#options.clock.elapsed();
    this.hide();
  }

  #rebuildLater(reason: string): void {
    if (this.#isDisposed || this.#window === undefined) return;
    const wasVisible = this.#window.isVisible();
    this.#failures += 1;
    const delayMs = backOffMs(this.#failures, rebuildPace, 0);
    this.#options.log("window-lost", { reason, attempt: this.#failures, delayMs });
    this.#drop();
    this.#options.onHidden();
    this.#cancelTimer = this.#options.clock.after(delayMs, () => {
      this.#build();
      if (wasVisible) this.showInactive();
    });
  }

  #drop(): void {
    const window = this.#window;
    this.#cancelTimer();
    this.#detach();
    this.#detach = () => undefined;
    this.#window = undefined;
    if (window?.isDestroyed() === false) window.destroy();
  }
}

function windowOptions(options: PopoverOptions): BrowserWindowConstructorOptions {
  return {
    ...sizes.full,
    title: "Ringside",
    show: false,
    frame: false,
    resizable: false,
    minimizable: !options.hasTray,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: options.hasTray,
    webPreferences: { ...options.webPreferences, preload: options.preload },
  };
}
