/**
 * The one subscription of a connection: made, kept alive, and taken away.
 *
 * The service renews a socket's subscription by itself, for as long as the session lives. But one
 * that an administrator deleted, or that the service forgot, looks exactly like a quiet day. So it
 * is asked to go on every few minutes, well ahead of its expiry, and made anew when it is gone.
 */
import { done, failed, type AppError, type Result } from "../../../contract/result.ts";
import { askedWaitMs } from "../../timing/asked-wait.ts";
import type { Clock } from "../../timing/clock.ts";
import {
  isTelephonyFilter,
  parseSubscription,
  renewRequest,
  subscribeRequest,
  unsubscribeRequest,
} from "./frames.ts";
import { describeAnswer } from "../rest/request-failure.ts";
import type { Log } from "../../log.ts";
import type { SocketAnswer, SocketRequests } from "./socket-requests.ts";

export interface SubscriptionCareOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly requests: SocketRequests;
  /** The longest time between two renewals. */
  readonly careMs: number;
  /** It was gone and has been made anew: events in between are lost. */
  readonly onGap: () => void;
  /** It could not be kept: the connection is of no use. */
  readonly onFailed: (reason: AppError) => void;
}

export class SubscriptionCare {
  readonly #options: SubscriptionCareOptions;
  #id: string | undefined;
  #cancelRenewal: () => void = () => undefined;
  #isOver = false;

  /** `id`: of the subscription that a recovered session already has. */
  constructor(options: SubscriptionCareOptions, id: string | undefined) {
    this.#options = options;
    this.#id = id;
  }

  /** `undefined` before there is one, and while it is not known whether there is. */
  get id(): string | undefined {
    return this.#id;
  }

  /** Makes it, replacing the one that the session may have, and cares for it from then on. */
  subscribe(onDone: (result: Result<undefined>) => void): void {
    this.#options.requests.ask(subscribeRequest, (answer) => {
      const made = this.#understand(answer);
      if (made.ok) this.#keep(made.value);
      onDone(made.ok ? done(undefined) : made);
    });
  }

  /** Whether it still lives is asked at once; what follows is as after `subscribe`. */
  renew(): void {
    const id = this.#id;
    if (id === undefined || this.#isOver) return;
    this.#options.requests.ask(renewRequest(id), (answer) => {
      if (this.#isOver) return;
      if (answer?.status === 404) this.#replace();
      else if (answer === undefined) this.#options.onFailed({ code: "timed-out" });
      else this.#renewed(id, answer);
    });
  }

  /** Takes it away. `onDone`: whether the service confirmed that it is gone. */
  remove(onDone: (isGone: boolean) => void): void {
    this.stop();
    if (this.#id === undefined) {
      onDone(false);
      return;
    }
    this.#options.requests.ask(unsubscribeRequest(this.#id), (answer) => {
      const status = answer?.status ?? 0;
      onDone((status >= 200 && status <= 299) || status === 404);
    });
  }

  stop(): void {
    this.#isOver = true;
    this.#cancelRenewal();
  }

  #renewed(id: string, answer: SocketAnswer): void {
    const renewed = this.#understand(answer);
    if (renewed.ok) {
      this.#keep(renewed.value);
      return;
    }
    // A busy service says nothing about the subscription; one without our filter does.
    if (renewed.error.code === "not-allowed") {
      this.#options.onFailed(renewed.error);
      return;
    }
    this.#options.log("renewal-failed", { reason: renewed.error.code });
    this.#keep({ id, waitMs: askedWaitMs(renewed.error) });
  }

  #replace(): void {
    this.#options.log("subscription-gone", {});
    this.#id = undefined;
    this.subscribe((made) => {
      if (made.ok) this.#options.onGap();
      else this.#options.onFailed(made.error);
    });
  }

  #keep({ id, expiresInMs, waitMs = 0 }: Kept): void {
    const { clock, careMs } = this.#options;
    this.#id = id;
    this.#cancelRenewal();
    if (this.#isOver) return;
    const aheadMs = Math.max(shortestCareMs, Math.min(careMs, (expiresInMs ?? Infinity) / 2));
    this.#cancelRenewal = clock.after(Math.max(aheadMs, waitMs), () => this.renew());
  }

  #understand(answer: SocketAnswer | undefined): Result<Kept> {
    if (answer === undefined) return failed({ code: "timed-out" });
    const { status, headers } = answer;
    if (status < 200 || status > 299) {
      const body = JSON.stringify(answer.body ?? {});
      const { clock } = this.#options;
      return failed(describeAnswer({ status, headers, body, now: clock.now() }).reason);
    }
    const parsed = parseSubscription(answer.body);
    if (!parsed.ok) return failed({ code: "bad-reply", detail: "subscription" });
    const { id, expiresIn, disabledFilters = [] } = parsed.value;
    if (disabledFilters.length > 0) {
      this.#options.log("filters-disabled", { count: disabledFilters.length });
    }
    if (disabledFilters.some(({ filter }) => isTelephonyFilter(filter))) {
      return failed({ code: "not-allowed", reason: "call-control-not-granted" });
    }
    return done({ id, ...(expiresIn === undefined ? {} : { expiresInMs: expiresIn * 1000 }) });
  }
}

/** From one renewal of the subscription to the next at least, however short a life the service names. */
export const shortestCareMs = 10_000;

interface Kept {
  readonly id: string;
  readonly expiresInMs?: number;
  /** The service does not want to be asked before. */
  readonly waitMs?: number;
}
