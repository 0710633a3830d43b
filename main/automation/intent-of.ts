/** From a request of the command line to the intent that every button sends. */
import type { Request } from "../../contract/command-line/protocol.ts";
import {
  type AnyIntent,
  type CallIntent,
  type ReplyMessage,
  replyPatterns,
  type TypedTarget,
} from "../../contract/intent.ts";
import { type Named, namedColleague, type NamedIn, namedPhone, namedPlace } from "./name-target.ts";

/** Those that come to an intent. */
export type CallRequest = Exclude<
  Request,
  { readonly verb: "status" | "watch" | "show" | "availability" }
>;

export type ReadRequest =
  | { readonly ok: true; readonly intent: AnyIntent }
  | { readonly ok: false; readonly code: "no-match" | "several-match" };

/** Those about a call that is there, which they may name. */
export type OnCall = Exclude<CallRequest, { readonly verb: "dial" | "resume-longest" }>;

/** What is asked for, in the words of intents. */
export const actionOf = (request: OnCall): Exclude<CallIntent["action"], "retrieve"> =>
  request.verb === "voicemail" && request.target !== undefined ? "transfer" : request.verb;

/** Of all but a new call, which is read where it is confirmed. */
export function intentOf(request: OnCall, account: NamedIn): ReadRequest {
  // Nobody looks at a script who could cancel what it asks for.
  const on = {
    atOnce: true,
    ...(request.call === undefined ? {} : { telephonySessionId: request.call }),
  } as const;
  switch (request.verb) {
    case "transfer":
      return { ok: true, intent: { action: "transfer", ...on, to: typedIn(request) } };
    case "forward":
      return { ok: true, intent: { action: "forward", ...on, to: typedIn(request) } };
    case "reply":
      return { ok: true, intent: { action: "reply", ...on, message: messageIn(request.target) } };
    case "voicemail":
      if (request.target === undefined) return { ok: true, intent: { action: "voicemail", ...on } };
      return read(namedColleague(request.target, account), (extensionId) => ({
        ...{ action: "transfer", ...on, to: { kind: "voicemail", extensionId } },
      }));
    case "park":
      if (request.target === undefined) return { ok: true, intent: { action: "park", ...on } };
      return read(namedPlace(request.target, account), (to) => ({ action: "park", ...on, to }));
    case "flip":
      if (request.target === undefined) return { ok: true, intent: { action: "flip", ...on } };
      return read(namedPhone(request.target, account), (callFlipId) => ({
        ...{ action: "flip", ...on, callFlipId },
      }));
    default:
      return { ok: true, intent: { action: request.verb, ...on } };
  }
}

/** What was typed, for the one reader of such entries. */
export const typedIn = ({
  target,
  confirm,
}: {
  readonly target: string;
  readonly confirm?: string | undefined;
}): TypedTarget => ({
  kind: "phone-number",
  phoneNumber: target,
  ...(confirm === undefined ? {} : { confirm }),
});

/** One of the service's own messages by its name, in any case; else the words as they are. */
function messageIn(text: string): ReplyMessage {
  const pattern = replyPatterns.find((one) => one.toLowerCase() === text.trim().toLowerCase());
  return pattern === undefined ? { kind: "text", text } : { kind: "pattern", pattern };
}

function read<T>(found: Named<T>, intent: (value: T) => CallIntent): ReadRequest {
  if (found.found === "one") return { ok: true, intent: intent(found.value) };
  return { ok: false, code: found.found === "none" ? "no-match" : "several-match" };
}
