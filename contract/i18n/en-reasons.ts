import type { CapabilityReason } from "../result.ts";

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
  "park-not-seen": "RingCentral has not shown the parked call yet. This works in a moment.",
  "already-recording": "This call is being recorded already.",
  "not-recording": "Start a recording first.",
  "recording-not-allowed": "Your plan or administrator does not allow recording on demand.",
  "park-not-allowed": "Your plan or administrator does not allow parking.",
  "park-incoming-only": "Only incoming calls can be parked. Transfer this one instead.",
  "no-park-location": "There is no park location for your extension.",
  "flip-not-allowed": "Your plan or administrator does not allow flipping calls.",
  "no-flip-number": "Add a flip number to your extension first.",
  "no-device-to-answer": "No phone of yours is online to take the call.",
  "no-device-to-dial": "No phone of yours that can place a call is online.",
  "no-device-to-ask":
    "No phone of yours that can place a call is online. Transfer the call without asking instead.",
  "call-being-placed": "Another call is just being placed.",
  "consult-none": "Nobody is being asked about this call.",
  "consult-open": "You are asking somebody already. Complete that or take it back first.",
  "consult-not-answered": "Nobody has answered yet.",
  "consult-over": "The call that asked is over. Take this one back.",
  conference: "This does not work in a conference.",
  "held-on-device": "The call was put on hold on a phone. Resume it there.",
  "muted-on-device": "The call was muted on a phone. Unmute it there.",
  "not-your-party": "The service lets nobody but its owner do this.",
  "participant-gone": "This person has left the call.",
  "busy-with-same": "This is under way already.",
  "call-control-not-granted":
    "Call control is not granted to this app. Ask your RingCentral administrator for it.",
  "service-pause": "RingCentral asked for a pause. This works again in a moment.",
  "no-call": "There is no call.",
};

/** What happened, and the next best thing to do. */
export interface Explanation {
  readonly reason: string;
  readonly remedy: string;
}
