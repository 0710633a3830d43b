/**
 * The closed list of what can be done to a call. What is true of each stands in
 * `telephony/actions/operations.ts`, how one is asked for in `main/calls/act/plans.ts`, what goes over
 * the wire in `telephony/wire/call-operations.ts`, its words in `i18n/en/operations.ts`.
 */
import * as v from "valibot";

/** Every tracked attempt on a call has one of these kinds; toggles are resolved before. */
export const actionKinds = [
  "mute",
  "unmute",
  "hold",
  "unhold",
  /** Resumes this call after the connected one was put on hold. */
  "swap",
  "record",
  "pause-recording",
  "resume-recording",
  "transfer",
  /** Holds the call and places another, to somebody who is asked about it. */
  "consult",
  /** Joins the call with the one that asked about it, without the user. */
  "complete",
  /**
   * Ends the call that asked, and resumes this one; or stops the phone that a flip rings, so that the
   * call stays here.
   */
  "take-back",
  "park",
  "flip",
  /** Leaves the call to the phone that it was flipped to. */
  "finish-here",
  "answer",
  "decline",
  /** Sends a call that rings to the user's own voicemail, on all his phones at once. */
  "voicemail",
  /** Sends a call that rings to somebody else. */
  "forward",
  /** Lets the caller of a call that rings hear a message. */
  "reply",
  /** Lets the queue's next agent have a call that rings. */
  "ignore",
  "end",
  "retrieve",
] as const;
export const actionKind = v.picklist(actionKinds);
export type ActionKind = v.InferOutput<typeof actionKind>;

/** Everything that is asked of the service: what is done to a call, and placing a new one. */
export const requestKind = v.picklist([...actionKinds, "dial"]);
export type RequestKind = v.InferOutput<typeof requestKind>;

/** All controls, in the order in which they are listed; toggles are one. */
export const controlKinds = [
  "complete",
  "take-back",
  "finish-here",
  "mute",
  "hold",
  "record",
  "pause",
  "transfer",
  "consult",
  "park",
  "flip",
  "answer",
  "decline",
  "voicemail",
  "forward",
  "reply",
  "ignore",
  "retrieve",
  "end",
] as const;
export type ControlKind = (typeof controlKinds)[number];

/** The control that starts each kind of action. */
export const controlOf: Readonly<Record<ActionKind, ControlKind>> = {
  mute: "mute",
  unmute: "mute",
  hold: "hold",
  unhold: "hold",
  swap: "hold",
  record: "record",
  "pause-recording": "pause",
  "resume-recording": "pause",
  transfer: "transfer",
  consult: "consult",
  complete: "complete",
  "take-back": "take-back",
  park: "park",
  flip: "flip",
  "finish-here": "finish-here",
  answer: "answer",
  decline: "decline",
  voicemail: "voicemail",
  forward: "forward",
  reply: "reply",
  ignore: "ignore",
  end: "end",
  retrieve: "retrieve",
};

/** Presses of a control whatever it does now. */
const toggleActions = [
  "toggle-mute",
  "toggle-hold",
  /** Starts, else pauses, else resumes: what one recording key does. */
  "toggle-recording",
  /** Pauses the recording for a card number, and goes on with it at the next press. */
  "card-number",
  /** Puts off the end of such a pause. */
  "more-time",
] as const;
type Toggle = (typeof toggleActions)[number];

/** The operation that names each of them until it is known what it does. */
const toggles: Readonly<Record<Toggle, ActionKind>> = {
  "toggle-mute": "mute",
  "toggle-hold": "hold",
  "toggle-recording": "record",
  "card-number": "pause-recording",
  "more-time": "pause-recording",
};

/** All that an intent may ask for. */
export const intentAction = v.picklist([...actionKinds, ...toggleActions]);
export type IntentAction = v.InferOutput<typeof intentAction>;

/** Those whose intents say more than which call is meant: see `intent.ts`. */
const fullActions = [
  ...(["mute", "unmute", "toggle-mute", "transfer", "consult", "park"] as const),
  ...(["flip", "answer", "retrieve", "forward", "reply"] as const),
];
type FullAction = (typeof fullActions)[number];

const isFull = (action: IntentAction): action is FullAction =>
  fullActions.some((full) => full === action);

/** All others. */
export const plainActions = intentAction.options.filter((action) => !isFull(action));

const isToggle = (action: string): action is Toggle => Object.hasOwn(toggles, action);

/** What an action is called where it is not known which of its two ways a toggle would go. */
export const namedKind = (action: IntentAction): ActionKind =>
  isToggle(action) ? toggles[action] : action;

/** The one thing that is asked for, or `undefined` for a toggle: whatever the control does. */
export const kindAsked = (action: IntentAction): ActionKind | undefined =>
  isToggle(action) ? undefined : action;

/** One value for each control. */
export function eachControl<Value>(
  make: (control: ControlKind) => Value,
): Record<ControlKind, Value> {
  const entries = controlKinds.map((control) => [control, make(control)] as const);
  // `Object.fromEntries` forgets which keys it was given.
  return Object.fromEntries(entries) as Record<ControlKind, Value>;
}
