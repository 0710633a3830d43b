import { expect, test } from "vitest";

import { acceleratorOf, ariaShortcut, hotkeyText, platformOf } from "./hotkey-text.ts";

const press = (
  code: string,
  held: Partial<Record<"ctrl" | "alt" | "shift" | "meta", boolean>>,
) => ({
  code,
  ctrlKey: held.ctrl ?? false,
  altKey: held.alt ?? false,
  shiftKey: held.shift ?? false,
  metaKey: held.meta ?? false,
});

test("an accelerator is written as each platform writes its keys", () => {
  const accelerator = "CmdOrCtrl+Alt+Shift+M";
  expect(hotkeyText(accelerator, "mac")).toBe("⌥⇧⌘M");
  expect(hotkeyText(accelerator, "windows")).toBe("Ctrl+Alt+Shift+M");
  expect(hotkeyText("Super+F9", "windows")).toBe("Win+F9");
  expect(hotkeyText("Super+F9", "linux")).toBe("Super+F9");
});

test("assistive technology is told the modifier of the platform", () => {
  expect(ariaShortcut("CmdOrCtrl+Alt+M", "mac")).toBe("Meta+Alt+M");
  expect(ariaShortcut("CmdOrCtrl+Alt+M", "linux")).toBe("Control+Alt+M");
});

test("a pressed combination becomes an accelerator that moves between platforms", () => {
  const complete = { kind: "complete", accelerator: "CmdOrCtrl+Alt+Shift+M" };
  const withControl = press("KeyM", { ctrl: true, alt: true, shift: true });
  const withCommand = press("KeyM", { meta: true, alt: true, shift: true });
  expect(acceleratorOf(withControl, "linux")).toEqual(complete);
  expect(acceleratorOf(withCommand, "mac")).toEqual(complete);
  expect(acceleratorOf(withCommand, "windows")).toEqual({
    kind: "complete",
    accelerator: "Super+Alt+Shift+M",
  });
});

test("modifiers alone are unfinished", () => {
  expect(acceleratorOf(press("ShiftLeft", { shift: true }), "linux")).toEqual({
    kind: "unfinished",
  });
});

test("a key that people type with is refused without a modifier, a function key is not", () => {
  expect(acceleratorOf(press("KeyA", {}), "linux")).toEqual({ kind: "bare" });
  expect(acceleratorOf(press("KeyA", { shift: true }), "linux")).toEqual({ kind: "bare" });
  expect(acceleratorOf(press("F8", {}), "linux")).toEqual({ kind: "complete", accelerator: "F8" });
});

test("the platform is read from the user agent", () => {
  expect(platformOf("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)")).toBe("mac");
  expect(platformOf("Mozilla/5.0 (Windows NT 10.0; Win64; x64)")).toBe("windows");
  expect(platformOf("Mozilla/5.0 (X11; Linux x86_64)")).toBe("linux");
});
