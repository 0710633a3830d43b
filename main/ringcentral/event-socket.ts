/**
 * The event subscription that stays: it connects, takes a lost session up again where the service
 * allows it, and starts over where not. Each connection needs a fresh `wstoken` (single use), which
 * comes through the REST client and so obeys the penalty rules of the Auth group.
 */
import * as v from "valibot";
import WebSocket from "ws";

import { parserOf } from "../../contract/parse.ts";
import { failed, type AppError, type Result } from "../../contract/result.ts";
import { parseSessionEvent, type WireNotification } from "../../telephony/wire.ts";
import type { Clock, EventStream, EventStreamListener } from "../calls/ports.ts";
import { type BackOff, createBackOff } from "./back-off.ts";
import { EventConnection, type Recovery } from "./event-connection.ts";
import { networkTroubleOf } from "./network-trouble.ts";
import { offline } from "./request-failure.ts";
import { type RestClient, understand } from "./rest-client.ts";
import { createSeenSet } from "./seen-set.ts";
import { isSocketUrl } from "./server-url.ts";
import type { Log } from "./service.ts";
import { defaultSocketLimits, type SocketLimits } from "./socket-limits.ts";
import type { StreamPhase, StreamTransition } from "./stream-transition.ts";

/**
 * Finds the way to the URL, through a proxy where there is one, and starts the WebSocket handshake
 * without waiting for its end. The URL holds a secret. Rejects within its own time limit; what its
 * failure says about the network, `networkTroubleOf` reads.
 */
export type OpenSocket = (url: string) => Promise<WebSocket>;

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

/** Frames are a few kilobytes; a far larger one is not from this service. */
const largestFrameBytes = 4 * 1024 * 1024;
/** What only an administrator can change is asked again this rarely. */
const refusedDelayMs = 300_000;
/** A token that does not help is given up, lest it be what keeps the connection from coming up. */
const recoveryTries = 3;
/** The service repeats at most its recovery buffer of 100. */
const rememberedUuids = 1_000;

const parseSocketToken = parserOf(
  v.object({
    uri: v.pipe(v.string(), v.check(isSocketUrl)),
    ws_access_token: v.pipe(v.string(), v.minLength(1)),
  }),
);

export function createEventSocket(options: EventSocketOptions): EventStream {
  return new EventSocket(options);
}

/** How every event socket is opened, whatever the way. */
const socketOptions = {
  perMessageDeflate: false,
  maxPayload: largestFrameBytes,
} satisfies WebSocket.ClientOptions;

const openPlainSocket: OpenSocket = (url) => Promise.resolve(new WebSocket(url, socketOptions));

class EventSocket implements EventStream {
  readonly #options: EventSocketOptions;
  readonly #limits: SocketLimits;
  readonly #backOff: BackOff;
  readonly #seen = createSeenSet(rememberedUuids);
  #listener: EventStreamListener | undefined;
  #disposed = false;
  #connection: EventConnection | undefined;
  #recovery: Recovery | undefined;
  #recoveryTries = 0;
  #cancelWait: (() => void) | undefined;
  /** Before this instant the service does not want to be asked. */
  #notBefore = 0;
  #lostIsTold = false;

  constructor(options: EventSocketOptions) {
    this.#options = options;
    this.#limits = { ...defaultSocketLimits, ...options.limits };
    this.#backOff = createBackOff(options.clock, options.random);
  }

