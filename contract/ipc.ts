import * as v from "valibot";

import { appSnapshot, colleagueView, mostPeopleAtOnce } from "./app-snapshot.ts";
import { availabilityChange } from "./account/availability.ts";
import { callReplay, diagnosticsView, savedReport } from "./diagnostics.ts";
import { integrationPatch, integrationView } from "./desktop/integration.ts";
import { dialReading } from "./dialing.ts";
import { telephonySessionId } from "./ids.ts";
import { actOutcome, anyIntent, typedTarget } from "./intent.ts";
import { type Parser, parserOf } from "./parse.ts";
import { type Result, parserOfResult } from "./result.ts";
import { accelerator, hotkeyAction, hotkeyViews, settings, settingsPatch } from "./settings.ts";

/** One request from the page: how main reads its argument and how the page reads the answer. */
export interface Method<I, O> {
  readonly type: "method";
  readonly input: Parser<I>;
  readonly output: Parser<Result<O>>;
}

/** One stream from main to the page. */
export interface Topic<T> {
  readonly type: "topic";
  readonly payload: Parser<T>;
}

function method<I extends v.GenericSchema, O extends v.GenericSchema>(
  input: I,
  output: O,
): Method<v.InferOutput<I>, v.InferOutput<O>> {
  return { type: "method", input: parserOf(input), output: parserOfResult(output) };
}

function topic<S extends v.GenericSchema>(payload: S): Topic<v.InferOutput<S>> {
  return { type: "topic", payload: parserOf(payload) };
}

/** A method without an argument, or an answer without a value. */
const nothing = v.undefined();
const shortText = v.pipe(v.string(), v.minLength(1), v.maxLength(2048));
/** A JWT with its three parts; real ones have about a thousand characters. */
const longText = v.pipe(v.string(), v.minLength(1), v.maxLength(8192));

/**
 * The whole conversation between the page and main. Preload and main are both derived from it, so
 * a handler that is missing, surplus or of a wrong type does not compile. A channel is named
 * `area:name`; the page never names one.
 */
