import { createHash } from "node:crypto";

import type { SimClock } from "../clock.ts";
import type { Random } from "../random.ts";
import type { LoginUser } from "./app-registration.ts";

/** How the client bound the code to itself (RFC 7636). */
export interface CodeChallenge {
  readonly method: "S256" | "plain";
  readonly value: string;
}

export interface CodeGrant {
  readonly user: LoginUser;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: CodeChallenge | undefined;
}

export type CodeOutcome =
  | { readonly ok: true; readonly user: LoginUser }
  | {
      readonly ok: false;
      readonly cause: "unknown" | "expired" | "other-client" | "other-redirect" | "bad-verifier";
    };

export interface AuthorizationCodes {
  issue(grant: CodeGrant): string;
  /** Spends the code whatever the outcome: a code is good for one attempt. */
  redeem(
    code: string,
    proof: { clientId: string; redirectUri: string | undefined; verifier: string | undefined },
  ): CodeOutcome;
  /** The user behind a code that is still there; for rate accounting only. */
  userOf(code: string): LoginUser | undefined;
}

/** Remaining life of a fresh code, in seconds; sent along with the redirect. */
export const codeLifetimeSeconds = 60;

function fitsVerifier(challenge: CodeChallenge | undefined, verifier: string | undefined): boolean {
  if (challenge === undefined) return true;
  if (verifier === undefined) return false;
  const shown =
    challenge.method === "plain"
      ? verifier
      : createHash("sha256").update(verifier).digest("base64url");
  return shown === challenge.value;
}

export function createAuthorizationCodes(clock: SimClock, random: Random): AuthorizationCodes {
  const codes = new Map<string, { readonly grant: CodeGrant; readonly expiresAt: number }>();

  return {
    issue(grant) {
      for (const [old, { expiresAt }] of codes) if (expiresAt <= clock.now()) codes.delete(old);
      const code = random.id("code-");
      codes.set(code, { grant, expiresAt: clock.now() + codeLifetimeSeconds * 1_000 });
      return code;
    },
    redeem(code, { clientId, redirectUri, verifier }) {
      const found = codes.get(code);
      codes.delete(code);
      if (found === undefined) return { ok: false, cause: "unknown" };
      if (clock.now() >= found.expiresAt) return { ok: false, cause: "expired" };
      const { grant } = found;
      if (grant.clientId !== clientId) return { ok: false, cause: "other-client" };
      if (grant.redirectUri !== redirectUri) return { ok: false, cause: "other-redirect" };
      if (!fitsVerifier(grant.challenge, verifier)) return { ok: false, cause: "bad-verifier" };
      return { ok: true, user: grant.user };
    },
    userOf: (code) => codes.get(code)?.grant.user,
  };
}
