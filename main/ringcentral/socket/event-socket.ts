/**
 * The event subscription that stays: it connects, takes a lost session up again where the service
 * allows it (`recoverable-session.ts`), and starts over where not, when `reconnect-plan.ts` says.
 *
 * There is one subscription. A lost connection is replaced by one that recovers its session, which
 * keeps its subscription. Before the service ends a session by its age, a successor subscribes
 * (`hand-over.ts`): for one round trip there are two, because none would lose calls.
 *
 * Each connection needs a `wstoken` of its own, which comes through the REST client and so obeys the
 * penalty rules of the Auth group; `socket-token.ts` keeps us from ever getting there.
 */
import type { AppError } from "../../../contract/result.ts";
import type { WirePresence } from "../../../telephony/wire/messages.ts";
import type { EventStream, EventStreamListener, RetryWait } from "../../calls/ports.ts";
import type { Clock } from "../../timing/clock.ts";
import type { RestClient } from "../rest/rest-client.ts";
import type { Log } from "../../log.ts";
import { EventLink } from "./event-link.ts";
import { createEventReader, type EventReader, guardListener } from "./event-reader.ts";
import { HandOver } from "./hand-over.ts";
import { ReconnectPlan } from "./reconnect-plan.ts";
import { type KeptSession, RecoverableSession } from "./recoverable-session.ts";
import { defaultSocketLimits, type SocketLimits } from "./socket-limits.ts";
import { createSocketOpener, type OpenSocket, type SocketOpener } from "./socket-opener.ts";
import type { StreamPhase, StreamTransition } from "./stream-transition.ts";

export interface EventSocketOptions {
  readonly rest: RestClient;
  /** Whether the token may be taken to this host. */
  readonly isOwnHost: (host: string) => boolean;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  /** Opens the way to the service; the default goes there directly. */
  readonly openSocket?: OpenSocket;
  readonly limits?: Partial<SocketLimits>;
  /** Hears of the own extension's presence, whether or not anybody listens to calls. */
  readonly onPresence?: (presence: WirePresence) => void;
  /** Hears of each step, synchronously. */
  readonly onTransition?: (transition: StreamTransition) => void;
}

/** The stream, which may be on its way before anybody listens. */
export class EventSocket implements EventStream {
  readonly #options: EventSocketOptions;
  readonly #limits: SocketLimits;
  readonly #opener: SocketOpener;
  readonly #plan: ReconnectPlan;
  readonly #handOver: HandOver;
  readonly #recoverable: RecoverableSession;
  readonly #eventOf: EventReader;
  #listener: EventStreamListener | undefined;
  #state: "new" | "running" | "suspended" | "closed" = "new";
  /** Brings the events, or is on its way to. */
  #link: EventLink | undefined;
  /** The last sign of life before the last loss. */
  #heardAt: number | undefined;
  #isReady = false;
  #lostIsTold = false;
  #cancelWaking: () => void = () => undefined;

