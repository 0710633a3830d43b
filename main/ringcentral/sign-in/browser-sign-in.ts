/**
 * Signing in by the system browser: authorization code with PKCE for a public client (RFC 8252,
 * RFC 7636). The user's password is seen by the service's own page only.
 */
import { randomBytes } from "node:crypto";

import { failed, type Result } from "../../../contract/result.ts";
import type { AuthSession } from "../session/session.ts";
import {
  BrowserAttempt,
  type BrowserSignInOptions,
  type BrowserSignInWish,
} from "./browser-attempt.ts";
import { parseRedirects } from "./redirects.ts";

/** Signing in by the system browser. At most one attempt is pending; a new one cancels the old. */
export interface BrowserSignIn {
  /**
   * Failures as with a JWT; also `sign-in-failed` with `denied`, `expired`, `cancelled`,
   * `ports-taken`, `redirect-not-registered` and `browser-not-opened` (no browser came up, and the
   * link was not used either), and `bad-input` for the redirect list.
   */
  start(wish?: BrowserSignInWish): Promise<Result<AuthSession>>;
  /**
   * An address that the system handed to Ringside. True when it is the private redirect, whatever
   * became of it; one of another attempt changes nothing. False: it is for somebody else.
   */
  deliver(url: string): boolean;
  /** Ends the pending attempt, if any, as `cancelled`. What it has brought by then is signed out. */
  cancel(): void;
}

export function createBrowserSignIn(options: BrowserSignInOptions): BrowserSignIn {
  const createSecret = options.createSecret ?? (() => randomBytes(32).toString("base64url"));
  let pending: BrowserAttempt | undefined;
  return {
    async start(wish = {}) {
      pending?.cancel();
      const secrets = { state: createSecret(), verifier: createSecret() };
      const attempt = new BrowserAttempt(options, secrets, wish);
      pending = attempt;
      try {
        return await attempt.run();
      } catch {
        options.log("sign-in-failed", { reason: "internal" });
        return failed({ code: "internal" });
      } finally {
        if (pending === attempt) pending = undefined;
      }
    },
    deliver: (url) => deliver(options.redirects, pending, url),
    cancel: () => pending?.cancel(),
  };
}

/** The longest address that is looked at, in characters; anything may be handed to an application. */
export const longestAddress = 16_384;

function deliver(
  redirects: readonly string[],
  pending: BrowserAttempt | undefined,
  address: string,
): boolean {
  const parsed = parseRedirects(redirects);
  const own = parsed.ok ? parsed.value.private : undefined;
  const url = address.length <= longestAddress ? URL.parse(address) : null;
  if (own === undefined || url === null) return false;
  if (url.protocol !== own.protocol || url.host !== "" || url.pathname !== own.path) return false;
  pending?.deliver(url);
  return true;
}
