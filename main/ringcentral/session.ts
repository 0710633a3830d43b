import { SDK } from "@ringcentral/sdk";

import { createRestClient, type Platform, type RestClient } from "./rest-client.ts";
import { createRateBudget } from "./rate-budget.ts";
import { defaultTimeLimits, type ServiceOptions } from "./service.ts";
import { createTokenStore } from "./token-store.ts";
import { createTransport } from "./transport.ts";

/** A signed-in account: the only holder of its tokens, which never leave it. */
export interface Session {
  readonly rest: RestClient;
  /** Whether the token's scope has the permission; true when the service named no scope at all. */
  grants(permission: string): boolean;
  /**
   * Told once when the service ends the session (never after `signOut`); at once when it is over
   * already. The returned function removes the listener.
   */
  onEnded(listener: () => void): () => void;
  /** Revokes the session as far as the service can be reached; the tokens are gone in any case. */
  signOut(): Promise<void>;
}

/** A session before its sign-in: `platform.login` makes it usable. */
export interface OpenSession {
  readonly session: Session;
  readonly platform: Platform;
}

/** The access token is renewed this long before it ends; also the SDK's own default. */
const renewAheadMs = 60_000;

/** Builds the SDK around our own fetch, store and limits. One per account; `server` is checked. */
export function openSession(options: ServiceOptions): OpenSession {
  const { clock, random, log } = options;
  const limits = { ...defaultTimeLimits, ...options.limits };
  const store = createTokenStore();
  const transport = createTransport({
    fetch: options.fetch,
    clock,
    budget: createRateBudget(() => clock.now()),
    tokenMs: limits.tokenMs,
    currentToken: () => store.current().accessToken,
  });
  const platform = createPlatform(options, { fetch: transport, storage: store.storage });
  const ending = createEnding();
  const rest = createRestClient({
    platform,
    clock,
    random,
    limits,
    log,
    canAuthorize: () => {
      const { accessToken, accessUntil, refreshToken, refreshUntil } = store.current();
      const now = clock.now();
      const accessLives = accessToken !== "" && accessUntil - renewAheadMs > now;
      return accessLives || (refreshToken !== "" && refreshUntil > now);
    },
    onRefused: () => {
      store.wipe();
      log("session-ended", {});
      ending.tell();
    },
  });
  const session: Session = {
    rest,
    grants: (permission) => {
      const { scope } = store.current();
      return scope === undefined || scope.split(/[\s,]+/).includes(permission);
    },
    onEnded: (listener) => ending.listen(listener),
    async signOut() {
      ending.silence();
      // The SDK keeps the tokens when revoking fails; an unrevoked session ends by itself.
      if (store.current().accessToken !== "") await platform.logout().catch(() => undefined);
      store.wipe();
    },
  };
  return { session, platform };
}

function createPlatform(
  options: ServiceOptions,
  own: { fetch: (request: Request) => Promise<Response>; storage: Storage },
): Platform {
  // With a Request of the given class the SDK calls fetch with that as the only argument.
  const fetch: typeof globalThis.fetch = (input) =>
    input instanceof Request
      ? own.fetch(input)
      : Promise.reject(new TypeError("expected a Request"));
  return new SDK({
    server: options.server,
    clientId: options.clientId,
    appName: options.appName,
    appVersion: options.appVersion,
    // The defaults wipe the tokens whenever a refresh fails, also for want of a network.
    clearCacheOnRefreshError: false,
    handleRateLimit: false,
    refreshDelayMs: 0,
    refreshHandicapMs: renewAheadMs,
    defaultRequestInit: { credentials: "omit", redirect: "manual" },
    fetch,
    Request,
    Response,
    Headers,
    localStorage: own.storage,
  }).platform();
}

interface Ending {
  listen(listener: () => void): () => void;
  tell(): void;
  silence(): void;
}

function createEnding(): Ending {
  const listeners = new Set<() => void>();
  let state: "running" | "ended" | "silent" = "running";
  return {
    listen(listener) {
      if (state === "ended") listener();
      else listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell() {
      if (state !== "running") return;
      state = "ended";
      for (const listener of listeners) listener();
      listeners.clear();
    },
    silence() {
      if (state === "running") state = "silent";
      listeners.clear();
    },
  };
}
