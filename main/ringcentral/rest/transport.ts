/**
 * What stands between the SDK and the network: every request of the SDK passes here, its own token
 * requests included. Only a 2xx goes back to it. Everything else leaves as a `RequestFailure`,
 * because the SDK 5.0.11 repeats a refused token request up to four times, meets a late 401 by
 * blanking a token that is good, reads a `Retry-After` date as NaN and knows no time limit.
 */
import type { AppError } from "../../../contract/result.ts";
import type { Clock } from "../../timing/clock.ts";
import { isClockTrouble } from "../clock-trouble.ts";
import { type RateBudget, rateGroupOf, ratePriorityOf } from "./rate-budget.ts";
import { mostReplyBytes } from "./reply-limits.ts";
import { answeredInBetween, isRefusedRedirect, networkTroubleOf } from "../network-trouble.ts";
import {
  describeAnswer,
  offline,
  parseJson,
  RequestFailure,
  wasNeverSent,
} from "./request-failure.ts";
import { cancelBody, readBody } from "./reply-body.ts";
import type { RequestBreaker } from "./request-breaker.ts";
import type { Fetch } from "../service-options.ts";
import type { ServiceClock } from "../service-clock.ts";
import { parseTokenReply, type TokenReply } from "../session/token-reply.ts";

export interface TransportOptions {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly budget: RateBudget;
  readonly breaker: RequestBreaker;
  readonly serviceClock: Pick<ServiceClock, "asking">;
  readonly tokenMs: number;
  /** The host has given us tokens, so it is the service and no other server. */
  readonly isKnown: () => boolean;
  /**
   * New tokens have come, of a sign-in or a renewal. The SDK hears of them only when this resolves:
   * by then they are kept.
   */
  readonly onTokens: (reply: TokenReply) => Promise<void>;
}

/** A 401: the service did not act, and would take another token. */
export class TokenRefused extends Error {
  readonly accessToken: string;
  readonly failure: RequestFailure;

  constructor(accessToken: string, failure: RequestFailure) {
    super("token refused");
    this.accessToken = accessToken;
    this.failure = failure;
  }
}

export function createTransport(options: TransportOptions): Fetch {
  return async (request) => {
    const path = pathOf(request);
    const ofToken = /^\/restapi\/oauth\/(token|revoke)$/.test(path);
    admit({ options, request, path, ofToken });
    const send = ofToken ? sendForToken : sendPlain;
    return send(options, request, path).catch((error: unknown) => {
      if (reachedNobody(error)) options.budget.giveBack(rateGroupOf(path, request.method));
      throw error;
    });
  };
}

/** Where the way is known to be blocked, the service has seen, and counted, nothing. */
const reachedNobody = (error: unknown): boolean =>
  error instanceof RequestFailure &&
  error.reason.code === "offline" &&
  error.reason.network !== undefined;

const pathOf = (request: Request): string => {
  const { pathname } = new URL(request.url);
  const start = pathname.indexOf("/restapi/");
  return start === -1 ? pathname : pathname.slice(start);
};

function admit(sending: {
  options: TransportOptions;
  request: Request;
  path: string;
  ofToken: boolean;
}): void {
  const { options, request, path, ofToken } = sending;
  // Waiting for the token took the whole time limit: nothing has been sent, so nothing is unknown.
  if (request.signal.aborted) throw new RequestFailure({ code: "offline" });
  const priority = ratePriorityOf(request.method, path);
  const retryAfterMs = options.budget.take(rateGroupOf(path, request.method), priority);
  if (retryAfterMs > 0) {
    throw new RequestFailure({ code: "rate-limited", retryAfterMs }, { status: 429, ofToken });
  }
  const waitMs = options.breaker.take(priority);
  if (waitMs === 0) return;
  options.budget.giveBack(rateGroupOf(path, request.method));
  const reason: AppError = { code: "rate-limited", retryAfterMs: waitMs, own: true };
  throw new RequestFailure(reason, { status: 429, ofToken });
}

async function sendPlain(
  options: TransportOptions,
  request: Request,
  path: string,
): Promise<Response> {
  const learnTime = options.serviceClock.asking();
  const response = await reach(options, request);
  refuseForeign(response, { options, request });
  learnTime(response.headers);
  options.budget.learn(rateGroupOf(path, request.method), response);
  if (response.ok) return response;
  const limits = { mostBytes: mostReplyBytes.failure, signal: request.signal };
  const body = await readBody(response, limits).catch(() => "");
  const failure = describeAnswer({
    status: response.status,
    headers: response.headers,
    body,
    now: options.clock.now(),
  });
  throw failure.status === 401 ? new TokenRefused(tokenOf(request), failure) : failure;
}

