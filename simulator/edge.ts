/** Builds the edge around a world: sign-in, limits, gateway, faults and control, on one HTTP app. */
import type { FastifyInstance, FastifyRequest } from "fastify";

import { type AppRegistration, type LoginUser } from "./auth/app-registration.ts";
import { type AuthorizationCodes, createAuthorizationCodes } from "./auth/authorization-codes.ts";
import { registerAuthorizeRoutes } from "./auth/authorize-routes.ts";
import { type Callers, createCallers } from "./auth/caller.ts";
import { createSessionStore, type SessionStore } from "./auth/sessions.ts";
import { readTokenForm, registerTokenRoutes } from "./auth/token-routes.ts";
import { createWsTokens, strictWsTokens, type WsTokenSettings } from "./auth/ws-tokens.ts";
import type { SimClock } from "./clock.ts";
import { addFaultHooks } from "./control/fault-hooks.ts";
import { createFaultStore, type FaultStore } from "./control/fault-store.ts";
import { createLatency, type Latency } from "./control/latency.ts";
import { createTraffic, type Traffic } from "./control/traffic.ts";
import { createTrafficHooks } from "./control/traffic-hooks.ts";
import { createEventGate } from "./gateway/event-gate.ts";
import { createEventRouter } from "./gateway/event-router.ts";
import { createFilterScreen } from "./gateway/filter-screen.ts";
import { createFrameOrigins } from "./gateway/frame-origins.ts";
import { createGateway, type Gateway, socketPath } from "./gateway/gateway.ts";
import type { GatewaySettings } from "./gateway/gateway-settings.ts";
import { createSubscriptionBook } from "./gateway/subscription-book.ts";
import { registerSubscriptionRoutes } from "./gateway/subscription-routes.ts";
import { createHttpApp } from "./http-app.ts";
import { addLimitHook, pathOf } from "./limits/limit-hook.ts";
import { createRateLimiter, type RateLimiter, type RateLimits } from "./limits/rate-limiter.ts";
import type { Random } from "./random.ts";
import type { Directory } from "./world/account.ts";
import type { WorldEvent } from "./world/types.ts";

/** What the edge has to know of the world behind it. */
export interface EdgeWorld {
  readonly directory: Pick<Directory, "account" | "byId">;
  subscribe(listener: (event: WorldEvent) => void): () => void;
}

export interface EdgeOptions {
  readonly clock: SimClock;
  readonly random: Random;
  readonly world: EdgeWorld;
  readonly app: AppRegistration;
  /** The assertion that signs in as the demo user. */
  readonly jwt: string;
  readonly limits: RateLimits | undefined;
  readonly gateway: GatewaySettings;
  readonly wsTokens: WsTokenSettings;
  /** `http://127.0.0.1:port`, known once the server listens. */
  readonly baseUrl: () => string;
  readonly onDefect: (error: unknown) => void;
}

export interface Edge {
  readonly http: FastifyInstance;
  readonly callers: Callers;
  readonly gateway: Gateway;
  readonly faults: FaultStore;
  readonly traffic: Traffic;
  readonly latency: Latency;
  readonly limiter: RateLimiter;
  /** Before closing `http`. */
  dispose(): void;
}

/** Where the control interface is mounted. */
export const controlPath = "/control";

/** The life of a socket's subscription, in seconds; the service renews it by itself. */
const subscriptionLifetimeSeconds = 604_800;

const isService = (request: FastifyRequest): boolean => {
  const path = pathOf(request);
  return path !== controlPath && !path.startsWith(`${controlPath}/`);
};

function loginUsers({ account }: EdgeWorld["directory"]): readonly LoginUser[] {
  return account.extensions
    .filter(({ type }) => type === "User")
    .map(({ id, extensionNumber, name }) => ({
      extensionId: id,
      accountId: account.id,
      extensionNumber,
      name,
    }));
}

