import type { ControlKind } from "../../contract/operations.ts";
import type { Platform } from "../hotkey-text.ts";

/** What a key of the window does besides pressing a control of the call in view. */
export type WindowDeed =
  | ("find" | "help" | "settings" | "strip" | "waiting" | "resume-longest")
  | ("elsewhere" | "hearing" | "cough" | "card-number");

/** Whatever has a key inside the window; `pause` shares that of the recording. */
export type KeyedDeed = Exclude<ControlKind, "pause"> | WindowDeed;

/** One key of the window. */
export interface WindowKey {
  readonly deed: KeyedDeed;
  /** As `KeyboardEvent.key` has it, in small letters. */
  readonly key: string;
  /**
   * Ctrl (or Command) and Shift are held with it: what it does goes out to other people, or cannot be
   * taken back by the same key. See `docs/decisions/0019-keys-inside-the-window.md`.
   */
  readonly guarded?: true;
}

/** Every key of the window, in the order in which the help lists them. */
export const windowKeys: readonly WindowKey[] = [
  { deed: "mute", key: "m" },
  { deed: "cough", key: "c" },
  { deed: "hold", key: "h" },
  { deed: "transfer", key: "t" },
  { deed: "consult", key: "a" },
  { deed: "park", key: "p" },
  { deed: "flip", key: "f" },
  { deed: "elsewhere", key: "o" },
  { deed: "retrieve", key: "r" },
  { deed: "hearing", key: "n" },
  { deed: "card-number", key: "k" },
  { deed: "forward", key: "s" },
  { deed: "reply", key: "y" },
  { deed: "answer", key: "a", guarded: true },
  { deed: "decline", key: "d", guarded: true },
  { deed: "voicemail", key: "v", guarded: true },
  { deed: "ignore", key: "i", guarded: true },
  { deed: "record", key: "r", guarded: true },
  { deed: "complete", key: "j", guarded: true },
  { deed: "take-back", key: "b", guarded: true },
  { deed: "finish-here", key: "f", guarded: true },
  { deed: "end", key: "e", guarded: true },
  { deed: "find", key: "/" },
  { deed: "waiting", key: "w" },
  { deed: "resume-longest", key: "l" },
  { deed: "settings", key: "," },
  { deed: "strip", key: "." },
  { deed: "help", key: "?" },
];

/** The key of a control. */
export const keyOf = (deed: KeyedDeed | "pause"): WindowKey | undefined =>
  windowKeys.find((one) => one.deed === (deed === "pause" ? "record" : deed));

/** A key as people of that platform write it: `M`, `Ctrl+Shift+E` or `⇧⌘E`. */
export function keyText({ key, guarded }: WindowKey, platform: Platform): string {
  const shown = key.toUpperCase();
  if (guarded !== true) return shown;
  return platform === "mac" ? `⇧⌘${shown}` : `Ctrl+Shift+${shown}`;
}

/** The same in the words of the `aria-keyshortcuts` attribute. */
export function keyShortcut({ key, guarded }: WindowKey, platform: Platform): string {
  const shown = key.toUpperCase();
  return guarded === true ? `${platform === "mac" ? "Meta" : "Control"}+Shift+${shown}` : shown;
}

/** The parts of a key press that decide which key of the window it is. */
type Press = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "repeat" | "isComposing"
>;

/** The letter on the key, also where the keyboard writes another script; else the sign it writes. */
function signOf({ key, code }: Pick<Press, "key" | "code">): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const letter = key.length === 1 && key > "\u007f" ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  return letter?.toLowerCase() ?? key;
}

/**
 * Which key of the window was pressed. A letter counts alone, or with exactly the modifiers of a
 * guarded key; a sign may need Shift on its keyboard. One that is held down counts once.
 */
export function windowKeyOf(press: Press, platform: Platform): WindowKey | undefined {
  if (press.repeat || press.isComposing || press.altKey) return undefined;
  const sign = signOf(press);
  const guards = platform === "mac" ? press.metaKey : press.ctrlKey;
  const others = platform === "mac" ? press.ctrlKey : press.metaKey;
  if (others) return undefined;
  const isLetter = /^[a-z]$/.test(sign);
  if (guards) {
    if (!press.shiftKey) return undefined;
    return windowKeys.find(({ key, guarded }) => guarded === true && key === sign);
  }
  if (isLetter && press.shiftKey) return undefined;
  return windowKeys.find(({ key, guarded }) => guarded !== true && key === sign);
}

/** Whether this key, which went up, is the one of the deed, whatever is held with it by now. */
export const isKeyOf = (press: Pick<Press, "key" | "code">, deed: KeyedDeed): boolean =>
  keyOf(deed)?.key === signOf(press);

/** A character that was typed, and could begin a name or a number; `undefined` for any other press. */
export function typedBy(press: Press): string | undefined {
  const { key, ctrlKey, metaKey, altKey, repeat, isComposing } = press;
  if (repeat || isComposing || ctrlKey || metaKey || altKey) return undefined;
  return /^[\p{L}\p{N}+*#(]$/u.test(key) ? key : undefined;
}
