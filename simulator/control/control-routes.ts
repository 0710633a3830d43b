/** The control interface, apart from calls and scenarios: traffic, faults, latency, clock, limits. */
import type { FastifyInstance, FastifyReply } from "fastify";
import * as v from "valibot";

import type { SessionStore } from "../auth/sessions.ts";
import type { SimClock } from "../clock.ts";
import type { Gateway } from "../gateway/gateway.ts";
import type { SubscriptionBook } from "../gateway/subscription-book.ts";
import { limitsOf, type RateLimiter } from "../limits/rate-limiter.ts";
import { errorBody } from "../service-error.ts";
import { httpFault, socketFault, type SocketFault } from "./fault-schema.ts";
import type { FaultStore } from "./fault-store.ts";
import type { Latency } from "./latency.ts";
import type { Traffic } from "./traffic.ts";

export interface ControlRoutesOptions {
  readonly clock: SimClock;
  readonly traffic: Traffic;
  readonly faults: FaultStore;
  readonly gateway: Gateway;
  readonly book: Pick<SubscriptionBook, "all" | "find" | "remove">;
  readonly latency: Latency;
  readonly limiter: RateLimiter;
  readonly sessions: Pick<SessionStore, "endAll">;
}

const milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(60_000));
const latencyBody = v.strictObject({ ms: milliseconds, jitterMs: v.optional(milliseconds, 0) });
/** At most 31 days at a time. */
const clockBody = v.strictObject({
  advanceMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(31 * 86_400_000)),
});
const limitsBody = v.strictObject({ mode: v.picklist(["documented", "generous", "off"]) });
const hasFrame = v.object({ match: v.object({ frame: v.string() }) });

/** The parsed body, or undefined after a 400 that names the first misfit was sent. */
function read<S extends v.GenericSchema>(
  schema: S,
  body: unknown,
  reply: FastifyReply,
): v.InferOutput<S> | undefined {
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const parameterName = v.getDotPath(issue) ?? "body";
  const message = `Parameter [${parameterName}] value is invalid: ${issue.message}`;
  void reply.code(400).send(errorBody("CMN-101", message, { parameterName }));
  return undefined;
}

function addFaultRoutes(app: FastifyInstance, { faults, gateway }: ControlRoutesOptions): void {
  /** A fault for `now` happens at once and is not kept. */
  function armSocket(fault: SocketFault): Record<string, unknown> {
    if (fault.match.frame !== "now") return { id: faults.addSocket(fault) };
    return { struck: gateway.strikeAll(fault.effect) };
  }

  app.post("/faults", (request, reply) => {
    if (v.is(hasFrame, request.body)) {
      const fault = read(socketFault, request.body, reply);
      return fault === undefined ? reply : reply.code(201).send(armSocket(fault));
    }
    const fault = read(httpFault, request.body, reply);
    return fault === undefined ? reply : reply.code(201).send({ id: faults.addHttp(fault) });
  });
  app.get("/faults", () => ({
    faults: faults.list().map(({ id, fault, left, hits }) => ({ id, ...fault, left, hits })),
  }));
  app.delete("/faults", (_request, reply) => {
    faults.clear();
    gateway.strikeAll({ kind: "thaw" });
    return reply.code(204).send();
  });
  app.delete<{ Params: { id: string } }>("/faults/:id", (request, reply) =>
    faults.remove(request.params.id)
      ? reply.code(204).send()
      : reply.code(404).send(errorBody("CMN-102", "There is no such fault")),
  );
}

/** What is subscribed at this moment, and the administrator's hand that takes it away. */
function addSubscriptionRoutes(app: FastifyInstance, { book }: ControlRoutesOptions): void {
  app.get("/subscriptions", () => ({
    subscriptions: book.all().map(({ id, ownerId, filters, session }) => ({
      id,
      ownerId,
      eventFilters: filters.map(({ text }) => text),
      connected: session.isConnected(),
    })),
  }));
  app.delete<{ Params: { id: string } }>("/subscriptions/:id", (request, reply) => {
    const subscription = book.find(request.params.id);
    if (subscription === undefined) {
      return reply.code(404).send(errorBody("CMN-102", "There is no such subscription"));
    }
    book.remove(subscription);
    return reply.code(204).send();
  });
}

/** All paths are relative to where `app` is mounted, behind the key check. */
export function registerControlRoutes(app: FastifyInstance, options: ControlRoutesOptions): void {
  const { clock, traffic, latency, limiter, sessions } = options;
  addFaultRoutes(app, options);
  addSubscriptionRoutes(app, options);

  app.get("/traffic", () => traffic.read());
  app.delete("/traffic", (_request, reply) => {
    traffic.clear();
    return reply.code(204).send();
  });
  app.post("/latency", (request, reply) => {
    const body = read(latencyBody, request.body, reply);
    if (body === undefined) return reply;
    latency.set(body);
    return reply.send(body);
  });
  app.delete("/sessions", () => ({ ended: sessions.endAll() }));
  app.get("/clock", () => ({ now: new Date(clock.now()).toISOString() }));
  app.post("/clock", (request, reply) => {
    const body = read(clockBody, request.body, reply);
    if (body === undefined) return reply;
    clock.advance(body.advanceMs);
    return reply.send({ now: new Date(clock.now()).toISOString() });
  });
  app.post("/limits", (request, reply) => {
    const body = read(limitsBody, request.body, reply);
    if (body === undefined) return reply;
    limiter.set(limitsOf[body.mode]);
    return reply.send(body);
  });
}
