/** When the next try to connect comes: at once, later, or when the service wants it. */
import type { AppError } from "../../../contract/result.ts";
import type { Clock } from "../../calls/ports.ts";
import { type BackOff, createBackOff } from "./back-off.ts";

export interface ReconnectPlanOptions {
  readonly clock: Clock;
  /** A number in [0, 1), for jitter only. */
  readonly random: () => number;
  /** Milliseconds until a socket token may be asked for. */
  readonly tokenWaitMs: () => number;
  readonly connect: () => void;
  /** A wait begins; `reason` is a fixed word. */
  readonly onWait: (wait: { readonly reason: string; readonly delayMs: number }) => void;
}

/** What only an administrator can change is asked again this rarely. */
const refusedDelayMs = 300_000;

/** Has one wait at most. Its owner cancels it. */
export class ReconnectPlan {
  readonly #options: ReconnectPlanOptions;
  readonly #backOff: BackOff;
  #cancelWait: (() => void) | undefined;
  /** The service has said when it wants to be asked again; only that timer ends the wait. */
  #mustWait = false;

  constructor(options: ReconnectPlanOptions) {
    this.#options = options;
    this.#backOff = createBackOff(options.clock, options.random);
  }

  /** A connection works from now on. */
  connected(): void {
    this.#backOff.connected();
  }

  /** Circumstances changed: what failed before says nothing about the next try. */
  startOver(): void {
    if (!this.#mustWait) this.#backOff.restart();
  }

  /** Ends a wait that is ours alone. */
  hurry(): void {
    if (this.#cancelWait !== undefined && !this.#mustWait) this.soon();
  }

  /** At once, or as soon as a token may be asked for. */
  soon(): void {
    this.cancel();
    const waitMs = this.#options.tokenWaitMs();
    if (waitMs === 0) this.#options.connect();
    else this.#wait(waitMs, "rate-limited");
  }

  /** After an attempt or a connection has failed for this reason. */
  after(reason: AppError): void {
    const askedMs = askedWaitMs(reason);
    this.#mustWait = askedMs > 0;
    const refusedMs = isRefusal(reason) ? refusedDelayMs : 0;
    const waits = [this.#backOff.nextDelayMs(), askedMs, refusedMs, this.#options.tokenWaitMs()];
    this.#wait(Math.max(...waits), reason.code);
  }

  cancel(): void {
    this.#cancelWait?.();
    this.#cancelWait = undefined;
    this.#mustWait = false;
  }

  #wait(delayMs: number, reason: string): void {
    const { clock, connect, onWait } = this.#options;
    onWait({ reason, delayMs: Math.round(delayMs) });
    this.#cancelWait = clock.after(delayMs, () => {
      this.#cancelWait = undefined;
      this.#mustWait = false;
      connect();
    });
  }
}

/** How long the service itself asks us to stay away. */
export function askedWaitMs(reason: AppError): number {
  if (reason.code === "rate-limited") return reason.retryAfterMs;
  return reason.code === "service" ? (reason.retryAfterMs ?? 0) : 0;
}

const isRefusal = (reason: AppError): boolean =>
  reason.code === "not-allowed" ||
  (reason.code === "service" && (reason.status === 403 || reason.status === 401));
