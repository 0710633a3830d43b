/** What was done with a call that has left, and what is known of it: for window, menu and notifications. */
import type { OutcomeState, OutcomeView, RecentCall } from "../../../outcome.ts";

type Aim = string | undefined;

export const outcomeDeeds: Record<OutcomeView["did"], (to: Aim) => string> = {
  transferred: (to) => (to === undefined ? "Transferred" : `Transferred to ${to}`),
  parked: (to) => (to === undefined ? "Was parked" : `Was parked at ${to}`),
  flipped: (to) => (to === undefined ? "Flipped" : `Flipped to ${to}`),
  declined: () => "Declined",
  voicemail: () => "Sent to voicemail",
  forwarded: (to) => (to === undefined ? "Forwarded" : `Forwarded to ${to}`),
  replied: () => "Replied to",
  ignored: () => "Left to the others",
  rang: () => "Rang here too",
  ended: () => "Ended",
};

export const outcomeStates: Record<OutcomeState, (by: Aim) => string> = {
  open: () => "Looking what becomes of it",
  ringing: (by) => (by === undefined ? "Ringing there" : `Ringing at ${by}`),
  answered: (by) => (by === undefined ? "Answered" : `Answered by ${by}`),
  declined: (by) => (by === undefined ? "Declined there" : `${by} declined it`),
  unanswered: () => "Nobody answered there",
  busy: () => "Busy there",
  voicemail: (by) => (by === undefined ? "In voicemail" : `In the voicemail of ${by}`),
  "hung-up": () => "The caller hung up",
  "came-back": () => "Back with you",
  over: (by) => (by === undefined ? "Over" : `Was answered by ${by}, over now`),
  unknown: () => "What became of it is not known any more",
};

/** What a flip and a parked call's end are called; the rest is the same for all. */
export const specialOutcomes = {
  flipped: "Goes on there",
  pickedUp: (by: Aim) => (by === undefined ? "Somebody picked it up" : `Picked up by ${by}`),
  /** Of a call that was declined, or sent there. */
  yourVoicemail: "In your voicemail",
};

export const outcomeWords = {
  title: "Calls that have left",
  dismiss: (name: string) => `Dismiss ${name}`,
  dismissAll: "Dismiss all",
};

/** How a call went that is over, in the list of the last ones. */
const wentAs: Record<RecentCall["how"], string> = {
  talked: "Talked",
  missed: "Missed",
  "not-answered": "Not answered",
  "not-known": "Not known whether it was answered",
};

export const recentWords = {
  title: "Recent",
  went: wentAs,
  talked: (duration: string) => `Talked ${duration}`,
  incoming: "Incoming",
  outgoing: "Outgoing",
  /** Why the list does not go further back. */
  seenHere:
    "What Ringside saw on this computer. It does not read RingCentral’s call log (ReadCallLog).",
  callBack: (who: string) => `Call back ${who}`,
  more: (count: number) => `Show ${count} more`,
  kept: "Keep recent calls",
  days: (days: number) => {
    if (days === 0) return "Not at all";
    return days === 1 ? "For 1 day" : `For ${days} days`;
  },
  forget: "Forget them when I sign out",
} as const;
