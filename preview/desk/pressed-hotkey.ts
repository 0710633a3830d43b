import {
  type KeyCombination,
  combinationId,
  parseAccelerator,
} from "../electron/desktop/accelerator.ts";
import type { DeskHotkey } from "../protocol/desk-state.ts";

/** The part of a browser's key event that is read. */
export interface KeyPress {
  readonly code: string;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

const arrows = /^Arrow(Up|Down|Left|Right)$/;

/**
 * Electron's word for the key. The code goes first: with Alt or Shift held, `key` is whatever the
 * layout makes of it.
 */
function keyOf({ code, key }: KeyPress): string {
  const letterOrDigit = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  if (letterOrDigit !== undefined) return letterOrDigit;
  const arrow = arrows.exec(key)?.[1];
  if (arrow !== undefined) return arrow;
  if (code === "Space") return "Space";
  if (key === "Enter") return "Return";
  if (key === "+") return "Plus";
  return key;
}

/** The hotkey that this key press means, if any. */
export function pressedHotkey(
  press: KeyPress,
  hotkeys: readonly DeskHotkey[],
  platform: string,
): DeskHotkey | undefined {
  const pressed: KeyCombination = {
    ctrl: press.ctrlKey,
    alt: press.altKey,
    shift: press.shiftKey,
    meta: press.metaKey,
    key: keyOf(press),
  };
  return hotkeys.find(({ accelerator }) => {
    const combination = parseAccelerator(accelerator, platform);
    return combination !== undefined && combinationId(combination) === combinationId(pressed);
  });
}
