import type { HotkeyAction } from "../../settings.ts";

/** The row names of the hotkey settings. */
export const hotkeyNames: Record<HotkeyAction, string> = {
  mute: "Mute or unmute",
  hold: "Hold or resume",
  flip: "Flip",
  park: "Park",
  record: "Record, pause or resume",
  transfer: "Transfer",
  answer: "Answer",
  decline: "Decline",
  end: "End call",
  retrieve: "Retrieve",
  swap: "Swap calls",
  speak: "Say how things are",
  "mute-only": "Mute only",
  unmute: "Unmute only",
  "hold-only": "Hold only",
  resume: "Resume only",
  "start-recording": "Start recording",
  "pause-recording": "Pause recording",
  "resume-recording": "Resume recording",
  "ask-first": "Ask first",
  complete: "Complete the transfer",
  "take-back": "Take the call back",
  "finish-here": "Finish here after a flip",
  "card-number": "Card number",
  "more-time": "More time for the card number",
  voicemail: "Send to voicemail",
  forward: "Forward",
  reply: "Reply with a message",
  ignore: "Ignore a queue’s call",
  "resume-longest": "Go to whoever waits longest",
};

/** The words of the hotkey settings. */
export const hotkeyWords = {
  hotkeys: "Global hotkeys",
  none: "None",
  change: (action: string) => `Change the hotkey for ${action}`,
  hotkeyOf: (action: string) => `Hotkey for ${action}`,
  remove: (action: string) => `Remove the hotkey for ${action}`,
  listen: "Press the new keys",
  listenNote: "Escape cancels. Other hotkeys rest meanwhile.",
  needsModifier: "Hold Ctrl, Alt, Shift or the system key together with another key.",
  requested: "Requested from the desktop. It counts as set once it has fired.",
  stillActive: (keys: string) => `${keys} stays in force.`,
  causes: {
    taken: "Another application already uses these keys.",
    invalid: "These keys cannot be a global hotkey.",
    duplicate: "Another action already has these keys.",
    unsupported: "This desktop offers no global hotkeys to applications.",
    "not-installed":
      "GNOME gives hotkeys to installed applications only, and refuses others without a word. Install Ringside’s package, or set a key in GNOME’s keyboard settings.",
  },
  muteToggles: (key: string) =>
    `Mute is a toggle: the system tells Ringside when a hotkey goes down, and never when it goes up. Inside this window, hold ${key} to be muted for as long.`,
  moreHotkeys: "More actions",
  tryKeys: "Try the keys",
  tryKeysEnd: "Done trying",
  tryKeysNote: "Press a hotkey: it is named here and does nothing else.",
  arrived: (action: string, count: number) =>
    count === 1 ? `${action} has arrived.` : `${action} has arrived ${count} times.`,
};
