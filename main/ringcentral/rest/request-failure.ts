/** How a failed request is told: one error class inside this folder, `AppError` outside of it. */
import * as v from "valibot";

import { parserOf, said } from "../../../contract/parse.ts";
import type { AppError, NetworkTrouble } from "../../../contract/result.ts";
import { meaningOf } from "./service-meaning.ts";
import { retryAfterIn, unspecifiedPenaltyMs } from "../../timing/asked-wait.ts";
import { NetworkFailure, codeOf, troubleOfCode } from "../network-trouble.ts";

/** `offline`, with the trouble where it could be told apart. */
export const offline = (network: NetworkTrouble | undefined): AppError & { code: "offline" } =>
  network === undefined ? { code: "offline" } : { code: "offline", network };

/** A request that brought no usable answer. Thrown through the SDK, never out of this folder. */
export class RequestFailure extends Error {
  readonly reason: AppError;
  /** The HTTP status; 0 when no answer came. */
  readonly status: number;
  /** `error` of an OAuth answer. */
  readonly oauthError: string | undefined;
  /** The service's own time of its answer (`Date`), in milliseconds since 1970. */
  readonly serviceTime: number | undefined;
  /** It was the token endpoint: nothing of the caller's own request was sent. */
  readonly ofToken: boolean;

  constructor(
    reason: AppError,
    details: {
      status?: number;
      oauthError?: string | undefined;
      serviceTime?: number | undefined;
      ofToken?: boolean;
    } = {},
  ) {
    super(reason.code);
    this.name = "RequestFailure";
    this.reason = reason;
    this.status = details.status ?? 0;
    this.oauthError = details.oauthError;
    this.serviceTime = details.serviceTime;
    this.ofToken = details.ofToken ?? false;
  }
}

const errorBody = parserOf(
  v.object({
    errorCode: said(v.string()),
    errors: said(
      v.array(
        v.object({
          errorCode: said(v.string()),
          message: said(v.string()),
          permissionName: said(v.string()),
          parameterName: said(v.string()),
        }),
      ),
    ),
    error: said(v.string()),
  }),
);

/** Codes are short words such as `CMN-301`; anything else in their place stays out of the log. */
const plainCode = (code: string | undefined): string | undefined =>
  code !== undefined && /^[\w-]{1,64}$/.test(code) ? code : undefined;

/** The only form of `Date` that a server may send (RFC 9110, section 5.6.7). */
const httpDate = /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * The service's own time of an answer (`Date`), in milliseconds since 1970 and whole seconds;
 * `undefined` when it is not said, or was said to somebody else before (`Age`).
 */
export function serviceTimeIn(headers: Headers): number | undefined {
  const date = headers.get("Date");
  if (date === null || !httpDate.test(date) || headers.has("Age")) return undefined;
  const instant = Date.parse(date);
  return Number.isNaN(instant) ? undefined : instant;
}

/**
 * How long the service asks to wait. A date is the service's: this machine's clock may be hours away
 * from it, so it counts from the answer's own.
 */
export const askedWaitIn = (headers: Headers, now: number): number | undefined =>
  retryAfterIn(headers, serviceTimeIn(headers) ?? now);

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What an answer outside of 2xx means. Its codes decide, never its localised message. */
export function describeAnswer(answer: {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  readonly now: number;
  readonly ofToken?: boolean;
}): RequestFailure {
  const { status, headers } = answer;
  const parsed = errorBody(parseJson(answer.body));
  const body = parsed.ok ? parsed.value : {};
  const serviceTime = serviceTimeIn(headers);
  const retryAfterMs = askedWaitIn(headers, answer.now);
  const details = {
    status,
    oauthError: plainCode(body.error),
    serviceTime,
    ofToken: answer.ofToken ?? false,
  };
  if (status === 429) {
    return new RequestFailure(
      { code: "rate-limited", retryAfterMs: retryAfterMs ?? unspecifiedPenaltyMs },
      details,
    );
  }
  if (status < 400) {
    return new RequestFailure(
      { code: "bad-reply", detail: `unexpected status ${status}` },
      details,
    );
  }
  const serviceCode = plainCode(body.errors?.[0]?.errorCode ?? body.errorCode);
  const meaning = meaningOf(body.errors?.[0] ?? {});
  const permission = status === 403 ? permissionIn(body.errors?.[0]) : undefined;
  const requestId = plainCode(headers.get("RCRequestId") ?? undefined);
  return new RequestFailure(
    {
      code: "service",
      status,
      serviceCode,
      meaning,
      permission,
      requestId,
      retryAfterMs,
    },
    details,
  );
}

/** The attribute where there is one; the name stands in brackets in the message, in every language. */
const permissionIn = (
  error: { permissionName?: string | undefined; message?: string | undefined } | undefined,
): string | undefined =>
  plainCode(error?.permissionName ?? /\[([\w-]+)\]/.exec(error?.message ?? "")?.[1]);

/**
 * Whether a failed fetch certainly never reached the service. Everything else (a reset, a closed
 * connection) may have been acted upon before the answer got lost.
 */
export function wasNeverSent(error: unknown): boolean {
  let current: unknown = error;
  for (let depth = 0; depth < 4 && current instanceof Error; depth += 1) {
    if (current instanceof NetworkFailure) return true;
    const code = codeOf(current);
    if (code !== undefined && troubleOfCode(code) !== undefined) return true;
    // With several addresses Node collects one failure per address; one that was sent decides.
    if (current instanceof AggregateError && current.errors.length > 0) {
      return current.errors.every(wasNeverSent);
    }
    current = current.cause;
  }
  return false;
}
