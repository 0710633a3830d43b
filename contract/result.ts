import * as v from "valibot";

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
  "already-recording",
  "not-recording",
  "recording-not-allowed",
  "park-not-allowed",
  "park-incoming-only",
  "no-park-location",
  "flip-not-allowed",
  "no-flip-number",
  "no-device-to-answer",
  "conference",
  "held-on-device",
  "muted-on-device",
  "not-your-party",
  "participant-gone",
  "busy-with-same",
  "call-control-not-granted",
  "no-call",
] as const;
export const capabilityReason = v.picklist(capabilityReasons);
export type CapabilityReason = v.InferOutput<typeof capabilityReason>;

/** Every tracked attempt on a call has one of these kinds; toggles are resolved before. */
export const actionKinds = [
  "mute",
  "unmute",
  "hold",
  "unhold",
  "record",
  "pause-recording",
  "resume-recording",
  "transfer",
  "park",
  "flip",
  "answer",
  "decline",
  "end",
  "retrieve",
] as const;
export const actionKind = v.picklist(actionKinds);
export type ActionKind = v.InferOutput<typeof actionKind>;

/**
 * Expected failures, as values. Every code has a plain-language reason and a remedy in
 * `i18n/en/errors.ts`. Nothing in here may hold a secret, a name or a number: errors are logged.
 */
export const appError = v.variant("code", [
  v.strictObject({ code: v.literal("offline") }),
  v.strictObject({ code: v.literal("signed-out") }),
  /** The request went out and no answer came: whether it happened is not known yet. */
  v.strictObject({ code: v.literal("timed-out"), action: v.optional(actionKind) }),
  v.strictObject({ code: v.literal("rate-limited"), retryAfterMs: v.number() }),
  v.strictObject({ code: v.literal("call-gone") }),
  /** The call is no longer in the state that the user saw when pressing; nothing was sent. */
  v.strictObject({ code: v.literal("call-changed") }),
  v.strictObject({ code: v.literal("not-allowed"), reason: capabilityReason }),
  v.strictObject({
    code: v.literal("service"),
    status: v.number(),
    serviceCode: v.optional(v.string()),
    requestId: v.optional(v.string()),
  }),
  /** The service (or a proxy in between) answered something that is not what it documents. */
  v.strictObject({ code: v.literal("bad-reply"), detail: v.string() }),
  v.strictObject({ code: v.literal("bad-input"), detail: v.string() }),
  v.strictObject({ code: v.literal("hotkey-taken"), accelerator: v.string() }),
  v.strictObject({ code: v.literal("hotkey-invalid"), accelerator: v.string() }),
  v.strictObject({
    code: v.literal("sign-in-failed"),
    cause: v.picklist([
      "refused",
      "expired",
      "wrong-client",
      "unreachable",
      "cancelled",
      "not-ringcentral",
    ]),
  }),
  v.strictObject({ code: v.literal("internal") }),
]);
export type AppError = v.InferOutput<typeof appError>;

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
