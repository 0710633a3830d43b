import * as v from "valibot";

import { verb, verbs } from "./command-line/verbs.ts";
import { languageWish } from "./i18n/languages.ts";
import { parkTarget } from "./intent.ts";
import { waitingLimits } from "./call-view.ts";
import { cardNumberSeconds } from "./calls/card-number.ts";
import { eachTone, toneSettings } from "./desktop/tones.ts";

/**
 * The actions that may have a global hotkey; the first four have one by default. Those from `retrieve`
 * on do one thing only, so that a key can be sure of what it does; `speak` changes nothing, and says
 * how things are.
 */
export const hotkeyActions = [
  "mute",
  "hold",
  "flip",
  "park",
  "record",
  "transfer",
  "answer",
  "decline",
  "end",
  "retrieve",
  "swap",
  "speak",
  "mute-only",
  "unmute",
  "hold-only",
  "resume",
  "start-recording",
  "pause-recording",
  "resume-recording",
  "ask-first",
  "complete",
  "take-back",
  "finish-here",
  "card-number",
  "more-time",
  "voicemail",
  "forward",
  "reply",
  "ignore",
  "resume-longest",
] as const;
export const hotkeyAction = v.picklist(hotkeyActions);
export type HotkeyAction = v.InferOutput<typeof hotkeyAction>;

/** An Electron accelerator such as `CmdOrCtrl+Alt+Shift+M`; validated when it is registered. */
export const accelerator = v.pipe(v.string(), v.minLength(1), v.maxLength(80));

/** `null` means: no hotkey. */
const binding = v.nullable(accelerator);

/**
 * Where to sign in and as which app; `null` leaves it to the build. It changes by
 * `account.useService` only, which can refuse.
 */
const serviceSettings = v.strictObject({
  server: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(2048))),
  clientId: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(256))),
  /** In the order of trial. */
  redirects: v.nullable(v.pipe(v.array(v.pipe(v.string(), v.maxLength(512))), v.maxLength(10))),
});
export type ServiceSettings = v.InferOutput<typeof serviceSettings>;

/** In place of a phone to flip to; no `callFlipId` is called so. */
export const askEachTime = "ask";

const askForPlace = v.strictObject({ kind: v.literal("ask") });

/** How many seconds an action waits for a second thought; 0: it goes out at once. */
const secondChanceSeconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5));

export const settings = v.strictObject({
  hotkeys: v.strictObject(v.entriesFromList(hotkeyActions, binding)),
  theme: v.picklist(["system", "light", "dark"]),
  language: languageWish,
  /** The phone that flip goes to without asking, or `askEachTime`; `null`: see `usualFlip`. */
  defaultFlip: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  /** The place that park goes to without asking, if not asked for; `null`: see `usualPark`. */
  defaultPark: v.nullable(v.variant("kind", [...parkTarget.options, askForPlace])),
  /** Where the last flip and park went that named a place. */
  lastFlip: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  lastPark: v.nullable(parkTarget),
  /** The phone that the user last chose to take a call with; `null`: none yet. */
  answerDevice: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  notifications: v.strictObject({
    ringing: v.boolean(),
    missed: v.boolean(),
    parked: v.boolean(),
    failed: v.boolean(),
    connection: v.boolean(),
    waiting: v.boolean(),
    /** A call was answered: its card has Mute and Hold where cards have buttons. */
    answered: v.boolean(),
    /** Off: notifications say "Incoming call" without name or number. */
    showCaller: v.boolean(),
    /** On: while the user talks, a second call that rings is told by the icon and the window alone. */
    quietWhileTalking: v.boolean(),
  }),
  /** When a caller on hold or parked has waited for long, and for too long. */
  waiting: waitingLimits,
  /** How long what takes a call away can be cancelled, by action. */
  secondChance: v.strictObject({
    transfer: secondChanceSeconds,
    park: secondChanceSeconds,
    end: secondChanceSeconds,
  }),
  /** For how many seconds a recording is paused for a card number. */
  cardNumberSeconds,
  /** For how many days the calls that are over are kept on this machine; 0 keeps none. */
  recentDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(90)),
  /** Whether signing out takes them away, and what was dialled last. */
  forgetAtSignOut: v.boolean(),
  tones: toneSettings,
  /** Whether single keys act inside the window; whoever dictates turns them off. */
  windowKeys: v.boolean(),
  /** The window is a small strip above all others, but for what that has no room for. */
  strip: v.boolean(),
  /** Opens the window (without taking the keyboard) when a call rings. */
  showOnRinging: v.boolean(),
  /** Whether `ringside <verb>` reaches the application, and the verbs that it refuses. */
  commandLine: v.strictObject({
    enabled: v.boolean(),
    forbidden: v.pipe(v.array(verb), v.maxLength(verbs.length)),
  }),
  /** Whether Ringside looks for newer versions of itself without being asked. */
  updateByItself: v.boolean(),
  service: serviceSettings,
});
export type Settings = v.InferOutput<typeof settings>;

