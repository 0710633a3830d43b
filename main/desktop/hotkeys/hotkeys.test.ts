import { describe, expect, it } from "vitest";

import { type HotkeyAction, type HotkeyView, defaultSettings } from "../../../contract/settings.ts";
import { intentAction } from "../../../contract/operations.ts";
import { FakeClock } from "../../../test/support/fakes/fake-clock.ts";
import { hotkeyIntents, Hotkeys } from "./hotkeys.ts";
import { inEnglish } from "../../../test/support/english.ts";

/** A desktop on which some combinations belong to others. */
class FakeShortcuts {
  readonly registered = new Map<string, () => void>();
  readonly taken = new Set<string>();
  isSuspended = false;
  register(accelerator: string, press: () => void): boolean {
    if (accelerator === "Ctrl+Alt+Unreadable") throw new TypeError("conversion failure");
    if (this.isSuspended || this.taken.has(accelerator)) return false;
    if (this.registered.has(accelerator)) return false;
    this.registered.set(accelerator, press);
    return true;
  }
  unregister(accelerator: string): void {
    this.registered.delete(accelerator);
  }
  setSuspended(isSuspended: boolean): void {
    this.isSuspended = isSuspended;
  }
}

/** Electron under Wayland: what was asked of the portal can neither be taken back nor be suspended. */
class PortalShortcuts extends FakeShortcuts {
  override register(accelerator: string, press: () => void): boolean {
    this.registered.set(accelerator, press);
    return !this.taken.has(accelerator);
  }
  override unregister(): void {
    // `GlobalShortcut::Unregister` looks for the accelerator among those that it registered itself.
  }
}

const nothing = Object.fromEntries(
  Object.keys(defaultSettings.hotkeys).map((action) => [action, null]),
) as typeof defaultSettings.hotkeys;

function setUp(options: { isWayland?: boolean; isRefusedSilently?: boolean } = {}) {
  const shortcuts = options.isWayland === true ? new PortalShortcuts() : new FakeShortcuts();
  const pressed: string[] = [];
  const changes: HotkeyView[][] = [];
  const tried: string[] = [];
  const clock = new FakeClock();
  clock.advance(1_000);
  const hotkeys = new Hotkeys({
    speech: inEnglish,
    globalShortcut: shortcuts,
    platform: "linux",
    isWayland: options.isWayland ?? false,
    isRefusedSilently: options.isRefusedSilently ?? false,
    clock,
    onTried: (action) => tried.push(action),
    onSpeak: () => pressed.push("speak"),
    onPress: ({ action }) => pressed.push(action),
    onChange: (views) => changes.push(views),
  });
  const view = (action: HotkeyAction) => hotkeys.views().find((entry) => entry.action === action);
  const press = (accelerator: string, laterMs = 1000) => {
    clock.advance(laterMs);
    shortcuts.registered.get(accelerator)?.();
  };
  return { shortcuts, pressed, tried, changes, hotkeys, view, press, clock };
}

const muteKey = "CmdOrCtrl+Alt+Shift+M";

