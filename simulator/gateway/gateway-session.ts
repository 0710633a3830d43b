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
import { encodeFrame, type OutboundFrame } from "./frames.ts";
import type { GatewaySettings } from "./gateway-settings.ts";

export type Recovery = "Successful" | "Failed";

export interface GatewaySession {
  /** Names the session inside the simulator; never sent. */
  readonly id: string;
  readonly wscToken: string;
  readonly auth: AuthSession;
  /** Sends `ConnectionDetails`, then what was missed. Takes over from an older connection. */
  attach(connection: Connection, recovery: Recovery | undefined): void;
  /** The connection is gone; the session stays until its recovery time is over. */
  detach(connection: Connection): void;
  /** An inbound frame came: the idle time begins anew. */
  touch(): void;
  respond(frame: OutboundFrame, facts: FrameFacts): void;
  beat(messageId: string): void;
  notify(
    subscription: { readonly id: string; readonly ownerId: string },
    happening: Happening,
  ): void;
  /** Notifications wait until the returned function is called; it also starts the quiet time. */
  holdNotifications(): () => void;
  end(): void;
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
    ...(recovery === undefined ? {} : { recoveryState: recovery }),
    // The service's own codes for this are not published; this one is the simulator's.
    ...(recovery === "Failed" ? { recoveryErrorCode: "WSG-901" } : {}),
  };
}

export function createGatewaySession(options: GatewaySessionOptions): GatewaySession {
  const { auth, clock, random, settings } = options;
  const createdAt = clock.now();
  const wscToken = random.id("wsc-");
  let sequence = 0;
  let connection: Connection | undefined;
  let missed: { readonly frame: OutboundFrame; readonly event: string }[] = [];
  let holds = 0;
  let lastFrameAt = createdAt;
  let ended = false;
  let cancelRecoveryEnd = (): void => undefined;
  let cancelIdle = (): void => undefined;

  function send(kind: OutboundKind, frame: OutboundFrame, facts?: FrameFacts): void {
    sequence += 1;
    lastFrameAt = clock.now();
    connection?.send(kind, encodeFrame(frame, { token: wscToken, sequence }), facts);
  }

  const canDeliver = (): boolean => holds === 0 && connection?.isFrozen() === false;

  function releaseMissed(): void {
    if (!canDeliver()) return;
    const frames = missed;
    missed = [];
    for (const { frame, event } of frames) send("ServerNotification", frame, { event });
  }

  function endWith(errorCode: string, message: string): void {
    connection?.sendError(errorCode, message);
    connection?.close(1000, "");
    session.end();
  }

  /** Looks again instead of being set anew for every frame. */
  function watchIdle(): void {
    const left = lastFrameAt + settings.idleTimeoutSeconds * 1_000 - clock.now();
    if (left <= 0) return endWith("WSG-902", "Idle timeout");
    cancelIdle = clock.after(left, watchIdle);
  }

  const cancelAbsolute = clock.after(settings.absoluteTimeoutSeconds * 1_000, () =>
    endWith("WSG-903", "Absolute timeout"),
  );
  const headers = (): Readonly<Record<string, string>> => ({ RCRequestId: random.id() });

  const session: GatewaySession = {
    id: random.id("gateway-"),
    wscToken,
    auth,
    attach(next, recovery) {
      const before = connection;
      connection = next;
      before?.cut();
      cancelRecoveryEnd();
      cancelIdle();
      lastFrameAt = clock.now();
      watchIdle();
      const meta = {
        type: "ConnectionDetails",
        messageId: random.id(),
        status: 200,
        headers: headers(),
      } as const;
      send("ConnectionDetails", { meta, body: detailsBody(settings, createdAt, recovery) });
      next.quiet(settings.quietMs);
      releaseMissed();
    },
    detach(gone) {
      if (connection !== gone || ended) return;
      connection = undefined;
      cancelIdle();
      const windowMs = settings.recoveryTimeoutSeconds * 1_000;
      cancelRecoveryEnd = clock.after(windowMs, () => session.end());
    },
    touch() {
      lastFrameAt = clock.now();
    },
    respond: (frame, facts) => send("Response", frame, facts),
    beat(messageId) {
      send("Heartbeat", { meta: { type: "Heartbeat", messageId } });
    },
    notify({ id: subscriptionId, ownerId }, { event, body }) {
      const uuid = random.id();
      const timestamp = new Date(clock.now()).toISOString();
      const frame: OutboundFrame = {
        meta: { type: "ServerNotification", messageId: uuid, status: 200, headers: headers() },
        body: { uuid, event, timestamp, subscriptionId, ownerId, body },
      };
      if (canDeliver()) return send("ServerNotification", frame, { event });
      missed.push({ frame, event });
      if (missed.length > settings.recoveryBufferSize) missed.shift();
    },
    holdNotifications() {
      holds += 1;
      return () => {
        holds -= 1;
        connection?.quiet(settings.quietMs);
        releaseMissed();
      };
    },
    end() {
      if (ended) return;
      ended = true;
      cancelRecoveryEnd();
      cancelIdle();
      cancelAbsolute();
      options.onEnded(session);
    },
  };
  return session;
}