/** Names user and application of a request, as far as its token, code or form tells. */
function createRateSubjects(options: {
  app: AppRegistration;
  callers: Callers;
  codes: AuthorizationCodes;
  sessions: SessionStore;
  userOfAssertion: (assertion: string) => LoginUser | undefined;
}): (request: FastifyRequest) => string | undefined {
  const { app, callers, codes, sessions, userOfAssertion } = options;
  return (request) => {
    if (!pathOf(request).startsWith("/restapi/")) return undefined;
    const caller = callers.find(request);
    if (caller !== undefined) return `${app.clientId} ${caller.extensionId}`;
    const form = readTokenForm(request.body);
    const user =
      sessions.userOfRefreshToken(form.refresh_token ?? "") ??
      codes.userOf(form.code ?? "") ??
      userOfAssertion(form.assertion ?? "");
    return `${app.clientId} ${user?.extensionId ?? "nobody"}`;
  };
}

/** Nothing listens yet; the caller mounts the world's routes and listens. */
export function createEdge(options: EdgeOptions): Edge {
  const { clock, random, world, app } = options;
  const http = createHttpApp(random, options.onDefect);
  const users = loginUsers(world.directory);
  const demoUser = users.find(
    ({ extensionId }) => extensionId === world.directory.account.demoUserId,
  );
  const userOfAssertion = (assertion: string) =>
    assertion === options.jwt
      ? demoUser
      : users.find((user) => assertion === `${options.jwt}.${user.extensionNumber}`);

  const sessions = createSessionStore(clock, random);
  const codes = createAuthorizationCodes(clock, random);
  const wsTokens = createWsTokens({ clock, random, settings: options.wsTokens });
  const faults = createFaultStore(random);
  const traffic = createTraffic(clock);
  const latency = createLatency(random);
  const limiter = createRateLimiter(clock, options.limits);
  const origins = createFrameOrigins();
  const router = createEventRouter();
  const gate = createEventGate(router.dispatch);
  const screen = createFilterScreen((id) => world.directory.byId(id));
  const book = createSubscriptionBook({ clock, random, router, screen });
  const sessionOfFrame = (request: FastifyRequest) => origins.find(request)?.auth;
  const callers = createCallers({ app, sessions, sessionOfFrame });
  const gateway = createGateway({
    ...{ clock, random, wsTokens, faults, traffic, origins },
    settings: options.gateway,
    latencyMs: latency.next,
    onSessionEnded(session) {
      const subscription = book.of(session);
      if (subscription !== undefined) book.remove(subscription);
    },
  });

  const recording = createTrafficHooks(traffic, isService);
  recording.addArrival(http);
  const isFrame = (request: FastifyRequest) => origins.find(request) !== undefined;
  const latencyMs = latency.next;
  const effects = addFaultHooks(http, { clock, faults, gate, latencyMs, isService, isFrame });
  recording.addAnswer(http);
  const subjects = createRateSubjects({ app, callers, codes, sessions, userOfAssertion });
  addLimitHook(http, limiter, subjects);

  registerAuthorizeRoutes(http, { clock, random, app, codes, users });
  registerTokenRoutes(http, {
    ...{ clock, app, sessions, codes, wsTokens, callers, userOfAssertion },
    socketUri: () => `${options.baseUrl().replace(/^http/, "ws")}${socketPath}`,
    wsTokenSettingsOf: (request) =>
      effects.of(request).some(({ kind }) => kind === "single-use-token")
        ? strictWsTokens
        : undefined,
    expiresInOf(request) {
      const effect = effects.of(request).find(({ kind }) => kind === "expires-in");
      return effect?.kind === "expires-in" ? effect.seconds : undefined;
    },
  });
  registerSubscriptionRoutes(http, {
    ...{ clock, callers, book, baseUrl: options.baseUrl },
    sessionOf: (request) => origins.find(request),
    lifetimeSeconds: subscriptionLifetimeSeconds,
  });
  gateway.attach(http);
  const unsubscribe = world.subscribe(gate.dispatch);

  return {
    ...{ http, callers, gateway, faults, traffic, latency, limiter },
    dispose() {
      unsubscribe();
      gateway.dispose();
    },
  };
}
