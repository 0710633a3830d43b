import * as v from "valibot";

import { telephonySessionId } from "./ids.ts";
import { peerView, person } from "./peer.ts";

/**
 * What is known now of a call that has left the user. `open`: nothing yet, and it is being looked at;
 * `answered`, by whom it says; `over`: nobody talks any more; `unknown`: nothing more will be learnt, or
 * nothing can be while the connection is lost.
 */
const outcomeState = v.picklist([
  "open",
  "ringing",
  "answered",
  "declined",
  "unanswered",
  "busy",
  "voicemail",
  "hung-up",
  "came-back",
  "over",
  "unknown",
]);
export type OutcomeState = v.InferOutput<typeof outcomeState>;

/** A receipt for a call that is no longer shown: what was done with it, and what is known since. */
export const outcomeView = v.strictObject({
  telephonySessionId,
  peer: peerView,
  /** `ended` for whichever reason. */
  did: v.picklist(["transferred", "parked", "flipped", "declined", "ended"]),
  /** Where it was sent: a person, a place or a phone. */
  to: v.optional(person),
  state: outcomeState,
  /** Who answered it, whom it rings, or whose voicemail has it. */
  by: v.optional(person),
  /** When it left. */
  at: v.number(),
});
export type OutcomeView = v.InferOutput<typeof outcomeView>;
