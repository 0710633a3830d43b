/** `/restapi/v1.0/subscription`: over the socket that the subscription is for, or by plain REST. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as v from "valibot";

import type { Callers } from "../auth/caller.ts";
import type { SimClock } from "../clock.ts";
import { errorBody } from "../service-error.ts";
import type { GatewaySession } from "./gateway-session.ts";
import type { Subscription, SubscriptionBook } from "./subscription-book.ts";

export interface SubscriptionRoutesOptions {
  readonly clock: SimClock;
  readonly callers: Callers;
  readonly book: SubscriptionBook;
  /** The gateway session whose frame the request was; undefined for plain REST. */
  readonly sessionOf: (request: FastifyRequest) => GatewaySession | undefined;
  readonly baseUrl: () => string;
  readonly lifetimeSeconds: number;
}

const eventFilters = v.pipe(
  v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(1_024))),
  v.minLength(1),
  v.maxLength(200),
);
const deliveryMode = v.strictObject({
  transportType: v.literal("WebSocket"),
  encryption: v.optional(v.boolean()),
});
/** Without meaning for a socket, whose subscription lives as long as its session. */
const expiresIn = v.optional(v.pipe(v.number(), v.integer()));
const creation = v.strictObject({ eventFilters, deliveryMode, expiresIn });
/** The schema knows no delivery mode here; the official library sends the one it created with. */
const change = v.strictObject({ eventFilters, deliveryMode: v.optional(deliveryMode), expiresIn });
const idParams = v.object({ id: v.string() });

const collection = "/restapi/v1.0/subscription";

function sendMisfit(reply: FastifyReply, parameterName: string): FastifyReply {
  const message = `Parameter [${parameterName}] value is invalid`;
  return reply.code(400).send(errorBody("CMN-101", message, { parameterName }));
}

function readFilters(
  schema: typeof creation | typeof change,
  request: FastifyRequest,
  reply: FastifyReply,
): readonly string[] | undefined {
  const parsed = v.safeParse(schema, request.body ?? {});
  if (parsed.success) return parsed.output.eventFilters;
  sendMisfit(reply, v.getDotPath(parsed.issues[0]) ?? "body");
  return undefined;
}

const sendInvalidFilters = (reply: FastifyReply): FastifyReply =>
  reply.code(400).send(errorBody("SUB-508", "Event filters are invalid"));

function resourceOf(
  { clock, baseUrl, lifetimeSeconds }: SubscriptionRoutesOptions,
  subscription: Subscription,
): Record<string, unknown> {
  const iso = (instant: number): string => new Date(instant).toISOString();
  const disabledFilters = subscription.disabled;
  return {
    id: subscription.id,
    uri: `${baseUrl()}${collection}/${subscription.id}`,
    eventFilters: subscription.filters.map(({ text }) => text),
    ...(disabledFilters.length === 0 ? {} : { disabledFilters }),
    status: "Active",
    creationTime: iso(subscription.createdAt),
    // The service renews a socket's subscription by itself, so its whole life is always ahead.
    expirationTime: iso(clock.now() + lifetimeSeconds * 1_000),
    expiresIn: lifetimeSeconds,
    deliveryMode: { transportType: "WebSocket", encryption: false },
  };
}

/** Answers 404 itself. A socket sees only its own subscription, REST all of the user's. */
function findSubscription(
  { book, callers, sessionOf }: SubscriptionRoutesOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Subscription | undefined {
  const { id } = v.parse(idParams, request.params);
  const subscription = book.find(id);
  const session = sessionOf(request);
  const isOwn = subscription?.ownerId === callers.callerOf(request).extensionId;
  const isReachable = session === undefined || subscription?.session === session;
  if (isOwn && isReachable) return subscription;
  const message = "Resource for parameter [subscriptionId] is not found";
  reply.code(404).send(errorBody("CMN-102", message, { parameterName: "subscriptionId" }));
  return undefined;
}

function addChanges(fastify: FastifyInstance, options: SubscriptionRoutesOptions): void {
  const { callers, book, sessionOf } = options;
  const onRequest = callers.requireCaller;

  fastify.post(collection, { onRequest }, (request, reply) => {
    const filters = readFilters(creation, request, reply);
    if (filters === undefined) return reply;
    const session = sessionOf(request);
    if (session === undefined) return sendMisfit(reply, "deliveryMode.transportType");
    const created = book.create(session, callers.callerOf(request), filters);
    return created === undefined
      ? sendInvalidFilters(reply)
      : reply.send(resourceOf(options, created));
  });
  fastify.put(`${collection}/:id`, { onRequest }, (request, reply) => {
    const before = findSubscription(options, request, reply);
    const filters = before === undefined ? undefined : readFilters(change, request, reply);
    if (before === undefined || filters === undefined) return reply;
    const after = book.update(before, callers.callerOf(request), filters);
    return after === undefined ? sendInvalidFilters(reply) : reply.send(resourceOf(options, after));
  });
  fastify.delete(`${collection}/:id`, { onRequest }, (request, reply) => {
    const subscription = findSubscription(options, request, reply);
    if (subscription === undefined) return reply;
    book.remove(subscription);
    return reply.code(204).send();
  });
}

export function registerSubscriptionRoutes(
  fastify: FastifyInstance,
  options: SubscriptionRoutesOptions,
): void {
  const { callers, book, baseUrl } = options;
  const onRequest = callers.requireCaller;
  addChanges(fastify, options);

  fastify.get(collection, { onRequest }, (request, reply) => {
    const owned = book.ownedBy(callers.callerOf(request).extensionId);
    const records = owned.map((subscription) => resourceOf(options, subscription));
    return reply.send({ uri: `${baseUrl()}${collection}`, records });
  });
  const show = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const subscription = findSubscription(options, request, reply);
    return subscription === undefined ? reply : reply.send(resourceOf(options, subscription));
  };
  fastify.get(`${collection}/:id`, { onRequest }, show);
  fastify.post(`${collection}/:id/renew`, { onRequest }, show);
}
