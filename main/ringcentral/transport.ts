/**
 * What stands between the SDK and the network: every request of the SDK passes here, its own token
 * requests included. Only answers that the SDK handles well go back to it (2xx, and the first 401 of
 * a still current token, which it meets with one refresh and one repeat). Everything else leaves as
 * a `RequestFailure`, because the SDK 5.0.11 repeats a refused token request up to four times, reads
 * a `Retry-After` date as NaN and knows no time limit.
 */
import * as v from "valibot";

import { parserOf } from "../../contract/parse.ts";
import type { AppError } from "../../contract/result.ts";
import type { Clock } from "../calls/ports.ts";
import type { RateBudget } from "./rate-budget.ts";
import { rateGroupOf } from "./rate-budget.ts";
import { answeredInBetween, isRefusedRedirect, networkTroubleOf } from "./network-trouble.ts";
import {
  describeAnswer,
  offline,
  parseJson,
  RequestFailure,
  wasNeverSent,
} from "./request-failure.ts";
import type { Fetch } from "./service.ts";

export interface TransportOptions {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly budget: RateBudget;
  readonly tokenMs: number;
  /** The access token that the SDK would use now. */
  readonly currentToken: () => string;
}

/** A 401 for a token that has been replaced meanwhile: sending once more is right, and enough. */
export class StaleToken extends Error {}

const seconds = v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.number());
const tokenReply = parserOf(
  v.looseObject({
    access_token: v.pipe(v.string(), v.minLength(1)),
    expires_in: seconds,
    refresh_token: v.optional(v.string()),
    refresh_token_expires_in: v.optional(seconds),
  }),
);

export function createTransport(options: TransportOptions): Fetch {
  return async (request) => {
    const path = pathOf(request);
    const ofToken = /^\/restapi\/oauth\/(token|revoke)$/.test(path);
    admit({ options, request, path, ofToken });
    return ofToken ? sendForToken(options, request, path) : sendPlain(options, request, path);
  };
}

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
  const retryAfterMs = options.budget.take(rateGroupOf(path), request.method !== "GET");
  if (retryAfterMs > 0) {
    throw new RequestFailure(
      { code: "rate-limited", retryAfterMs },
      { status: 429, retryAfterMs, ofToken },
    );
  }
}

async function sendPlain(
  options: TransportOptions,
  request: Request,
  path: string,
): Promise<Response> {
  const token = tokenOf(request);
  const response = await reach(options, request);
  refuseForeign(response, { options, request });
  options.budget.learn(rateGroupOf(path), response);
  if (response.ok) return response;
  if (response.status === 401) {
    if (token === options.currentToken()) return response;
    discard(response);
    throw new StaleToken();
  }
  const body = await response.text().catch(() => "");
  throw describeAnswer({
    status: response.status,
    headers: response.headers,
    body,
    now: options.clock.now(),
  });
}

const tokenOf = (request: Request): string =>
  (request.headers.get("Authorization") ?? "").replace(/^\S+\s+/, "");

/** Reads the body to its end, so that the connection can be used again. */
export const discard = (response: Response): void => void response.text().catch(() => undefined);

/**
 * What came from a proxy or a portal is no answer: nothing has reached the service. Looked at before
 * the body, which Chromium does not let us read while the way through a proxy is not open.
 */
function refuseForeign(
  { status, headers }: Response,
  to: { readonly options: TransportOptions; readonly request: Request; readonly ofToken?: boolean },
): void {
  const { options, request, ofToken = false } = to;
  const known = options.currentToken() !== "";
  const trouble = answeredInBetween({ status, headers, url: request.url, known });
  if (trouble !== undefined) throw new RequestFailure(offline(trouble), { ofToken });
}

async function reach(options: TransportOptions, request: Request): Promise<Response> {
  try {
    return await options.fetch(request);
  } catch (error) {
    if (wasNeverSent(error)) throw new RequestFailure(offline(networkTroubleOf(error)));
    if (isRefusedRedirect(error)) throw new RequestFailure(offline("captive-portal"));
    if (request.signal.aborted) throw new RequestFailure({ code: "timed-out" });
    throw new RequestFailure({ code: request.method === "GET" ? "offline" : "timed-out" });
  }
}

/** Every other request waits behind this one, so it has its own limit and none of the caller's. */
async function sendForToken(
  options: TransportOptions,
  request: Request,
  path: string,
): Promise<Response> {
  const aborter = new AbortController();
  const stop = options.clock.after(options.tokenMs, () => aborter.abort());
  try {
    const response = await options.fetch(new Request(request, { signal: aborter.signal }));
    refuseForeign(response, { options, request, ofToken: true });
    options.budget.learn("auth", response);
    const body = await response.text();
    if (!response.ok) {
      throw describeAnswer({
        status: response.status,
        headers: response.headers,
        body,
        now: options.clock.now(),
        ofToken: true,
      });
    }
    return path.endsWith("/revoke") ? new Response(body) : new Response(completeTokens(body));
  } catch (error) {
    if (error instanceof RequestFailure) throw error;
    throw new RequestFailure(tokenFailure(options, error), { ofToken: true });
  } finally {
    stop();
  }
}

/** An unknown server that redirects is no RingCentral; one that gave us tokens is hidden by a portal. */
function tokenFailure({ currentToken }: TransportOptions, error: unknown): AppError {
  if (!isRefusedRedirect(error)) return offline(networkTroubleOf(error));
  if (currentToken() !== "") return offline("captive-portal");
  return { code: "bad-reply", detail: "token: redirected" };
}

/** Seven days, the documented default. */
const defaultRefreshSeconds = 604_800;

/** Without `refresh_token_expires_in` the SDK takes the refresh token for an expired one. */
function completeTokens(body: string): string {
  const parsed = tokenReply(parseJson(body));
  if (!parsed.ok) {
    throw new RequestFailure(
      { code: "bad-reply", detail: "token: not a token reply" },
      { ofToken: true },
    );
  }
  const reply = parsed.value;
  if (reply.refresh_token === undefined) return JSON.stringify(reply);
  const refreshSeconds = reply.refresh_token_expires_in ?? defaultRefreshSeconds;
  return JSON.stringify({ ...reply, refresh_token_expires_in: refreshSeconds });
}
