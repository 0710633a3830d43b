/**
 * One connection of the event socket, from its handshake to its end.
 *
 * | phase | ends with | at most |
 * |---|---|---|
 * | opening | the WebSocket handshake | `handshakeMs` |
 * | greeting | `ConnectionDetails` | `greetingMs` |
 * | subscribing | the answer to our subscribe request; left out after a successful recovery | `answerMs` |
 * | ready | loss, silence, or `close()` | |
 *
 * Frames are handled inside the socket's own event, never after an await: several may arrive in one
 * TCP segment, and whatever is not listened for at that moment is lost.
 */
import type { IncomingMessage } from "node:http";
import type WebSocket from "ws";

import type { AppError } from "../../contract/result.ts";
import type { WireNotification } from "../../telephony/wire.ts";
import type { Clock } from "../calls/ports.ts";
import { startDeadline } from "./deadline.ts";
import { type Frame, heartbeatFrame, parseFrame } from "./frames.ts";
import { networkTroubleOf } from "./network-trouble.ts";
import { type QuietWatch, watchQuiet } from "./quiet-watch.ts";
import { describeAnswer, offline } from "./request-failure.ts";
import type { Log } from "./service.ts";
import type { SocketLimits } from "./socket-limits.ts";
import { createSocketRequests, type SocketRequests } from "./socket-requests.ts";
import { SubscriptionCare } from "./subscription-care.ts";

/** A session that the service keeps, as far as we know. Instants in milliseconds since 1970. */
export interface KeptSession {
  /** Takes it up again. */
  readonly token: string;
  readonly recoverableUntil: number;
  /** Whatever happens, the service ends it then. */
  readonly endsAt: number;
  /** `undefined`: whether it has a subscription is not known. */
  readonly subscriptionId: string | undefined;
}

/** What an owner hears of its connection, synchronously. */
export interface ConnectionEvents {
  /** The next step on the way to `onReady` begins. */
  readonly onPhase: (phase: "greeting" | "subscribing") => void;
  /** Events flow from now on; `recovered`: the former session and its subscription go on. */
  readonly onReady: (recovered: boolean) => void;
  readonly onNotification: (notification: WireNotification) => void;
  /** Events go on, but some were lost. */
  readonly onGap: () => void;
  /** The service is going to end the session soon. Called once. */
  readonly onAging: () => void;
  /** It is over, for another reason than `close()`; `word`: the service's own. Called once. */
  readonly onLost: (reason: AppError, word?: string) => void;
}

export interface ConnectionOptions extends ConnectionEvents {
  readonly socket: WebSocket;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: SocketLimits;
  /** The session that the socket was opened to take up again. */
  readonly resumes: KeptSession | undefined;
}

/** How long a polite close may take before the socket is cut. */
const closeMs = 1_000;
/** Only these may be followed by nothing but the end of the session: idle and absolute timeout. */
const sessionTimeouts = new Set(["WSG-902", "WSG-903"]);
/** However short or long a life the service names; a timer cannot run for more than 24 days. */
const lifeMs = { shortest: 60_000, longest: 7 * 86_400_000 };
const shortestHeartbeatMs = 1_000;

