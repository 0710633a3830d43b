import type { CancelIntent, PressIntent } from "../../contract/intent.ts";
import type { AppError } from "../../contract/result.ts";
import { type ActionKind, namedKind } from "../../contract/operations.ts";
import type { CallEvent } from "../calls/state/call-events.ts";

/**
 * What to tell of an intent that was refused before anything was sent. The window shows that beside
 * its own button; a hotkey, the tray menu and a notification have no place of their own to say it.
 * Failures on the wire are events of the call service and answer `undefined` here.
 */
export function refusalOf(
  { action }: Exclude<PressIntent, CancelIntent>,
  error: AppError,
): (CallEvent & { kind: "action-failed" }) | undefined {
  switch (error.code) {
    case "not-allowed":
    case "call-changed":
    case "signed-out":
    case "bad-input":
    case "not-dialable":
    case "not-confirmed":
      return { kind: "action-failed", action: nameOf(action), error };
    default:
      return undefined;
  }
}

/** Whether it would have been resumed or retrieved is not known where nobody waits. */
const nameOf = (action: Exclude<PressIntent, CancelIntent>["action"]): ActionKind =>
  action === "resume-longest" ? "unhold" : namedKind(action);
