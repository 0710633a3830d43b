import * as v from "valibot";

import { entry, shownNumber } from "./dialing.ts";
import { partyId, telephonySessionId } from "./ids.ts";
import { plainActions } from "./operations.ts";

const resourceId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** Says yes to the reading of the entry that is named: of `asks` in `dialing.ts`. */
const confirm = v.optional(shownNumber);

/** What a form holds, as it was typed: `main/calls/dialing` reads it. */
export const typedTarget = v.variant("kind", [
  /** Anything at all: an extension, a number, or one with an extension behind it. */
  v.strictObject({ kind: v.literal("phone-number"), phoneNumber: entry, confirm }),
  v.strictObject({ kind: v.literal("extension"), extensionNumber: entry, confirm }),
  v.strictObject({
    kind: v.literal("company-extension"),
    companyNumber: entry,
    extensionNumber: entry,
    confirm,
  }),
]);
export type TypedTarget = v.InferOutput<typeof typedTarget>;

/** Where a blind transfer goes. `voicemail` and park locations take extension *ids*, not numbers. */
const transferTarget = v.variant("kind", [
  typedTarget,
  v.strictObject({ kind: v.literal("voicemail"), extensionId: resourceId }),
]);
export type TransferTarget = v.InferOutput<typeof transferTarget>;

/** `orbit` is the system's own park slot; `location` is a transfer with `parkOrbit`. */
export const parkTarget = v.variant("kind", [
  v.strictObject({ kind: v.literal("orbit") }),
  v.strictObject({ kind: v.literal("location"), extensionId: resourceId }),
]);
export type ParkTarget = v.InferOutput<typeof parkTarget>;

/** What the service can say to a caller by itself; the first two may say when. */
export const replyPatterns = [
  "WillCallYouBack",
  "CallMeBack",
  "OnMyWay",
  "OnTheOtherLine",
  "WillCallYouBackLater",
  "CallMeBackLater",
  "InAMeeting",
  "OnTheOtherLineNoCall",
] as const;
export type ReplyPattern = (typeof replyPatterns)[number];
const replyTimeUnits = ["Minute", "Hour", "Day"] as const;
export type ReplyTimeUnit = (typeof replyTimeUnits)[number];
/** The longest time that a message names, in any unit. */
const longestReplyTime = 90;

/** The longest own message; the service documents no limit, and a caller waits while it is read out. */
export const longestReply = 250;
/** What is looked at to say that it is too long; more is no message at all. */
export const longestReplyEntry = 20_000;

/** What a caller is told who is not answered. */
const replyMessage = v.variant("kind", [
  v.strictObject({
    kind: v.literal("pattern"),
    pattern: v.picklist(replyPatterns),
    /** In how long, for the two that may say it. */
    in: v.optional(
      v.strictObject({
        time: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(longestReplyTime)),
        unit: v.picklist(replyTimeUnits),
      }),
    ),
  }),
  v.strictObject({
    kind: v.literal("text"),
    text: v.pipe(v.string(), v.maxLength(longestReplyEntry)),
  }),
]);
export type ReplyMessage = v.InferOutput<typeof replyMessage>;

const callStates = ["dialing", "ringing", "connected", "held", "parked", "ended"] as const;
export const callState = v.picklist([...callStates, "unknown"]);
export type CallState = v.InferOutput<typeof callState>;

/**
 * Which call is meant, and in which state the user saw it. With `telephonySessionId` left out, main
 * chooses the target call. A destructive intent whose `saw` no longer holds is refused.
 */
const target = {
  telephonySessionId: v.optional(telephonySessionId),
  saw: v.optional(callState),
  /** Nobody looks who could cancel it (a command of the command line): no countdown before it. */
  atOnce: v.optional(v.literal(true)),
};

