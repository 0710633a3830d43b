/** Electron accelerators, compared by what they press rather than by how they are written. */

const modifiers: Readonly<Record<string, string>> = {
  command: "Cmd",
  cmd: "Cmd",
  control: "Ctrl",
  ctrl: "Ctrl",
  alt: "Alt",
  option: "Alt",
  altgr: "AltGr",
  shift: "Shift",
  super: "Super",
  meta: "Super",
};
const modifierOrder = ["Ctrl", "Cmd", "Super", "Alt", "AltGr", "Shift"];

const namedKeys = [
  ["Space", "Tab", "Backspace", "Delete", "Insert", "Return", "Up", "Down", "Left", "Right"],
  ["Home", "End", "PageUp", "PageDown", "Esc", "PrintScreen", "Capslock", "Numlock", "Scrolllock"],
  ["VolumeUp", "VolumeDown", "VolumeMute", "MediaNextTrack", "MediaPreviousTrack"],
  ["MediaStop", "MediaPlayPause", "Plus", "numadd", "numsub", "nummult", "numdiv", "numdec"],
].flat();
const keys: ReadonlyMap<string, string> = new Map([
  ...namedKeys.map((key): [string, string] => [key.toLowerCase(), key]),
  ["enter", "Return"],
  ["escape", "Esc"],
]);

/**
 * The one spelling of an accelerator on this platform, or `undefined` when it cannot be a global
 * hotkey: an unknown word, no key or several, or a key that types something and has no modifier
 * besides Shift (it would be lost to every application).
 */
export function normalAccelerator(text: string, platform: NodeJS.Platform): string | undefined {
  const words = text.split("+").map((word) => word.trim());
  const last = words.pop() ?? "";
  const key = keyOf(last);
  const found = words.map((word) => modifierOf(word, platform));
  if (key === undefined || found.includes(undefined)) return undefined;
  const held = new Set(found);
  const isStrong = [...held].some((modifier) => modifier !== "Shift");
  if (!isStrong && !isSafeAlone(key)) return undefined;
  return [...modifierOrder.filter((modifier) => held.has(modifier)), key].join("+");
}

function modifierOf(word: string, platform: NodeJS.Platform): string | undefined {
  const name = word.toLowerCase();
  if (["cmdorctrl", "commandorcontrol"].includes(name)) {
    return platform === "darwin" ? "Cmd" : "Ctrl";
  }
  const known = Object.hasOwn(modifiers, name) ? modifiers[name] : undefined;
  return known === "Super" && platform === "darwin" ? "Cmd" : known;
}

function keyOf(word: string): string | undefined {
  if (/^[!-~]$/.test(word)) return word.toUpperCase();
  if (/^f([1-9]|1[0-9]|2[0-4])$/i.test(word)) return word.toUpperCase();
  if (/^num[0-9]$/i.test(word)) return word.toLowerCase();
  return keys.get(word.toLowerCase());
}

/** Function and media keys type nothing. */
function isSafeAlone(key: string): boolean {
  return /^F\d+$/.test(key) || /^(Media|Volume)/.test(key);
}
