import type { CallState } from "../../intent.ts";
import { automationNotices } from "./desktop/automation.ts";
import { consult } from "./calls/consult.ts";
import { hotkeyWords } from "./hotkeys.ts";
import { chooser, dial, transfer } from "./questions.ts";

/** One word for each state of a call. */
export const stateNames: Record<CallState, string> = {
  dialing: "Dialing",
  ringing: "Ringing",
  connected: "Connected",
  held: "On hold",
  parked: "Parked",
  ended: "Ended",
  unknown: "Unclear",
};

const app = {
  title: "Ringside",
  demo: "Demo account",
  demoNote: "Nothing here is real.",
  settings: "Settings",
  openSettings: "Open settings",
  back: "Back to calls",
  diagnostics: "Diagnostics",
  backToSettings: "Back to settings",
  hide: "Hide window",
  enlarge: "Show the whole window",
  starting: "Starting",
  broken: "This view ran into a problem.",
  tryAgain: "Try again",
  cancel: "Cancel",
  dismiss: "Dismiss",
};

const connection = {
  off: "Not connected",
  live: "Live",
  connecting: "Connecting",
  stale: "Out of date",
  staleNote: "What you see may be out of date.",
  confirmedAt: (time: string) => `Last confirmed at ${time}.`,
  notUpdatedMoment: "Not updated for less than a minute",
  notUpdatedFor: (minutes: number) => `Not updated for ${minutes} min`,
  notUpdatedHours: (hours: number) => `Not updated for ${hours} h`,
  pressTwice: "Until then, whatever could harm the call asks for a second press.",
  notLiveYetNote: "Your calls are shown as they were just read. Changes follow in a moment.",
  pause: "RingCentral asked for a pause",
  pauseNote: "Nothing can be sent until it is over.",
  pauseLeft: (seconds: number) => `${seconds} s left.`,
};

const idle = {
  heading: "No calls",
  reading: "Looking for your calls",
  note: "Calls on any of your phones show up here.",
  extension: (number: string) => `Ext. ${number}`,
};

const call = {
  inbound: "Incoming call",
  outbound: "Outgoing call",
  via: (name: string) => `via ${name}`,
  muted: "Muted",
  recording: "Recording",
  recordingPaused: "Recording paused",
  parkedAt: (place: string) => `Parked at ${place}`,
  heldFor: "On hold for",
  serviceSays: (word: string) => `The service calls this state “${word}”.`,
  endedNote: "This call is over.",
  ringOut: {
    "phone-first": (name: string) => `Your phone rings first, then ${name} is called.`,
    unsure: (_name: string) =>
      "RingCentral places this call for somebody. Whether you asked for it is not known yet.",
  },
  isCalling: (name: string) => `${name} is calling`,
  announce: (name: string, state: string) => `${name}: ${state}`,
  controls: "Call controls",
  pressToo: (hotkey: string) => `Hotkey: ${hotkey}`,
  participants: "Participants",
  moreParticipants: (count: number) => `And ${count} more, whom this window does not list.`,
  moreCalls: (count: number) => `And ${count} more calls, which Ringside does not follow.`,
  muteParticipant: (name: string) => `Mute ${name}`,
  others: "Other calls",
  switchTo: (name: string) => `Switch to ${name}`,
  holdAll: "Hold all",
  actOn: (action: string, name: string) => `${action} ${name}`,
  more: (name: string) => `More for ${name}`,
  otherPhone: (name: string) => `Choose a phone for ${name}`,
  onPhone: {
    answer: (phone: string) => `Answer on ${phone}`,
    retrieve: (phone: string) => `Retrieve to ${phone}`,
  },
  offline: "Offline",
  elsewhere: {
    open: "Park or flip elsewhere",
    park: (place: string) => `Park at ${place}`,
    flip: (phone: string) => `Flip to ${phone}`,
  },
  failed: (action: string) => `${action} failed`,
};

const advice = {
  "held-on-device": {
    title: "Still on hold on a phone",
    text: "Ringside has let go of its own hold. Press Resume on the phone that holds the call.",
  },
  "muted-on-device": {
    title: "A phone may be muted",
    text: "Ringside is not muting you. If nobody hears you, press the phone’s own mute key.",
  },
  "finish-here": {
    title: "Answered on your other phone",
    text: "You have the call on both phones. Finish here leaves it to the other one.",
  },
};

