import { describe, expect, test } from "vitest";

import { combinationId, keyLabels, parseAccelerator } from "./accelerator.ts";

const idOf = (text: string, platform = "linux"): string | undefined => {
  const combination = parseAccelerator(text, platform);
  return combination === undefined ? undefined : combinationId(combination);
};

describe("accelerators", () => {
  test.each([
    ["CmdOrCtrl+Shift+M", "Shift+Control+m"],
    ["Option+Esc", "Alt+Escape"],
    ["Super+Enter", "Meta+Return"],
  ])("%s and %s are one combination", (one, other) => {
    expect(idOf(one)).toBeDefined();
    expect(idOf(one)).toBe(idOf(other));
  });

  test("the platform's main modifier is Command on macOS", () => {
    expect(idOf("CmdOrCtrl+M", "darwin")).toBe(idOf("Cmd+M", "darwin"));
    expect(idOf("CmdOrCtrl+M", "darwin")).not.toBe(idOf("Ctrl+M", "darwin"));
  });

  test.each(["", "Ctrl", "Ctrl+", "Ctrl+Foo", "A+B", "F25"])("'%s' is refused", (text) => {
    expect(parseAccelerator(text, "linux")).toBeUndefined();
  });

  test("are written as people of the platform write them", () => {
    const combination = parseAccelerator("Shift+Alt+CmdOrCtrl+M", "linux");
    expect(combination && keyLabels(combination, "linux")).toEqual(["Ctrl", "Alt", "Shift", "M"]);
    const mac = parseAccelerator("Shift+CmdOrCtrl+M", "darwin");
    expect(mac && keyLabels(mac, "darwin")).toEqual(["⇧", "⌘", "M"]);
  });
});
