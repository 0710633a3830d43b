/**
 * Keeps a session's access token fresh: ahead of its end by a timer, one renewal at a time whoever
 * asks, and never a second try where the service has spoken. This machine's clock never ends a
 * session, because it may be wrong: only the service's own answer does.
 */
import type { AppError } from "../../../contract/result.ts";
import { askedWaitMs } from "../../timing/asked-wait.ts";
import type { Clock } from "../../timing/clock.ts";
import { createThrottle, type Throttle } from "../../timing/throttle.ts";
import { RequestFailure } from "../rest/request-failure.ts";
import type { Log } from "../../log.ts";
import type { KeptTokens } from "./kept-tokens.ts";
import { endOf, isFinal } from "./renewal-failure.ts";
import { renewalBackOffMs, renewAheadMs, spareMs } from "./renewal-times.ts";

export interface SessionKeeperOptions {
  readonly clock: Clock;
  /** A number in [0, 1), for jitter only. */
  readonly random: () => number;
  readonly log: Log;
  /** `undefined` while nobody is signed in. */
  readonly current: () => KeptTokens | undefined;
  /** Asks the service for the next tokens; they are kept and current when it resolves. */
  readonly renew: () => Promise<unknown>;
  /** The session is over. Called once, when nothing of the keeper runs any more. */
  readonly onEnded: (reason: AppError) => void;
}

/** However far the end is, the clock is looked at this often: timers stand still in a sleep. */
const longestWaitMs = 600_000;
/**
 * The least time between two replacements of a token that was refused, in milliseconds. Five token
 * requests a minute are allowed: an address that refuses every token must not eat them.
 */
export const leastBetweenReplacementsMs = 20_000;
/**
 * From one set of tokens to the next renewal, whatever lives they claim: by how many came in ten
 * minutes, the last for all after. Those of a sign-in or of the last run may be over when the machine
 * wakes up, so the first renewal waits for nothing.
 */
export const leastBetweenRenewalsMs = [0, 0, 20_000] as const;
const renewalsWindowMs = 600_000;

/** Rejections of its methods are always `RequestFailure`s of the token, not of a request. */
export class SessionKeeper {
  readonly #options: SessionKeeperOptions;
  #renewal: Promise<void> | undefined;
  #cancelTimer: () => void = () => undefined;
  #refusedToken: string | undefined;
  readonly #replacements: Throttle;
  readonly #renewals: Throttle;
  #failures = 0;
  /** Why the last renewal failed, and when the next is due, by the steady clock. */
  #wait: { readonly failure: RequestFailure; readonly until: number } | undefined;
  #isStopped = false;

  constructor(options: SessionKeeperOptions) {
    this.#options = options;
    // By the steady clock: one that was set back would believe every refusal until it caught up.
    const time = (): number => options.clock.elapsed();
    this.#replacements = createThrottle({ time, windowMs: leastBetweenReplacementsMs, limit: 1 });
    const gapsMs = leastBetweenRenewalsMs;
    this.#renewals = createThrottle({ time, windowMs: renewalsWindowMs, gapsMs });
  }

  /** Tokens have come in: the next renewal is theirs. */
  renewed(): void {
    this.#failures = 0;
    this.#wait = undefined;
    this.#refusedToken = undefined;
    this.#renewals.take();
    this.#schedule();
  }