/** Takes over a socket that is still opening. Its owner closes it unless it reports its loss. */
export class EventConnection {
  readonly #options: ConnectionOptions;
  readonly #requests: SocketRequests;
  #phase: "opening" | "greeting" | "subscribing" | "ready" | "over" = "opening";
  #cancelDeadline: () => void;
  #cancelAging: () => void = () => undefined;
  #wire: QuietWatch | undefined;
  #service: QuietWatch | undefined;
  #care: SubscriptionCare | undefined;
  #early: WireNotification[] = [];
  #recoveryToken: string | undefined;
  #recoveryTimeoutMs = 0;
  #endsAt = 0;
  #heardAt: number;
  #localAddress: string | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    const { clock, limits } = options;
    this.#heardAt = clock.now();
    this.#requests = createSocketRequests({
      clock,
      limitMs: limits.answerMs,
      send: (text) => this.#send(text),
    });
    this.#cancelDeadline = this.#deadline(limits.handshakeMs);
    this.#listen();
  }

  get isOpening(): boolean {
    return this.#phase === "opening";
  }

  /**
   * Distrusts the connection: a sign of life must come soon. A no-op before the handshake. A
   * connection from an address that the machine no longer has is over at once.
   */
  check(goneAddresses: ReadonlySet<string>): void {
    const isCutOff = this.#localAddress !== undefined && goneAddresses.has(this.#localAddress);
    if (isCutOff) this.#lose({ code: "offline" });
    else this.#wire?.check(this.#options.limits.checkMs);
  }

  /** When the last frame came, or the opening of it began. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** `undefined` before the service has greeted. */
  kept(): KeptSession | undefined {
    if (this.#care === undefined || this.#recoveryToken === undefined) return undefined;
    return {
      token: this.#recoveryToken,
      recoverableUntil: this.#heardAt + this.#recoveryTimeoutMs,
      endsAt: this.#endsAt,
      subscriptionId: this.#care.id,
    };
  }

  close(): void {
    if (this.#phase === "over") return;
    const { socket, clock } = this.#options;
    this.#end();
    const cancelCut = clock.after(closeMs, () => socket.terminate());
    socket.once("close", cancelCut);
    socket.close(1000);
  }

  /**
   * Takes the subscription away and closes. What comes before the answer is still delivered.
   * `onDone`: whether the service has confirmed it; not called after `close` or a loss.
   */
  retire(onDone: (isGone: boolean) => void): void {
    this.#cancelAging();
    this.#care?.remove((isGone) => {
      if (this.#phase === "over") return;
      this.close();
      onDone(isGone);
    });
  }

  #listen(): void {
    const { socket, log } = this.#options;
    socket.on("upgrade", ({ socket: { localAddress } }) => {
      this.#localAddress = localAddress?.replace(/^::ffff:/, "").replace(/%.*$/, "");
    });
    socket.on("unexpected-response", (request, response) => {
      request.destroy();
      this.#lose(refusalOf(response, this.#options.clock));
    });
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

  #deadline(limitMs: number): () => void {
    const onPassed = (): void => this.#lose({ code: "timed-out" });
    return startDeadline(this.#options.clock, limitMs, onPassed);
  }

  #end(): void {
    this.#phase = "over";
    this.#cancelDeadline();
    this.#cancelAging();
    this.#wire?.stop();
    this.#service?.stop();
    this.#care?.stop();
    this.#requests.dispose();
    this.#early = [];
  }

  #lose(reason: AppError, word?: string): void {
    if (this.#phase === "over") return;
    this.#options.log("socket-lost", { phase: this.#phase, reason: word ?? reason.code });
    this.#end();
    this.#options.socket.terminate();
    this.#options.onLost(reason, word);
  }

  #send(text: string): void {
    // A failed write is followed by the socket's own end, which is what gets handled.
    this.#options.socket.send(text, () => undefined);
  }

  #onSignOfLife(): void {
    this.#heardAt = this.#options.clock.now();
    if (this.#phase !== "over") this.#wire?.heard();
  }

  #onOpen(): void {
    if (this.#phase !== "opening") return;
    const { socket, clock, limits } = this.#options;
    this.#enter("greeting");
    this.#cancelDeadline = this.#deadline(limits.greetingMs);
    this.#wire = watchQuiet({
      clock,
      quietMs: limits.pingQuietMs,
      answerMs: limits.pongMs,
      probe: () => socket.ping(undefined, undefined, () => undefined),
      onDead: () => this.#lose({ code: "timed-out" }),
    });
  }

  #enter(phase: "greeting" | "subscribing"): void {
    this.#phase = phase;
    this.#cancelDeadline();
    this.#options.onPhase(phase);
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
        this.#requests.answered(frame.messageId, frame);
        return;
      case "notification":
        if (this.#phase === "ready") this.#options.onNotification(frame.notification);
        else this.#early.push(frame.notification);
        return;
      case "error":
        this.#options.log("socket-error-frame", { errorCode: frame.errorCode });
        if (this.#phase !== "ready" || sessionTimeouts.has(frame.errorCode)) {
          this.#lose({ code: "offline" }, frame.errorCode);
        }
        return;
      case "other":
    }
  }

  #onGreeting(frame: Frame & { kind: "connection-details" }): void {
    const { clock, log, limits, resumes, onGap } = this.#options;
    const taken = frame.recovered ? resumes : undefined;
    this.#recoveryTimeoutMs = frame.recoveryTimeoutMs;
    this.#endsAt = taken?.endsAt ?? clock.now() + frame.absoluteTimeoutMs;
    this.#watchService(frame.idleTimeoutMs);
    this.#watchAge(frame.absoluteTimeoutMs);
    const care = new SubscriptionCare(
      {
        ...{ clock, log, onGap, requests: this.#requests },
        careMs: Math.min(limits.careMs, frame.idleTimeoutMs / 3),
        onFailed: (reason) => this.#lose(reason),
      },
      taken?.subscriptionId,
    );
    this.#care = care;
    if (care.id !== undefined) {
      this.#becomeReady(true);
      // The session goes on; that its subscription does as well is worth a question.
      care.renew();
      return;
    }
    this.#enter("subscribing");
    care.subscribe((made) => {
      if (made.ok) this.#becomeReady(false);
      else this.#lose(made.error);
    });
  }

  /** The service's own life, as opposed to that of whatever answers pings on the way. */
  #watchService(idleTimeoutMs: number): void {
    const { clock, limits } = this.#options;
    this.#service = watchQuiet({
      clock,
      quietMs: Math.min(limits.heartbeatQuietMs, Math.max(shortestHeartbeatMs, idleTimeoutMs / 3)),
      answerMs: limits.heartbeatAnswerMs,
      probe: () => this.#send(heartbeatFrame(this.#requests.nextMessageId())),
      onDead: () => this.#lose({ code: "timed-out" }),
    });
  }

  #watchAge(absoluteTimeoutMs: number): void {
    const { clock, limits, onAging } = this.#options;
    const marginMs = Math.min(limits.handOverMs, absoluteTimeoutMs / 10);
    const leftMs = this.#endsAt - marginMs - clock.now();
    const waitMs = Math.min(lifeMs.longest, Math.max(lifeMs.shortest, leftMs));
    this.#cancelAging = clock.after(waitMs, onAging);
  }

  #becomeReady(recovered: boolean): void {
    this.#phase = "ready";
    this.#cancelDeadline();
    const early = this.#early;
    this.#early = [];
    this.#options.onReady(recovered);
    for (const notification of early) this.#options.onNotification(notification);
  }
}

/** Of an upgrade that was answered otherwise: only a busy service says when to come back. */
function refusalOf({ statusCode = 0, headers }: IncomingMessage, clock: Clock): AppError {
  if (statusCode !== 429 && statusCode !== 503) return { code: "offline" };
  const retryAfter = headers["retry-after"];
  return describeAnswer({
    status: statusCode,
    headers: new Headers(retryAfter === undefined ? {} : { "Retry-After": retryAfter }),
    body: "",
    now: clock.now(),
  }).reason;
}

function textOf(data: WebSocket.RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString("utf8");
  return Buffer.isBuffer(data) ? data.toString("utf8") : Buffer.from(data).toString("utf8");
}
