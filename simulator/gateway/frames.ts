/** The socket's frames: one JSON array `[meta]` or `[meta, body]` each. */
import * as v from "valibot";

/** The connection's recovery token and the number of the server's frame. */
export interface WscMeta {
  readonly token: string;
  readonly sequence: number;
}

export interface FrameMeta {
  readonly type:
    "ConnectionDetails" | "ClientRequest" | "ServerNotification" | "Heartbeat" | "Error";
  readonly messageId: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly wsc?: WscMeta;
}

/** `body` undefined gives a frame of one element. */
export interface OutboundFrame {
  readonly meta: FrameMeta;
  readonly body?: unknown;
}

export function encodeFrame({ meta, body }: OutboundFrame, wsc?: WscMeta): string {
  const full = wsc === undefined ? meta : { ...meta, wsc };
  return JSON.stringify(body === undefined ? [full] : [full, body]);
}

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const queryValue = v.union([v.string(), v.number(), v.boolean()]);
const clientRequest = v.object({
  type: v.literal("ClientRequest"),
  messageId: name,
  method: v.pipe(
    v.string(),
    v.transform((method) => method.toUpperCase()),
    v.picklist(["GET", "POST", "PUT", "PATCH", "DELETE"]),
  ),
  path: v.pipe(v.string(), v.startsWith("/restapi/"), v.maxLength(4_096)),
  headers: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
  query: v.optional(v.nullable(v.record(v.string(), v.union([queryValue, v.array(queryValue)])))),
});
const heartbeat = v.object({ type: v.literal("Heartbeat"), messageId: name });

export type ClientRequestMeta = v.InferOutput<typeof clientRequest>;

/** What faults are matched against; the query does not count. */
export const factsOf = ({ method, path }: ClientRequestMeta): { method: string; path: string } => ({
  method,
  path: path.split("?", 1)[0] ?? path,
});

export type InboundFrame =
  | { readonly kind: "request"; readonly meta: ClientRequestMeta; readonly body: unknown }
  | { readonly kind: "heartbeat"; readonly messageId: string }
  | {
      readonly kind: "unreadable";
      readonly messageId: string | undefined;
      readonly errorCode: "CMN-103" | "CMN-104" | "CMN-101";
      readonly message: string;
    };

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Never throws: whatever is not a frame says what is wrong with it, for the `Error` answer. */
export function decodeFrame(text: string): InboundFrame {
  const parsed = parseJson(text);
  if (parsed === undefined) {
    const message = "Cannot parse JSON";
    return { kind: "unreadable", messageId: undefined, errorCode: "CMN-103", message };
  }
  const { value } = parsed;
  if (!Array.isArray(value) || value.length < 1 || value.length > 2) {
    const message = "A frame is an array of meta data and at most one body";
    return { kind: "unreadable", messageId: undefined, errorCode: "CMN-104", message };
  }
  const meta: unknown = value[0];
  const request = v.safeParse(clientRequest, meta);
  if (request.success) return { kind: "request", meta: request.output, body: value[1] };
  const beat = v.safeParse(heartbeat, meta);
  if (beat.success) return { kind: "heartbeat", messageId: beat.output.messageId };
  const named = v.safeParse(v.object({ messageId: name }), meta);
  const messageId = named.success ? named.output.messageId : undefined;
  const message = "The meta data name no known kind of frame, or lack a part of it";
  return { kind: "unreadable", messageId, errorCode: "CMN-101", message };
}