const tokenOf = (request: Request): string =>
  (request.headers.get("Authorization") ?? "").replace(/^\S+\s+/, "");

/**
 * What came from a proxy or a portal is no answer: nothing has reached the service. Looked at before
 * the body, which Chromium does not let us read while the way through a proxy is not open.
 */
function refuseForeign(
  response: Response,
  to: { readonly options: TransportOptions; readonly request: Request; readonly ofToken?: boolean },
): void {
  const { status, headers } = response;
  const { options, request, ofToken = false } = to;
  const known = options.isKnown();
  const trouble = answeredInBetween({ status, headers, url: request.url, known });
  if (trouble === undefined) return;
  cancelBody(response);
  throw new RequestFailure(offline(trouble), { ofToken });
}

async function reach(options: TransportOptions, request: Request): Promise<Response> {
  try {
    return await options.fetch(request);
  } catch (error) {
    if (wasNeverSent(error)) throw new RequestFailure(offline(networkTroubleOf(error)));
    if (isRefusedRedirect(error)) throw new RequestFailure(offline("captive-portal"));
    if (request.signal.aborted) throw new RequestFailure({ code: "timed-out" });
    throw new RequestFailure({ code: changesNothing(request) ? "offline" : "timed-out" });
  }
}

/** Lost without an answer, it leaves nothing unknown. A socket token that nobody got is none. */
const changesNothing = (request: Request): boolean =>
  request.method === "GET" || pathOf(request) === "/restapi/oauth/wstoken";

/** Every other request waits behind this one, so it has its own limit and none of the caller's. */
async function sendForToken(
  options: TransportOptions,
  request: Request,
  path: string,
): Promise<Response> {
  const aborter = new AbortController();
  const stop = options.clock.after(options.tokenMs, () => aborter.abort());
  let reply: TokenReply;
  try {
    const learnTime = options.serviceClock.asking();
    const response = await options.fetch(new Request(request, { signal: aborter.signal }));
    refuseForeign(response, { options, request, ofToken: true });
    learnTime(response.headers);
    options.budget.learn("auth", response);
    if (!response.ok) throw await tokenRefusal(options, response, aborter.signal);
    if (path.endsWith("/revoke")) {
      cancelBody(response);
      return new Response();
    }
    const limits = { mostBytes: mostReplyBytes.token, signal: aborter.signal };
    reply = understandTokens(await readBody(response, limits));
  } catch (error) {
    if (error instanceof RequestFailure) throw asOfToken(error);
    throw new RequestFailure(tokenFailure(options, error), { ofToken: true });
  } finally {
    stop();
    aborter.abort();
  }
  await options.onTokens(reply);
  return new Response(JSON.stringify(reply));
}

async function tokenRefusal(
  { clock }: TransportOptions,
  response: Response,
  signal: AbortSignal,
): Promise<RequestFailure> {
  const { status, headers } = response;
  const limits = { mostBytes: mostReplyBytes.failure, signal };
  const body = await readBody(response, limits).catch(() => "");
  return describeAnswer({ status, headers, body, now: clock.now(), ofToken: true });
}

const asOfToken = (failure: RequestFailure): RequestFailure =>
  failure.ofToken
    ? failure
    : new RequestFailure(failure.reason, { status: failure.status, ofToken: true });

/** An unknown server that redirects is no RingCentral; one that gave us tokens is hidden by a portal. */
function tokenFailure({ isKnown, clock }: TransportOptions, error: unknown): AppError {
  if (isClockTrouble(error, clock.now())) return { code: "sign-in-failed", cause: "clock-wrong" };
  if (!isRefusedRedirect(error)) return offline(networkTroubleOf(error));
  if (isKnown()) return offline("captive-portal");
  return { code: "bad-reply", detail: "token: redirected" };
}

function understandTokens(body: string): TokenReply {
  const parsed = parseTokenReply(parseJson(body));
  if (parsed.ok) return parsed.value;
  throw new RequestFailure(
    { code: "bad-reply", detail: "token: not a token reply" },
    { ofToken: true },
  );
}