  constructor(options: EventSocketOptions) {
    this.#options = options;
    const { clock, random, log } = options;
    this.#limits = { ...defaultSocketLimits, ...options.limits };
    this.#opener = createSocketOpener(options);
    const readyIn = (delayMs: number): number => this.#opener.readyIn(delayMs);
    const tokenWaitMs = (): number => readyIn(0);
    this.#plan = new ReconnectPlan({
      ...{ clock, random, readyIn },
      connect: () => {
        this.#tellWait();
        this.#link = this.#createLink(this.#recoverable.recoverable());
      },
      onWait: (wait) => this.#onWait(wait),
    });
    this.#handOver = new HandOver({
      ...{ clock, log, tokenWaitMs, retryMs: this.#limits.handOverRetryMs },
      isWanted: () => this.#isReady,
      createSuccessor: () => {
        this.#note("handing-over", { reason: "absolute-timeout" });
        return this.#createLink(undefined);
      },
      onRetired: (isGone) => this.#onRetired(isGone),
    });
    this.#recoverable = new RecoverableSession(options);
    this.#eventOf = createEventReader(log, options.onPresence);
  }

  /**
   * Begins to connect; `start` does so as well. Nothing is kept for the listener that is to come:
   * its first `onSubscribed` makes it read everything.
   */
  connect(): void {
    if (this.#state !== "new") return;
    this.#state = "running";
    this.#plan.soon();
  }

  start(listener: EventStreamListener): void {
    if (this.#listener !== undefined) return;
    this.#listener = guardListener(listener, this.#options.log);
    this.connect();
    if (this.#isReady) this.#listener.onSubscribed();
    else this.#tellWait();
  }

  check(goneAddresses: ReadonlySet<string> = new Set()): void {
    if (this.#state === "suspended") {
      this.#comeBack();
      return;
    }
    if (this.#state !== "running") return;
    this.#plan.startOver();
    this.#handOver.check(goneAddresses);
    this.#link?.check(goneAddresses);
    this.#plan.hurry();
    this.#tellWait();
  }

  hurry(): void {
    if (this.#state === "running") this.#plan.hurry();
  }

  heardAt(): number | undefined {
    // While a loss is not made good, a successor that only opens has heard nothing of the calls.
    return this.#isReady ? (this.#link?.heardAt() ?? this.#heardAt) : this.#heardAt;
  }

  suspend(): void {
    if (this.#state !== "running") return;
    this.#state = "suspended";
    this.#note("suspended");
    this.#recoverable.keep(this.#link?.kept());
    this.#leave();
    // Waking is not announced everywhere; this timer stands still while the machine sleeps.
    const { clock } = this.#options;
    this.#cancelWaking = clock.after(this.#limits.suspendedMs, () => this.#comeBack());
  }

  dispose(): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#note("closed");
    this.#leave();
    this.#listener = undefined;
  }

  /** Closes everything politely and ends every wait. */
  #leave(): void {
    this.#cancelWaking();
    this.#plan.cancel();
    this.#handOver.close();
    this.#link?.close();
    this.#link = undefined;
    this.#isReady = false;
  }

  #comeBack(): void {
    this.#cancelWaking();
    this.#state = "running";
    this.#plan.startOver();
    this.#plan.soon();
  }

  #createLink(resumes: KeptSession | undefined): EventLink {
    const { clock, log } = this.#options;
    const link: EventLink = new EventLink({
      ...{ clock, log, resumes, limits: this.#limits },
      open: () => this.#opener.open(resumes?.token),
      onPhase: (phase) => {
        // An attempt that never got to the service says nothing about the session.
        if (phase === "opening" && resumes !== undefined) this.#recoverable.tried();
        this.#note(phase);
      },
      onReady: (recovered) => this.#onReady(link, recovered),
      onNotification: (notification) => {
        const event = this.#eventOf(notification);
        if (event !== undefined) this.#listener?.onSessionEvent(event);
      },
      onGap: () => this.#onGap(link),
      onAging: () => this.#handOver.begin(),
      onLost: (reason, word) => this.#onLinkLost(link, reason, word),
    });
    return link;
  }

  #onReady(link: EventLink, recovered: boolean): void {
    this.#options.log("subscribed", { recovered });
    this.#note("ready", { recovered });
    if (!recovered) this.#recoverable.forget();
    if (this.#handOver.isSuccessor(link)) {
      const old = this.#link;
      this.#link = link;
      this.#handOver.complete(old);
      return;
    }
    this.#isReady = true;
    this.#lostIsTold = false;
    this.#plan.connected();
    this.#recoverable.replaceBy(link.kept()?.subscriptionId);
    this.#listener?.onSubscribed();
  }

  /** Without the service's word, what the old connection still had to say is lost. */
  #onRetired(isGone: boolean): void {
    if (this.#link === undefined) return;
    const id = this.#link.kept()?.subscriptionId;
    if (isGone) this.#recoverable.holds(id);
    else {
      this.#recoverable.replaceBy(id);
      if (this.#isReady) this.#listener?.onSubscribed();
    }
  }

  #onGap(link: EventLink): void {
    this.#recoverable.holds(link.kept()?.subscriptionId);
    this.#note("lost", { reason: "subscription-gone" });
    this.#note("ready", { recovered: false });
    this.#listener?.onSubscribed();
  }

  #onLinkLost(link: EventLink, reason: AppError, word?: string): void {
    if (this.#handOver.isSuccessor(link)) this.#handOver.failed(reason);
    else if (this.#handOver.isRetiring(link)) this.#handOver.retired(false);
    else this.#onLost(link, reason, word ?? wordOf(reason));
  }

  #onLost(link: EventLink, reason: AppError, word: string): void {
    this.#heardAt = this.heardAt();
    const kept = link.kept();
    if (kept !== undefined) this.#recoverable.keep(kept);
    this.#isReady = false;
    this.#note("lost", { reason: word });
    // A successor on its way is the quickest replacement.
    this.#link = this.#handOver.giveSuccessor();
    if (!this.#lostIsTold) {
      this.#lostIsTold = this.#listener !== undefined;
      this.#listener?.onLost(reason);
    }
    if (this.#link !== undefined || this.#state !== "running") return;
    if (reason.code !== "signed-out") {
      this.#plan.after(reason);
      return;
    }
    // That is final: the tokens are gone.
    this.#state = "closed";
    this.#note("closed", { reason: reason.code });
  }

  #onWait({ because, delayMs }: RetryWait): void {
    const wait = { reason: because.code, delayMs: Math.round(delayMs) };
    this.#note("waiting", wait);
    this.#options.log("reconnect-planned", wait);
    this.#tellWait();
  }

  #tellWait(): void {
    if (!this.#isReady) this.#listener?.onWaiting(this.#plan.waiting());
  }

  #note(phase: StreamPhase, more: Partial<StreamTransition> = {}): void {
    this.#options.onTransition?.({ at: this.#options.clock.now(), phase, ...more });
  }
}

const wordOf = (reason: AppError): string =>
  "status" in reason ? `${reason.code}-${reason.status}` : reason.code;
