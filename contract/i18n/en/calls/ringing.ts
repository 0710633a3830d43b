/** The words of a call that rings: whom it rings for, and how it is sent on or answered by a message. */
import type { ReplyPattern, ReplyTimeUnit } from "../../../intent.ts";
import type { Explanation } from "../../explanation.ts";

/** The service documents their names alone (section 5 of our notes on the API). */
const patterns: Readonly<Record<ReplyPattern, string>> = {
  WillCallYouBack: "I’ll call you back",
  CallMeBack: "Call me back",
  OnMyWay: "I’m on my way",
  OnTheOtherLine: "I’m on the other line",
  WillCallYouBackLater: "I’ll call you back later",
  CallMeBackLater: "Call me back later",
  InAMeeting: "I’m in a meeting",
  OnTheOtherLineNoCall: "I’m on the other line, no call back",
};

const inTime: Readonly<Record<ReplyTimeUnit, (time: number) => string>> = {
  Minute: (time) => (time === 1 ? "in 1 minute" : `in ${time} minutes`),
  Hour: (time) => (time === 1 ? "in 1 hour" : `in ${time} hours`),
  Day: (time) => (time === 1 ? "in 1 day" : `in ${time} days`),
};

export const ringingWords = {
  cameBack: (from: string) => `Came back from ${from}`,
  queue: (name: string) => `Queue ${name}`,
  someQueue: "A call of a queue",
  /** `who` is a list already. */
  ringsToo: (who: string) => `Also rings for ${who}`,
  /** The end of such a list. */
  others: (count: number) => (count === 1 ? "1 other" : `${count} others`),
  forward: {
    heading: (name: string) => `Forward ${name}`,
    verb: "Forward",
    choices: "Your phones and last numbers",
  },
  reply: {
    heading: (name: string) => `Reply to ${name}`,
    note: "RingCentral says it to the caller, and the call is over.",
    messages: "Messages",
    patterns,
    /** "Call me back in 5 minutes" */
    patternIn: (message: string, time: number, unit: ReplyTimeUnit) =>
      `${message} ${inTime[unit](time)}`,
    when: "When",
    inTime,
    own: "Your own message",
    left: (count: number, most: number) => `${count} of ${most} characters left`,
    tooMany: (count: number) => `${count} characters too many`,
    send: "Reply",
  },
};

/** Why a message cannot go out. */
export const replyRefusals: Readonly<Record<"empty" | "too-long", (most: number) => Explanation>> =
  {
    empty: () => ({
      reason: "The message is empty.",
      remedy: "Write one, or choose one from the list.",
    }),
    "too-long": (most) => ({
      reason: `The message is too long: ${most} characters are the most.`,
      remedy: "Make it shorter. The call still rings.",
    }),
  };
