/** Turning a credential into a session; every failure in words that the sign-in view has. */
import * as v from "valibot";

import { parserOf } from "../../contract/parse.ts";
import { done, failed, type AppError, type Result } from "../../contract/result.ts";
import { parseJson, RequestFailure } from "./request-failure.ts";
import { parseServerUrl } from "./server-url.ts";
import type { ServiceOptions } from "./service.ts";
import { openSession, type Session } from "./session.ts";

/** What the token endpoint is given: a JWT, or the code of the browser's sign-in. */
export type Credential =
  | { readonly jwt: string }
  | {
      readonly code: string;
      readonly code_verifier: string;
      /** The same string that the authorization request had. */
      readonly redirect_uri: string;
    };

/**
 * Signs in with a JWT credential. Failures are `sign-in-failed`, `rate-limited`, `service` (the
 * service has a problem) and `bad-input` (the server's address).
 */
export async function signInWithJwt(
  options: ServiceOptions & { readonly jwt: string },
): Promise<Result<Session>> {
  const jwt = options.jwt.trim();
  const result = await signIn(options, { jwt });
  const refused = !result.ok && result.error.code === "sign-in-failed";
  if (refused && result.error.cause === "refused" && isExpired(jwt, options.clock.now())) {
    return failed({ code: "sign-in-failed", cause: "expired" });
  }
  return result;
}

/** Exchanges the credential for tokens. */
export async function signIn(
  options: ServiceOptions,
  credential: Credential,
): Promise<Result<Session>> {
  const server = parseServerUrl(options.server);
  if (!server.ok) return server;
  const { session, platform } = openSession({ ...options, server: server.value });
  try {
    await platform.login({ ...credential });
    return done(session);
  } catch (error) {
    const reason = signInError(error);
    options.log("sign-in-failed", {
      reason: reason.code === "sign-in-failed" ? reason.cause : reason.code,
      status: error instanceof RequestFailure ? error.status : 0,
    });
    return failed(reason);
  }
}

const expiredCodes = new Set(["OAU-108", "OAU-128"]);
const otherClientCodes = new Set(["OAU-110", "OAU-120", "OAU-121", "OAU-123", "OAU-153"]);
const otherClientErrors = new Set(["invalid_client", "unauthorized_client"]);

function signInError(error: unknown): AppError {
  if (!(error instanceof RequestFailure)) return { code: "internal" };
  const { reason, oauthError } = error;
  if (reason.code === "offline" || reason.code === "timed-out") return unreachable(reason);
  if (reason.code === "bad-reply") return { code: "sign-in-failed", cause: "not-ringcentral" };
  if (reason.code !== "service" || reason.status >= 500) return reason;
  const { serviceCode = "", status } = reason;
  if (expiredCodes.has(serviceCode)) return { code: "sign-in-failed", cause: "expired" };
  if (otherClientCodes.has(serviceCode) || otherClientErrors.has(oauthError ?? "")) {
    return { code: "sign-in-failed", cause: "wrong-client" };
  }
  // The service's token endpoint always names an error; another server's 404 page does not.
  const isPlain = serviceCode === "" && oauthError === undefined;
  if (isPlain && (status === 404 || status === 405)) {
    return { code: "sign-in-failed", cause: "not-ringcentral" };
  }
  return { code: "sign-in-failed", cause: "refused" };
}

/** The trouble is named where it says more than that nobody answers. */
function unreachable(reason: AppError): AppError {
  const network = reason.code === "offline" ? reason.network : undefined;
  return {
    code: "sign-in-failed",
    cause: "unreachable",
    ...(network === undefined || network === "unreachable" ? {} : { network }),
  };
}

const parseClaims = parserOf(v.object({ exp: v.number() }));

/** Reads the credential's own end; it is only used to explain a refusal, never to decide one. */
function isExpired(jwt: string, now: number): boolean {
  const payload = jwt.split(".")[1] ?? "";
  const claims = parseClaims(parseJson(Buffer.from(payload, "base64url").toString("utf8")));
  return claims.ok && claims.value.exp * 1000 <= now;
}
