/**
 * Signing in by the system browser: authorization code with PKCE for a public client (RFC 8252,
 * RFC 7636). The service compares redirect URIs exactly, so the loopback port cannot be a random
 * one: it is the first free one of a short list that the app's registration names.
 */
import { createHash, randomBytes } from "node:crypto";

import { failed, type AppError, type Result } from "../../contract/result.ts";
import { type LoopbackListener, listenForRedirect, type Redirect } from "./loopback-listener.ts";
import { parseServerUrl } from "./server-url.ts";
import type { ServiceOptions } from "./service.ts";
import type { Session } from "./session.ts";
import { signIn } from "./sign-in.ts";

/** To be registered with the app, each as `http://127.0.0.1:<port>/oauth/callback`. */
const redirectPorts = [53_682, 53_683, 53_684] as const;

export interface BrowserSignInOptions extends ServiceOptions {
  /** Opens the service's sign-in page in the system browser. */
  readonly openExternal: (url: string) => Promise<void>;
  /** How long the user may take; five minutes when left out. */
  readonly expiryMs?: number;
  readonly ports?: readonly number[];
  /** An unguessable URL-safe string of 43 characters; the system's randomness when left out. */
  readonly createSecret?: () => string;
}

/** Signing in by the system browser. At most one attempt is pending; a new one cancels the old. */
export interface BrowserSignIn {
  /** Failures as with a JWT; also `sign-in-failed` with `cancelled` or `expired`. */
  start(): Promise<Result<Session>>;
  /** Ends the pending attempt, if any, as `cancelled`. */
  cancel(): void;
}

const defaultExpiryMs = 300_000;

const signInFailed = (cause: (AppError & { code: "sign-in-failed" })["cause"]): Result<never> =>
  failed({ code: "sign-in-failed", cause });

export function createBrowserSignIn(options: BrowserSignInOptions): BrowserSignIn {
  let cancelPending: (() => void) | undefined;
  return {
    async start() {
      cancelPending?.();
      const attempt = createAttempt();
      const cancel = (): void => attempt.settle(signInFailed("cancelled"));
      cancelPending = cancel;
      try {
        return await runAttempt(options, attempt);
      } finally {
        if (cancelPending === cancel) cancelPending = undefined;
      }
    },
    cancel: () => cancelPending?.(),
  };
}

/** The wait for the browser to come back; the first outcome counts. */
interface Attempt {
  readonly outcome: Promise<Result<Redirect>>;
  settle(outcome: Result<Redirect>): void;
  isSettled(): boolean;
}

function createAttempt(): Attempt {
  const { promise, resolve } = Promise.withResolvers<Result<Redirect>>();
  let settled = false;
  return {
    outcome: promise,
    settle(outcome) {
      settled = true;
      resolve(outcome);
    },
    isSettled: () => settled,
  };
}

async function runAttempt(
  options: BrowserSignInOptions,
  attempt: Attempt,
): Promise<Result<Session>> {
  const server = parseServerUrl(options.server);
  if (!server.ok) return server;
  const createSecret = options.createSecret ?? (() => randomBytes(32).toString("base64url"));
  const state = createSecret();
  const verifier = createSecret();
  const listener = await listenForRedirect({
    ports: options.ports ?? redirectPorts,
    state,
    onRedirect: (redirect) => attempt.settle({ ok: true, value: redirect }),
  });
  if (listener === undefined) {
    options.log("sign-in-ports-taken", {});
    return failed({ code: "internal" });
  }
  const url = authorizeUrl(server.value, { options, state, verifier, listener });
  const redirect = await waitForRedirect(options, attempt, url).finally(() => listener.close());
  if (!redirect.ok) return redirect;
  if (redirect.value.code === undefined) return signInFailed("refused");
  return signIn(options, {
    code: redirect.value.code,
    code_verifier: verifier,
    redirect_uri: listener.redirectUri,
  });
}

async function waitForRedirect(
  options: BrowserSignInOptions,
  attempt: Attempt,
  url: string,
): Promise<Result<Redirect>> {
  // Cancelled while the listener came up: no browser is to open any more.
  if (attempt.isSettled()) return attempt.outcome;
  const stop = options.clock.after(options.expiryMs ?? defaultExpiryMs, () =>
    attempt.settle(signInFailed("expired")),
  );
  options.openExternal(url).catch(() => {
    options.log("browser-not-opened", {});
    attempt.settle(failed({ code: "internal" }));
  });
  return attempt.outcome.finally(stop);
}

function authorizeUrl(
  server: string,
  request: {
    options: BrowserSignInOptions;
    state: string;
    verifier: string;
    listener: LoopbackListener;
  },
): string {
  const url = new URL(`${server}/restapi/oauth/authorize`);
  url.search = new URLSearchParams({
    response_type: "code",
    client_id: request.options.clientId,
    redirect_uri: request.listener.redirectUri,
    state: request.state,
    code_challenge: createHash("sha256").update(request.verifier).digest("base64url"),
    // Left out, the service would take the challenge for a plain verifier.
    code_challenge_method: "S256",
  }).toString();
  return url.href;
}
