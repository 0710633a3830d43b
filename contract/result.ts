import * as v from "valibot";

import { dialDoubt, dialRefusal } from "./dialing.ts";
import { requestKind } from "./operations.ts";
import { type Parser, parserOf } from "./parse.ts";

/** Why an operation on a call is not possible now. The words for each stand in `i18n/en/reasons.ts`. */
const capabilityReasons = [
  "not-signed-in",
  "call-ended",
  "call-not-connected",
  "call-ringing",
  "call-not-ringing",
  "call-held",
  "call-parked",
  "call-not-parked",
  /** It was sent to a park location, where nothing has shown it yet. */
  "park-not-seen",
  "already-recording",
  "not-recording",
  /** The account records by itself, and has its feature for pausing that turned off. */
  "recording-automatic",
  /** No recording is paused for a card number, or it goes on already. */
  "no-card-number",
  "recording-not-allowed",
  "park-not-allowed",
  "park-incoming-only",
  "no-park-location",
  "flip-not-allowed",
  "no-flip-number",
  /** No other phone has the call, so it is not left to one. */
  "flip-not-answered",
  "no-device-to-answer",
  "voicemail-not-allowed",
  /** Only a queue has somebody else to give it to. */
  "not-a-queue-call",
  /** None that is listed and online: apps and browsers have phones that the service does not list. */
  "no-device-to-dial",
  /** The same, of a call that could be transferred without asking. */
  "no-device-to-ask",
  /** One new call at a time. */
  "call-being-placed",
  /** Nobody is asked about the call. */
  "consult-none",
  /** One call asks about another at a time. */
  "consult-open",
  /** Nobody has taken the call that asks. */
  "consult-not-answered",
  "consult-over",
  "conference",
  "held-on-device",
  "muted-on-device",
  "not-your-party",
  "participant-gone",
  "busy-with-same",
  "call-control-not-granted",
  "service-pause",
  "no-call",
  "nothing-to-cancel",
  "nobody-waits",
] as const;
export const capabilityReason = v.picklist(capabilityReasons);
export type CapabilityReason = v.InferOutput<typeof capabilityReason>;

/**
 * Where the way to the service is blocked, when that could be told apart: the name is not found, the
 * proxy refuses or wants a password, a certificate is not trusted, a captive portal answers in the
 * service's place, or nobody answers at all.
 */
const networkTrouble = v.picklist([
  "dns",
  "proxy",
  "proxy-password",
  "certificate",
  "captive-portal",
  "unreachable",
]);
export type NetworkTrouble = v.InferOutput<typeof networkTrouble>;

/** Why a sign-in came to nothing. The words for each stand in `i18n/en/failures.ts`. */
const signInCauses = [
  /** The service refused the credential. */
  "refused",
  /** The user, or an administrator's rule, said no on the service's own page. */
  "denied",
  /** The credential, or the user's time for the browser, is over. */
  "expired",
  /** The credential is not one at all, so it was not sent. */
  "malformed",
  /** It belongs to another client id, or the client id is unknown. */
  "wrong-client",
  /** No client id is configured. */
  "no-client",
  /** The redirect address is not registered with the client. */
  "redirect-not-registered",
  /** Every port of the redirect list is taken by another program. */
  "ports-taken",
  "browser-not-opened",
  /** This machine's clock is so far off that the service's answers make no sense. */
  "clock-wrong",
  "unreachable",
  "cancelled",
  "not-ringcentral",
  /** The address is not encrypted. */
  "insecure-server",
] as const;
export type SignInCause = (typeof signInCauses)[number];

/**
 * How a session ended without the user's doing. `by-service`: an administrator, a changed password
 * or a sign-in elsewhere. `unused`: the machine was off or asleep for longer than the sign-in lasts.
 * `time-limit`: the account lets no session last longer. Of what the last run kept: `not-readable`:
 * the system's key store is another one or refuses; `damaged`: the file cannot be ours, and was set
 * aside; `not-protected`: it was readable although the key store protects, and was removed.
 */
const sessionEnd = v.picklist([
  "by-service",
  "unused",
  "time-limit",
  "not-readable",
  "damaged",
  "not-protected",
]);
export type SessionEnd = v.InferOutput<typeof sessionEnd>;

/**
 * What a refusal is about. `party` is one participant's part in the call, `call` the whole of it;
 * `other` is named by the service, but is none of these.
 */
const refusalSubject = v.picklist([
  "call",
  "party",
  "extension",
  "phone-number",
  "mailbox",
  "park-location",
  "recording",
  "device",
  "flip-phone",
  "other",
]);
export type RefusalSubject = v.InferOutput<typeof refusalSubject>;

/**
 * What the service's own code says of a refusal, as far as its meaning is documented; made in
 * `main/ringcentral/rest/service-meaning.ts` alone. The value that was refused is never in here: whoever
 * has it (a form its text, an attempt its `to`) hands it to `explain` for the sentence.
 */
const serviceMeaning = v.variant("says", [
  /** Without `about`, the service does not name what it means. */
  v.strictObject({
    says: v.picklist(["not-found", "not-valid"]),
    about: v.optional(refusalSubject),
  }),
  /** `permission` of the error has the name, where the service gives one. */
  v.strictObject({ says: v.picklist(["app-permission", "user-permission", "feature"]) }),
  v.strictObject({ says: v.picklist(["busy", "other-extension", "not-supported"]) }),
  /** Our request itself made no sense to the service: a fault of ours. */
  v.strictObject({ says: v.literal("not-understood") }),
]);
export type ServiceMeaning = v.InferOutput<typeof serviceMeaning>;

