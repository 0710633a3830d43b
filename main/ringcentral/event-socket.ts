/**
 * The event subscription that stays: it connects, takes a lost session up again where the service
 * allows it, and starts over where not.
 *
 * There is one subscription. A lost connection is replaced by one that recovers its session, which
 * keeps its subscription; a session that cannot be recovered may still have one at the service,
 * which is then deleted. Before the service ends a session by its age, a successor subscribes, and
 * the old connection is listened to until the service has confirmed that its subscription is gone:
 * for this one round trip there are two, because none would lose calls.
 *
 * Each connection needs a fresh `wstoken` (single use), which comes through the REST client and so
 * obeys the penalty rules of the Auth group; `token-allowance.ts` keeps us from ever getting there.
 */
import type { AppError } from "../../contract/result.ts";
import { parseSessionEvent, type WireNotification } from "../../telephony/wire.ts";
import type { Clock, EventStream, EventStreamListener } from "../calls/ports.ts";
import { type BackOff, createBackOff } from "./back-off.ts";
import type { KeptSession } from "./event-connection.ts";
import { EventLink } from "./event-link.ts";
import { subscriptionPath } from "./frames.ts";
import type { RestClient } from "./rest-client.ts";
import { createSeenSet } from "./seen-set.ts";
import type { Log } from "./service.ts";
import { defaultSocketLimits, type SocketLimits } from "./socket-limits.ts";
import { createSocketOpener, type OpenSocket, type SocketOpener } from "./socket-opener.ts";
import type { StreamPhase, StreamTransition } from "./stream-transition.ts";

export interface EventSocketOptions {
  readonly rest: RestClient;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  /** Opens the way to the service; the default goes there directly. */
  readonly openSocket?: OpenSocket;
  readonly limits?: Partial<SocketLimits>;
  /** Hears of each step, synchronously. */
  readonly onTransition?: (transition: StreamTransition) => void;
}

/** What only an administrator can change is asked again this rarely. */
const refusedDelayMs = 300_000;
/** A token that does not help is given up, lest it be what keeps the connection from coming up. */
const recoveryTries = 3;
/** The service repeats at most its recovery buffer of 100. */
const rememberedUuids = 1_000;

const nothingGone: ReadonlySet<string> = new Set();

/** The stream, which may be on its way before anybody listens. */
export interface EventSocket extends EventStream {
  /**
   * Begins to connect; `start` does so as well. Nothing is kept for the listener that is to come:
   * its first `onSubscribed` makes it read everything.
   */
  connect(): void;
}

export function createEventSocket(options: EventSocketOptions): EventSocket {
  return new PersistentSocket(options);
}

class PersistentSocket implements EventSocket {
  readonly #options: EventSocketOptions;
  readonly #limits: SocketLimits;
  readonly #opener: SocketOpener;
  readonly #backOff: BackOff;
  readonly #seen = createSeenSet(rememberedUuids);
  #listener: EventStreamListener | undefined;
  #state: "new" | "running" | "suspended" | "closed" = "new";
  /** Brings the events, or is on its way to. */
  #link: EventLink | undefined;
  /** The last sign of life before the last loss. */
  #heardAt: number | undefined;
  #isReady = false;
  /** Takes over from `#link` when it is ready. */
  #successor: EventLink | undefined;
  /** Replaced already, and listened to until its subscription is gone. */
  #retiring: EventLink | undefined;
  #kept: KeptSession | undefined;
  #recoveryTries = 0;
  /** The subscription that the service may hold for us. */
  #subscriptionId: string | undefined;
  #cancelWait: (() => void) | undefined;
  /** The service has said when it wants to be asked again; only that timer ends the wait. */
  #mustWait = false;
  #cancelHandOver: () => void = () => undefined;
  #lostIsTold = false;

  constructor(options: EventSocketOptions) {
    this.#options = options;
    const { clock } = options;
    this.#limits = { ...defaultSocketLimits, ...options.limits };
    this.#opener = createSocketOpener(options);
    this.#backOff = createBackOff(clock, options.random);
  }

