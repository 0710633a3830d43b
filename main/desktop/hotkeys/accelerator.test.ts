import { describe, expect, it } from "vitest";

import { normalAccelerator } from "./accelerator.ts";

describe("normalAccelerator", () => {
  it.each([
    ["CmdOrCtrl+Alt+Shift+M", "linux", "Ctrl+Alt+Shift+M"],
    ["CmdOrCtrl+Alt+Shift+M", "darwin", "Cmd+Alt+Shift+M"],
    ["shift + alt + control + m", "win32", "Ctrl+Alt+Shift+M"],
    ["Command+Option+F5", "darwin", "Cmd+Alt+F5"],
    ["Meta+K", "linux", "Super+K"],
    ["Ctrl+enter", "linux", "Ctrl+Return"],
    ["F13", "linux", "F13"],
    ["MediaPlayPause", "linux", "MediaPlayPause"],
    ["Ctrl+-", "linux", "Ctrl+-"],
    ["Ctrl+num7", "linux", "Ctrl+num7"],
  ] as const)("reads %s on %s as %s", (text, platform, normal) => {
    expect(normalAccelerator(text, platform)).toBe(normal);
  });

  it.each([
    "",
    "M",
    "Shift+M",
    "Space",
    "Ctrl",
    "Ctrl+Alt",
    "Ctrl+M+K",
    "Hyper+M",
    "Ctrl++",
    "Ctrl+F25",
    "constructor+M",
    "Ctrl+ключ",
  ])("refuses %o", (text) => {
    expect(normalAccelerator(text, "linux")).toBeUndefined();
  });
});
