/** Requests with a time limit, and failures as values. Nothing here knows what a call is. */
import type { SDK } from "@ringcentral/sdk";

import type { Parsed } from "../../../contract/parse.ts";
import { done, failed, type Result } from "../../../contract/result.ts";
import { askedWaitMs } from "../../timing/asked-wait.ts";
import type { Clock } from "../../timing/clock.ts";
import { createBusyReads } from "./busy-reads.ts";
import { parseJson, RequestFailure } from "./request-failure.ts";
import { mostReplyBytes, type ReplyKind } from "./reply-limits.ts";
import { cancelBody, readBody } from "./reply-body.ts";
import type { Log } from "../../log.ts";
import type { TimeLimits } from "../service-options.ts";
import { TokenRefused } from "./transport.ts";

/** The SDK's platform; only this folder ever holds one. */
export type Platform = ReturnType<SDK["platform"]>;

/** One request. Paths start with `/restapi`; a query value that is an array repeats its key. */
export interface RestRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Sent as JSON; left out, the request has no body at all. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** What a read brings, and so how large it may be; a record when absent. */
  readonly reply?: ReplyKind;
  /** A read that is not sent a second time: its sender has a pace of its own. */
  readonly once?: true;
}

export interface RestClient {
  /**
   * Reads or asks for JSON. Only a GET is sent a second time, once, when that can help, and none
   * before the service wants to be asked for the same again.
   */
  read(request: RestRequest): Promise<Result<unknown>>;
  /**
   * Sends once; any 2xx is success, whatever the body. A lost answer is `timed-out`. Right before the
   * request leaves, which may be after a token was renewed, `isStillWanted` is asked; a no sends
   * nothing and answers `call-changed`.
   */
  perform(request: RestRequest, isStillWanted?: () => boolean): Promise<Result<undefined>>;
  /**
   * As `perform`, for what answers with something new: the body, or `undefined` where it says nothing
   * that can be read. The request was carried out all the same.
   */
  create(request: RestRequest, isStillWanted?: () => boolean): Promise<Result<unknown>>;
}

export interface RestClientOptions {
  readonly platform: Platform;
  readonly clock: Clock;
  readonly random: () => number;
  readonly limits: TimeLimits;
  readonly log: Log;
  readonly authority: Authority;
}

/** Who holds the access token. Both methods reject with a `RequestFailure` that is `ofToken`. */
export interface Authority {
  /** Resolves when there is an access token to be used. */
  ready(): Promise<void>;
  /** After a 401 of this token: true when the request is worth sending again. */
  replace(accessToken: string): Promise<boolean>;
}

/** A busy service is asked again only when it wants us back this soon. */
const longestRetryWaitMs = 3_000;

export function createRestClient(options: RestClientOptions): RestClient {
  const { clock, random, limits } = options;
  const readOnce = (request: RestRequest): Promise<Attempt<unknown>> =>
    attempt(options, {
      ...{ request, limitMs: limits.readMs },
      use: (response, signal) => readJson(response, { signal, reply: request.reply ?? "record" }),
    });
  const readTwice = async (request: RestRequest): Promise<Result<unknown>> => {
    const first = await readOnce(request);
    const waitMs = first.ok ? undefined : retryWait(first.failure, random);
    if (waitMs === undefined) return toResult(first);
    await new Promise<void>((resolve) => void clock.after(waitMs, resolve));
    return toResult(await readOnce(request));
  };
  const busy = createBusyReads(clock);
  return {
    async read(request) {
      if (request.method !== "GET" || request.once === true)
        return toResult(await readOnce(request));
      const refusal = busy.refusalOf(request.path);
      if (refusal !== undefined) return refusal;
      const result = await readTwice(request);
      busy.note(request.path, result);
      return result;
    },
    async perform(request, isStillWanted) {
      const use = (response: Response): Promise<undefined> => {
        cancelBody(response);
        return Promise.resolve(undefined);
      };
      const sending = { request, limitMs: limits.actionMs, use, isStillWanted };
      return toResult(await attempt(options, sending));
    },
    async create(request, isStillWanted) {
      const use = (response: Response, signal: AbortSignal): Promise<unknown> =>
        readJson(response, { signal, reply: "record" }).catch(() => undefined);
      const sending = { request, limitMs: limits.actionMs, use, isStillWanted };
      return toResult(await attempt(options, sending));
    },
  };
}

