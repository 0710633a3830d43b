import * as v from "valibot";

import { accessReport } from "./access.ts";
import { availabilityView } from "./account/availability.ts";
import { callView, waitingCaller } from "./call-view.ts";
import { cardNumberView } from "./calls/card-number.ts";
import { updatesView } from "./desktop/updates.ts";
import { dialledTarget, entry } from "./dialing.ts";
import { telephonySessionId } from "./ids.ts";
import { intentAction } from "./operations.ts";
import { outcomeView, recentCall } from "./outcome.ts";
import { appError } from "./result.ts";
import { language } from "./i18n/languages.ts";

/** Milliseconds since 1970 on this machine's clock. */
const instant = v.number();
const label = v.pipe(v.string(), v.maxLength(512));

/**
 * Where the sign-in is kept. `encrypted`: on disk, by the system's key store. `by-consent`: on disk
 * with no real protection, because the user said so. `memory`: until Ringside quits; `because` says
 * why it is not on disk.
 */
const keeping = v.strictObject({
  where: v.picklist(["encrypted", "by-consent", "memory"]),
  because: v.optional(v.picklist(["no-keyring", "weak-keyring", "write-failed", "demo"])),
});
export type Keeping = v.InferOutput<typeof keeping>;

/**
 * How far a sign-in is: `browser` waits for the user in the system browser, `exchanging` for the
 * tokens, `reading` for the account, `restoring` takes up the sign-in of the last run.
 */
const signInStep = v.picklist(["starting", "browser", "exchanging", "reading", "restoring"]);
export type SignInStep = v.InferOutput<typeof signInStep>;

const accountView = v.variant("state", [
  v.strictObject({ state: v.literal("signed-out"), because: v.optional(appError) }),
  v.strictObject({
    state: v.literal("signing-in"),
    demo: v.boolean(),
    step: signInStep,
    /** With `browser`: when the attempt ends by itself. */
    expiresAt: v.optional(instant),
    /** With `restoring`: why it has not come further yet; it is being tried again. */
    trouble: v.optional(appError),
  }),
  v.strictObject({
    state: v.literal("signed-in"),
    demo: v.boolean(),
    name: label,
    extensionNumber: label,
    company: v.optional(label),
    access: accessReport,
    keeping,
  }),
]);
export type AccountView = v.InferOutput<typeof accountView>;

/**
 * The server and the app's registration that a sign-in would use now. An empty `clientId` is none:
 * signing in then fails as `no-client`.
 */
const serviceView = v.strictObject({
  server: v.string(),
  clientId: v.string(),
  /** Given on this run's command line, which the settings cannot overrule. */
  fixed: v.boolean(),
});
export type ServiceView = v.InferOutput<typeof serviceView>;

/**
 * `stale` is shown until a read of the sessions has confirmed what the window says; `connecting` may
 * carry calls already, which no event keeps up to date yet.
 */
export const connectionView = v.strictObject({
  state: v.picklist(["off", "connecting", "live", "stale"]),
  since: instant,
  /**
   * Only while `live`: events may be missing since a moment ago. Harm asks twice, and unless it is
   * confirmed within moments it becomes `stale`; until then there is nothing to be shown.
   */
  doubted: v.optional(v.literal(true)),
  /**
   * The last instant for which what is shown is known to be true; absent before the first time.
   * While `live` that is the last reconcile, and events keep it true since, unless it is doubted.
   */
  confirmedAt: v.optional(instant),
  /** While it is not confirmed: why not, as the last failed try has shown; absent when none failed. */
  because: v.optional(appError),
  /**
   * While the next try is waited for: when it comes, and whether `tryNow` can bring it forward. It
   * cannot when the service asked for the wait, or allows no earlier try.
   */
  nextTry: v.optional(v.strictObject({ at: instant, canHurry: v.boolean() })),
  /** The service asked for a pause: nothing about calls may be sent before this instant. */
  limited: v.optional(v.strictObject({ until: instant })),
});
export type ConnectionView = v.InferOutput<typeof connectionView>;

