/** A key combination taken apart. Modifier names are those of browser key events. */
export interface KeyCombination {
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
  /** The key in Electron's spelling: `M`, `7`, `F5`, `Space`, `Up`, `Plus`… */
  readonly key: string;
}

type Modifier = "ctrl" | "alt" | "shift" | "meta";

function modifierOf(word: string, platform: string): Modifier | undefined {
  switch (word.toLowerCase()) {
    case "cmdorctrl":
    case "commandorcontrol":
      return platform === "darwin" ? "meta" : "ctrl";
    case "ctrl":
    case "control":
      return "ctrl";
    case "alt":
    case "option":
    case "altgr":
      return "alt";
    case "shift":
      return "shift";
    case "cmd":
    case "command":
    case "super":
    case "meta":
      return "meta";
    default:
      return undefined;
  }
}

const namedKeys = new Map(
  (
    "Plus Space Tab Capslock Numlock Scrolllock Backspace Delete Insert Return Enter Up Down Left " +
    "Right Home End PageUp PageDown Escape Esc VolumeUp VolumeDown VolumeMute MediaNextTrack " +
    "MediaPreviousTrack MediaStop MediaPlayPause PrintScreen"
  )
    .split(" ")
    .map((name) => [name.toLowerCase(), name]),
);
const sameKey = new Map([
  ["Esc", "Escape"],
  ["Enter", "Return"],
]);

function keyOf(word: string): string | undefined {
  if (/^[a-z0-9]$/i.test(word)) return word.toUpperCase();
  if (/^f([1-9]|1\d|2[0-4])$/i.test(word)) return word.toUpperCase();
  if (/^num([0-9]|dec|add|sub|mult|div)$/i.test(word)) return word.toLowerCase();
  if (/^[!-/:-@[-`{-~]$/.test(word)) return word;
  const named = namedKeys.get(word.toLowerCase());
  return named === undefined ? undefined : (sameKey.get(named) ?? named);
}

/** Reads an accelerator as Electron does; `undefined` for what Electron would refuse. */
export function parseAccelerator(text: string, platform: string): KeyCombination | undefined {
  const held = { ctrl: false, alt: false, shift: false, meta: false };
  let key: string | undefined;
  for (const word of text.split("+")) {
    const modifier = modifierOf(word.trim(), platform);
    if (modifier !== undefined) {
      held[modifier] = true;
      continue;
    }
    if (key !== undefined) return undefined;
    key = keyOf(word.trim());
    if (key === undefined) return undefined;
  }
  return key === undefined ? undefined : { ...held, key };
}

/** Equal for two spellings of one combination. */
export function combinationId(combination: KeyCombination): string {
  const { ctrl, alt, shift, meta, key } = combination;
  return `${ctrl ? "c" : ""}${alt ? "a" : ""}${shift ? "s" : ""}${meta ? "m" : ""}:${key}`;
}

/** The words on the keys, in the order in which the platform's people write them. */
export function keyLabels(combination: KeyCombination, platform: string): string[] {
  const mac = platform === "darwin";
  const words: string[] = [];
  if (combination.ctrl) words.push(mac ? "⌃" : "Ctrl");
  if (combination.alt) words.push(mac ? "⌥" : "Alt");
  if (combination.shift) words.push(mac ? "⇧" : "Shift");
  if (combination.meta) words.push(mac ? "⌘" : platform === "win32" ? "Win" : "Super");
  return [...words, combination.key];
}
