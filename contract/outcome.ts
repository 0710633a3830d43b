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
  /** `ended` for whichever reason; `rang`: somebody else has taken what rang here too. */
  did: v.picklist([
    ...(["transferred", "parked", "flipped", "ended"] as const),
    ...(["declined", "voicemail", "forwarded", "replied", "ignored", "rang"] as const),
  ]),
  /** Where it was sent: a person, a place or a phone. */
  to: v.optional(person),
  state: outcomeState,
  /** Who answered it, whom it rings, or whose voicemail has it. */
  by: v.optional(person),
  /** When it left. */
  at: v.number(),
});
export type OutcomeView = v.InferOutput<typeof outcomeView>;

/** So many calls that are over are kept, and no older ones. */
export const mostRecent = 40;

/** Of what is done with a call, that which sends it somewhere. */
export const sentDeeds = ["transferred", "parked", "flipped"] as const;

/** A call that is over, as a line in the list of the last ones. */
export const recentCall = v.strictObject({
  telephonySessionId,
  peer: peerView,
  direction: v.picklist(["inbound", "outbound"]),
  /** When it began, in milliseconds since 1970. */
  at: v.number(),
  /** How long both sides talked; absent when they never did. */
  talkedMs: v.optional(v.number()),
  /** For how long nothing of it was recorded while it was; absent for a recording without a gap. */
  recordingPausedMs: v.optional(v.number()),
  /** `not-answered`: the user called and nobody took it; `not-known`: nobody saw how it ended. */
  how: v.picklist(["talked", "missed", "not-answered", "not-known"]),
  /** Where the user sent it and what is known of that; absent for a call that he only ended. */
  sent: v.optional(
    v.strictObject({
      did: v.picklist(sentDeeds),
      to: v.optional(person),
      state: outcomeState,
      by: v.optional(person),
    }),
  ),
});
export type RecentCall = v.InferOutput<typeof recentCall>;
