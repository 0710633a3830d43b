/**
 * The change from a session that is about to end to its successor. Another link is made while events
 * still flow; when it is ready, the old one is listened to until the service has confirmed that its
 * subscription is gone.
 */
import type { AppError } from "../../../contract/result.ts";
import { askedWaitMs } from "../../timing/asked-wait.ts";
import type { Clock } from "../../timing/clock.ts";
import type { Log } from "../../log.ts";
import type { EventLink } from "./event-link.ts";

export interface HandOverOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** A hand-over that failed is tried again after this. */
  readonly retryMs: number;
  /** Milliseconds until a socket token may be asked for. */
  readonly tokenWaitMs: () => number;
  /** Whether there is a living session to be replaced. */
  readonly isWanted: () => boolean;
  readonly createSuccessor: () => EventLink;
  /** The old connection is over; `isGone`: so is its subscription, as the service has said. */
  readonly onRetired: (isGone: boolean) => void;
}

/** Its owner closes it. */
export class HandOver {
  readonly #options: HandOverOptions;
  /** Takes over when it is ready. */
  #successor: EventLink | undefined;
  /** Replaced already, and listened to until its subscription is gone. */
  #retiring: EventLink | undefined;
  #cancelRetry: () => void = () => undefined;

  constructor(options: HandOverOptions) {
    this.#options = options;
  }

  /** The present session is about to end. */
  begin(): void {
    const { tokenWaitMs, isWanted, createSuccessor } = this.#options;
    if (!isWanted() || this.#successor !== undefined) return;
    const waitMs = tokenWaitMs();
    if (waitMs > 0) this.#beginIn(waitMs);
    else this.#successor = createSuccessor();
  }

  isSuccessor(link: EventLink): boolean {
    return link === this.#successor;
  }

  isRetiring(link: EventLink): boolean {
    return link === this.#retiring;
  }

  /** The successor has taken over from `old`. */
  complete(old: EventLink | undefined): void {
    this.#successor = undefined;
    this.#retiring = old;
    old?.retire((isGone) => this.retired(isGone));
  }

  /** The old connection has said all that it is going to say. */
  retired(isGone: boolean): void {
    this.#retiring = undefined;
    this.#options.onRetired(isGone);
  }

  /** The successor was lost before it was ready. */
  failed(reason: AppError): void {
    const { log, retryMs } = this.#options;
    this.#successor = undefined;
    log("hand-over-failed", { reason: reason.code });
    this.#beginIn(Math.max(retryMs, askedWaitMs(reason)));
  }

  /** The present session ended first: whoever is on the way is its replacement, and no successor. */
  giveSuccessor(): EventLink | undefined {
    this.#cancelRetry();
    const successor = this.#successor;
    this.#successor = undefined;
    return successor;
  }

  /** See `EventLink.check`. */
  check(goneAddresses: ReadonlySet<string>): void {
    this.#successor?.check(goneAddresses);
  }

  close(): void {
    this.#cancelRetry();
    this.#successor?.close();
    this.#retiring?.close();
    this.#successor = undefined;
    this.#retiring = undefined;
  }

  #beginIn(delayMs: number): void {
    this.#cancelRetry();
    this.#cancelRetry = this.#options.clock.after(delayMs, () => this.begin());
  }
}
