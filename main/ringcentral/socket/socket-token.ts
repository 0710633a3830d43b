/**
 * Tokens for the event socket. The service gives them in its group Auth, of five requests a minute for
 * the user and the application, which the sign-in and its renewal need as well; a request inside a
 * penalty starts the penalty anew. So a socket that flaps gets three a minute.
 *
 * A token opens one connection and lives for half a minute by the guide, for ten in practice. One that
 * has opened none is kept, so that an attempt which failed for another reason costs no other:
 *
 * | the attempt | its token |
 * |---|---|
 * | opened | is used up |
 * | never reached the service, was cut, or met one that is busy | is used for the next attempt |
 * | was refused, or is over otherwise | may be to blame: the next attempt gets a fresh one, as long as that needs no wait |
 *
 * A request for a token that was cut before its answer, or answered as the service does not, may have
 * been counted. So before the next one a read of another group, of which there are plenty, must show
 * that the service answers again.
 */
import * as v from "valibot";

import { parserOf } from "../../../contract/parse.ts";
import { type AppError, done, failed, type Result } from "../../../contract/result.ts";
import type { Clock } from "../../timing/clock.ts";
import { createThrottle } from "../../timing/throttle.ts";
import { type RestClient, understand } from "../rest/rest-client.ts";
import { isSocketUrl } from "../server-url.ts";

/** Where it leads, and the secret that opens it. */
export interface SocketToken {
  readonly uri: string;
  readonly accessToken: string;
}

/** How an attempt ended whose token has opened nothing. */
export type Unopened = "unspent" | "suspect";

export interface SocketTokens {
  /** The earliest instant, in milliseconds from now and not before `delayMs`, for `take`. */
  readyIn(delayMs: number): number;
  take(): Promise<Result<SocketToken>>;
  /** The attempt that it was taken for opened nothing. */
  giveBack(token: SocketToken, how: Unopened): void;
}

/** What the guide says, where an answer does not. */
const shortestLifeSeconds = 30;
/** On its way to the service it may not end. */
const marginMs = 5_000;

/** Small, and of the group Light. */
const trial = { method: "GET", path: "/restapi/v1.0/account/~/extension/~", once: true } as const;

const parseReply = parserOf(
  v.object({
    uri: v.pipe(v.string(), v.check(isSocketUrl)),
    ws_access_token: v.pipe(v.string(), v.minLength(1)),
    expires_in: v.optional(v.fallback(v.optional(v.number()), undefined)),
  }),
);

const parseTrial = parserOf(v.object({ id: v.union([v.string(), v.number()]) }));

/** No answer, or one that the service does not give. */
const isFromAnother = (code: AppError["code"]): boolean =>
  code === "offline" ||
  code === "timed-out" ||
  code === "bad-reply" ||
  code === "reply-too-large" ||
  code === "reply-endless";

export function createSocketTokens(options: {
  readonly rest: Pick<RestClient, "read">;
  /** Whether the token may be taken to this host. */
  readonly isOwnHost: (host: string) => boolean;
  readonly clock: Clock;
}): SocketTokens {
  const { rest, clock, isOwnHost } = options;
  const allowance = createThrottle({ time: () => clock.now(), windowMs: 60_000, limit: 3 });
  const ends = new WeakMap<SocketToken, number>();
  /** The last request was cut or answered by nobody we know, and nothing was answered well since. */
  let isDoubtful = false;
  let kept: { readonly token: SocketToken; readonly how: Unopened } | undefined;
  const livesAt = (instant: number): boolean =>
    kept !== undefined && instant < (ends.get(kept.token) ?? 0);

  async function ask(): Promise<Result<SocketToken>> {
    if (isDoubtful) {
      const answer = understand(await rest.read(trial), parseTrial);
      if (!answer.ok && isFromAnother(answer.error.code)) return answer;
      isDoubtful = false;
      const waitMs = allowance.waitMs();
      if (waitMs > 0) return failed({ code: "rate-limited", retryAfterMs: waitMs, own: true });
    }
    const takeBack = allowance.take();
    const reply = await rest.read({
      method: "POST",
      path: "/restapi/oauth/wstoken",
      reply: "token",
    });
    const parsed = understand(reply, parseReply);
    if (!parsed.ok) {
      const { error } = parsed;
      if (error.code === "offline" && error.network !== undefined) takeBack();
      else isDoubtful = isFromAnother(error.code);
      return parsed;
    }
    const { uri, ws_access_token: accessToken, expires_in: seconds } = parsed.value;
    // Who answers in the service's place must not be handed what opens the event connection.
    if (!isOwnHost(new URL(uri).hostname)) {
      return failed({ code: "bad-reply", detail: "wstoken: a host of another domain" });
    }
    const token = { uri, accessToken };
    ends.set(token, clock.now() + (seconds ?? shortestLifeSeconds) * 1_000 - marginMs);
    return done(token);
  }

  return {
    readyIn: (delayMs) =>
      livesAt(clock.now() + delayMs) ? delayMs : Math.max(delayMs, allowance.waitMs()),
    take() {
      const isBest = kept?.how === "unspent" || allowance.waitMs() > 0;
      const token = livesAt(clock.now()) && isBest ? kept?.token : undefined;
      kept = undefined;
      return token === undefined ? ask() : Promise.resolve(done(token));
    },
    giveBack(token, how) {
      kept = { token, how };
    },
  };
}
