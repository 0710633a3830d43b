import type { ControlKind } from "../../contract/operations.ts";
import { ariaShortcut, hotkeyText, type Platform } from "../hotkey-text.ts";
import { hotkeyOf, type WindowState } from "../window-state.svelte.ts";
import { keyOf, keyShortcut, keyText } from "./window-keys.ts";

/** The keys of a control, or of the mode for card numbers, inside the window and in any application. */
export function shortcutsOf(
  windowState: WindowState,
  kind: ControlKind | "card-number",
  platform: Platform,
) {
  const action = hotkeyOf(kind);
  const accelerator = action === undefined ? undefined : windowState.activeKey(action);
  const key = windowState.keysAreOn ? keyOf(kind) : undefined;
  const all = [
    ...(key === undefined ? [] : [keyShortcut(key, platform)]),
    ...(accelerator === undefined ? [] : [ariaShortcut(accelerator, platform)]),
  ];
  return {
    deed: key?.deed,
    sign: key === undefined ? undefined : keyText(key, platform),
    hotkey: accelerator === undefined ? undefined : hotkeyText(accelerator, platform),
    aria: all.length === 0 ? undefined : all.join(" "),
  };
}