/** Whether what is shown is known to be so, as far as events and reads can tell. */
export const isConfirmed = ({ state, doubted }: ConnectionView): boolean =>
  state === "live" && doubted !== true;

/** A phone that a call can be flipped to (`callFlipId`). */
const flipTargetView = v.strictObject({
  callFlipId: v.string(),
  label,
  isMobile: v.optional(v.literal(true)),
  number: v.optional(label),
});
export type FlipTargetView = v.InferOutput<typeof flipTargetView>;

/** A park location of the account; `extensionId` is its `parkOrbit`. */
const parkLocationView = v.strictObject({
  extensionId: v.string(),
  label,
  extensionNumber: v.optional(label),
});
export type ParkLocationView = v.InferOutput<typeof parkLocationView>;

/** A colleague (or other extension) that a call can be transferred to. */
export const colleagueView = v.strictObject({
  extensionId: v.string(),
  name: label,
  extensionNumber: v.optional(label),
});
export type ColleagueView = v.InferOutput<typeof colleagueView>;

/** People in one part of the directory: few enough that neither process is busy with it for long. */
export const mostPeopleAtOnce = 2_000;

/** A device that can take an answered or retrieved call. */
const deviceView = v.strictObject({
  deviceId: v.string(),
  label,
  online: v.boolean(),
  isDeskPhone: v.optional(v.literal(true)),
});
export type DeviceView = v.InferOutput<typeof deviceView>;

/** An open question: nothing was sent, the window asks. */
const chooserView = v.variant("ask", [
  v.strictObject({
    ask: v.literal("call"),
    action: intentAction,
    telephonySessionIds: v.array(telephonySessionId),
  }),
  v.strictObject({ ask: v.literal("flip-target"), telephonySessionId }),
  v.strictObject({ ask: v.literal("park-target"), telephonySessionId }),
  v.strictObject({ ask: v.literal("transfer-target"), telephonySessionId }),
  v.strictObject({ ask: v.literal("consult-target"), telephonySessionId }),
  v.strictObject({ ask: v.literal("forward-target"), telephonySessionId }),
  v.strictObject({ ask: v.literal("reply"), telephonySessionId }),
]);
export type ChooserView = v.InferOutput<typeof chooserView>;

/**
 * A new call that is being placed, until it shows among the calls. `sent`: on the wire, or other calls
 * are put on hold first; `accepted`: the service has said yes, and the phone rings; `unknown`: no answer
 * came, and it is being looked for.
 */
const placingView = v.strictObject({
  phase: v.picklist(["sent", "accepted", "unknown"]),
  /** Whom it calls, as the user typed or chose it. */
  to: label,
  /** The phone that rings first, by its name. */
  from: label,
  at: instant,
});
export type PlacingView = v.InferOutput<typeof placingView>;

/**
 * How far the call is that asks somebody about another one. `placing`: on its way; `phone`: the user's
 * own phone rings; `ringing`: the other side does; `answered`: somebody talks, also while that call is
 * on hold. The others are its ends: `over` after it was answered, `not-reached` where nobody says why.
 */
const consultStep = v.picklist([
  "placing",
  "phone",
  "ringing",
  "answered",
  "busy",
  "declined",
  "unanswered",
  "not-reached",
  "over",
]);
export type ConsultStep = v.InferOutput<typeof consultStep>;

/** Two calls of the user's that belong together: one waits, the other asks somebody about it. */
const consultView = v.strictObject({
  /** The call that is asked about. */
  firstId: telephonySessionId,
  /** The one that asks; absent until it is placed. */
  consultId: v.optional(telephonySessionId),
  step: consultStep,
  /** Who is asked, as the user typed or chose it, or as the call says. */
  to: v.optional(label),
  /** `by-hand`: the user placed it on a telephone while the first one was held. */
  by: v.picklist(["asked", "by-hand"]),
});
export type ConsultView = v.InferOutput<typeof consultView>;

