import type { CallIntent, IntentAction } from "../../contract/intent.ts";
import type { ActionKind, AppError } from "../../contract/result.ts";
import type { CallEvent } from "../calls/state/call-events.ts";

/**
 * What to tell of an intent that was refused before anything was sent. The window shows that beside
 * its own button; a hotkey, the tray menu and a notification have no place of their own to say it.
 * Failures on the wire are events of the call service and answer `undefined` here.
 */
export function refusalOf(
  { action }: CallIntent,
  error: AppError,
): (CallEvent & { kind: "action-failed" }) | undefined {
  switch (error.code) {
    case "not-allowed":
    case "call-changed":
    case "signed-out":
    case "bad-input":
    case "not-dialable":
    case "not-confirmed":
      return { kind: "action-failed", action: kindOf(action), error };
    default:
      return undefined;
  }
}

/** What the action is called where it is not known which of its two ways a toggle would go. */
export function kindOf(action: IntentAction): ActionKind {
  switch (action) {
    case "toggle-mute":
      return "mute";
    case "toggle-hold":
      return "hold";
    case "toggle-recording":
      return "record";
    default:
      return action;
  }
}
