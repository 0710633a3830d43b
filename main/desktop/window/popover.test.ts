import type { BrowserWindowConstructorOptions, WebContents } from "electron";
import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";

import { safeWebPreferences } from "../../security/harden.ts";
import { FakeClock } from "../../../test/support/fakes/fake-clock.ts";
import type { Rect } from "./placement.ts";
import { Popover } from "./popover.ts";

class FakeWindow extends EventEmitter {
  readonly webContents = new EventEmitter() as unknown as WebContents;
  readonly options: BrowserWindowConstructorOptions;
  url = "";
  isShown = false;
  isFocused = false;
  isGone = false;
  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
  }
  loadURL(url: string): Promise<void> {
    this.url = url;
    return Promise.resolve();
  }
  show(): void {
    this.isShown = true;
  }
  showInactive(): void {
    this.isShown = true;
  }
  hide(): void {
    const wasFocused = this.isFocused;
    this.isFocused = false;
    if (wasFocused) this.emit("blur", {});
    this.isShown = false;
  }
  focus(): void {
    this.isFocused = true;
  }
  isVisible(): boolean {
    return this.isShown;
  }
  isDestroyed(): boolean {
    return this.isGone;
  }
  readonly bounds: Rect[] = [];
  setBounds(bounds: Rect): void {
    this.bounds.push(bounds);
  }
  getBounds(): Rect {
    return this.bounds.at(-1) ?? { x: 0, y: 0, width: 0, height: 0 };
  }
  isOnTop = false;
  setAlwaysOnTop(isOnTop: boolean): void {
    this.isOnTop = isOnTop;
  }
  minimized = 0;
  minimize(): void {
    this.minimized += 1;
  }
  readonly workspaces: unknown[] = [];
  setVisibleOnAllWorkspaces(...args: unknown[]): void {
    this.workspaces.push(args);
  }
  destroy(): void {
    this.isGone = true;
  }
  /** The user closes the window; answers whether it stays. */
  close(): boolean {
    let isPrevented = false;
    this.emit("close", { preventDefault: () => (isPrevented = true) });
    return isPrevented;
  }
  die(): void {
    this.webContents.emit("render-process-gone", {}, { reason: "crashed" });
  }
}

function setUp(on: { platform?: NodeJS.Platform; isWayland?: boolean; hasTray?: boolean } = {}) {
  const displays = new EventEmitter();
  const windows: FakeWindow[] = [];
  const clock = new FakeClock();
  const served: string[] = [];
  let asked = 0;
  let hidden = 0;
  const popover = new Popover({
    create: (options) => {
      const window = new FakeWindow(options);
      windows.push(window);
      return window;
    },
    preload: "/app/preload.cjs",
    webPreferences: safeWebPreferences,
    url: () => `app://ringside/index.html?${(asked += 1)}`,
    clock,
    log: () => undefined,
    platform: on.platform ?? "linux",
    isWayland: on.isWayland ?? false,
    hasTray: on.hasTray ?? true,
    onDisplays: (listener) => {
      displays.on("change", listener);
      return () => displays.off("change", listener);
    },
    bounds: (size) => ({ x: 0, y: 0, ...size }),
    attach: () => {
      served.push("on");
      return () => served.push("off");
    },
    onHidden: () => (hidden += 1),
  });
  const latest = () => {
    const window = windows.at(-1);
    if (window === undefined) throw new Error("no window was made");
    return window;
  };
  return { popover, windows, latest, clock, served, displays, hiddenCount: () => hidden };
}

