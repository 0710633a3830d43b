/**
 * What the service keeps of a socket beyond its connection: the recovery token, the frame counter,
 * and the notifications that a lost connection has missed.
 *
 * | state | a notification … |
 * |---|---|
 * | connected | is sent |
 * | connected, a subscribe is being answered | waits for that answer |
 * | frozen by a fault, or without connection | is kept, at most `recoveryBufferSize`, oldest dropped |
 * | ended (recovery time over, idle, absolute limit, revoked) | is not made: no subscription is left |
 */
import type { AuthSession } from "../auth/sessions.ts";
import type { SimClock } from "../clock.ts";
import type { FrameFacts } from "../control/fault-store.ts";
import type { Random } from "../random.ts";
import type { Connection, OutboundKind } from "./connection.ts";
import type { Happening } from "./event-router.ts";
import { encodeFrame, type FrameMeta, type OutboundFrame } from "./frames.ts";
import type { GatewaySettings } from "./gateway-settings.ts";

export type Recovery = "Successful" | "Failed";

/** What the envelope says about the subscription. */
export interface NotifiedSubscription {
  readonly id: string;
  readonly ownerId: string;
}

export interface GatewaySessionOptions {
  readonly auth: AuthSession;
  readonly clock: SimClock;
  readonly random: Random;
  readonly settings: GatewaySettings;
  /** Called once; the owner forgets the session and its subscription. */
  readonly onEnded: (session: GatewaySession) => void;
}

/** `+0000` without a colon, as the service writes this one date. */
const creationTime = (instant: number): string =>
  new Date(instant).toISOString().replace("Z", "+0000");

function detailsBody(
  settings: GatewaySettings,
  createdAt: number,
  recovery: Recovery | undefined,
): Record<string, unknown> {
  return {
    creationTime: creationTime(createdAt),
    maxConnectionsPerSession: settings.maxConnectionsPerSession,
    recoveryBufferSize: settings.recoveryBufferSize,
    recoveryTimeout: settings.recoveryTimeoutSeconds,
    idleTimeout: settings.idleTimeoutSeconds,
    absoluteTimeout: settings.absoluteTimeoutSeconds,
    maxActiveRequests: settings.maxActiveRequests,
    recoveryState: recovery,
    // The service's own codes for this are not published; this one is the simulator's.
    ...(recovery === "Failed" ? { recoveryErrorCode: "WSG-901" } : {}),
  };
}

/** Lives until `end`, its absolute limit, or until nobody recovered it in time. */
export class GatewaySession {
  /** Names the session inside the simulator; never sent. */
  readonly id: string;
  readonly wscToken: string;
  readonly auth: AuthSession;
  readonly #options: GatewaySessionOptions;
  readonly #createdAt: number;
  readonly #cancelAbsolute: () => void;
  #sequence = 0;
  #connection: Connection | undefined;
  #missed: { readonly frame: OutboundFrame; readonly event: string }[] = [];
  #holds = 0;
  #lastFrameAt: number;
  #ended = false;
  #cancelRecoveryEnd = (): void => undefined;
  #cancelIdle = (): void => undefined;

  constructor(options: GatewaySessionOptions) {
    const { auth, clock, random, settings } = options;
    this.#options = options;
    this.auth = auth;
    this.id = random.id("gateway-");
    this.wscToken = random.id("wsc-");
    this.#createdAt = clock.now();
    this.#lastFrameAt = this.#createdAt;
    this.#cancelAbsolute = clock.after(settings.absoluteTimeoutSeconds * 1_000, () =>
      this.#endWith("WSG-903", "Absolute timeout"),
    );
  }

  /** Sends `ConnectionDetails`, then what was missed. Takes over from an older connection. */
  attach(next: Connection, recovery: Recovery | undefined): void {
    const { settings, random } = this.#options;
    const before = this.#connection;
    this.#connection = next;
    before?.cut();
    this.#cancelRecoveryEnd();
    this.#cancelIdle();
    this.touch();
    this.#watchIdle();
    const messageId = random.id();
    const body = detailsBody(settings, this.#createdAt, recovery);
    const meta = { type: "ConnectionDetails", messageId, ...this.#okay() } as const;
    this.#send("ConnectionDetails", { meta, body });
    next.quiet(settings.quietMs);
    this.#releaseMissed();
  }

  /** The connection is gone; the session stays until its recovery time is over. */
  detach(gone: Connection): void {
    if (this.#connection !== gone || this.#ended) return;
    const { clock, settings } = this.#options;
    this.#connection = undefined;
    this.#cancelIdle();
    const windowMs = settings.recoveryTimeoutSeconds * 1_000;
    this.#cancelRecoveryEnd = clock.after(windowMs, () => this.end());
  }

  /** False while the session only waits to be recovered. */
  isConnected(): boolean {
    return this.#connection !== undefined;
  }

  /** An inbound frame came: the idle time begins anew. */
  touch(): void {
    this.#lastFrameAt = this.#options.clock.now();
  }

  respond(frame: OutboundFrame, facts: FrameFacts): void {
    this.#send("Response", frame, facts);
  }

  beat(messageId: string): void {
    this.#send("Heartbeat", { meta: { type: "Heartbeat", messageId } });
  }

  notify({ id: subscriptionId, ownerId }: NotifiedSubscription, { event, body }: Happening): void {
    const { clock, random, settings } = this.#options;
    const uuid = random.id();
    const timestamp = new Date(clock.now()).toISOString();
    const frame: OutboundFrame = {
      meta: { type: "ServerNotification", messageId: uuid, ...this.#okay() },
      body: { uuid, event, timestamp, subscriptionId, ownerId, body },
    };
    if (this.#canDeliver()) {
      this.#send("ServerNotification", frame, { event });
      return;
    }
    this.#missed.push({ frame, event });
    if (this.#missed.length > settings.recoveryBufferSize) this.#missed.shift();
  }

  /** Notifications wait until the returned function is called; it also starts the quiet time. */
  holdNotifications(): () => void {
    this.#holds += 1;
    return () => {
      this.#holds -= 1;
      this.#connection?.quiet(this.#options.settings.quietMs);
      this.#releaseMissed();
    };
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#cancelRecoveryEnd();
    this.#cancelIdle();
    this.#cancelAbsolute();
    this.#options.onEnded(this);
  }

  #okay(): Pick<FrameMeta, "status" | "headers"> {
    return { status: 200, headers: { RCRequestId: this.#options.random.id() } };
  }

  #send(kind: OutboundKind, frame: OutboundFrame, facts?: FrameFacts): void {
    this.#sequence += 1;
    this.touch();
    const wsc = { token: this.wscToken, sequence: this.#sequence };
    this.#connection?.send(kind, encodeFrame(frame, wsc), facts);
  }

  #canDeliver(): boolean {
    return this.#holds === 0 && this.#connection?.isFrozen() === false;
  }

  #releaseMissed(): void {
    if (!this.#canDeliver()) return;
    const frames = this.#missed;
    this.#missed = [];
    for (const { frame, event } of frames) this.#send("ServerNotification", frame, { event });
  }

  #endWith(errorCode: string, message: string): void {
    this.#connection?.sendError(errorCode, message);
    this.#connection?.close(1000);
    this.end();
  }

  /** Looks again instead of being set anew for every frame. */
  #watchIdle(): void {
    const { clock, settings } = this.#options;
    const left = this.#lastFrameAt + settings.idleTimeoutSeconds * 1_000 - clock.now();
    if (left <= 0) this.#endWith("WSG-902", "Idle timeout");
    else this.#cancelIdle = clock.after(left, () => this.#watchIdle());
  }
}