  connect(): void {
    if (this.#state !== "new") return;
    this.#state = "running";
    this.#connect();
  }

  start(listener: EventStreamListener): void {
    if (this.#listener !== undefined) return;
    this.#listener = listener;
    this.connect();
    if (this.#isReady) this.#tell((listening) => listening.onSubscribed());
  }

  check(goneAddresses: ReadonlySet<string> = nothingGone): void {
    if (this.#state === "suspended") {
      this.#comeBack();
      return;
    }
    if (this.#state !== "running") return;
    if (!this.#mustWait) this.#backOff.restart();
    this.#successor?.check(goneAddresses);
    this.#link?.check(goneAddresses);
    if (this.#cancelWait === undefined || this.#mustWait) return;
    this.#cancelWait();
    this.#connectWhenAllowed();
  }

  heardAt(): number | undefined {
    // While a loss is not made good, a successor that only opens has heard nothing of the calls.
    return this.#isReady ? (this.#link?.heardAt() ?? this.#heardAt) : this.#heardAt;
  }

  suspend(): void {
    if (this.#state !== "running") return;
    this.#state = "suspended";
    this.#note("suspended");
    this.#kept = this.#link?.kept() ?? this.#kept;
    this.#recoveryTries = 0;
    this.#leave();
    // Waking is not announced everywhere; this timer stands still while the machine sleeps.
    this.#cancelWait = this.#options.clock.after(this.#limits.suspendedMs, () => this.#comeBack());
  }

  dispose(): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#note("closed");
    this.#leave();
  }

  /** Closes everything politely and ends every wait. */
  #leave(): void {
    this.#cancelWait?.();
    this.#cancelWait = undefined;
    this.#cancelHandOver();
    for (const link of [this.#link, this.#successor, this.#retiring]) link?.close();
    this.#link = undefined;
    this.#successor = undefined;
    this.#retiring = undefined;
    this.#isReady = false;
  }

  #comeBack(): void {
    this.#cancelWait?.();
    this.#state = "running";
    this.#backOff.restart();
    this.#connectWhenAllowed();
  }

  #connectWhenAllowed(): void {
    const waitMs = this.#opener.waitMs();
    if (waitMs === 0) this.#connect();
    else this.#wait(waitMs, "rate-limited");
  }

  #connect(): void {
    this.#cancelWait = undefined;
    this.#mustWait = false;
    this.#link = this.#createLink(this.#recoverable());
  }

  #recoverable(): KeptSession | undefined {
    const kept = this.#kept;
    if (kept === undefined || this.#recoveryTries >= recoveryTries) return undefined;
    return this.#options.clock.now() < kept.recoverableUntil ? kept : undefined;
  }

  #createLink(resumes: KeptSession | undefined): EventLink {
    const { clock, log } = this.#options;
    const link: EventLink = new EventLink({
      ...{ clock, log, resumes, limits: this.#limits },
      open: () => this.#opener.open(resumes?.token),
      onPhase: (phase) => {
        // An attempt that never got to the service says nothing about the session.
        if (phase === "opening" && resumes !== undefined) this.#recoveryTries += 1;
        this.#note(phase);
      },
      onReady: (recovered) => this.#onReady(link, recovered),
      onNotification: (notification) => this.#onNotification(notification),
      onGap: () => this.#onGap(link),
      onAging: () => this.#handOver(),
      onLost: (reason, word) => this.#onLinkLost(link, reason, word),
    });
    return link;
  }

  #onReady(link: EventLink, recovered: boolean): void {
    this.#options.log("subscribed", { recovered });
    this.#note("ready", { recovered });
    if (link === this.#successor) {
      this.#takeOver(link);
      return;
    }
    this.#isReady = true;
    this.#backOff.connected();
    this.#lostIsTold = false;
    this.#replaceSubscription(link);
    this.#tell((listener) => listener.onSubscribed());
  }

  /** Deletes the subscription of a session that could not be taken up again. */
  #replaceSubscription(link: EventLink): void {
    const before = this.#subscriptionId;
    this.#subscriptionId = link.kept()?.subscriptionId;
    if (before === undefined || before === this.#subscriptionId) return;
    void this.#options.rest.perform({ method: "DELETE", path: subscriptionPath(before) });
  }

  #onGap(link: EventLink): void {
    this.#subscriptionId = link.kept()?.subscriptionId;
    this.#note("lost", { reason: "subscription-gone" });
    this.#note("ready", { recovered: false });
    this.#tell((listener) => listener.onSubscribed());
  }

  #onNotification(notification: WireNotification): void {
    const { uuid, event, body } = notification;
    if (uuid !== undefined && !this.#seen.add(uuid)) return;
    if (!event.split("?")[0]?.endsWith("/telephony/sessions")) return;
    const parsed = parseSessionEvent(body);
    if (parsed.ok) this.#tell((listener) => listener.onSessionEvent(parsed.value));
    else this.#options.log("event-unreadable", { reason: parsed.issues.join("; ") });
  }

  #onLinkLost(link: EventLink, reason: AppError, word?: string): void {
    if (link === this.#successor) this.#onSuccessorLost(reason);
    else if (link === this.#retiring) this.#onRetired(false);
    else this.#onLost(reason, word ?? reason.code);
  }

  #onLost(reason: AppError, word: string): void {
    this.#heardAt = this.heardAt();
    const kept = this.#link?.kept();
    if (kept !== undefined) {
      this.#kept = kept;
      this.#recoveryTries = 0;
    }
    this.#isReady = false;
    this.#cancelHandOver();
    this.#note("lost", { reason: word });
    // A successor on its way is the quickest replacement.
    this.#link = this.#successor;
    this.#successor = undefined;
    if (!this.#lostIsTold) {
      this.#lostIsTold = this.#listener !== undefined;
      this.#tell((listener) => listener.onLost(reason));
    }
    if (this.#link === undefined && this.#state === "running") this.#plan(reason);
  }

  #plan(reason: AppError): void {
    // Signed out is final: the tokens are gone.
    if (reason.code === "signed-out") {
      this.#state = "closed";
      this.#note("closed", { reason: reason.code });
      return;
    }
    const askedMs = askedWaitMs(reason);
    this.#mustWait = askedMs > 0;
    const refusedMs = isRefusal(reason) ? refusedDelayMs : 0;
    const waits = [this.#backOff.nextDelayMs(), askedMs, refusedMs, this.#opener.waitMs()];
    this.#wait(Math.max(...waits), reason.code);
  }

  #wait(delayMs: number, reason: string): void {
    const rounded = Math.round(delayMs);
    this.#note("waiting", { reason, delayMs: rounded });
    this.#options.log("reconnect-planned", { reason, delayMs: rounded });
    this.#cancelWait = this.#options.clock.after(delayMs, () => this.#connect());
  }

  /** The present session is about to end: another takes over while its events still flow. */
  #handOver(): void {
    if (!this.#isReady || this.#successor !== undefined) return;
    const waitMs = this.#opener.waitMs();
    if (waitMs > 0) {
      this.#handOverIn(waitMs);
      return;
    }
    this.#note("handing-over", { reason: "absolute-timeout" });
    this.#successor = this.#createLink(undefined);
  }

  #handOverIn(delayMs: number): void {
    this.#cancelHandOver();
    this.#cancelHandOver = this.#options.clock.after(delayMs, () => this.#handOver());
  }

  #onSuccessorLost(reason: AppError): void {
    this.#successor = undefined;
    this.#options.log("hand-over-failed", { reason: reason.code });
    this.#handOverIn(Math.max(this.#limits.handOverRetryMs, askedWaitMs(reason)));
  }

