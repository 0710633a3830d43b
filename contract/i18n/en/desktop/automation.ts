/** The words for what reaches Ringside from outside: the command line, links, the start at login. */
import type { Verb } from "../../../command-line/verbs.ts";
import type { Explanation } from "../../explanation.ts";

/** What each verb does, for its help and its switch in the settings. */
export const verbNames: Readonly<Record<Verb, string>> = {
  status: "Say what calls there are",
  watch: "Say each change, one line at a time",
  mute: "Mute",
  unmute: "Unmute",
  "toggle-mute": "Mute or unmute",
  hold: "Put on hold",
  unhold: "Resume",
  record: "Start recording",
  "pause-recording": "Pause the recording",
  "resume-recording": "Resume the recording",
  "card-number": "Pause the recording for a card number, or go on",
  "more-time": "More time for the card number",
  answer: "Answer",
  decline: "Decline",
  ignore: "Leave a queue’s call to the others",
  "resume-longest": "Resume or retrieve whoever waits longest",
  end: "End the call",
  transfer: "Transfer",
  voicemail: "Send to a voicemail; a ringing call without a target to your own",
  park: "Park",
  flip: "Flip to another phone",
  forward: "Forward a ringing call",
  reply: "Reply to a ringing call with a message",
  dial: "Dial a number",
  availability: "Set your availability",
  show: "Open the window",
};

/** Why a command was refused that no rule about calls refuses. */
const refusals = {
  forbidden: (verb: string): Explanation => ({
    reason: `The settings do not allow “${verb}” from the command line.`,
    remedy: "Allow it in Ringside: Settings, Command line.",
  }),
  choosing: (): Explanation => ({
    reason: "More than one answer fits, so nothing was sent.",
    remedy: "Choose in the window, which is open now, or name the call (--call) and the target.",
  }),
  armed: (): Explanation => ({
    reason: "What Ringside shows is not confirmed, so nothing was sent.",
    remedy: "The same command once more, within seconds, sends it.",
  }),
  "no-match": (): Explanation => ({
    reason: "Nothing of your account has that name or number.",
    remedy: "Nothing was sent. Use the name as the window shows it, or the extension number.",
  }),
  "several-match": (): Explanation => ({
    reason: "More than one has that name.",
    remedy: "Nothing was sent. Use the extension number.",
  }),
  "too-many": (): Explanation => ({
    reason: "Too many commands came in a short time.",
    remedy: "Nothing was sent. Wait a second and try again.",
  }),
  "not-understood": (): Explanation => ({
    reason: "Ringside does not understand this command.",
    remedy: "Nothing was sent. See ringside help.",
  }),
  "not-seen": (): Explanation => ({
    reason: "RingCentral accepted it, but no event has shown it in time.",
    remedy: "Look at the call: ringside status.",
  }),
} as const;

export const commandLineWords = {
  refusals,
  notRunning: "Ringside is not running, or its command line is switched off.",
  switchOn: "Start Ringside and switch it on: Settings, Command line.",
  denied: {
    token: "Ringside does not accept this command line: it was started anew meanwhile. Try again.",
    protocol: "Ringside and this command line are of different versions. Update both.",
    busy: "Ringside is busy with other commands. Try again.",
    "not-understood": "What answered does not understand this command line. Update both.",
  },
  foreign: "The file that says how to reach Ringside is not yours alone, so it was not used.",
  lost: "The connection to Ringside was lost, so the outcome is not known.",
  noCalls: "No calls.",
  accounts: { "signed-out": "Signed out.", "signing-in": "Signing in." },
} as const;

export const commandLineSettings = {
  heading: "Command line",
  enable: "Let ringside commands control calls",
  enableNote: "For your own scripts and shortcuts.",
  allowed: "Allowed commands",
  allAllowed: "All commands are allowed.",
  someForbidden: (count: number) =>
    count === 1 ? "1 command is forbidden." : `${count} commands are forbidden.`,
};

/** A number that a link brought, and what can be done with it. */
export const phoneLinkWords = {
  heading: "A link wants this number",
  transfer: "Transfer here",
  askFirst: "Ask first",
  transferNote: (name: string) => `Sends ${name} to this number.`,
  copy: "Copy number",
  copied: "Copied",
  dismiss: "Not now",
  dial: "Dial",
  dialNote: "Your own phone rings first.",
  kept: "It is kept until you are signed in.",
} as const;

export const integrationWords = {
  heading: "On this computer",
  startAtLogin: "Start when I log in",
  startAtLoginNote: "In the tray, without a window.",
  phoneLinks: "Open phone links with Ringside",
  phoneLinksNote: "It shows the number, and never dials.",
  hints: {
    "not-installed": "Needs an installed copy of Ringside.",
    approval: "Allow it in the system’s settings for applications that start by themselves.",
    "in-system": "Choose it in the system’s settings for default applications.",
    refused: "The system did not take this change.",
  },
} as const;

export const leaveWords = {
  heading: {
    quit: "Quit Ringside?",
    "sign-out": "Sign out?",
    "switch-account": "Switch the account?",
  },
  callsGoOn: (count: number) => {
    if (count === 0) return "Your calls are over meanwhile.";
    return count === 1
      ? "Your call goes on, on your phone. Ringside just no longer shows it, and its hotkeys rest."
      : `Your ${count} calls go on, on your phones. Ringside just no longer shows them, and its hotkeys rest.`;
  },
  waiting: (count: number) => {
    if (count === 0) return "Nobody is waiting any more.";
    return count === 1 ? "One caller is waiting for you." : `${count} callers are waiting for you.`;
  },
  nobodyReminds: "They go on waiting, and Ringside reminds you of nobody.",
  moreWait: (count: number) => `and ${count} more`,
  stay: {
    quit: "Keep it running",
    "sign-out": "Stay signed in",
    "switch-account": "Stay signed in",
  },
  leave: { quit: "Quit", "sign-out": "Sign out", "switch-account": "Switch account" },
} as const;

const noPlace: Readonly<Record<string, string>> = {
  "foreign-owner": "its folder or socket belongs to another user",
  "in-the-way": "something else has its name",
  "in-use": "another program answers there",
};

export const automationNotices = {
  "command-line-failed": (why: string) =>
    `The command line cannot be reached: ${noPlace[why] ?? "the system does not allow its socket"}.`,
  "link-refused": (_subject: string) =>
    "A phone link was opened that holds no telephone number. Nothing was done.",
  "earlier-card": (_subject: string) =>
    "That card was from before Ringside was started anew. Nothing was sent: see here how the calls stand.",
} as const;
