/** Builds the edge around a world: sign-in, limits, gateway, faults and control, on one HTTP app. */
import type { FastifyInstance, FastifyRequest } from "fastify";

import { type AppRegistration, type LoginUser } from "./auth/app-registration.ts";
import { findAsserted } from "./auth/assertions.ts";
import { createAuthorizationCodes } from "./auth/authorization-codes.ts";
import { registerAuthorizeRoutes } from "./auth/authorize-routes.ts";
import { type Callers, createCallers } from "./auth/caller.ts";
import { SessionStore } from "./auth/sessions.ts";
import {
  readTokenForm,
  registerTokenRoutes,
  type TokenRoutesOptions,
} from "./auth/token-routes.ts";
import { createWsTokens, strictWsTokens, type WsTokenSettings } from "./auth/ws-tokens.ts";
import type { SimClock } from "./clock.ts";
import { addFaultHooks, type RequestEffects } from "./control/fault-hooks.ts";
import { FaultStore } from "./control/fault-store.ts";
import { createLatency, type Latency } from "./control/latency.ts";
import { createTraffic, type Traffic } from "./control/traffic.ts";
import { createTrafficHooks } from "./control/traffic-hooks.ts";
import { createEventGate } from "./gateway/event-gate.ts";
import { createEventRouter } from "./gateway/event-router.ts";
import { createFilterScreen } from "./gateway/filter-screen.ts";
import { createFrameOrigins } from "./gateway/frame-origins.ts";
import { type GatewayOptions, socketPath, Gateway } from "./gateway/gateway.ts";
import type { GatewaySettings } from "./gateway/gateway-settings.ts";
import { SubscriptionBook } from "./gateway/subscription-book.ts";
import { registerSubscriptionRoutes } from "./gateway/subscription-routes.ts";
import { createHttpApp } from "./http-app.ts";
import { addLimitHook, pathOf } from "./limits/limit-hook.ts";
import { createRateLimiter, type RateLimiter, type RateLimits } from "./limits/rate-limiter.ts";
import type { Random } from "./random.ts";
import type { Directory } from "./account/account.ts";
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
  /** When it ends, in epoch milliseconds; never when absent. */
  readonly jwtUntil: number | undefined;
  readonly limits: RateLimits | undefined;
  readonly gateway: GatewaySettings;
  readonly wsTokens: WsTokenSettings;
  /** The absolute life of a session in seconds; none when absent. */
  readonly sessionSeconds: number | undefined;
  /** `http://127.0.0.1:port`, known once the server listens. */
  readonly baseUrl: () => string;
  readonly onDefect: (error: unknown) => void;
}

export interface Edge {
  readonly http: FastifyInstance;
  readonly callers: Callers;
  readonly gateway: Gateway;
  readonly book: SubscriptionBook;
  readonly faults: FaultStore;
  readonly traffic: Traffic;
  readonly latency: Latency;
  readonly limiter: RateLimiter;
  readonly sessions: SessionStore;
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

/** The tokens of a simulator, and who they stand for. */
function createIdentity(options: EdgeOptions) {
  const { clock, random, world, jwt, jwtUntil, wsTokens } = options;
  const users = loginUsers(world.directory);
  const { demoUserId } = world.directory.account;
  return {
    users,
    sessions: new SessionStore(clock, random, options.sessionSeconds),
    codes: createAuthorizationCodes(clock, random),
    wsTokens: createWsTokens({ clock, random, settings: wsTokens }),
    userOfAssertion: (assertion: string): LoginUser | undefined =>
      clock.now() < (jwtUntil ?? Infinity)
        ? findAsserted(assertion, { jwt, users, demoUserId })
        : undefined,
  };
}

type Identity = ReturnType<typeof createIdentity>;

/** Names user and application of a request, as far as its token, code or form tells. */
function createRateSubjects(
  app: AppRegistration,
  callers: Callers,
  { codes, sessions, userOfAssertion }: Identity,
): (request: FastifyRequest) => string | undefined {
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

const lifeNames = {
  token: "expires_in",
  "refresh-token": "refresh_token_expires_in",
  session: "session_expires_in",
} as const;

/** What the sign-in routes ask of the faults that strike their own request. */
function tokenEffects(
  effects: RequestEffects,
): Pick<TokenRoutesOptions, "claimedLivesOf" | "wsTokenSettingsOf"> {
  return {
    wsTokenSettingsOf: (request) =>
      effects.of(request).some(({ kind }) => kind === "single-use-token")
        ? strictWsTokens
        : undefined,
    claimedLivesOf: (request) =>
      Object.fromEntries(
        effects
          .of(request)
          .flatMap((effect) =>
            effect.kind === "expires-in" ? [[lifeNames[effect.of], effect.seconds]] : [],
          ),
      ),
  };
}

/** The gateway and what stands between it and the world. */
function createSockets(
  { clock, random, world, gateway: settings }: EdgeOptions,
  tools: Pick<GatewayOptions, "faults" | "traffic" | "latencyMs" | "wsTokens">,
) {
  const origins = createFrameOrigins();
  const router = createEventRouter();
  const gate = createEventGate(router.dispatch);
  const screen = createFilterScreen((id) => world.directory.byId(id));
  const book = new SubscriptionBook({ clock, random, router, screen });
  const gateway = new Gateway({
    ...{ clock, random, settings, origins, ...tools },
    onSessionEnded(session) {
      const subscription = book.of(session);
      if (subscription !== undefined) book.remove(subscription);
    },
  });
  return { origins, gate, book, gateway };
}

/** Nothing listens yet; the caller mounts the world's routes and listens. */
export function createEdge(options: EdgeOptions): Edge {
  const { clock, random, world, app, baseUrl } = options;
  const http = createHttpApp({ random, clock, onDefect: options.onDefect });
  const identity = createIdentity(options);
  const faults = new FaultStore(random);
  const traffic = createTraffic(clock);
  const latency = createLatency(random);
  const limiter = createRateLimiter(clock, options.limits);
  const latencyMs = latency.next;
  const tools = { faults, traffic, latencyMs, wsTokens: identity.wsTokens };
  const { origins, gate, book, gateway } = createSockets(options, tools);
  const sessionOf = (request: FastifyRequest) => origins.find(request);
  const callers = createCallers({
    ...{ app, sessions: identity.sessions },
    sessionOfFrame: (request) => sessionOf(request)?.auth,
  });

  const recording = createTrafficHooks(traffic, isService);
  const isFrame = (request: FastifyRequest) => sessionOf(request) !== undefined;
  recording.addArrival(http);
  const effects = addFaultHooks(http, { clock, faults, gate, latencyMs, isService, isFrame });
  recording.addAnswer(http, effects);
  addLimitHook(http, limiter, createRateSubjects(app, callers, identity));

  registerAuthorizeRoutes(http, { clock, random, app, ...identity });
  registerTokenRoutes(http, {
    ...{ clock, app, callers, ...identity, ...tokenEffects(effects) },
    socketUri: () => `${baseUrl().replace(/^http/, "ws")}${socketPath}`,
  });
  const lifetimeSeconds = subscriptionLifetimeSeconds;
  registerSubscriptionRoutes(http, { clock, callers, book, sessionOf, baseUrl, lifetimeSeconds });
  gateway.attach(http);
  const unsubscribe = world.subscribe(gate.dispatch);

  return {
    ...{ http, callers, gateway, book, faults, traffic, latency, limiter },
    sessions: identity.sessions,
    dispose() {
      unsubscribe();
      gateway.dispose();
    },
  };
}