export const ipc = {
  app: {
    snapshot: method(nothing, appSnapshot),
    dismissNotice: method(v.strictObject({ id: shortText }), nothing),
    /** Opens one of our own pages, or the licences of what is bundled; the page never names a URL. */
    openLink: method(
      v.strictObject({ link: v.picklist(["help", "permissions", "licences"]) }),
      nothing,
    ),
    openLogs: method(nothing, nothing),
    hideWindow: method(nothing, nothing),
    /** The size that what is drawn now needs; main knows which that is, and where it goes. */
    shapeWindow: method(v.strictObject({ shape: v.picklist(["full", "strip"]) }), nothing),
    quit: method(nothing, nothing),
  },
  calls: {
    act: method(anyIntent, actOutcome),
    /** Makes this call the target of presses that name none; `undefined` lets main choose again. */
    pick: method(v.strictObject({ telephonySessionId: v.optional(telephonySessionId) }), nothing),
    closeChooser: method(nothing, nothing),
    /** What became of a call was read; `undefined` means of all calls. */
    dismissOutcome: method(
      v.strictObject({ telephonySessionId: v.optional(telephonySessionId) }),
      nothing,
    ),
    /**
     * How an entry is read, for each keystroke; sends nothing. `asCall`: as the goal of a new call and
     * not of a transfer.
     */
    readTarget: method(
      v.strictObject({ to: typedTarget, asCall: v.optional(v.boolean()) }),
      dialReading,
    ),
    /**
     * Does not wait for the next try to reach the service, where `nextTry` of the connection says
     * that it can be hurried; else nothing happens.
     */
    tryNow: method(nothing, nothing),
    /** Reads the call from the service again, for a user who doubts what is shown. */
    readAgain: method(v.strictObject({ telephonySessionId }), nothing),
  },
  account: {
    tryDemo: method(nothing, nothing),
    /** Answers when the attempt is over, which may take minutes; the snapshot shows its steps. */
    signInWithBrowser: method(nothing, nothing),
    /** Ends the pending attempt of the browser, if there is one. */
    cancelSignIn: method(nothing, nothing),
    /** Puts the pending attempt's address on the clipboard; the page never sees it. */
    copySignInLink: method(nothing, nothing),
    /** For developers and unattended machines. The token stays in main and is not echoed. */
    signInWithJwt: method(v.strictObject({ jwt: longText }), nothing),
    /** Which server and which app's registration to sign in with from now on. */
    useService: method(v.strictObject({ server: shortText, clientId: shortText }), nothing),
    signOut: method(nothing, nothing),
    /** Signs out, then in by the browser, which asks who it is instead of remembering. */
    switchAccount: method(nothing, nothing),
    /** The user's own presence and do-not-disturb; the snapshot shows what comes of it. */
    setAvailability: method(availabilityChange, nothing),
    /** Whether the sign-in may be kept on a disk where nothing protects it. */
    allowPlainStorage: method(v.strictObject({ consent: v.boolean() }), nothing),
  },
  people: {
    /**
     * A part of the directory of the snapshot, from this place on; nobody is in it where the directory
     * ends, or is another one by now.
     */
    read: method(
      v.strictObject({ edition: v.number(), from: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
      v.pipe(v.array(colleagueView), v.maxLength(mostPeopleAtOnce)),
    ),
  },
  settings: {
    read: method(nothing, settings),
    change: method(settingsPatch, settings),
  },
  hotkeys: {
    read: method(nothing, hotkeyViews),
    /** `null` removes the hotkey. A refusal leaves the last good binding in force. */
    rebind: method(
      v.strictObject({ action: hotkeyAction, accelerator: v.nullable(accelerator) }),
      hotkeyViews,
    ),
    /** While a field listens for a new key, none may fire. */
    suspend: method(v.strictObject({ suspended: v.boolean() }), nothing),
    /** While the user tries the keys, those that arrive are pushed as `hotkeyTried` and do nothing. */
    tryOut: method(v.strictObject({ on: v.boolean() }), nothing),
  },
  /** How Ringside stands in the system; each answer is what the system says at that moment. */
  desktop: {
    read: method(nothing, integrationView),
    change: method(integrationPatch, integrationView),
  },
  /** Of Ringside itself; what becomes of it stands in the snapshot. */
  updates: {
    check: method(nothing, nothing),
    /** Quits and starts the version that is ready; does nothing while the snapshot says that it waits. */
    restart: method(nothing, nothing),
    /** It is installed when the user quits. */
    putOff: method(nothing, nothing),
  },
  /** Of the link that the snapshot shows; the page names none. */
  phoneLink: {
    copy: method(nothing, nothing),
    dismiss: method(nothing, nothing),
  },
  /**
   * Asked for by the page: when the view opens, when the snapshot changes, and each second while
   * somebody looks at it. Nothing of it is pushed.
   */
  diagnostics: {
    read: method(nothing, diagnosticsView),
    /** `number` of a recorded call; `call-gone` when it is no longer kept. */
    replay: method(v.strictObject({ number: v.number() }), callReplay),
    /** Main chooses the folder and the name; the page learns the name alone. */
    exportReport: method(nothing, savedReport),
    /** Shows the report that was saved last in the system's file manager. */
    showReport: method(nothing, nothing),
  },
  push: {
    snapshot: topic(appSnapshot),
    settings: topic(settings),
    hotkeys: topic(hotkeyViews),
    /** The tray menu or a notification asks the window to show a view, or the question before leaving. */
    show: topic(
      v.strictObject({
        view: v.picklist(["calls", "settings", "diagnostics", "quit", "sign-out"]),
      }),
    ),
    /** Says how things are; `toReader`: a screen reader runs, which may say it with its own voice. */
    speak: topic(v.strictObject({ toReader: v.boolean() })),
    hotkeyTried: topic(v.strictObject({ action: hotkeyAction })),
  },
} as const;

export type Ipc = typeof ipc;

/** Longest serialised argument that main reads from the page, in characters. */
export const maxArgumentLength = 16_384;

type MethodEntry = Method<unknown, unknown>;
/** `undefined` inputs become no parameter at all. */
type Arguments<I> = undefined extends I ? [] : [input: I];

/** What the page gets as `window.ringside`: one function for each method and topic. */
export type Bridge<C = Ipc> = {
  readonly [Area in keyof C]: {
    readonly [Name in keyof C[Area]]: C[Area][Name] extends Topic<infer T>
      ? (listener: (payload: T) => void) => () => void
      : C[Area][Name] extends Method<infer I, infer O>
        ? (...args: Arguments<I>) => Promise<Result<O>>
        : never;
  };
};

/** What main must provide: one handler for each method, no more and no less. */
export type Handlers<C = Ipc> = {
  readonly [Area in keyof C as HasMethod<C[Area]> extends true ? Area : never]: {
    readonly [
      Name in keyof C[Area] as C[Area][Name] extends MethodEntry ? Name : never
    ]: C[Area][Name] extends Method<infer I, infer O>
      ? (input: I) => Promise<Result<O>> | Result<O>
      : never;
  };
};
type HasMethod<A> = true extends {
  [N in keyof A]: A[N] extends MethodEntry ? true : false;
}[keyof A]
  ? true
  : false;

/** What main may push. */
export type Pushes<C extends { push: object } = Ipc> = {
  readonly [Name in keyof C["push"]]: C["push"][Name] extends Topic<infer T>
    ? (payload: T) => void
    : never;
};

export const channelOf = (area: string, name: string): string => `${area}:${name}`;