const hearing = {
  open: "They can’t hear me",
  title: (name: string) => `If ${name} can’t hear you`,
  own: {
    hold: {
      clear: { title: "Not on hold", text: "RingCentral reports no hold on your side." },
      liftable: { title: "The call is on hold", text: "Resume it here first." },
      device: {
        title: "Still on hold on a phone",
        text: "Ringside has let go of its own hold. Press Resume on the phone itself.",
      },
      resting: {
        title: "The call is on hold",
        text: "It cannot be resumed from here now. Press Resume on the phone itself.",
      },
    },
    mute: {
      clear: { title: "Not muted by Ringside", text: "RingCentral reports no mute on your side." },
      liftable: { title: "You are muted", text: "Unmute here first." },
      device: {
        title: "Muted on a phone",
        text: "Ringside has let go of its own mute. Press the phone’s mute key.",
      },
      resting: {
        title: "You are muted",
        text: "It cannot be lifted from here now. Press the phone’s mute key.",
      },
    },
  },
  phone: {
    title: "Look at the phone itself",
    text: "A phone has a mute of its own that no one else can see or lift. If its mute or hold light is on, press that key; also check the headset’s switch.",
    textFor: (phones: string) =>
      `A phone has a mute of its own that no one else can see or lift. If the mute or hold light is on at ${phones}, press that key; also check the headset’s switch.`,
  },
  again: "Check again",
  asking: "Asking RingCentral",
  asked: "This is what RingCentral says now.",
  close: "Close",
};

const armed = {
  /** Said in a dialog, where no button shows it. */
  again: "Nothing was sent yet.",
  remedy: "What you see is not confirmed. Press the same once more to send it.",
};

const phases = {
  armed: "Press again",
  sent: "Sending",
  accepted: "Accepted",
  unknown: "Checking",
  failed: "Failed",
};

const recording = {
  on: { name: "Recording", press: "Pause", short: "Pause" },
  /** Read out it must differ from a held call's Resume. */
  paused: { name: "Paused", press: "Resume recording", short: "Resume" },
  noStop: "A recording can be paused, not stopped: RingCentral has no stop.",
};

const notices = {
  "settings-damaged": (subject: string) =>
    `The settings file was damaged, so the defaults are in use. The old file is kept as ${subject}.`,
  "settings-not-kept": (_subject: string) =>
    "Ringside cannot write to its folder: the disk is full or does not allow it. What you change holds until Ringside quits. It keeps trying.",
  "hotkey-failed": (subject: string) => `The hotkey for ${subject} could not be registered.`,
  keyring: (_subject: string) =>
    "This desktop has no protected key store. You stay signed in only until Ringside quits.",
  "call-control-not-granted": (_subject: string) =>
    "Calls are shown, but call control is not granted to this app. Ask your administrator for it.",
  ...automationNotices,
};

const settings = {
  appearance: "Appearance",
  language: "Language",
  systemLanguage: "As the system",
  themes: { system: "System", light: "Light", dark: "Dark" },
  ...hotkeyWords,
  defaults: "One-key targets",
  defaultFlip: "Flip goes to",
  defaultPark: "Park goes to",
  usedLast: "The one used last",
  ask: "Ask each time",
  notifications: "Notifications",
  switches: {
    ringing: "A call rings",
    missed: "A call was missed",
    answered: "A call was answered",
    parked: "A call was parked",
    failed: "An action failed",
    connection: "Connection lost and back",
    waiting: "A caller waits for long",
    showCaller: "Show the caller’s name and number",
    quietWhileTalking: "No card for a call that rings while you talk",
  },
  showOnRinging: "Open this window when a call rings",
  strip: "Small strip on top of all windows",
  stripNote: "Name, time, mute and hold.",
  noStrip: "Wayland keeps no window on top.",
  showOnRingingNote: "It never takes the keyboard.",
  showsNothingOnRinging:
    "Not on this desktop: Wayland shows no window without giving it the keyboard. A notification tells of the call.",
  noTray:
    "This desktop shows no tray icons, so Ringside’s window stays in its taskbar. Starting Ringside again opens it.",
  application: "Application",
  openLogs: "Open logs",
  help: "Help",
  licences: "Licences",
  quit: "Quit Ringside",
};

/** Everything the window says, apart from reasons (`reasons.ts`) and failures (`failures.ts`). */
export const windowWords = {
  app,
  connection,
  idle,
  call,
  advice,
  /** The phones that are online, as a list. */
  adviceWhere: (phones: string) => `Look at ${phones}.`,
  hearing,
  armed,
  phases,
  recording,
  chooser,
  transfer,
  consult,
  dial,
  notices,
  settings,
};
