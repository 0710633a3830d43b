/**
 * The words of the tray, its menu and the notifications. Whole sentences with their variables as
 * parameters, so that a translation may order them as its language does.
 */
import type { HotkeyAction } from "../../../settings.ts";

export const tray = {
  signedOut: "Ringside – signed out",
  signingIn: "Ringside – signing in",
  idle: "Ringside – no call",
  idleDemo: "Ringside demo – no call",
  stale: "Ringside – reconnecting, what is shown may be old",
  ringing: (who: string) => `${who} is calling`,
  dialing: (who: string) => `Calling ${who}`,
  phoneFirst: (who: string) => `Your phone rings first, then ${who}`,
  connected: (who: string, since: string) => `${who}, since ${since}`,
  muted: (who: string, since: string) => `${who}, muted, since ${since}`,
  recording: (who: string, since: string) => `${who}, recording, since ${since}`,
  mutedAndRecording: (who: string, since: string) => `${who}, muted, recording, since ${since}`,
  held: (who: string, since: string) => `${who}, on hold since ${since}`,
  parked: (who: string, place: string) => `${who}, parked at ${place}`,
  parkedSomewhere: (who: string) => `${who}, parked`,
  other: (who: string) => `${who}, state not known`,
  staleSince: (time: string) => `Ringside – not updated since ${time}`,
  staleCall: (what: string) => `${what} (reconnecting, may be old)`,
  staleCallSince: (what: string, time: string) => `${what} (not updated since ${time})`,
  more: (what: string, count: number) =>
    count === 1 ? `${what} – and 1 other call` : `${what} – and ${count} other calls`,
  demo: (what: string) => `Demo: ${what}`,
} as const;

export const menu = {
  noCall: "No call",
  signedOut: "Signed out",
  signingIn: "Signing in…",
  callRinging: (who: string) => `${who} – ringing`,
  callDialing: (who: string) => `${who} – dialing`,
  callPhoneFirst: (who: string) => `${who} – your phone rings first`,
  callConnected: (who: string) => `${who} – connected`,
  callMuted: (who: string) => `${who} – muted`,
  callHeld: (who: string) => `${who} – on hold`,
  callParked: (who: string) => `${who} – parked`,
  callParkedAt: (who: string, place: string) => `${who} – parked at ${place}`,
  callOther: (who: string) => `${who} – state not known`,
  /** What was known when the connection was lost. */
  old: (what: string) => `${what} (may be old)`,
  because: (action: string, reason: string) => `${action} – ${reason}`,
  answerOn: "Answer on",
  retrieveOn: "Retrieve to",
  armed: (action: string) => `${action} – choose again to confirm`,
  waitsLongest: (action: string, who: string) => `${action}: ${who} waits longest`,
  open: "Open Ringside",
  settings: "Settings…",
  diagnostics: "Diagnostics…",
  logs: "Open logs",
  leaveDemo: "Leave the demo",
  signOut: "Sign out",
  quit: "Quit Ringside",
  /** The application's own menu on macOS, for copy and paste. */
  edit: "Edit",
} as const;

export const notifications = {
  ringing: (who: string) => `${who} is calling`,
  ringingHidden: "Incoming call",
  ringingVia: (via: string) => `Through ${via}`,
  ringingBody: "Ringing on your phones",
  missed: {
    title: (who: string, count: number) =>
      count === 1 ? `Missed call from ${who}` : `${count} missed calls from ${who}`,
    titleOfAll: (count: number) => `${count} missed calls`,
    hidden: (count: number) => (count === 1 ? "Missed call" : `${count} missed calls`),
    body: (count: number) =>
      count === 1
        ? "It was not answered on your phones."
        : "They were not answered on your phones.",
  },
  unwitnessed: {
    title: (who: string, count: number) =>
      count === 1 ? `${who} called` : `${who} called ${count} times`,
    titleOfAll: (count: number) => `${count} calls are over`,
    hidden: (count: number) => (count === 1 ? "A call is over" : `${count} calls are over`),
    body: (count: number) =>
      count === 1
        ? "Whether it was answered is not known: see your phone’s call list."
        : "Whether they were answered is not known: see your phone’s call list.",
  },
  caller: (who: string, number: string | undefined, count: number) => {
    const caller = number === undefined ? who : `${who}, ${number}`;
    return count === 1 ? caller : `${caller} – ${count} times`;
  },
  otherCallers: (count: number) => (count === 1 ? "and 1 other" : `and ${count} others`),
  armed: (action: string) => `${action}: press again to confirm`,
  armedBody:
    "What Ringside shows is not up to date yet. Nothing was sent; the same press once more sends it.",
  armedBodyWithoutButton:
    "What Ringside shows is not up to date yet. Nothing was sent; press the same once more, or click here and press it in the window.",
  answered: (who: string) => `In a call with ${who}`,
  answeredHidden: "In a call",
  answeredBody: "Click to open Ringside.",
  parked: (who: string) => `${who} is parked`,
  parkedHidden: "Call parked",
  parkedBody: (place: string) => `Waiting at ${place}`,
  parkedSomewhere: "Waiting at a park location",
  retrieve: "Retrieve",
  unparked: (who: string) => `${who} is no longer parked`,
  unparkedHidden: "A call is no longer parked",
  unparkedBody: {
    "picked-up": (by: string | undefined) =>
      by === undefined ? "Somebody has picked up the call." : `Picked up by ${by}`,
    "hung-up": () => "The caller has hung up.",
    unknown: () => "Whether somebody took the call or the caller hung up is not known.",
  },
  transferNotTaken: (who: string) => `${who} was not taken`,
  transferNotTakenHidden: "A transferred call was not taken",
  consultWaits: (who: string) => `${who} is still on hold.`,
  consultWaitsHidden: "The caller is still on hold.",
  outcomeBody: (deed: string, now: string) => `${deed}. ${now}.`,
  failed: (action: string) => `${action} failed`,
  failedBody: (reason: string, remedy: string) => `${reason} ${remedy}`,
  lost: "Connection lost",
  lostBody: "Calls go on, but what Ringside shows may be old until it is back.",
  back: "Connection is back",
  backBody: "All calls have been read again.",
  answer: "Answer",
  decline: "Decline",
} as const;

/** How a hotkey is called where hotkeys are listed outside the window. */
export const shortHotkeyNames: Record<HotkeyAction, string> = {
  mute: "Mute",
  hold: "Hold",
  flip: "Flip",
  park: "Park",
  record: "Record",
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
  "take-back": "Take back",
  "finish-here": "Finish here",
  "card-number": "Card number",
  "more-time": "More time",
  voicemail: "Send to voicemail",
  forward: "Forward",
  reply: "Reply with a message",
  ignore: "Ignore",
  "resume-longest": "Longest waiting",
};
