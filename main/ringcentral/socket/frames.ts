/**
 * The frames of the event socket: text, one JSON array of `[meta]` or `[meta, body]`. Source: the
 * developer guide's WebSocket chapters, as collected in our notes on the API. A response carries
 * the type of its request (`ClientRequest`); `wsc`, the token for recovery, may stand in any frame.
 */
import * as v from "valibot";

import { type Parsed, parserOf, said } from "../../../contract/parse.ts";
import { parseNotification, type WireNotification } from "../../../telephony/wire/messages.ts";
import { parseJson } from "../rest/request-failure.ts";

const meta = v.object({
  type: v.string(),
  messageId: said(v.string()),
  status: said(v.number()),
  wsc: said(v.object({ token: v.pipe(v.string(), v.minLength(1)) })),
  headers: said(v.record(v.string(), v.unknown())),
});
type Meta = v.InferOutput<typeof meta>;
const parseMeta = parserOf(meta);
const seconds = said(v.pipe(v.number(), v.finite(), v.minValue(0)));
const parseDetails = parserOf(
  v.object({
    recoveryTimeout: seconds,
    idleTimeout: seconds,
    absoluteTimeout: seconds,
    recoveryState: said(v.string()),
  }),
);
const parseErrorBody = parserOf(v.object({ errorCode: said(v.string()) }));

/** The answer to a subscribe request. A disabled filter delivers nothing, without an error. */
export const parseSubscription = parserOf(
  v.object({
    id: v.pipe(v.string(), v.minLength(1)),
    expiresIn: seconds,
    disabledFilters: said(v.array(v.object({ filter: v.string() }))),
  }),
);

export type Frame = FrameContent & {
  /** The newest token for recovery, when the frame brings one. */
  readonly recoveryToken?: string;
};

type FrameContent =
  | {
      readonly kind: "connection-details";
      /** True only when the service says that the former session goes on. */
      readonly recovered: boolean;
      readonly recoveryTimeoutMs: number;
      /** The session ends after this long without a frame, and after this long in any case. */
      readonly idleTimeoutMs: number;
      readonly absoluteTimeoutMs: number;
    }
  | {
      readonly kind: "response";
      readonly messageId: string;
      readonly status: number;
      readonly headers: Headers;
      readonly body: unknown;
    }
  | { readonly kind: "notification"; readonly notification: WireNotification }
  | { readonly kind: "error"; readonly errorCode: string }
  /** A heartbeat, or something of the future: it shows that the other side lives. */
  | { readonly kind: "other" };

/** The documented numbers, used when the service does not name its own. */
const documented = { recoveryTimeout: 180, idleTimeout: 1_800, absoluteTimeout: 86_400 };

/** Reads one frame. Total: whatever arrives is a frame or a list of what was expected. */
export function parseFrame(text: string): Parsed<Frame> {
  const parts: unknown = parseJson(text);
  if (!Array.isArray(parts)) return { ok: false, issues: ["(value): expected [meta, body]"] };
  const [first, body] = parts as unknown[];
  const parsed = parseMeta(first);
  if (!parsed.ok) return parsed;
  const content = contentOf(parsed.value, body);
  if (!content.ok) return content;
  const token = parsed.value.wsc?.token;
  if (token === undefined) return content;
  return { ok: true, value: { ...content.value, recoveryToken: token } };
}

function contentOf(head: Meta, body: unknown): Parsed<FrameContent> {
  switch (head.type) {
    case "ConnectionDetails": {
      const parsed = parseDetails(body);
      const value = parsed.ok ? parsed.value : {};
      return fine({
        kind: "connection-details",
        recovered: value.recoveryState === "Successful",
        recoveryTimeoutMs: (value.recoveryTimeout ?? documented.recoveryTimeout) * 1000,
        idleTimeoutMs: (value.idleTimeout ?? documented.idleTimeout) * 1000,
        absoluteTimeoutMs: (value.absoluteTimeout ?? documented.absoluteTimeout) * 1000,
      });
    }
    case "ServerNotification": {
      const parsed = parseNotification(body);
      if (!parsed.ok) return parsed;
      return fine({ kind: "notification", notification: parsed.value });
    }
    case "Error": {
      const parsed = parseErrorBody(body);
      const errorCode = (parsed.ok ? parsed.value.errorCode : undefined) ?? "unknown";
      return fine({ kind: "error", errorCode });
    }
    case "ClientRequest":
    case "ClientResponse":
      if (head.messageId === undefined || head.status === undefined) break;
      return fine({
        kind: "response",
        messageId: head.messageId,
        status: head.status,
        headers: headersOf(head.headers ?? {}),
        body,
      });
  }
  return fine({ kind: "other" });
}

const fine = (value: FrameContent): Parsed<FrameContent> => ({ ok: true, value });

function headersOf(record: Record<string, unknown>): Headers {
  const headers = new Headers();
  for (const name of ["Retry-After", "RCRequestId"]) {
    const key = Object.keys(record).find((each) => each.toLowerCase() === name.toLowerCase());
    const value = key === undefined ? undefined : record[key];
    if (typeof value === "string" && /^[\x20-\x7e]*$/.test(value)) headers.set(name, value);
    if (typeof value === "number") headers.set(name, String(value));
  }
  return headers;
}

const telephonyFilter = "/restapi/v1.0/account/~/extension/~/telephony/sessions";
const presenceFilter = "/restapi/v1.0/account/~/extension/~/presence?detailedTelephonyState=true";

/** Whether a filter of an answer is ours for telephony: there `~` is resolved to numbers. */
export const isTelephonyFilter = (filter: string): boolean =>
  /^[^?]*\/extension\/[^/?]+\/telephony\/sessions(\?|$)/.test(filter);

/** A request over the socket. */
export interface SocketRequest {
  readonly method: "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

const subscriptions = "/restapi/v1.0/subscription";
const ourSubscription = {
  deliveryMode: { transportType: "WebSocket" },
  eventFilters: [telephonyFilter, presenceFilter],
};
export const subscriptionPath = (id: string): string =>
  `${subscriptions}/${encodeURIComponent(id)}`;

/** Asks for the events; one subscription per connection, a second would replace it. */
export const subscribeRequest: SocketRequest = {
  method: "POST",
  path: subscriptions,
  body: ourSubscription,
};

/** Asks that the subscription goes on as it is; 404 when it is gone. */
export const renewRequest = (id: string): SocketRequest => ({
  method: "PUT",
  path: subscriptionPath(id),
  body: ourSubscription,
});

export const unsubscribeRequest = (id: string): SocketRequest => ({
  method: "DELETE",
  path: subscriptionPath(id),
});

export function requestFrame(messageId: string, { method, path, body }: SocketRequest): string {
  const head = { type: "ClientRequest", messageId, method, path };
  return JSON.stringify(body === undefined ? [head] : [head, body]);
}

export function heartbeatFrame(messageId: string): string {
  return JSON.stringify([{ type: "Heartbeat", messageId }]);
}
