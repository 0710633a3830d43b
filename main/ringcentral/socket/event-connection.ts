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
import type WebSocket from "ws";

import type { AppError } from "../../../contract/result.ts";
import type { WireNotification } from "../../../telephony/wire/messages.ts";
import type { Clock } from "../../timing/clock.ts";
import { startDeadline } from "../../timing/deadline.ts";
import { type Frame, heartbeatFrame, parseFrame } from "./frames.ts";
import type { Log } from "../../log.ts";
import { type KeptSession, SessionLife } from "./recoverable-session.ts";
import { Liveness } from "./liveness.ts";
import type { SocketLimits } from "./socket-limits.ts";
import { createSocketRequests, type SocketRequests } from "./socket-requests.ts";
import { SocketWire } from "./socket-wire.ts";
import { SubscriptionCare } from "./subscription-care.ts";

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

/** Only these may be followed by nothing but the end of the session: idle and absolute timeout. */
const sessionTimeouts = new Set(["WSG-902", "WSG-903"]);

/** Takes over a socket that is still opening. Its owner closes it unless it reports its loss. */
export class EventConnection {
  readonly #options: ConnectionOptions;
  readonly #wire: SocketWire;
  readonly #requests: SocketRequests;
  readonly #liveness: Liveness;
  #phase: "opening" | "greeting" | "subscribing" | "ready" | "over" = "opening";
  #cancelDeadline: () => void;
  #life: SessionLife | undefined;
  #care: SubscriptionCare | undefined;
  #early: WireNotification[] = [];
  #recoveryToken: string | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    const { socket, clock, log, limits } = options;
    this.#wire = new SocketWire({
      ...{ socket, clock, log },
      onOpen: () => this.#onOpen(),
      onFrame: (text) => this.#onFrame(text),
      onPulse: () => this.#liveness.pulse(),
      onEnded: (reason) => this.#lose(reason),
    });
    this.#requests = createSocketRequests({
      clock,
      limitMs: limits.answerMs,
      send: (text) => this.#wire.send(text),
    });
    this.#liveness = new Liveness({
      ...{ clock, limits },
      ping: () => this.#wire.ping(),
      beat: () => this.#wire.send(heartbeatFrame(this.#requests.nextMessageId())),
      onDead: () => this.#lose({ code: "timed-out" }),
    });
    this.#cancelDeadline = this.#deadline(limits.handshakeMs);
  }

  get isOpening(): boolean {
    return this.#phase === "opening";
  }

  /**
   * Distrusts the connection: a sign of life must come soon. A no-op before the handshake. A
   * connection from an address that the machine no longer has is over at once.
   */
  check(goneAddresses: ReadonlySet<string>): void {
    if (this.#wire.isFrom(goneAddresses)) this.#lose({ code: "offline" });
    else this.#liveness.check();
  }

  /** When the last frame came, or the opening of it began. */
  get heardAt(): number {
    return this.#liveness.heardAt;
  }

  /** `undefined` before the service has greeted. */
  kept(): KeptSession | undefined {
    const [life, care, token] = [this.#life, this.#care, this.#recoveryToken];
    if (life === undefined || care === undefined || token === undefined) return undefined;
    return life.kept({ token, subscriptionId: care.id, heardAt: this.heardAt });
  }

  close(): void {
    if (this.#phase === "over") return;
    this.#end();
    this.#wire.close();
  }

  /**
   * Takes the subscription away and closes. What comes before the answer is still delivered.
   * `onDone`: whether the service has confirmed it; not called after `close` or a loss.
   */
  retire(onDone: (isGone: boolean) => void): void {
    this.#life?.stop();
    this.#care?.remove((isGone) => {
      if (this.#phase === "over") return;
      this.close();
      onDone(isGone);
    });
  }

  #deadline(limitMs: number): () => void {
    const onPassed = (): void => this.#lose({ code: "timed-out" });
    return startDeadline(this.#options.clock, limitMs, onPassed);
  }

  #end(): void {
    this.#phase = "over";
    this.#cancelDeadline();
    this.#liveness.stop();
    this.#life?.stop();
    this.#care?.stop();
    this.#requests.dispose();
    this.#early = [];
  }

  #lose(reason: AppError, word?: string): void {
    if (this.#phase === "over") return;
    this.#options.log("socket-lost", { phase: this.#phase, reason: word ?? reason.code });
    this.#end();
    this.#wire.cut();
    this.#options.onLost(reason, word);
  }

  #onOpen(): void {
    this.#enter("greeting");
    this.#cancelDeadline = this.#deadline(this.#options.limits.greetingMs);
    this.#liveness.watchWay();
  }

  #enter(phase: "greeting" | "subscribing"): void {
    this.#phase = phase;
    this.#cancelDeadline();
    this.#options.onPhase(phase);
  }

  #onFrame(text: string | undefined): void {
    this.#liveness.frame();
    const parsed = text === undefined ? undefined : parseFrame(text);
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
    const { clock, log, limits, resumes, onGap, onAging } = this.#options;
    const resumed = frame.recovered ? resumes : undefined;
    const { recoveryTimeoutMs, absoluteTimeoutMs, idleTimeoutMs } = frame;
    const { handOverMs, careMs } = limits;
    this.#life = new SessionLife({
      ...{ clock, recoveryTimeoutMs, absoluteTimeoutMs, resumed, handOverMs, onAging },
    });
    this.#liveness.watchService(idleTimeoutMs);
    const care = new SubscriptionCare(
      {
        ...{ clock, log, onGap, requests: this.#requests },
        careMs: Math.min(careMs, idleTimeoutMs / 3),
        onFailed: (reason) => this.#lose(reason),
      },
      resumed?.subscriptionId,
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

  #becomeReady(recovered: boolean): void {
    this.#phase = "ready";
    this.#cancelDeadline();
    const early = this.#early;
    this.#early = [];
    this.#options.onReady(recovered);
    for (const notification of early) this.#options.onNotification(notification);
  }
}