/** What was chosen last by name, so that it is where the next press goes that names nothing. */
export type LastChosen = Pick<Settings, "answerDevice" | "lastFlip" | "lastPark">;

export const defaultSettings: Settings = {
  hotkeys: {
    mute: "CmdOrCtrl+Alt+Shift+M",
    hold: "CmdOrCtrl+Alt+Shift+H",
    flip: "CmdOrCtrl+Alt+Shift+F",
    park: "CmdOrCtrl+Alt+Shift+P",
    record: null,
    transfer: null,
    answer: null,
    decline: null,
    end: null,
    retrieve: null,
    swap: null,
    speak: null,
    "mute-only": null,
    unmute: null,
    "hold-only": null,
    resume: null,
    "start-recording": null,
    "pause-recording": null,
    "resume-recording": null,
    "ask-first": null,
    complete: null,
    "take-back": null,
    "finish-here": null,
    "card-number": null,
    "more-time": null,
    voicemail: null,
    forward: null,
    reply: null,
    ignore: null,
    "resume-longest": null,
  },
  theme: "system",
  language: "system",
  defaultFlip: null,
  defaultPark: null,
  lastFlip: null,
  lastPark: null,
  answerDevice: null,
  notifications: {
    ringing: true,
    missed: true,
    parked: true,
    failed: true,
    connection: true,
    waiting: true,
    answered: false,
    showCaller: true,
    quietWhileTalking: false,
  },
  waiting: { longAfter: 60, tooLongAfter: 120 },
  cardNumberSeconds: 45,
  // A parked caller is taken back by one press, a call that is ended was meant to be over: both at once.
  secondChance: { transfer: 2, park: 0, end: 0 },
  recentDays: 7,
  forgetAtSignOut: false,
  // The phone rings by itself.
  tones: { volume: 50, on: eachTone((tone) => tone !== "ringing") },
  windowKeys: true,
  strip: false,
  showOnRinging: true,
  commandLine: { enabled: false, forbidden: [] },
  updateByItself: true,
  service: { server: null, clientId: null, redirects: null },
};

/** A change of some settings; hotkeys change by `hotkeys.rebind` only, which can refuse. */
export const settingsPatch = v.strictObject({
  theme: v.optional(settings.entries.theme),
  language: v.optional(settings.entries.language),
  defaultFlip: v.optional(settings.entries.defaultFlip),
  defaultPark: v.optional(settings.entries.defaultPark),
  notifications: v.optional(v.partial(settings.entries.notifications)),
  waiting: v.optional(waitingLimits),
  cardNumberSeconds: v.optional(cardNumberSeconds),
  secondChance: v.optional(settings.entries.secondChance),
  recentDays: v.optional(settings.entries.recentDays),
  forgetAtSignOut: v.optional(v.boolean()),
  tones: v.optional(
    v.strictObject({
      volume: v.optional(toneSettings.entries.volume),
      on: v.optional(v.partial(toneSettings.entries.on)),
    }),
  ),
  windowKeys: v.optional(v.boolean()),
  strip: v.optional(v.boolean()),
  showOnRinging: v.optional(v.boolean()),
  updateByItself: v.optional(v.boolean()),
  commandLine: v.optional(v.partial(settings.entries.commandLine)),
});
export type SettingsPatch = v.InferOutput<typeof settingsPatch>;

/**
 * The truth about one hotkey. `requested`: the desktop (Wayland's portal) was asked and may still
 * say no; it becomes `registered` when it first fires, and `not-installed` says why it may never.
 * `failed`: `cause` says why and `active` is the last binding that works, if any.
 */
const hotkeyView = v.strictObject({
  action: hotkeyAction,
  /** What the user wants. */
  accelerator: binding,
  state: v.picklist(["unset", "registered", "requested", "failed"]),
  cause: v.optional(v.picklist(["taken", "invalid", "duplicate", "unsupported", "not-installed"])),
  /** What really fires now. */
  active: binding,
});
export type HotkeyView = v.InferOutput<typeof hotkeyView>;
export const hotkeyViews = v.array(hotkeyView);