/**
 * Expected failures, as values. Every code has a plain-language reason and a remedy in
 * `i18n/en/failures.ts`. Nothing in here may hold a secret, a name or a number: errors are logged.
 */
const plainErrors = [
  v.strictObject({ code: v.literal("offline"), network: v.optional(networkTrouble) }),
  v.strictObject({ code: v.literal("signed-out"), ended: v.optional(sessionEnd) }),
  /** The request went out and no answer came: whether it happened is not known yet. */
  v.strictObject({ code: v.literal("timed-out"), action: v.optional(requestKind) }),
  v.strictObject({
    code: v.literal("rate-limited"),
    retryAfterMs: v.number(),
    /** The service has not asked for it: Ringside holds back by itself. */
    own: v.optional(v.literal(true)),
  }),
  v.strictObject({ code: v.literal("call-gone") }),
  /** The call is no longer in the state that the user saw when pressing; nothing was sent. */
  v.strictObject({ code: v.literal("call-changed") }),
  v.strictObject({ code: v.literal("not-allowed"), reason: capabilityReason }),
  v.strictObject({
    code: v.literal("service"),
    status: v.number(),
    serviceCode: v.optional(v.string()),
    /** Absent where the code is missing or not documented; then only the status speaks. */
    meaning: v.optional(serviceMeaning),
    /** With 403: the permission that is missing, in the service's own word. */
    permission: v.optional(v.string()),
    requestId: v.optional(v.string()),
    /** The service has named a time before which it does not want to be asked again. */
    retryAfterMs: v.optional(v.number()),
  }),
  /** The service does not let the event connection be opened, with a token that it just gave. */
  v.strictObject({ code: v.literal("events-refused"), status: v.number() }),
  /** The service (or a proxy in between) answered something that is not what it documents. */
  v.strictObject({ code: v.literal("bad-reply"), detail: v.string() }),
  /** A body beyond every size that the service documents; it was not read to its end. */
  v.strictObject({ code: v.literal("reply-too-large") }),
  /** An answer began, and was not over within the time limit. */
  v.strictObject({ code: v.literal("reply-endless") }),
  v.strictObject({ code: v.literal("bad-input"), detail: v.string() }),
  /** An entry that cannot be dialled; nothing was sent. */
  v.strictObject({ code: v.literal("not-dialable"), because: dialRefusal }),
  /** An entry that is asked about before it is dialled, and was not confirmed as it is read now. */
  v.strictObject({ code: v.literal("not-confirmed"), doubt: dialDoubt }),
  /** A message that cannot be read out to a caller; nothing was sent. */
  v.strictObject({ code: v.literal("not-a-reply"), because: v.picklist(["empty", "too-long"]) }),
  v.strictObject({ code: v.literal("hotkey-taken"), accelerator: v.string() }),
  v.strictObject({ code: v.literal("hotkey-invalid"), accelerator: v.string() }),
  v.strictObject({
    code: v.literal("sign-in-failed"),
    cause: v.picklist(signInCauses),
    /** With `unreachable`. */
    network: v.optional(networkTrouble),
  }),
  /** The phone that a flip rang does not have the call; `unknown`: it was not seen to ring. */
  v.strictObject({
    code: v.literal("flip-not-taken"),
    how: v.picklist(["declined", "unanswered", "ended", "unknown"]),
  }),
  v.strictObject({ code: v.literal("internal") }),
] as const;
const plainError = v.variant("code", plainErrors);

export const appError = v.variant("code", [
  ...plainErrors,
  /** A call was not resumed, since another one is connected and was not seen to be put on hold. */
  v.strictObject({
    code: v.literal("other-not-held"),
    outcome: v.picklist(["refused", "unknown"]),
  }),
  /** The other call was put on hold first, and then this one could not be resumed. */
  v.strictObject({ code: v.literal("other-left-held"), because: plainError }),
]);
export type PlainError = v.InferOutput<typeof plainError>;
export type AppError = v.InferOutput<typeof appError>;

export const isPlain = (error: AppError): error is PlainError =>
  error.code !== "other-left-held" && error.code !== "other-not-held";

/** What happened to the request itself, whatever was done to another call for it. */
export const causeOf = (error: AppError): AppError =>
  error.code === "other-left-held" ? error.because : error;

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

export const done = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (error: AppError): Result<never> => ({ ok: false, error });

/**
 * The parser of a `Result` that crosses a process boundary. A success without a value may arrive
 * with the key missing (JSON) or undefined (structured clone); both are the same.
 */
export function parserOfResult<S extends v.GenericSchema>(
  value: S,
): Parser<Result<v.InferOutput<S>>> {
  const parseValue = parserOf(value);
  const parseError = parserOf(appError);
  return (input) => {
    const outer = v.safeParse(v.object({ ok: v.boolean() }), input);
    if (!outer.success || typeof input !== "object" || input === null) {
      return { ok: false, issues: ["(value): expected a result"] };
    }
    if (outer.output.ok) {
      const inner = parseValue("value" in input ? input.value : undefined);
      return inner.ok ? { ok: true, value: done(inner.value) } : inner;
    }
    const error = parseError("error" in input ? input.error : undefined);
    return error.ok ? { ok: true, value: failed(error.value) } : error;
  };
}
