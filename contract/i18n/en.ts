import type { ActionKind, AppError, CapabilityReason } from "../result.ts";

/** What happened, and the next best thing to do. */
export interface Explanation {
  readonly reason: string;
  readonly remedy: string;
}

/** Why a control is disabled, in the user's words. */
export const reasons: Record<CapabilityReason, string> = {
  "not-signed-in": "Sign in to control calls.",
  "call-ended": "This call is over.",
  "call-not-connected": "This works once the call is connected.",
  "call-ringing": "This works once the call has been answered.",
  "call-not-ringing": "This call is not ringing.",
  "call-held": "Resume the call first.",
  "call-parked": "The call is parked. Retrieve it first.",
  "call-not-parked": "This call is not parked.",
  "already-recording": "This call is being recorded already.",
  "not-recording": "Start a recording first.",
  "recording-not-allowed": "Your plan or administrator does not allow recording on demand.",
  "park-not-allowed": "Your plan or administrator does not allow parking.",
  "park-incoming-only": "Only incoming calls can be parked. Transfer this one instead.",
  "no-park-location": "There is no park location for your extension.",
  "flip-not-allowed": "Your plan or administrator does not allow flipping calls.",
  "no-flip-number": "Add a flip number to your extension first.",
  "no-device-to-answer": "No phone of yours is online to take the call.",
  conference: "This does not work in a conference.",
  "held-on-device": "The call was put on hold on a phone. Resume it there.",
  "muted-on-device": "The call was muted on a phone. Unmute it there.",
  "not-your-party": "The service lets nobody but its owner do this.",
  "participant-gone": "This person has left the call.",
  "busy-with-same": "This is under way already.",
  "call-control-not-granted":
    "Call control is not granted to this app. Ask your RingCentral administrator for it.",
  "no-call": "There is no call.",
};

/** What the user sees as the name of an attempt, as in "Park failed". */
export const actionNames: Record<ActionKind, string> = {
  mute: "Mute",
  unmute: "Unmute",
  hold: "Hold",
  unhold: "Resume",
  record: "Record",
  "pause-recording": "Pause recording",
  "resume-recording": "Resume recording",
  transfer: "Transfer",
  park: "Park",
  flip: "Flip",
  answer: "Answer",
  decline: "Decline",
  end: "End call",
  retrieve: "Retrieve",
};

/** Every expected failure in plain language. Total: a new code does not compile without its words. */
export function explain(error: AppError): Explanation {
  switch (error.code) {
    case "offline":
      return {
        reason: "RingCentral cannot be reached.",
        remedy: "Check the network. Ringside reconnects by itself.",
      };
    case "signed-out":
      return { reason: "You are signed out.", remedy: "Sign in again." };
    case "timed-out":
      return {
        reason: "RingCentral did not answer in time, so the outcome is not known yet.",
        remedy: "Wait for the call to be read again before you try once more.",
      };
    case "rate-limited":
      return {
        reason: "RingCentral asked for a pause because of too many requests.",
        remedy: `Try again in ${Math.max(1, Math.ceil(error.retryAfterMs / 1000))} s.`,
      };
    case "call-gone":
      return { reason: "The call is already over.", remedy: "Nothing was done." };
    case "call-changed":
      return {
        reason: "The call changed just before you pressed.",
        remedy: "Nothing was sent. Look at the call and press again.",
      };
    case "not-allowed":
      return { reason: reasons[error.reason], remedy: "Nothing was sent." };
    case "service":
      return explainStatus(error.status);
    case "bad-reply":
      return {
        reason: "RingCentral answered something that is not understood.",
        remedy: "A proxy may be in between. The call is read again.",
      };
    case "bad-input":
      return { reason: "That is not a valid entry.", remedy: "Correct it and try again." };
    case "hotkey-taken":
      return {
        reason: `Another application already uses ${error.accelerator}.`,
        remedy: "Choose another combination. The last working one stays in force.",
      };
    case "hotkey-invalid":
      return {
        reason: `${error.accelerator} cannot be used as a global hotkey.`,
        remedy: "Use at least one modifier key together with a letter, digit or function key.",
      };
    case "sign-in-failed":
      return explainSignIn(error.cause);
    case "internal":
      return {
        reason: "Something went wrong inside Ringside.",
        remedy: "Try again. If it stays, open the logs and report it.",
      };
  }
}

function explainStatus(status: number): Explanation {
  if (status === 403) {
    return {
      reason: "RingCentral does not allow this for your extension or this call.",
      remedy: "Ask your administrator, or use the phone itself.",
    };
  }
  if (status === 404) return { reason: "The call is already over.", remedy: "Nothing was done." };
  if (status === 409) {
    return {
      reason: "The call is busy with another change.",
      remedy: "Look at the call and try again.",
    };
  }
  if (status >= 500) {
    return {
      reason: "RingCentral has a problem at the moment.",
      remedy: "Look at the call and try again shortly.",
    };
  }
  return {
    reason: `RingCentral refused this (${status}).`,
    remedy: "Look at the call and try again.",
  };
}

function explainSignIn(cause: (AppError & { code: "sign-in-failed" })["cause"]): Explanation {
  switch (cause) {
    case "refused":
      return { reason: "RingCentral refused the sign-in.", remedy: "Check the credential." };
    case "expired":
      return { reason: "The credential has expired.", remedy: "Create a new one and try again." };
    case "wrong-client":
      return {
        reason: "The credential belongs to another application.",
        remedy: "Use the client id that it was created for.",
      };
    case "unreachable":
      return {
        reason: "The sign-in server cannot be reached.",
        remedy: "Check the address and the network.",
      };
    case "cancelled":
      return { reason: "The sign-in was cancelled.", remedy: "Start again when you are ready." };
    case "not-ringcentral":
      return {
        reason: "That address is not a RingCentral-compatible server.",
        remedy: "Use an https address of RingCentral, or http on this machine only.",
      };
  }
}
