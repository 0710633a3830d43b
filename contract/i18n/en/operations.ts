/** What each operation is called. */
import type { RequestKind } from "../../operations.ts";

interface OperationWords {
  /** The name of an attempt, as in "Park failed", and of an entry in a menu. */
  readonly name: string;
  /** On its button in the window, where there is little room. */
  readonly button: string;
  /** What its control says for a moment when the effect was seen. */
  readonly done: string;
}

export const operationWords: Readonly<Record<RequestKind, OperationWords>> = {
  mute: { name: "Mute", button: "Mute", done: "Muted" },
  unmute: { name: "Unmute", button: "Unmute", done: "Unmuted" },
  hold: { name: "Hold", button: "Hold", done: "Held" },
  unhold: { name: "Resume", button: "Resume", done: "Resumed" },
  swap: { name: "Swap", button: "Swap", done: "Swapped" },
  record: { name: "Record", button: "Record", done: "Recording" },
  "pause-recording": { name: "Pause recording", button: "Pause", done: "Paused" },
  "resume-recording": { name: "Resume recording", button: "Resume recording", done: "Recording" },
  transfer: { name: "Transfer", button: "Transfer", done: "Transferred" },
  consult: { name: "Ask first", button: "Ask first", done: "Asked" },
  complete: { name: "Complete", button: "Complete", done: "Transferred" },
  "take-back": { name: "Take back", button: "Take back", done: "Taken back" },
  park: { name: "Park", button: "Park", done: "Parked" },
  flip: { name: "Flip", button: "Flip", done: "Flipped" },
  "finish-here": { name: "Finish here", button: "Finish here", done: "Finished here" },
  answer: { name: "Answer", button: "Answer", done: "Answered" },
  decline: { name: "Decline", button: "Decline", done: "Declined" },
  voicemail: { name: "Voicemail", button: "Voicemail", done: "In voicemail" },
  forward: { name: "Forward", button: "Forward", done: "Forwarded" },
  reply: { name: "Reply", button: "Reply", done: "Replied" },
  ignore: { name: "Ignore", button: "Ignore", done: "Ignored" },
  end: { name: "End call", button: "End", done: "Ended" },
  retrieve: { name: "Retrieve", button: "Retrieve", done: "Retrieved" },
  dial: { name: "Dial", button: "Dial", done: "Dialed" },
};
