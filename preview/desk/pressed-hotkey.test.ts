import { expect, test } from "vitest";

import { type KeyPress, pressedHotkey } from "./pressed-hotkey.ts";

const mute = { accelerator: "CmdOrCtrl+Alt+Shift+M", name: "Mute", keys: [] };
const up = { accelerator: "Alt+Up", name: "Up", keys: [] };
const press = (change: Partial<KeyPress>): KeyPress => ({
  code: "KeyM",
  key: "M",
  ctrlKey: true,
  altKey: true,
  shiftKey: true,
  metaKey: false,
  ...change,
});

test("a combination is found by the key's place, whatever the layout makes of it", () => {
  expect(pressedHotkey(press({ key: "Â" }), [up, mute], "linux")).toBe(mute);
});

test("every modifier counts, and the main one is the platform's", () => {
  expect(pressedHotkey(press({ shiftKey: false }), [mute], "linux")).toBeUndefined();
  expect(pressedHotkey(press({ metaKey: true }), [mute], "linux")).toBeUndefined();
  const command = press({ ctrlKey: false, metaKey: true });
  expect(pressedHotkey(command, [mute], "darwin")).toBe(mute);
});

test("named keys are told in Electron's words", () => {
  const arrow = { code: "ArrowUp", key: "ArrowUp", ctrlKey: false, shiftKey: false };
  expect(pressedHotkey(press(arrow), [mute, up], "linux")).toBe(up);
});