/** What the user wants done to a call; button, menu, hotkey and notification all send one of these. */
const callIntent = v.variant("action", [
  v.strictObject({
    action: v.picklist(["mute", "unmute", "toggle-mute"]),
    ...target,
    /** Another participant's party; left out, the user's own. */
    partyId: v.optional(partyId),
  }),
  v.strictObject({ action: v.picklist(plainActions), ...target }),
  /** Without `to` the window opens with the transfer form and nothing is sent. */
  v.strictObject({ action: v.literal("transfer"), ...target, to: v.optional(transferTarget) }),
  /**
   * Asks somebody first. Without `to` the window opens with the field for it and nothing is sent;
   * `deviceId` as for a new call.
   */
  v.strictObject({
    ...{ action: v.literal("consult"), ...target },
    to: v.optional(typedTarget),
    deviceId: v.optional(resourceId),
  }),
  /** Without `to`: the default target of the settings, else a chooser opens. */
  v.strictObject({ action: v.literal("park"), ...target, to: v.optional(parkTarget) }),
  /** Without `callFlipId`: the default flip phone of the settings, else a chooser opens. */
  v.strictObject({ action: v.literal("flip"), ...target, callFlipId: v.optional(resourceId) }),
  /** Without `deviceId`: the phone that the snapshot names as `answerDeviceId`. */
  v.strictObject({ action: v.literal("answer"), ...target, deviceId: v.optional(resourceId) }),
  /** Sends a ringing call on. Without `to` the window opens with the field for it and nothing is sent. */
  v.strictObject({ action: v.literal("forward"), ...target, to: v.optional(typedTarget) }),
  /** Tells the caller of a ringing call something. Without it the window opens with the messages. */
  v.strictObject({ action: v.literal("reply"), ...target, message: v.optional(replyMessage) }),
  /** Takes a parked call back; `deviceId` as for an answer. */
  v.strictObject({ action: v.literal("retrieve"), ...target, deviceId: v.optional(resourceId) }),
]);
export type CallIntent = v.InferOutput<typeof callIntent>;

/**
 * Places a new call from one of the user's phones. Nothing goes out unless `to` carries the `confirm`
 * of its reading as a call (`asCall` of `readTarget`), which the user was shown.
 */
const dialIntent = v.strictObject({
  action: v.literal("dial"),
  to: typedTarget,
  /** The phone that rings first; left out, the one that the snapshot names as `answerDeviceId`. */
  deviceId: v.optional(resourceId),
});
export type DialIntent = v.InferOutput<typeof dialIntent>;

/** Resumes or retrieves whoever waits longest; the call in hand, if there is one, is put on hold. */
const resumeLongestIntent = v.strictObject({
  action: v.literal("resume-longest"),
  atOnce: target.atOnce,
});

/** Takes back what counts down; nothing of it was sent. */
const cancelIntent = v.strictObject({ action: v.literal("cancel") });
export type CancelIntent = v.InferOutput<typeof cancelIntent>;

/** What a key may ask for that names no call. */
export type PressIntent = CallIntent | CancelIntent | v.InferOutput<typeof resumeLongestIntent>;

/** Everything that can be asked for, whether of a call that is there or for a new one. */
export const anyIntent = v.variant("action", [
  ...callIntent.options,
  dialIntent,
  resumeLongestIntent,
  cancelIntent,
]);
export type AnyIntent = v.InferOutput<typeof anyIntent>;

/**
 * What became of an intent when the service (or our own rules) answered.
 * `accepted`: the HTTP reply said yes; the proof is the event that follows, in the snapshot.
 * `choosing`: several answers fit, a chooser is open in the window, nothing was sent.
 * `merged`: an equal action was already under way, or a newer wish replaced this one.
 * `armed`: the state is not confirmed, so nothing was sent; the same press again soon sends it.
 * `cancelled`: it was taken back while it counted down, so nothing was sent.
 */
export const actOutcome = v.strictObject({
  /** Absent for a new call of which the service has not said the id. */
  telephonySessionId: v.optional(telephonySessionId),
  outcome: v.picklist(["accepted", "choosing", "merged", "armed", "cancelled"]),
});
export type ActOutcome = v.InferOutput<typeof actOutcome>;