  /** Resolves when there is an access token to be used; nothing is sent while that takes a wait. */
  async ready(): Promise<void> {
    const tokens = this.#tokens();
    const left = tokens.accessUntil - this.#options.clock.now();
    const isUsable = tokens.accessToken !== this.#refusedToken;
    if (isUsable && (left > spareMs(tokens) || tokens.refreshToken === undefined)) return;
    // It has only just come: what it claims of its life is no reason to ask for another.
    if (isUsable && this.#renewals.waitMs() > 0) return;
    try {
      await this.#renewUnlessWaiting();
    } catch (error) {
      // About to end, but alive: a renewal that could not be had takes nothing away yet.
      if (isUsable && left > 0 && !this.#isStopped) return;
      throw error;
    }
  }

  /**
   * The service has refused this access token. Resolves with true when a newer one is there to try,
   * with false when the refusal is to be believed.
   */
  async replace(accessToken: string): Promise<boolean> {
    if (this.#tokens().accessToken !== accessToken) return true;
    if (this.#renewal === undefined && this.#refusedToken !== accessToken) {
      if (this.#replacements.waitMs() > 0) return false;
      this.#replacements.take();
    }
    this.#refusedToken = accessToken;
    await this.#renewUnlessWaiting();
    return true;
  }

  /** The machine woke up or the network is back: looks again now, whatever wait there was. */
  check(): void {
    if (this.#isStopped) return;
    // The service's own wish is obeyed; our back-off was for a network that may be another one now.
    if (this.#wait !== undefined && askedWaitMs(this.#wait.failure.reason) === 0) {
      this.#wait = undefined;
    }
    this.#schedule();
  }

  /** Nothing is begun any more. Resolves when a renewal that is out has come back. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelTimer();
    await this.#renewal?.catch(() => undefined);
  }

  #tokens(): KeptTokens {
    const tokens = this.#options.current();
    if (this.#isStopped || tokens === undefined) throw signedOut();
    return tokens;
  }

  async #renewUnlessWaiting(): Promise<void> {
    const wait = this.#wait;
    const leftMs = wait === undefined ? 0 : wait.until - this.#options.clock.elapsed();
    if (this.#renewal === undefined && wait !== undefined && leftMs > 0) {
      throw withWait(wait.failure, leftMs);
    }
    await this.#renew();
  }

  #renew(): Promise<void> {
    this.#renewal ??= this.#renewOnce().finally(() => {
      this.#renewal = undefined;
      if (!this.#isStopped) this.#schedule();
    });
    return this.#renewal;
  }

  async #renewOnce(): Promise<void> {
    const tokens = this.#tokens();
    try {
      // Without a refresh token the service has just refused the only one there is.
      if (tokens.refreshToken === undefined) throw refusedForGood();
      await this.#options.renew();
    } catch (error) {
      throw this.#failed(tokens, asFailure(error));
    }
  }

  #failed(tokens: KeptTokens, failure: RequestFailure): RequestFailure {
    const { clock, random, log } = this.#options;
    if (this.#isStopped) return signedOut();
    if (isFinal(failure)) {
      this.#isStopped = true;
      this.#cancelTimer();
      this.#options.onEnded(endOf(failure, tokens, clock.now()));
      return signedOut();
    }
    this.#failures += 1;
    const delayMs = renewalBackOffMs(this.#failures, failure.reason, random);
    this.#wait = { failure, until: clock.elapsed() + delayMs };
    const { code } = failure.reason;
    const attempt = this.#failures;
    log("renewal-failed", { reason: code, status: failure.status, attempt, delayMs });
    return failure;
  }

  /** One timer: the next try after a failure, or the renewal ahead of the end. */
  #schedule(): void {
    this.#cancelTimer();
    const tokens = this.#options.current();
    if (tokens?.refreshToken === undefined || this.#isStopped) return;
    const { clock, random } = this.#options;
    const wait = this.#wait;
    const due = dueAt(tokens, random(), clock.now());
    const leftMs = (): number =>
      wait === undefined
        ? Math.max(due - clock.now(), this.#renewals.waitMs())
        : wait.until - clock.elapsed();
    const waitMs = Math.min(longestWaitMs, Math.max(0, leftMs()));
    this.#cancelTimer = clock.after(waitMs, () => {
      if (leftMs() > 0) this.#schedule();
      else void this.#renew().catch(() => undefined);
    });
  }
}

function dueAt(tokens: KeptTokens, chance: number, now: number): number {
  const ahead = tokens.accessUntil - renewAheadMs(tokens, chance);
  // Asking at the session's end is how its user hears of it; a past one has been asked about.
  const { sessionUntil = 0 } = tokens;
  return sessionUntil > now ? Math.min(ahead, sessionUntil) : ahead;
}

const signedOut = (): RequestFailure =>
  new RequestFailure({ code: "signed-out" }, { ofToken: true });

const refusedForGood = (): RequestFailure =>
  new RequestFailure(
    { code: "service", status: 401 },
    { status: 401, ofToken: true, oauthError: "invalid_grant" },
  );

/** The SDK throws plain errors only for what the keeper has checked before: a defect, so a wait. */
const asFailure = (error: unknown): RequestFailure =>
  error instanceof RequestFailure
    ? error
    : new RequestFailure({ code: "internal" }, { ofToken: true });

function withWait(failure: RequestFailure, retryAfterMs: number): RequestFailure {
  if (failure.reason.code !== "rate-limited") return failure;
  return new RequestFailure(
    { ...failure.reason, retryAfterMs },
    { status: failure.status, ofToken: true },
  );
}
