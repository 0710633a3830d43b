/**
 * What the command line and the running application say to each other over the local socket: JSON, one
 * message a line. First a greeting with the token and its answer, then requests, one after the other.
 */
import * as v from "valibot";

import { entry, shownNumber } from "../dialing.ts";
import { telephonySessionId } from "../ids.ts";
import { longestReply } from "../intent.ts";
import { parserOf } from "../parse.ts";
import { commandStatus } from "./status.ts";
import { availabilityWords, plainVerbs } from "./verbs.ts";

/** Grows with each change that an older partner would misread. */
export const protocolVersion = 1;
/** Longest line that the application reads; the longest request has about a fifth of it. */
export const longestRequestLine = 4_096;
/** Longest line that the command line reads: the status of all calls that are followed. */
export const longestAnswerLine = 1_048_576;
/** The largest file that says where the socket is, in bytes. */
export const largestEndpointBytes = 4_096;

const token = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

/** The file that says where the application listens, and proves that its reader is the same user. */
const endpoint = v.strictObject({
  protocol: v.number(),
  /** Of a socket, or the name of a pipe on Windows. */
  path: v.pipe(v.string(), v.minLength(1), v.maxLength(512)),
  token,
});
export type Endpoint = v.InferOutput<typeof endpoint>;

/** Name of the data folder, in the place that the system has for those; the same on either host. */
export const dataFolderName = "Ringside";
/** Name of the folder in the data folder, and of the file in it. */
export const endpointFolder = "command-line";
export const endpointFile = "endpoint.json";

const greeting = v.strictObject({
  hello: v.literal("ringside"),
  protocol: v.number(),
  token,
});
export type Greeting = v.InferOutput<typeof greeting>;

/** `busy`: too many clients at once. The connection is closed after a refusal. */
const welcome = v.variant("welcome", [
  v.strictObject({ welcome: v.literal(true), protocol: v.number(), version: v.string() }),
  v.strictObject({
    welcome: v.literal(false),
    protocol: v.number(),
    because: v.picklist(["token", "protocol", "busy", "not-understood"]),
  }),
]);
export type Welcome = v.InferOutput<typeof welcome>;

const tooLongReply = `a message has at most ${longestReply} characters`;

const id = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31));
const onCall = {
  id,
  call: v.optional(telephonySessionId),
  /** Answers when an event has proved it, instead of when the service has accepted it. */
  wait: v.optional(v.boolean()),
};

const request = v.variant("verb", [
  v.strictObject({ id, verb: v.picklist(["status", "watch", "show"]) }),
  v.strictObject({ verb: v.picklist(plainVerbs), ...onCall }),
  v.strictObject({
    verb: v.picklist(["transfer", "forward"]),
    ...onCall,
    target: entry,
    /** Says yes to the reading that the last refusal named. */
    confirm: v.optional(shownNumber),
  }),
  v.strictObject({
    ...{ verb: v.picklist(["voicemail", "park", "flip"]), ...onCall },
    target: v.optional(entry),
  }),
  v.strictObject({
    ...{ verb: v.literal("reply"), ...onCall },
    /** A message in the user's words, or the name of one of the service's. */
    target: v.pipe(v.string(), v.maxLength(longestReply, tooLongReply)),
  }),
  v.strictObject({
    verb: v.literal("dial"),
    id,
    target: entry,
    confirm: v.optional(shownNumber),
  }),
  v.strictObject({ verb: v.literal("resume-longest"), id }),
  v.strictObject({ verb: v.literal("availability"), id, target: v.picklist(availabilityWords) }),
]);
export type Request = v.InferOutput<typeof request>;

const sentence = v.pipe(v.string(), v.maxLength(1_024));

/**
 * `done`: the service has accepted it (`accepted`), an event has proved it (`seen`), or it was so already
 * (`already`). `unknown`: nobody can tell yet whether it happened. `status` of a `watch` may come again.
 */
const answer = v.variant("answer", [
  v.strictObject({ id, answer: v.literal("status"), status: commandStatus }),
  v.strictObject({
    id,
    answer: v.literal("done"),
    call: v.optional(telephonySessionId),
    how: v.picklist(["accepted", "seen", "already"]),
  }),
  v.strictObject({
    id,
    answer: v.picklist(["refused", "unknown"]),
    /** For scripts; the sentences are for people. */
    code: v.pipe(v.string(), v.maxLength(64)),
    reason: sentence,
    remedy: sentence,
    /** What `--confirm` would have to say to go on all the same. */
    confirm: v.optional(shownNumber),
  }),
]);
export type Answer = v.InferOutput<typeof answer>;

export const parseEndpoint = parserOf(endpoint);
export const parseGreeting = parserOf(greeting);
export const parseWelcome = parserOf(welcome);
export const parseRequest = parserOf(request);
export const parseAnswer = parserOf(answer);