describe("hotkeys", () => {
  it("asks how things are without an act", () => {
    const { hotkeys, pressed, press } = setUp();
    hotkeys.apply({ ...nothing, speak: "CmdOrCtrl+Alt+Shift+S" });
    press("CmdOrCtrl+Alt+Shift+S");
    expect(pressed).toEqual(["speak"]);
  });

  it("registers the defaults and acts in the same tick as the press", () => {
    const { shortcuts, hotkeys, pressed, press, view } = setUp();
    hotkeys.apply(defaultSettings.hotkeys);
    expect([...shortcuts.registered.values()].map(({ name }) => name)).toEqual([
      "Mute",
      "Hold",
      "Flip",
      "Park",
    ]);
    press(muteKey);
    expect(pressed).toEqual(["toggle-mute"]);
    expect(view("mute")?.state).toBe("registered");
    expect(view("end")?.state).toBe("unset");
  });

  it("sends for each action an intent that names no call", () => {
    const withCall = Object.values(hotkeyIntents).filter(
      (intent) => "telephonySessionId" in intent,
    );
    expect(withCall).toEqual([]);
  });

  it("says which of several registrations failed, and keeps the others", () => {
    const { shortcuts, hotkeys, view } = setUp();
    shortcuts.taken.add("CmdOrCtrl+Alt+Shift+H");
    hotkeys.apply(defaultSettings.hotkeys);
    expect(view("hold")).toEqual({
      action: "hold",
      accelerator: "CmdOrCtrl+Alt+Shift+H",
      state: "failed",
      cause: "taken",
      active: null,
    });
    expect(view("mute")?.state).toBe("registered");
  });

  it("moves a binding", () => {
    const { shortcuts, hotkeys, pressed, press } = setUp();
    hotkeys.apply(defaultSettings.hotkeys);
    expect(hotkeys.rebind("mute", "Ctrl+Alt+J").ok).toBe(true);
    expect(shortcuts.registered.has(muteKey)).toBe(false);
    press("Ctrl+Alt+J");
    expect(pressed).toEqual(["toggle-mute"]);
  });

  it("frees a combination for another action", () => {
    const { hotkeys, view } = setUp();
    hotkeys.apply(defaultSettings.hotkeys);
    hotkeys.rebind("mute", null);
    hotkeys.rebind("end", muteKey);
    expect([view("mute")?.state, view("end")?.state]).toEqual(["unset", "registered"]);
  });

  it.each([
    ["Ctrl+Alt+T", "hotkey-taken", "taken"],
    ["Ctrl+Alt+Unreadable", "hotkey-invalid", "invalid"],
    ["M", "hotkey-invalid", "invalid"],
  ] as const)("keeps the last good binding when %s is refused", (wanted, code, cause) => {
    const { shortcuts, hotkeys, pressed, press, view } = setUp();
    shortcuts.taken.add("Ctrl+Alt+T");
    hotkeys.apply(defaultSettings.hotkeys);
    expect(hotkeys.rebind("mute", wanted)).toMatchObject({ ok: false, error: { code } });
    expect(view("mute")).toMatchObject({
      accelerator: wanted,
      state: "failed",
      cause,
      active: muteKey,
    });
    press(muteKey);
    expect(pressed).toEqual(["toggle-mute"]);
  });

  it("refuses a combination of another action, however it is spelt", () => {
    const { hotkeys, view } = setUp();
    hotkeys.apply(defaultSettings.hotkeys);
    hotkeys.rebind("end", "shift+alt+ctrl+m");
    expect(view("end")).toMatchObject({ state: "failed", cause: "duplicate", active: null });
    expect(view("mute")?.state).toBe("registered");
  });

  it("mends a failed one when the old combination is chosen again", () => {
    const { shortcuts, hotkeys, view, press, pressed } = setUp();
    hotkeys.apply(defaultSettings.hotkeys);
    hotkeys.rebind("mute", "M");
    expect(hotkeys.rebind("mute", "Shift+Alt+Ctrl+M").ok).toBe(true);
    expect(view("mute")?.state).toBe("registered");
    press(muteKey);
    hotkeys.rebind("mute", null);
    expect(pressed).toEqual(["toggle-mute"]);
    expect(shortcuts.registered.has(muteKey)).toBe(false);
  });

  it("sends nothing for the repeats of a key that is held down, not even for the first", () => {
    const { hotkeys, pressed, press, clock } = setUp();
    hotkeys.apply(defaultSettings.hotkeys);
    press(muteKey);
    press(muteKey, 500);
    for (let count = 0; count < 20; count += 1) press(muteKey, 33);
    clock.advance(2_000);
    expect(pressed).toEqual(["toggle-mute"]);
    press(muteKey, 300);
    expect(pressed).toEqual(["toggle-mute", "toggle-mute"]);
  });

  it("can have a key for every intent", () => {
    const asked = new Set(Object.values(hotkeyIntents).map(({ action }) => action));
    expect(intentAction.options.filter((action) => !asked.has(action))).toEqual([]);
  });

  it("tells which key arrives while the keys are tried, and asks for nothing", () => {
    const { hotkeys, pressed, tried, press } = setUp();
    hotkeys.apply(defaultSettings.hotkeys);
    hotkeys.tryOut(true);
    press(muteKey);
    hotkeys.tryOut(false);
    expect([pressed, tried]).toEqual([[], ["mute"]]);
    press(muteKey, 5_000);
    expect(pressed).toEqual(["toggle-mute"]);
  });

  it("fires nothing while a field listens, yet can register what was typed", () => {
    const { shortcuts, hotkeys, pressed, press, view } = setUp();
    hotkeys.apply(defaultSettings.hotkeys);
    hotkeys.suspend(true);
    press(muteKey);
    expect(shortcuts.isSuspended).toBe(true);
    hotkeys.rebind("end", "Ctrl+Alt+E");
    expect(shortcuts.isSuspended).toBe(true);
    hotkeys.suspend(false);
    expect(view("end")?.state).toBe("registered");
    press("Ctrl+Alt+E");
    expect(pressed).toEqual(["end"]);
  });

  it("claims no more than that it asked on Wayland, until the hotkey fires", () => {
    const { hotkeys, view, press, changes } = setUp({ isWayland: true });
    hotkeys.apply({ ...nothing, mute: muteKey });
    expect(view("mute")?.state).toBe("requested");
    press(muteKey);
    expect(view("mute")?.state).toBe("registered");
    expect(changes.at(-1)?.[0]?.state).toBe("registered");
  });

  it("lets no hotkey act under Wayland that was removed or given other keys", () => {
    const { hotkeys, view, pressed, press } = setUp({ isWayland: true });
    hotkeys.apply({ ...nothing, end: "Ctrl+Alt+E", mute: muteKey });
    hotkeys.rebind("end", "Ctrl+Alt+J");
    press("Ctrl+Alt+E");
    expect([pressed, view("end")?.state]).toEqual([[], "requested"]);
    hotkeys.rebind("mute", null);
    press(muteKey);
    expect(pressed).toEqual([]);
    hotkeys.rebind("hold", muteKey);
    press(muteKey);
    press("Ctrl+Alt+J");
    expect(pressed).toEqual(["toggle-hold", "end"]);
  });

  it("says under GNOME why what was asked for may never come, until it comes", () => {
    const { hotkeys, view, press } = setUp({ isWayland: true, isRefusedSilently: true });
    hotkeys.apply({ ...nothing, mute: muteKey });
    expect(view("mute")).toMatchObject({ state: "requested", cause: "not-installed" });
    press(muteKey);
    expect(view("mute")).toEqual({
      ...{ action: "mute", accelerator: muteKey, active: muteKey },
      state: "registered",
    });
  });

  it("says so where the desktop has no portal for hotkeys", () => {
    const { hotkeys, shortcuts, view } = setUp({ isWayland: true });
    shortcuts.taken.add(muteKey);
    hotkeys.apply({ ...nothing, mute: muteKey });
    expect(view("mute")).toMatchObject({ state: "failed", cause: "unsupported" });
  });

  it("leaves nothing registered behind", () => {
    const { shortcuts, hotkeys } = setUp();
    hotkeys.apply(defaultSettings.hotkeys);
    hotkeys.suspend(true);
    hotkeys.dispose();
    expect(shortcuts.registered.size).toBe(0);
    expect(shortcuts.isSuspended).toBe(false);
  });
});
