import { describe, expect, test } from "vitest";

import { keysWords } from "../../contract/i18n/en/keys.ts";
import { keyShortcut, keyText, typedBy, windowKeyOf, windowKeys } from "./window-keys.ts";

const press = (key: string, part: Partial<Parameters<typeof windowKeyOf>[0]> = {}) => ({
  ...{ key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...{ repeat: false, isComposing: false },
  ...part,
});
const deed = (...of: Parameters<typeof press>) => windowKeyOf(press(...of), "linux")?.deed;
const guards = { ctrlKey: true, shiftKey: true };

describe("a key of the window", () => {
  test("is a letter alone, whatever Caps Lock makes of it", () => {
    expect(deed("m")).toBe("mute");
    expect(deed("M")).toBe("mute");
  });

  test.each([
    ["Shift", { shiftKey: true }],
    ["Ctrl", { ctrlKey: true }],
    ["Alt", { altKey: true }],
    ["the system key", { metaKey: true }],
    ["auto-repeat", { repeat: true }],
    ["an input method at work", { isComposing: true }],
  ])("is none with %s", (_what, part) => {
    expect(deed("m", part)).toBeUndefined();
  });

  test.each([
    "answer",
    "decline",
    "end",
    "record",
    "complete",
    "take-back",
    "finish-here",
  ] as const)(
    "that would %s is none without its modifiers, held down, or with one too many",
    (wanted) => {
      const key = windowKeys.find((one) => one.deed === wanted)?.key ?? "";
      expect(deed(key, guards)).toBe(wanted);
      expect(deed(key)).not.toBe(wanted);
      expect(deed(key, { shiftKey: true })).toBeUndefined();
      expect(deed(key, { ctrlKey: true })).toBeUndefined();
      expect(deed(key, { ...guards, altKey: true })).toBeUndefined();
      expect(deed(key, { ...guards, repeat: true })).toBeUndefined();
    },
  );

  test("is told by its sign, wherever the keyboard has that", () => {
    expect(deed("/", { code: "Digit7", shiftKey: true })).toBe("find");
    expect(deed("?", { code: "Slash", shiftKey: true })).toBe("help");
  });

  test("is told by its place where the keyboard writes another script", () => {
    expect(deed("ь", { code: "KeyM" })).toBe("mute");
    expect(deed("é", { code: "Digit2" })).toBeUndefined();
  });

  test("takes Command on a Mac, and not Control", () => {
    const meta = press("e", { metaKey: true, shiftKey: true });
    expect(windowKeyOf(meta, "mac")?.deed).toBe("end");
    expect(windowKeyOf(press("e", guards), "mac")).toBeUndefined();
  });

  test("is written as the platform does", () => {
    const [end] = windowKeys.filter((one) => one.deed === "end");
    if (end === undefined) throw new Error("no key ends a call");
    expect([keyText(end, "linux"), keyText(end, "mac")]).toEqual(["Ctrl+Shift+E", "⇧⌘E"]);
    expect([keyShortcut(end, "linux"), keyShortcut(end, "mac")]).toEqual([
      "Control+Shift+E",
      "Meta+Shift+E",
    ]);
  });
});

test("no key stands for two things, and each thing has one name", () => {
  const written = windowKeys.map((key) => keyText(key, "linux"));
  expect(new Set(written).size).toBe(windowKeys.length);
  expect(new Set(windowKeys.map((one) => one.deed)).size).toBe(windowKeys.length);
  expect(new Set(Object.values(keysWords.deeds)).size).toBe(windowKeys.length);
});

test("typing is characters of names and numbers, one press each", () => {
  expect(["j", "Ö", "5", "+", "*", "#", "("].map((key) => typedBy(press(key)))).toEqual([
    "j",
    "Ö",
    "5",
    "+",
    "*",
    "#",
    "(",
  ]);
  for (const key of ["Enter", " ", "Tab", "F5", "ArrowUp", "-"]) {
    expect(typedBy(press(key))).toBeUndefined();
  }
  expect(typedBy(press("5", { repeat: true }))).toBeUndefined();
  expect(typedBy(press("v", { ctrlKey: true }))).toBeUndefined();
});
