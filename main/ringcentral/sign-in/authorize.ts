/** The authorization request: its address, and whether the service would show its page for it. */
import { createHash } from "node:crypto";

import {
  type AppError,
  done,
  failed,
  type NetworkTrouble,
  type Result,
} from "../../../contract/result.ts";
import { mostReplyBytes } from "../rest/reply-limits.ts";
import { cancelBody, readBody } from "../rest/reply-body.ts";
import { isClockTrouble } from "../clock-trouble.ts";
import { answeredInBetween, isRefusedRedirect, networkTroubleOf } from "../network-trouble.ts";
import { describeAnswer, offline, RequestFailure } from "../rest/request-failure.ts";
import { defaultTimeLimits, type ServiceOptions } from "../service-options.ts";
import { isOtherClient, signInFailed, signInReason } from "./sign-in-failure.ts";

/** What one attempt is known by. Neither is used twice. */
export interface AttemptSecrets {
  readonly state: string;
  /** RFC 7636: only who has it can use the code. */
  readonly verifier: string;
}

export function authorizeUrl(
  options: Pick<ServiceOptions, "server" | "clientId">,
  attempt: AttemptSecrets & { readonly redirectUri: string; readonly prompt?: "login" },
): string {
  const url = new URL(`${options.server}/restapi/oauth/authorize`);
  url.search = new URLSearchParams({
    response_type: "code",
    client_id: options.clientId,
    redirect_uri: attempt.redirectUri,
    state: attempt.state,
    code_challenge: createHash("sha256").update(attempt.verifier).digest("base64url"),
    // Left out, the service would take the challenge for a plain verifier.
    code_challenge_method: "S256",
    ...(attempt.prompt === undefined ? {} : { prompt: attempt.prompt }),
  }).toString();
  return url.href;
}

/**
 * Asks for the page ourselves before the browser does, because what the service says instead of it
 * (no such client, no such redirect address, no such server) would otherwise be seen by the browser
 * alone, and Ringside would wait for nothing. Doubt lets the browser go.
 */
export async function askForPage(options: ServiceOptions, url: string): Promise<Result<undefined>> {
  const limitMs = options.limits?.tokenMs ?? defaultTimeLimits.tokenMs;
  const aborter = new AbortController();
  const stop = options.clock.after(limitMs, () => aborter.abort());
  try {
    const request = new Request(url, {
      redirect: "manual",
      credentials: "omit",
      signal: aborter.signal,
    });
    const response = await options.fetch(request);
    const { status, headers } = response;
    const between = answeredInBetween({ status, headers, url, known: false });
    // A redirect is what is hoped for, to whatever host the login page lives on.
    const isBlocked = between !== undefined && (status < 300 || status >= 400);
    if (isBlocked || status < 400) {
      cancelBody(response);
      return isBlocked ? failed(networkReason(between)) : done(undefined);
    }
    const limits = { mostBytes: mostReplyBytes.page, signal: aborter.signal };
    return judge(options, response, await readBody(response, limits).catch(() => ""));
  } catch (error) {
    if (isRefusedRedirect(error)) return done(undefined);
    if (isClockTrouble(error, options.clock.now())) return signInFailed("clock-wrong");
    return failed(networkReason(networkTroubleOf(error)));
  } finally {
    stop();
    aborter.abort();
  }
}

const networkReason = (network: NetworkTrouble | undefined): AppError =>
  signInReason(new RequestFailure(offline(network)), 0);

/** Of an answer of 400 and more. */
function judge(options: ServiceOptions, response: Response, body: string): Result<undefined> {
  const { status, headers } = response;
  if (status === 404 || status === 405) return signInFailed("not-ringcentral");
  if (status === 429 || status >= 500) {
    return failed(describeAnswer({ status, headers, body, now: options.clock.now() }).reason);
  }
  // The answer is meant for people's eyes: a page or JSON, with the service's code somewhere in it.
  const codes = body.match(/\bOAU-\d{3}\b/g) ?? [];
  if (codes.some((code) => redirectCodes.has(code))) return signInFailed("redirect-not-registered");
  if (codes.some(isOtherClient)) return signInFailed("wrong-client");
  return done(undefined);
}

/** 109 by the service's catalogue; 113 is what its page says when no address matches. */
const redirectCodes = new Set(["OAU-109", "OAU-113"]);