describe("the popover", () => {
  it("is made once, hidden, isolated and named", () => {
    const { popover, windows, latest } = setUp();
    popover.show();
    popover.hide();
    popover.show();
    expect(windows).toHaveLength(1);
    expect(latest().url).toBe("app://ringside/index.html?1");
    expect(latest().options).toMatchObject({
      title: "Ringside",
      show: false,
      width: 360,
      webPreferences: { ...safeWebPreferences, preload: "/app/preload.cjs" },
    });
  });

  it("takes the keyboard when the user asked for it, and not when a call rings", () => {
    const { popover, latest } = setUp();
    popover.showInactive();
    expect([latest().isShown, latest().isFocused]).toEqual([true, false]);
    popover.show();
    expect(latest().isFocused).toBe(true);
  });

  it("is a strip above all windows while the page draws one, and stays when it loses the focus", () => {
    const { popover, latest } = setUp();
    popover.show();
    popover.setShape("strip");
    expect(latest().bounds.at(-1)).toEqual({ x: 0, y: 0, width: 200, height: 44 });
    expect(latest().isOnTop).toBe(true);
    latest().emit("blur", {});
    expect(latest().isShown).toBe(true);
    const { length } = latest().bounds;
    popover.show();
    expect(latest().bounds).toHaveLength(length);
    popover.setShape("full");
    expect(latest().bounds.at(-1)).toMatchObject({ width: 360, height: 640 });
    expect(latest().isOnTop).toBe(false);
  });

  it("has the strip where the user left it, after a ring and after hiding, while the displays stay", () => {
    const { popover, latest, displays } = setUp();
    const moved = { x: 700, y: 20, width: 200, height: 44 };
    popover.show();
    popover.setShape("strip");
    latest().setBounds(moved);
    popover.setShape("full");
    popover.setShape("strip");
    expect(latest().bounds.at(-1)).toEqual(moved);
    popover.hide();
    popover.show();
    expect(latest().bounds.at(-1)).toEqual(moved);
    displays.emit("change");
    expect(latest().bounds.at(-1)).toMatchObject({ x: 0, y: 0 });
  });

  it("begins whole when its page is made anew", () => {
    const { popover, latest, clock, windows } = setUp();
    popover.show();
    popover.setShape("strip");
    latest().die();
    clock.advance(1_000);
    expect(windows).toHaveLength(2);
    popover.setShape("strip");
    expect(latest().isOnTop).toBe(true);
  });

  it("hides when it loses the focus, and does not come back by the same press on the icon", () => {
    const { popover, latest, clock, hiddenCount } = setUp();
    popover.show();
    latest().emit("blur", {});
    expect([latest().isShown, hiddenCount()]).toEqual([false, 1]);
    clock.advance(100);
    popover.toggle();
    expect(latest().isShown).toBe(false);
    popover.toggle();
    expect(latest().isShown).toBe(true);
  });

  it("comes back by a press on the icon although the clock was set back meanwhile", () => {
    const { popover, latest, clock } = setUp();
    popover.show();
    latest().emit("blur", {});
    clock.advance(1000);
    clock.setBack(3_600_000);
    popover.toggle();
    expect(latest().isShown).toBe(true);
  });

  it("comes back by a press on the icon some time after it lost the focus", () => {
    const { popover, latest, clock } = setUp();
    popover.show();
    latest().emit("blur", {});
    clock.advance(1000);
    popover.toggle();
    expect(latest().isShown).toBe(true);
  });

  it("toggles", () => {
    const { popover, latest } = setUp();
    popover.toggle();
    expect(latest().isShown).toBe(true);
    popover.toggle();
    expect(latest().isShown).toBe(false);
    popover.toggle();
    expect(latest().isShown).toBe(true);
  });

  it("hides instead of closing, until the application quits", () => {
    const { popover, latest } = setUp();
    popover.show();
    expect(latest().close()).toBe(true);
    expect(latest().isShown).toBe(false);
    popover.dispose();
    expect([latest().isGone, latest().close()]).toEqual([true, false]);
  });

  it("is made anew when its page dies, and shown again if it was", () => {
    const { popover, windows, latest, clock, served } = setUp();
    popover.show();
    latest().die();
    expect([windows.length, windows[0]?.isGone, popover.contents()]).toEqual([1, true, undefined]);
    clock.advance(500);
    expect(windows).toHaveLength(2);
    expect([latest().isShown, latest().isFocused]).toEqual([true, false]);
    expect(latest().url).toBe("app://ringside/index.html?2");
    expect(served).toEqual(["on", "off", "on"]);
  });

  it("waits longer after each loss, and starts over after a quiet minute", () => {
    const { windows, latest, clock } = setUp();
    latest().die();
    clock.advance(500);
    latest().die();
    clock.advance(999);
    expect(windows).toHaveLength(2);
    clock.advance(1);
    expect(windows).toHaveLength(3);
    clock.advance(60_000);
    latest().die();
    clock.advance(500);
    expect(windows).toHaveLength(4);
  });

  it("comes at once when the user asks while it waits", () => {
    const { popover, windows, latest, clock } = setUp();
    latest().die();
    popover.show();
    expect([windows.length, latest().isShown]).toEqual([2, true]);
    clock.advance(10_000);
    expect(windows).toHaveLength(2);
  });

  it("makes no window after the end", () => {
    const { popover, windows, latest, clock } = setUp();
    latest().die();
    popover.dispose();
    clock.advance(10_000);
    popover.show();
    expect(windows).toHaveLength(1);
  });

  it("opens nothing on a ring where that would take the keyboard", () => {
    const { popover, latest } = setUp({ isWayland: true });
    popover.showInactive();
    expect(latest().isShown).toBe(false);
    popover.show();
    expect(latest().isShown).toBe(true);
  });

  it("is on every Space of macOS, without a change of the application's kind", () => {
    const spaces = [true, { visibleOnFullScreen: true, skipTransformProcessType: true }];
    expect(setUp({ platform: "darwin" }).latest().workspaces).toEqual([spaces]);
    expect(setUp().latest().workspaces).toEqual([]);
  });

  it("stays to be found where there is no tray", () => {
    const { popover, latest } = setUp({ hasTray: false });
    expect(latest().options).toMatchObject({ skipTaskbar: false, minimizable: true });
    popover.show();
    latest().emit("blur", {});
    expect(latest().isShown).toBe(true);
    popover.hide();
    expect([latest().isShown, latest().minimized]).toEqual([true, 1]);
  });

  it("is placed anew when a display comes or goes under it, and only while it is open", () => {
    const { popover, latest, displays } = setUp();
    displays.emit("change");
    expect(latest().bounds).toHaveLength(0);
    popover.show();
    displays.emit("change");
    expect(latest().bounds).toHaveLength(2);
    popover.dispose();
    expect(displays.listenerCount("change")).toBe(0);
  });
});
