/** When the next try to connect comes: at once, later, or when the service wants it. */
import type { AppError } from "../../../contract/result.ts";
import { askedWaitMs } from "../../timing/asked-wait.ts";
import type { RetryWait } from "../../calls/ports.ts";
import type { Clock } from "../../timing/clock.ts";
import { backOffMs, type BackOffPace } from "../../timing/back-off.ts";

export interface ReconnectPlanOptions {
  readonly clock: Clock;
  /** A number in [0, 1), for jitter only. */
  readonly random: () => number;
  /** The earliest instant for a try, in milliseconds from now and not before `delayMs`. */
  readonly readyIn: (delayMs: number) => number;
  readonly connect: () => void;
  readonly onWait: (wait: RetryWait) => void;
}

/**
 * While nobody answers as the service does: its return is found within 2 s. After `quickForMs` it is
 * the pace of everything else, so that a long outage costs little.
 */
const quickPace: BackOffPace = { firstMs: 1_700, longestMs: 1_700, spread: 0.1 };
const quickForMs = 90_000;
/** After the first try, which comes at once. */
const pace: BackOffPace = { firstMs: 2_000, longestMs: 60_000, spread: 0.5 };
/** A connection that lasted this long was a good one; the next loss starts from the beginning. */
const stableMs = 60_000;
/** What only an administrator can change is asked again this rarely. */
const refusedDelayMs = 300_000;

interface Planned {
  readonly because: AppError;
  readonly canHurry: boolean;
  /** By the steady clock, as the timer is. */
  readonly dueAt: number;
  readonly cancel: () => void;
}

/** Has one wait at most. Its owner cancels it. */
export class ReconnectPlan {
  readonly #options: ReconnectPlanOptions;
  #tries = 0;
  #connectedAt: number | undefined;
  /** Since when the service cannot be reached. */
  #awaySince: number | undefined;
  #planned: Planned | undefined;

  constructor(options: ReconnectPlanOptions) {
    this.#options = options;
  }

  /** The wait that is on, as it is now. */
  waiting(): RetryWait | undefined {
    if (this.#planned === undefined) return undefined;
    const { because, canHurry, dueAt } = this.#planned;
    return { because, canHurry, delayMs: Math.max(0, dueAt - this.#options.clock.elapsed()) };
  }

  /** A connection works from now on. */
  connected(): void {
    this.#connectedAt = this.#options.clock.elapsed();
    this.#awaySince = undefined;
  }

  /** Circumstances changed: what failed before says nothing about the next try. */
  startOver(): void {
    if (this.#planned === undefined || askedWaitMs(this.#planned.because) === 0) {
      this.#tries = 0;
      this.#awaySince = undefined;
    }
  }

  /** Ends a wait that is ours alone, as soon as a token can be had. */
  hurry(): void {
    if (this.#planned?.canHurry === true) this.soon(this.#planned.because);
  }

  /** At once, or as soon as a token may be asked for. */
  soon(because?: AppError): void {
    this.cancel();
    const { readyIn, connect } = this.#options;
    const delayMs = readyIn(0);
    if (delayMs === 0) connect();
    else {
      const limited: AppError = { code: "rate-limited", retryAfterMs: delayMs };
      this.#wait({ because: because ?? limited, delayMs, canHurry: false });
    }
  }

  /** After an attempt or a connection has failed for this reason. */
  after(because: AppError): void {
    const { readyIn } = this.#options;
    const askedMs = askedWaitMs(because);
    const refusedMs = isRefusal(because) ? refusedDelayMs : 0;
    const delayMs = readyIn(Math.max(this.#ownWaitMs(because), askedMs, refusedMs));
    this.#wait({ because, delayMs, canHurry: askedMs === 0 && readyIn(0) < delayMs });
  }

  cancel(): void {
    this.#planned?.cancel();
    this.#planned = undefined;
  }

  #ownWaitMs(because: AppError): number {
    const { clock, random } = this.#options;
    const wasConnected = this.#connectedAt !== undefined;
    const connectedAt = this.#connectedAt ?? Infinity;
    if (clock.elapsed() - connectedAt >= stableMs) this.#tries = 0;
    this.#connectedAt = undefined;
    const isBriefly = this.#isBriefly(because);
    // A connection that is had and cut again and again costs a token each time.
    if (isBriefly && !wasConnected && this.#tries > 0) return backOffMs(1, quickPace, random());
    this.#tries += 1;
    return backOffMs(this.#tries - 1, pace, random());
  }

  /** Whether the service cannot be reached, and not for long yet. */
  #isBriefly({ code }: AppError): boolean {
    const now = this.#options.clock.elapsed();
    this.#awaySince = isAway(code) ? (this.#awaySince ?? now) : undefined;
    return this.#awaySince !== undefined && now - this.#awaySince < quickForMs;
  }

  #wait(wait: RetryWait): void {
    const { clock, connect, onWait } = this.#options;
    const { because, canHurry, delayMs } = wait;
    const cancel = clock.after(delayMs, () => {
      this.#planned = undefined;
      connect();
    });
    this.#planned = { because, canHurry, dueAt: clock.elapsed() + delayMs, cancel };
    onWait(wait);
  }
}

/** Nobody answers, or somebody who does not speak as the service does. */
const isAway = (code: AppError["code"]): boolean =>
  code === "offline" ||
  code === "timed-out" ||
  code === "bad-reply" ||
  code === "reply-too-large" ||
  code === "reply-endless";

const isRefusal = (reason: AppError): boolean =>
  reason.code === "not-allowed" ||
  (reason.code === "service" && (reason.status === 403 || reason.status === 401));
