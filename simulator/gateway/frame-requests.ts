/** `ClientRequest` frames: the same routes as over HTTP, answered on the socket. */
import type { FastifyInstance } from "fastify";

import type { SimClock } from "../clock.ts";
import { errorBody, type ServiceErrorBody } from "../service-error.ts";
import { originHeader } from "./frame-origins.ts";
import { type ClientRequestMeta, factsOf } from "./frames.ts";
import type { GatewaySession } from "./gateway-session.ts";

/** The header names that the service writes in frames; others are not passed on. */
const passedHeaders = [
  "RCRequestId",
  "X-Rate-Limit-Group",
  "X-Rate-Limit-Limit",
  "X-Rate-Limit-Remaining",
  "X-Rate-Limit-Window",
  "Retry-After",
  "Content-Type",
] as const;

/** A reply that a fault swallowed would otherwise count as an active request for ever. */
const activeLimitMs = 60_000;

export interface FrameRequests {
  handle(meta: ClientRequestMeta, body: unknown): void;
}

function urlOf({ path, query }: ClientRequestMeta): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) parameters.append(name, String(one));
  }
  const text = parameters.toString();
  if (text === "") return path;
  return `${path}${path.includes("?") ? "&" : "?"}${text}`;
}

function frameHeaders(
  from: Readonly<Record<string, number | string | string[] | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    passedHeaders.flatMap((name) => {
      const value = from[name.toLowerCase()];
      return value === undefined ? [] : [[name, String(value)] as const];
    }),
  );
}

function bodyOf(payload: string): unknown {
  if (payload === "") return undefined;
  try {
    return JSON.parse(payload) as unknown;
  } catch {
    return payload;
  }
}

/** Whether the answer decides what the socket is notified of. */
const concernsSubscription = ({ method, path }: ClientRequestMeta): boolean =>
  (method === "POST" || method === "PUT") && path.startsWith("/restapi/v1.0/subscription");

export interface FrameRequestsOptions {
  readonly app: FastifyInstance;
  readonly clock: SimClock;
  readonly session: GatewaySession;
  readonly maxActive: number;
  /** The host that resources name in their addresses. */
  readonly host: string;
}

async function answer(
  { app, session, host }: FrameRequestsOptions,
  meta: ClientRequestMeta,
  body: unknown,
): Promise<void> {
  const agent = meta.headers?.["X-User-Agent"];
  const response = await app.inject({
    method: meta.method,
    url: urlOf(meta),
    headers: {
      host,
      [originHeader]: session.id,
      ...(typeof agent === "string" ? { "x-user-agent": agent } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  const { messageId } = meta;
  const headers = frameHeaders(response.headers);
  const status = response.statusCode;
  session.respond(
    { meta: { type: "ClientRequest", messageId, status, headers }, body: bodyOf(response.body) },
    factsOf(meta),
  );
}

/** An answer that no route gave. */
function refuse(
  { session }: FrameRequestsOptions,
  meta: ClientRequestMeta,
  { status, body }: { status: number; body: ServiceErrorBody },
): void {
  const { messageId } = meta;
  const type = "ClientRequest";
  session.respond({ meta: { type, messageId, status, headers: {} }, body }, factsOf(meta));
}

const tooMany = {
  status: 429,
  body: errorBody("CMN-304", "Too many active requests on this connection"),
};
const unroutable = { status: 404, body: errorBody("CMN-120", "Invalid URI") };

export function createFrameRequests(options: FrameRequestsOptions): FrameRequests {
  const { clock, session, maxActive } = options;
  let active = 0;

  return {
    handle(meta, body) {
      if (active >= maxActive) {
        refuse(options, meta, tooMany);
        return;
      }
      active += 1;
      const release = concernsSubscription(meta) ? session.holdNotifications() : undefined;
      let isActive = true;
      const finish = (): void => {
        if (!isActive) return;
        isActive = false;
        active -= 1;
        cancelLimit();
        release?.();
      };
      const cancelLimit = clock.after(activeLimitMs, finish);
      answer(options, meta, body)
        // Only an address that cannot be parsed, or a closing server, gets here.
        .catch(() => refuse(options, meta, unroutable))
        .finally(finish);
    },
  };
}