  #takeOver(successor: EventLink): void {
    const old = this.#link;
    this.#link = successor;
    this.#successor = undefined;
    this.#retiring = old;
    old?.retire((isGone) => this.#onRetired(isGone));
  }

  /** Without the service's word, what the old connection still had to say is lost. */
  #onRetired(isGone: boolean): void {
    this.#retiring = undefined;
    if (this.#link === undefined) return;
    if (isGone) this.#subscriptionId = this.#link.kept()?.subscriptionId;
    else {
      this.#replaceSubscription(this.#link);
      if (this.#isReady) this.#tell((listener) => listener.onSubscribed());
    }
  }

  #note(phase: StreamPhase, more: Partial<StreamTransition> = {}): void {
    this.#options.onTransition?.({ at: this.#options.clock.now(), phase, ...more });
  }

  /** A fault of the listener is not the socket's: events must go on. */
  #tell(call: (listener: EventStreamListener) => void): void {
    if (this.#state === "closed" || this.#listener === undefined) return;
    try {
      call(this.#listener);
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      this.#options.log("listener-failed", { error: name });
    }
  }
}

/** How long the service itself asks us to stay away. */
function askedWaitMs(reason: AppError): number {
  if (reason.code === "rate-limited") return reason.retryAfterMs;
  return reason.code === "service" ? (reason.retryAfterMs ?? 0) : 0;
}

const isRefusal = (reason: AppError): boolean =>
  reason.code === "not-allowed" ||
  (reason.code === "service" && (reason.status === 403 || reason.status === 401));
