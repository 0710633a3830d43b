/** Which words and marks the keys of this machine carry. */
export type Platform = "mac" | "windows" | "linux";

/** The platform that a browser's user agent names. */
export function platformOf(userAgent: string): Platform {
  if (userAgent.includes("Macintosh")) return "mac";
  return userAgent.includes("Windows") ? "windows" : "linux";
}

const macMarks: Record<string, string> = {
  Ctrl: "⌃",
  Control: "⌃",
  Alt: "⌥",
  Option: "⌥",
  Shift: "⇧",
  CmdOrCtrl: "⌘",
  CommandOrControl: "⌘",
  Cmd: "⌘",
  Command: "⌘",
  Super: "⌘",
  Meta: "⌘",
};
/** The order in which macOS writes its modifiers. */
const macOrder = ["⌃", "⌥", "⇧", "⌘"];

function nameOnPc(key: string, platform: Platform): string {
  if (["CmdOrCtrl", "CommandOrControl", "Control"].includes(key)) return "Ctrl";
  if (key === "Super" || key === "Meta") return platform === "windows" ? "Win" : "Super";
  return key;
}

/** An accelerator as people of that platform write it: `⌥⇧⌘M`, or `Ctrl+Alt+Shift+M`. */
export function hotkeyText(accelerator: string, platform: Platform): string {
  const keys = accelerator.split("+");
  if (platform !== "mac") return keys.map((key) => nameOnPc(key, platform)).join("+");
  const marks = keys.flatMap((key) => macMarks[key] ?? []);
  const rest = keys.filter((key) => macMarks[key] === undefined);
  return [...macOrder.filter((mark) => marks.includes(mark)), ...rest].join("");
}

/** An accelerator in the words of the `aria-keyshortcuts` attribute. */
export function ariaShortcut(accelerator: string, platform: Platform): string {
  const system = platform === "mac" ? "Meta" : "Control";
  return accelerator
    .split("+")
    .map((key) => {
      if (key === "CmdOrCtrl" || key === "CommandOrControl") return system;
      if (key === "Ctrl") return "Control";
      return key === "Super" || key === "Cmd" || key === "Command" ? "Meta" : key;
    })
    .join("+");
}

/** The parts of a key press that decide an accelerator. */
export interface KeyPress {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

const namedKeys: Record<string, string> = {
  Space: "Space",
  Tab: "Tab",
  Enter: "Enter",
  Backspace: "Backspace",
  Delete: "Delete",
  Insert: "Insert",
  Home: "Home",
  End: "End",
  PageUp: "PageUp",
  PageDown: "PageDown",
  ArrowUp: "Up",
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right",
  Comma: ",",
  Period: ".",
  Slash: "/",
  Semicolon: ";",
  Quote: "'",
  BracketLeft: "[",
  BracketRight: "]",
  Backslash: "\\",
  Minus: "-",
  Equal: "=",
  Backquote: "`",
};

function keyName(code: string): string | undefined {
  const plain = /^(?:Key([A-Z])|Digit([0-9])|(F(?:[1-9]|1[0-9]|2[0-4])))$/.exec(code);
  return plain?.[1] ?? plain?.[2] ?? plain?.[3] ?? namedKeys[code];
}

/** What a key press says so far about a hotkey. */
export type PressedKeys =
  | { readonly kind: "unfinished" }
  | { readonly kind: "bare" }
  | { readonly kind: "complete"; readonly accelerator: string };

/**
 * What a pressed combination is called as an Electron accelerator. `unfinished` while only
 * modifiers (or a key that has no name) are down; `bare` when no modifier, or only Shift, is held,
 * which would take the key from all typing. Function keys may stand alone.
 */
export function acceleratorOf(press: KeyPress, platform: Platform): PressedKeys {
  const key = keyName(press.code);
  if (key === undefined) return { kind: "unfinished" };
  const mac = platform === "mac";
  const modifiers = [
    ...(mac && press.metaKey ? ["CmdOrCtrl"] : []),
    ...(press.ctrlKey ? [mac ? "Ctrl" : "CmdOrCtrl"] : []),
    ...(!mac && press.metaKey ? ["Super"] : []),
    ...(press.altKey ? ["Alt"] : []),
    ...(press.shiftKey ? ["Shift"] : []),
  ];
  const typesText = modifiers.length === 0 || modifiers.join() === "Shift";
  if (typesText && !/^F\d+$/.test(key)) return { kind: "bare" };
  return { kind: "complete", accelerator: [...modifiers, key].join("+") };
}
