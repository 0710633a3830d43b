/** What a failed renewal means: a wait, or the end of the session and why. */
import type { AppError } from "../../../contract/result.ts";
import type { RequestFailure } from "../rest/request-failure.ts";
import type { KeptTokens } from "./kept-tokens.ts";

/** RFC 6749 section 4.1.2.1: the server is in trouble, whatever status it found for that. */
const passing = new Set(["temporarily_unavailable", "server_error"]);
const refusals = new Set([400, 401, 403]);

/**
 * Only the token endpoint's own refusal ends a session. It always names an error; a proxy's or a
 * captive portal's page with the same status does not, and is a network that is in the way.
 */
export function isFinal({ reason, status, oauthError }: RequestFailure): boolean {
  if (!refusals.has(status) || reason.code !== "service") return false;
  if (oauthError === undefined) return reason.serviceCode !== undefined;
  return !passing.has(oauthError);
}

/** Why the session is over, as well as it can be told from a refusal at `now`. */
export function endOf(failure: RequestFailure, tokens: KeptTokens, now: number): AppError {
  const { oauthError } = failure;
  if (oauthError === "invalid_client" || oauthError === "unauthorized_client") {
    return { code: "sign-in-failed", cause: "wrong-client" };
  }
  if (tokens.sessionUntil !== undefined && tokens.sessionUntil <= now) {
    return { code: "signed-out", ended: "time-limit" };
  }
  if (tokens.refreshToken === undefined) {
    const isOver = tokens.accessUntil <= now;
    return { code: "signed-out", ended: isOver ? "time-limit" : "by-service" };
  }
  if (tokens.refreshUntil !== undefined && tokens.refreshUntil <= now) {
    return { code: "signed-out", ended: "unused" };
  }
  return { code: "signed-out", ended: "by-service" };
}
