/**
 * What a shell may ask the running application for: `ringside <verb>`. The words, their arguments and the
 * exit codes are a stable interface, documented in `docs/automation.md`.
 */
import * as v from "valibot";

/** Those that name nothing but the call: each is the intent's own name. */
export const plainVerbs = [
  "mute",
  "unmute",
  "toggle-mute",
  "hold",
  "unhold",
  "record",
  "pause-recording",
  "resume-recording",
  "card-number",
  "more-time",
  "answer",
  "decline",
  "ignore",
  "end",
] as const;

/** All verbs, in the order in which they are listed. */
export const verbs = [
  "status",
  "watch",
  ...plainVerbs,
  "resume-longest",
  "transfer",
  "voicemail",
  "park",
  "flip",
  "forward",
  "reply",
  "dial",
  "availability",
  "show",
] as const;
export const verb = v.picklist(verbs);
export type Verb = v.InferOutput<typeof verb>;
export type PlainVerb = (typeof plainVerbs)[number];

/** What follows a verb: `must` be there, `may` be there, or nothing may. */
export const targetOf: Readonly<Partial<Record<Verb, "must" | "may">>> = {
  transfer: "must",
  voicemail: "may",
  park: "may",
  flip: "may",
  forward: "must",
  reply: "must",
  dial: "must",
  availability: "must",
};

/** Those that do something to one call, which `--call` can name and `--wait` waits for. */
export const callVerbs: readonly Verb[] = [
  ...plainVerbs,
  "transfer",
  "voicemail",
  "park",
  "flip",
  "forward",
  "reply",
] satisfies Verb[];

/** What `availability` takes: what one says of oneself, or which calls ring. */
export const availabilityWords = ["available", "busy", "offline", "all-calls", "no-calls"] as const;

/** What the command line ends with. */
export const exitCodes = { done: 0, refused: 1, usage: 2, unreachable: 3, unknown: 4 } as const;
