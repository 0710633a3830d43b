/** What each operation is called. */
import type { RequestKind } from "../../operations.ts";

interface OperationWords {
  /** The name of an attempt, as in "Park failed", and of an entry in a menu. */
  readonly name: string;
  /** On its button in the window, if that has another name. */
  readonly button?: string;
  /** What its control says for a moment when the effect was seen. */
  readonly done: string;
}

export const operationWords: Readonly<Record<RequestKind, OperationWords>> = {
  mute: { name: "Mute", done: "Muted" },
  unmute: { name: "Unmute", done: "Unmuted" },
  hold: { name: "Hold", done: "Held" },
  unhold: { name: "Resume", done: "Resumed" },
  swap: { name: "Swap", done: "Swapped" },
  record: { name: "Record", done: "Recording" },
  "pause-recording": { name: "Pause recording", button: "Pause", done: "Paused" },
  "resume-recording": { name: "Resume recording", done: "Recording" },
  transfer: { name: "Transfer", done: "Transferred" },
  consult: { name: "Ask first", done: "Asked" },
  complete: { name: "Complete", done: "Transferred" },
  "take-back": { name: "Take back", done: "Taken back" },
  park: { name: "Park", done: "Parked" },
  flip: { name: "Flip", done: "Flipped" },
  "finish-here": { name: "Finish here", done: "Finished here" },
  answer: { name: "Answer", done: "Answered" },
  decline: { name: "Decline", done: "Declined" },
  voicemail: { name: "Voicemail", done: "In voicemail" },
  forward: { name: "Forward", done: "Forwarded" },
  reply: { name: "Reply", done: "Replied" },
  ignore: { name: "Ignore", done: "Ignored" },
  end: { name: "End call", button: "End", done: "Ended" },
  retrieve: { name: "Retrieve", done: "Retrieved" },
  dial: { name: "Dial", done: "Dialed" },
};