  start(listener: EventStreamListener): void {
    if (this.#listener !== undefined || this.#disposed) return;
    this.#listener = listener;
    void this.#connect();
  }

  check(): void {
    if (this.#disposed) return;
    this.#connection?.check();
    if (this.#cancelWait === undefined) return;
    if (this.#options.clock.now() < this.#notBefore) return;
    this.#cancelWait();
    this.#cancelWait = undefined;
    void this.#connect();
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#note("closed");
    this.#cancelWait?.();
    this.#cancelWait = undefined;
    this.#connection?.close();
    this.#connection = undefined;
  }

  async #connect(): Promise<void> {
    this.#note("asking");
    const opened = await this.#open();
    if (this.#disposed) {
      if (opened.ok) cut(opened.value);
      return;
    }
    if (!opened.ok) {
      this.#onLost(opened.error);
      return;
    }
    const { clock, log } = this.#options;
    this.#note("opening");
    this.#connection = new EventConnection({
      socket: opened.value,
      clock,
      log,
      limits: this.#limits,
      onPhase: (phase) => this.#note(phase),
      onReady: (recovered) => this.#onReady(recovered),
      onNotification: (notification) => this.#onNotification(notification),
      onLost: (reason) => this.#onLost(reason),
    });
  }

  async #open(): Promise<Result<WebSocket>> {
    const { rest, clock, openSocket = openPlainSocket } = this.#options;
    const reply = await rest.read({ method: "POST", path: "/restapi/oauth/wstoken" });
    const token = understand(reply, parseSocketToken);
    if (!token.ok) return token;
    if (this.#disposed) return failed({ code: "offline" });
    const { uri, ws_access_token: accessToken } = token.value;
    const url = new URL(uri);
    url.searchParams.set("access_token", accessToken);
    const recovery = this.#recovery;
    if (recovery !== undefined && this.#recoveryTries < recoveryTries) {
      this.#recoveryTries += 1;
      if (clock.now() < recovery.until) url.searchParams.set("wsc", recovery.token);
    }
    try {
      return { ok: true, value: await openSocket(url.href) };
    } catch (error) {
      return failed(offline(networkTroubleOf(error)));
    }
  }

  #onReady(recovered: boolean): void {
    this.#backOff.connected();
    this.#notBefore = 0;
    this.#lostIsTold = false;
    this.#options.log("subscribed", { recovered });
    this.#note("ready", { recovered });
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

  #onLost(reason: AppError): void {
    const recovery = this.#connection?.recovery();
    if (recovery !== undefined) {
      this.#recovery = recovery;
      this.#recoveryTries = 0;
    }
    this.#connection = undefined;
    this.#note("lost", { reason: reason.code });
    this.#plan(reason);
    if (this.#lostIsTold) return;
    this.#lostIsTold = true;
    this.#tell((listener) => listener.onLost(reason));
  }

  #plan(reason: AppError): void {
    // Signed out is final: the tokens are gone.
    if (reason.code === "signed-out") {
      this.#note("closed", { reason: reason.code });
      return;
    }
    const { clock, log } = this.#options;
    const backOffMs = this.#backOff.nextDelayMs();
    const askedMs = reason.code === "rate-limited" ? reason.retryAfterMs : 0;
    this.#notBefore = clock.now() + askedMs;
    const delayMs = Math.max(backOffMs, askedMs, isRefusal(reason) ? refusedDelayMs : 0);
    this.#note("waiting", { reason: reason.code, delayMs: Math.round(delayMs) });
    log("reconnect-planned", { reason: reason.code, delayMs: Math.round(delayMs) });
    this.#cancelWait = clock.after(delayMs, () => {
      this.#cancelWait = undefined;
      void this.#connect();
    });
  }

  #note(phase: StreamPhase, more: Partial<StreamTransition> = {}): void {
    this.#options.onTransition?.({ at: this.#options.clock.now(), phase, ...more });
  }

  /** A fault of the listener is not the socket's: events must go on. */
  #tell(call: (listener: EventStreamListener) => void): void {
    if (this.#disposed || this.#listener === undefined) return;
    try {
      call(this.#listener);
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      this.#options.log("listener-failed", { error: name });
    }
  }
}

const isRefusal = (reason: AppError): boolean =>
  reason.code === "not-allowed" || (reason.code === "service" && reason.status === 403);

function cut(socket: WebSocket): void {
  socket.on("error", () => undefined);
  socket.terminate();
}
