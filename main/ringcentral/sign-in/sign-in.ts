/** Turning a credential into a session; every failure in words that the sign-in view has. */
import { failed, type AppError, type Result } from "../../../contract/result.ts";
import { RequestFailure } from "../rest/request-failure.ts";
import { parseServerUrl } from "../server-url.ts";
import type { ServiceOptions } from "../service-options.ts";
import type { KeptTokens } from "../session/kept-tokens.ts";
import { openSession, type AuthSession } from "../session/session.ts";
import { readJwt } from "./jwt.ts";
import { signInFailed, signInReason } from "./sign-in-failure.ts";

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
 * service has a problem) and `bad-input` (the server's address). What is no JWT is not sent.
 */
export async function signInWithJwt(
  options: ServiceOptions & { readonly jwt: string },
): Promise<Result<AuthSession>> {
  const jwt = options.jwt.trim();
  const claims = readJwt(jwt);
  if (claims === undefined) return signInFailed("malformed");
  const signedIn = await signIn(options, { jwt });
  if (signedIn.ok) return signedIn;
  const { reason, serviceTime } = signedIn.failure;
  const isVague =
    reason.code === "sign-in-failed" &&
    (reason.cause === "refused" || reason.cause === "clock-wrong");
  // By the service's own time where it said it: this machine's may be wrong.
  const isOver = claims.until !== undefined && claims.until <= (serviceTime ?? options.clock.now());
  return isVague && isOver ? signInFailed("expired") : failed(reason);
}

/** As `Result`, with the service's time of the refusal for who can explain it better. */
export type SignedIn =
  | { readonly ok: true; readonly value: AuthSession }
  | {
      readonly ok: false;
      readonly failure: { readonly reason: AppError; readonly serviceTime?: number | undefined };
    };

/** Exchanges the credential for tokens, once. The session is kept in the vault by then. */
export async function signIn(options: ServiceOptions, credential: Credential): Promise<SignedIn> {
  const server = checkConfiguration(options);
  if (!server.ok) return { ok: false, failure: { reason: server.error } };
  const way: KeptTokens["way"] = "jwt" in credential ? "jwt" : "browser";
  const { session, platform } = openSession({ ...options, server: server.value }, { way });
  try {
    await platform.login({ ...credential });
    return { ok: true, value: session };
  } catch (error) {
    session.dispose();
    const failure = error instanceof RequestFailure ? error : undefined;
    const reason: AppError =
      failure === undefined ? { code: "internal" } : signInReason(failure, options.clock.now());
    options.log("sign-in-failed", {
      reason: reason.code === "sign-in-failed" ? reason.cause : reason.code,
      status: failure?.status ?? 0,
    });
    return { ok: false, failure: { reason, serviceTime: failure?.serviceTime } };
  }
}

/** The server's base address, once it is clear that there is a client to sign in with. */
export function checkConfiguration({
  server,
  clientId,
}: Pick<ServiceOptions, "server" | "clientId">): Result<string> {
  return clientId.trim() === "" ? signInFailed("no-client") : parseServerUrl(server);
}
