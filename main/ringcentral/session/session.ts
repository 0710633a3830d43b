import type { AppError } from "../../../contract/result.ts";
import { RateBudget } from "../rest/rate-budget.ts";
import { createRequestBreaker } from "../rest/request-breaker.ts";
import { createRestClient, type Platform, type RestClient } from "../rest/rest-client.ts";
import { defaultTimeLimits, type ServiceOptions } from "../service-options.ts";
import { isOwnHost } from "../server-url.ts";
import { ServiceClock } from "../service-clock.ts";
import { createTransport } from "../rest/transport.ts";
import type { KeptTokens } from "./kept-tokens.ts";
import { createPlatform } from "./platform.ts";
import { createSessionEnding } from "./session-ending.ts";
import { SessionKeeper } from "./session-keeper.ts";
import { type TokenOwner, tokensOf } from "./token-reply.ts";
import { createTokenStore, type TokenStore } from "./token-store.ts";
import { createVaultWriter, type VaultWriter } from "./vault-writer.ts";

/** A signed-in account: the only holder of its tokens, which leave it only for the vault. */
export interface AuthSession {
  readonly rest: RestClient;
  /** What the service still allows, and the pauses that it asks for. */
  readonly budget: Pick<RateBudget, "pause" | "report">;
  /** The service's clock against this machine's, as its answers show it. */
  readonly serviceClock: Omit<ServiceClock, "asking">;
  /** Whether a host that a reply names may be given a secret of this session. */
  isOwnHost(host: string): boolean;
  /** The permissions that the token's scope names; `undefined` when the service named no scope. */
  granted(): ReadonlySet<string> | undefined;
  /**
   * Told once, with the reason, when the service ends the session (never after `signOut`): a
   * `signed-out` that says how, or a `sign-in-failed`. At once when it is over already. The vault is
   * wiped by then or about to be. The returned function removes the listener.
   */
  onEnded(listener: (reason: AppError) => void): () => void;
  /** The machine woke up or the network changed: renews what is due now, without waiting on. */
  check(): void;
  /**
   * Wipes the tokens here and in the vault, whatever else happens, and revokes the session as far
   * as the service can be reached, once and within the token endpoint's time limit.
   */
  signOut(): Promise<void>;
  /** Stops its timers; the session stays valid at the service, and kept in the vault. */
  dispose(): void;
}

/** A session before its sign-in: `platform.login` makes it usable. */
export interface OpenSession {
  readonly session: AuthSession;
  readonly platform: Platform;
}

/** The tokens come from a sign-in that is about to happen (`way`), or from the last run. */
export type SessionOrigin = { readonly way: KeptTokens["way"] } | { readonly kept: KeptTokens };

/** Builds the SDK around our own fetch, store and limits. One per account; `server` is checked. */
export function openSession(options: ServiceOptions, origin: SessionOrigin): OpenSession {
  const { clock, random, log } = options;
  const limits = { ...defaultTimeLimits, ...options.limits };
  const store = createTokenStore();
  const vault = createVaultWriter(options);
  const { way } = "kept" in origin ? origin.kept : origin;
  const owner: TokenOwner = { server: options.server, clientId: options.clientId, way };
  const budget = new RateBudget(clock);
  const serviceClock = new ServiceClock(clock);
  const transport = createTransport({
    fetch: options.fetch,
    clock,
    budget,
    breaker: createRequestBreaker(clock, () => log("requests-held", {})),
    serviceClock,
    tokenMs: limits.tokenMs,
    isKnown: () => store.current() !== undefined,
    async onTokens(reply) {
      const tokens = tokensOf(reply, { owner, before: store.current() }, clock.now());
      await vault.write(tokens);
      store.accept(tokens);
      keeper.renewed();
    },
  });
  const platform = createPlatform(options, { fetch: transport, storage: store.storage });
  const ending = createSessionEnding();
  const keeper = new SessionKeeper({
    ...{ clock, random, log },
    current: () => store.current(),
    renew: () => platform.refresh(),
    onEnded(reason) {
      store.wipe();
      void vault.close();
      log("session-ended", { reason: reason.code, cause: causeOf(reason) });
      ending.tell(reason);
    },
  });
  if ("kept" in origin) {
    store.accept(origin.kept);
    keeper.renewed();
  }
  const rest = createRestClient({ platform, clock, random, limits, log, authority: keeper });
  const session: AuthSession = {
    rest,
    budget,
    serviceClock,
    isOwnHost: (host) => isOwnHost(host, options),
    granted: () => scopeOf(store.current()),
    onEnded: (listener) => ending.listen(listener),
    check: () => keeper.check(),
    signOut() {
      ending.silence();
      return end({ clientId: options.clientId, platform, store, vault, keeper });
    },
    dispose: () => void keeper.stop(),
  };
  return { session, platform };
}

const causeOf = (reason: AppError): string => {
  if (reason.code === "signed-out") return reason.ended ?? "";
  return reason.code === "sign-in-failed" ? reason.cause : "";
};

function scopeOf(tokens: KeptTokens | undefined): ReadonlySet<string> | undefined {
  const words = tokens?.scope?.split(/[\s,]+/).filter((word) => word !== "");
  return words === undefined || words.length === 0 ? undefined : new Set(words);
}

interface Ending {
  readonly clientId: string;
  readonly platform: Platform;
  readonly store: TokenStore;
  readonly vault: VaultWriter;
  readonly keeper: SessionKeeper;
}

async function end({ clientId, platform, store, vault, keeper }: Ending): Promise<void> {
  // The file goes first: quitting right now must not leave it behind.
  const wiped = vault.close();
  // A renewal that is out brings the only tokens that the service still knows.
  await keeper.stop();
  const tokens = store.current();
  store.wipe();
  if (tokens !== undefined)
    await revoke(platform, clientId, tokens.refreshToken ?? tokens.accessToken);
  await wiped;
}

/**
 * One token of the pair ends the whole session; the refresh token is the one that still lives after
 * an hour's sleep. The SDK's own `logout` sends the access token only, and keeps both on a failure.
 * A session that could not be revoked ends by itself.
 */
async function revoke(platform: Platform, clientId: string, token: string): Promise<void> {
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const body = { token, client_id: clientId };
  const url = "/restapi/oauth/revoke";
  await platform
    .send({ method: "POST", url, body, headers, skipAuthCheck: true })
    .catch(() => undefined);
}
