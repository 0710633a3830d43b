/**
 * One connection of the event socket, from its handshake to its end.
 *
 * | phase | ends with | at most |
 * |---|---|---|
 * | opening | the WebSocket handshake | `handshakeMs` |
 * | greeting | `ConnectionDetails` | `greetingMs` |
 * | subscribing | the answer to our subscribe request; left out after a successful recovery | `subscribeMs` |
 * | ready | loss, silence, or `close()` | |
 *
 * Frames are handled inside the socket's own event, never after an await: several may arrive in one
 * TCP segment, and whatever is not listened for at that moment is lost.
 */
import type WebSocket from "ws";

import type { AppError } from "../../contract/result.ts";
import type { WireNotification } from "../../telephony/wire.ts";
import type { Clock } from "../calls/ports.ts";
import {
  type Frame,
  heartbeatFrame,
  isTelephonyFilter,
  parseFrame,
  parseSubscription,
  subscribeFrame,
} from "./frames.ts";
import { networkTroubleOf } from "./network-trouble.ts";
import { type QuietWatch, watchQuiet } from "./quiet-watch.ts";
import { describeAnswer, offline } from "./request-failure.ts";
import type { Log } from "./service.ts";
import type { SocketLimits } from "./socket-limits.ts";

/** How a lost session can be taken up again. */
export interface Recovery {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

export interface ConnectionOptions {
  readonly socket: WebSocket;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: SocketLimits;
  /** The next step on the way to `onReady` begins. */
  readonly onPhase: (phase: "greeting" | "subscribing") => void;
  /** Events flow from now on; `recovered`: the former session and its subscription go on. */
  readonly onReady: (recovered: boolean) => void;
  readonly onNotification: (notification: WireNotification) => void;
  /** The connection is over, for another reason than `close()`. Called once. */
  readonly onLost: (reason: AppError) => void;
}

/** How long a polite close may take before the socket is cut. */
const closeMs = 1_000;
/** Only these may be followed by nothing but the end of the session: idle and absolute timeout. */
const sessionTimeouts = new Set(["WSG-902", "WSG-903"]);

/** Takes over a socket that is still opening. Its owner closes it unless it reports its loss. */
export class EventConnection {
  readonly #options: ConnectionOptions;
  #phase: "opening" | "greeting" | "subscribing" | "ready" | "over" = "opening";
  #cancelDeadline: () => void;
  #wire: QuietWatch | undefined;
  #service: QuietWatch | undefined;
  #early: WireNotification[] = [];
  #recoveryToken: string | undefined;
  #recoveryTimeoutMs = 0;
  #heardAt: number;
  #hadSubscription = false;
  #messages = 0;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    const { socket, clock, limits, log } = options;
    this.#heardAt = clock.now();
    this.#cancelDeadline = this.#deadline(limits.handshakeMs);
    socket.on("open", () => this.#onOpen());
    socket.on("message", (data, isBinary) => this.#onMessage(data, isBinary));
    socket.on("ping", () => this.#onSignOfLife());
    socket.on("pong", () => this.#onSignOfLife());
    // The message of an error may hold the URL with its token; only its code is of use.
    socket.on("error", (error) => this.#lose(offline(networkTroubleOf(error))));
    socket.on("close", (code) => {
      if (this.#phase !== "over") log("socket-closed", { code });
      this.#lose({ code: "offline" });
    });
  }

  /** Distrusts the connection: a sign of life must come soon. A no-op before the handshake. */
  check(): void {
    this.#wire?.check(this.#options.limits.checkMs);
  }

  /** `undefined` unless this connection had a subscription that can be taken up again. */
  recovery(): Recovery | undefined {
    if (!this.#hadSubscription || this.#recoveryToken === undefined) return undefined;
    return { token: this.#recoveryToken, until: this.#heardAt + this.#recoveryTimeoutMs };
  }

  close(): void {
    const { socket, clock } = this.#options;
    this.#end();
    const cancelCut = clock.after(closeMs, () => socket.terminate());
    socket.once("close", cancelCut);
    socket.close(1000);
  }

  #deadline(limitMs: number): () => void {
    return this.#options.clock.after(limitMs, () => this.#lose({ code: "timed-out" }));
  }

  #end(): void {
    this.#phase = "over";
    this.#cancelDeadline();
    this.#wire?.stop();
    this.#service?.stop();
    this.#early = [];
  }

  #lose(reason: AppError): void {
    if (this.#phase === "over") return;
    this.#options.log("socket-lost", { phase: this.#phase, reason: reason.code });
    this.#end();
    this.#options.socket.terminate();
    this.#options.onLost(reason);
  }

  #send(text: string): void {
    // A failed write is followed by the socket's own end, which is what gets handled.
    this.#options.socket.send(text, () => undefined);
  }

  #nextMessageId(): string {
    this.#messages += 1;
    return `ringside-${this.#messages}`;
  }

  #onSignOfLife(): void {
    this.#heardAt = this.#options.clock.now();
    this.#wire?.heard();
  }

  #onOpen(): void {
    if (this.#phase !== "opening") return;
    const { socket, clock, limits } = this.#options;
    this.#enter("greeting", limits.greetingMs);
    const onDead = (): void => this.#lose({ code: "timed-out" });
    this.#wire = watchQuiet({
      clock,
      quietMs: limits.pingQuietMs,
      answerMs: limits.pongMs,
      probe: () => socket.ping(undefined, undefined, () => undefined),
      onDead,
    });
    this.#service = watchQuiet({
      clock,
      quietMs: limits.heartbeatQuietMs,
      answerMs: limits.heartbeatAnswerMs,
      probe: () => this.#send(heartbeatFrame(this.#nextMessageId())),
      onDead,
    });
  }

  #enter(phase: "greeting" | "subscribing", limitMs: number): void {
    this.#phase = phase;
    this.#options.onPhase(phase);
    this.#cancelDeadline();
    this.#cancelDeadline = this.#deadline(limitMs);
  }

  #onMessage(data: WebSocket.RawData, isBinary: boolean): void {
    if (this.#phase === "over") return;
    this.#onSignOfLife();
    this.#service?.heard();
    const parsed = isBinary ? undefined : parseFrame(textOf(data));
    if (parsed?.ok !== true) {
      this.#options.log("frame-unreadable", { reason: parsed?.issues.join("; ") ?? "binary" });
      return;
    }
    this.#recoveryToken = parsed.value.recoveryToken ?? this.#recoveryToken;
    this.#handle(parsed.value);
  }

  #handle(frame: Frame): void {
    switch (frame.kind) {
      case "connection-details":
        if (this.#phase === "greeting") this.#onGreeting(frame);
        return;
      case "response":
        if (this.#phase === "subscribing") this.#onSubscribed(frame);
        return;
      case "notification":
        if (this.#phase === "ready") this.#options.onNotification(frame.notification);
        else this.#early.push(frame.notification);
        return;
      case "error":
        this.#options.log("socket-error-frame", { errorCode: frame.errorCode });
        if (this.#phase !== "ready" || sessionTimeouts.has(frame.errorCode)) {
          this.#lose({ code: "offline" });
        }
        return;
      case "other":
    }
  }

  #onGreeting(frame: Frame & { kind: "connection-details" }): void {
    this.#recoveryTimeoutMs = frame.recoveryTimeoutMs;
    if (frame.recovered) {
      this.#becomeReady(true);
      return;
    }
    this.#enter("subscribing", this.#options.limits.subscribeMs);
    this.#send(subscribeFrame(this.#nextMessageId()));
  }

  #onSubscribed(frame: Frame & { kind: "response" }): void {
    const { clock, log } = this.#options;
    const { status, headers } = frame;
    if (status < 200 || status > 299) {
      const body = JSON.stringify(frame.body ?? {});
      this.#lose(describeAnswer({ status, headers, body, now: clock.now() }).reason);
      return;
    }
    const parsed = parseSubscription(frame.body);
    if (!parsed.ok) {
      this.#lose({ code: "bad-reply", detail: "subscription" });
      return;
    }
    const disabled = parsed.value.disabledFilters ?? [];
    if (disabled.length > 0) log("filters-disabled", { count: disabled.length });
    if (disabled.some(({ filter }) => isTelephonyFilter(filter))) {
      this.#lose({ code: "not-allowed", reason: "call-control-not-granted" });
      return;
    }
    this.#becomeReady(false);
  }

  #becomeReady(recovered: boolean): void {
    this.#phase = "ready";
    this.#hadSubscription = true;
    this.#cancelDeadline();
    const early = this.#early;
    this.#early = [];
    this.#options.onReady(recovered);
    for (const notification of early) this.#options.onNotification(notification);
  }
}

function textOf(data: WebSocket.RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString("utf8");
  return Buffer.isBuffer(data) ? data.toString("utf8") : Buffer.from(data).toString("utf8");
}