type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: RequestFailure };

const toResult = <T>(attempted: Attempt<T>): Result<T> =>
  attempted.ok ? done(attempted.value) : failed(attempted.failure.reason);

/** Spread out, so that many clients that lost the same service do not come back at once. */
function retryWait(failure: RequestFailure, random: () => number): number | undefined {
  if (failure.ofToken) return undefined;
  if (failure.reason.code === "offline") return 200 + 300 * random();
  const askedMs = failure.status === 503 ? askedWaitMs(failure.reason) : 0;
  return askedMs > 0 && askedMs <= longestRetryWaitMs ? askedMs + 250 * random() : undefined;
}

interface Sending<T> {
  readonly request: RestRequest;
  readonly limitMs: number;
  /** What is left of the answer when it has settled is not needed. */
  readonly use: (response: Response, signal: AbortSignal) => Promise<T>;
  readonly isStillWanted?: (() => boolean) | undefined;
}

async function attempt<T>(options: RestClientOptions, sending: Sending<T>): Promise<Attempt<T>> {
  try {
    // Before the time limit starts: waiting for a token must not turn into an unknown outcome.
    await options.authority.ready();
    return { ok: true, value: await sendWithToken(options, sending) };
  } catch (error) {
    return { ok: false, failure: settle(options, error) };
  }
}

/** A 401 says that the service did not act, so even an action may go out once more. */
async function sendWithToken<T>(options: RestClientOptions, sending: Sending<T>): Promise<T> {
  try {
    return await sendOnce(options, sending);
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    if (!(await options.authority.replace(error.accessToken))) throw error;
    return await sendOnce(options, sending);
  }
}

async function sendOnce<T>(options: RestClientOptions, sending: Sending<T>): Promise<T> {
  const { method, path, query, body } = sending.request;
  if (sending.isStillWanted?.() === false) throw new RequestFailure({ code: "call-changed" });
  const aborter = new AbortController();
  const stop = options.clock.after(sending.limitMs, () => aborter.abort());
  try {
    // Made anew for each sending: the SDK writes into it, and a used one turns its 401 handling off.
    const once = { method, url: path, query, body, signal: aborter.signal };
    const response = await options.platform.send(once);
    try {
      return await sending.use(response, aborter.signal);
    } catch (error) {
      if (error instanceof RequestFailure) throw error;
      throw new RequestFailure({ code: "offline" });
    }
  } finally {
    stop();
    aborter.abort();
  }
}

async function readJson(
  response: Response,
  { signal, reply }: { readonly signal: AbortSignal; readonly reply: ReplyKind },
): Promise<unknown> {
  const value = parseJson(await readBody(response, { signal, mostBytes: mostReplyBytes[reply] }));
  if (value === undefined) {
    throw new RequestFailure(
      { code: "bad-reply", detail: "the answer is not JSON" },
      { status: response.status },
    );
  }
  return value;
}

/** Which failure a thrown thing is. */
function settle(options: RestClientOptions, error: unknown): RequestFailure {
  if (error instanceof RequestFailure) return error;
  if (error instanceof TokenRefused) return error.failure;
  options.log("request-failed", { reason: "internal" });
  return new RequestFailure({ code: "internal" });
}

/** Parses a reply; one that does not fit is a `bad-reply` that names the places. */
export function understand<T>(
  reply: Result<unknown>,
  parse: (input: unknown) => Parsed<T>,
): Result<T> {
  if (!reply.ok) return reply;
  const parsed = parse(reply.value);
  if (parsed.ok) return done(parsed.value);
  return failed({ code: "bad-reply", detail: parsed.issues.slice(0, 5).join("; ") });
}