/** Something the user must be told once, that belongs to no call. */
const noticeView = v.strictObject({
  id: v.string(),
  kind: v.picklist([
    "settings-damaged",
    "settings-not-kept",
    "hotkey-failed",
    "keyring",
    "call-control-not-granted",
    "command-line-failed",
    "link-refused",
    "earlier-card",
  ]),
  /** A file name (never a path) or an action, for the sentence. */
  subject: v.optional(label),
});
export type NoticeView = v.InferOutput<typeof noticeView>;

/**
 * Everything the window, the tray and the menu draw. Replaced whole; `revision` grows by one with
 * each change, and a reader that holds a higher one keeps it. It carries instants, never ticking
 * durations, so nothing is pushed while nothing changes.
 */
/** What this desktop cannot do, so that nobody waits for it; the same for the whole run. */
const desktopView = v.strictObject({
  /** False: there is no place for the icon, and the window stays in the taskbar. */
  hasTray: v.boolean(),
  /** False: no window can be shown without taking the keyboard (Wayland), so none opens on a ring. */
  showsOnRing: v.boolean(),
  /** The one that main speaks, for the window to speak too. */
  language,
});
export type DesktopView = v.InferOutput<typeof desktopView>;

/** A desktop that can all. */
export const ableDesktop: DesktopView = {
  hasTray: true,
  showsOnRing: true,
  language: "en",
};

export const appSnapshot = v.strictObject({
  revision: v.number(),
  desktop: desktopView,
  account: accountView,
  /** The user's own; absent while the service has said nothing of it. */
  availability: v.optional(availabilityView),
  service: serviceView,
  connection: connectionView,
  /** Live calls, oldest first. */
  calls: v.array(callView),
  /** So many more of the user's, which are not followed; absent when all are here. */
  moreCalls: v.optional(v.number()),
  /** Callers who wait for the user, who waits longest first. */
  waiting: v.array(waitingCaller),
  /** Recordings that are paused for a card number; absent when none is. */
  cardNumbers: v.optional(v.array(cardNumberView)),
  /** Calls that have left, newest first; at most five, and none older than half an hour. */
  outcomes: v.array(outcomeView),
  /** The call that a press without a named call acts on; absent when there is none. */
  targetId: v.optional(telephonySessionId),
  chooser: v.optional(chooserView),
  flipTargets: v.array(flipTargetView),
  parkLocations: v.array(parkLocationView),
  /** Whether the account may park in its own orbit (`POST …/park`). */
  ownParkOrbit: v.boolean(),
  /**
   * The company's directory, which is fetched part by part (`people.read`): so many people, in this
   * edition of it. Another number is another directory; 0 is none.
   */
  directory: v.strictObject({ size: v.number(), edition: v.number() }),
  companyNumber: v.optional(label),
  devices: v.array(deviceView),
  /**
   * The phone that takes a call when Answer or Retrieve names none, and that a new call rings first;
   * absent when none is online.
   */
  answerDeviceId: v.optional(v.string()),
  /** A new call on its way. */
  placing: v.optional(placingView),
  /** A warm transfer under way. */
  consult: v.optional(consultView),
  /** What was dialled last, the latest first, on this machine by this account; absent when nothing. */
  dialled: v.optional(v.array(dialledTarget)),
  /** The last calls that are over, the latest first, as this machine has seen them; absent when none. */
  recent: v.optional(v.array(recentCall)),
  /** The phone that a flip goes to that names none; absent when it has to be asked about. */
  flipPhoneId: v.optional(v.string()),
  /** The number of a phone link that was clicked; nothing is done with it unless the user says what. */
  phoneLink: v.optional(v.strictObject({ entry })),
  /** Of Ringside itself. */
  updates: updatesView,
  notices: v.array(noticeView),
});
export type AppSnapshot = v.InferOutput<typeof appSnapshot>;
