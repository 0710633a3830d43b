/** The WebSocket gateway: upgrades, sessions and their recovery. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import { type WebSocket, WebSocketServer } from "ws";

import type { AuthSession } from "../auth/sessions.ts";
import type { WsTokens } from "../auth/ws-tokens.ts";
import type { SimClock } from "../clock.ts";
import type { SocketEffect } from "../control/fault-schema.ts";
import type { FaultStore } from "../control/fault-store.ts";
import type { Traffic } from "../control/traffic.ts";
import { bodyLimitBytes } from "../http-app.ts";
import type { Random } from "../random.ts";
import { type Connection, openConnection } from "./connection.ts";
import type { FrameOrigins } from "./frame-origins.ts";
import { createFrameRequests } from "./frame-requests.ts";
import { decodeFrame } from "./frames.ts";
import { createGatewaySession, type GatewaySession, type Recovery } from "./gateway-session.ts";
import type { GatewaySettings } from "./gateway-settings.ts";

/** Where sockets are opened. */
export const socketPath = "/ws";

export interface GatewayOptions {
  readonly clock: SimClock;
  readonly random: Random;
  readonly settings: GatewaySettings;
  readonly wsTokens: WsTokens;
  readonly faults: FaultStore;
  readonly traffic: Traffic;
  readonly origins: FrameOrigins;
  readonly latencyMs: () => number;
  /** A session ended: its subscription must go. */
  readonly onSessionEnded: (session: GatewaySession) => void;
}

export interface Gateway {
  /** Takes the server's upgrades; frames are answered by the routes of `app`. */
  attach(app: FastifyInstance): void;
  /** Carries out an effect on every open connection; returns how many there were. */
  strikeAll(effect: SocketEffect): number;
  /** Ends all sessions and cuts all connections. */
  dispose(): void;
}

interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Socket;
  readonly head: Buffer;
}

const reasons: Readonly<Record<number, string>> = {
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  429: "Too Many Requests",
  503: "Service Unavailable",
};

function refuseUpgrade(socket: Duplex, status: number): void {
  const reason = reasons[status] ?? "Refused";
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

export function createGateway(options: GatewayOptions): Gateway {
  const { clock, random, settings, wsTokens, faults, origins } = options;
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: bodyLimitBytes,
    perMessageDeflate: false,
    autoPong: false,
  });
  const byWsc = new Map<string, GatewaySession>();
  const open = new Map<Connection, GatewaySession>();
  const upgrading = new Set<Socket>();

  function forget(session: GatewaySession): void {
    byWsc.delete(session.wscToken);
    origins.remove(session);
    options.onSessionEnded(session);
  }

  function newSession(auth: AuthSession): GatewaySession {
    const session = createGatewaySession({ auth, clock, random, settings, onEnded: forget });
    byWsc.set(session.wscToken, session);
    origins.add(session);
    return session;
  }

  /** A `wsc` recovers only the caller's own session, and only while it is kept. */
  function sessionFor(
    auth: AuthSession,
    wsc: string | null,
  ): { session: GatewaySession; recovery: Recovery | undefined } {
    if (wsc === null || wsc === "") return { session: newSession(auth), recovery: undefined };
    const kept = byWsc.get(wsc);
    if (kept?.auth.user.extensionId === auth.user.extensionId) {
      return { session: kept, recovery: "Successful" };
    }
    return { session: newSession(auth), recovery: "Failed" };
  }

  function receive(
    connection: Connection,
    session: GatewaySession,
    { app, host }: { app: FastifyInstance; host: string },
  ): (text: string) => void {
    const maxActive = settings.maxActiveRequests;
    const requests = createFrameRequests({ app, clock, session, maxActive, host });
    const act = (text: string): void => {
      const frame = decodeFrame(text);
      if (frame.kind === "request") requests.handle(frame.meta, frame.body);
      else if (frame.kind === "heartbeat") session.beat(frame.messageId);
      else connection.sendError(frame.errorCode, frame.message, frame.messageId);
    };
    return (text: string): void => {
      session.touch();
      const frame = decodeFrame(text);
      if (frame.kind === "unreadable") return act(text);
      const kind = frame.kind === "request" ? "ClientRequest" : "Heartbeat";
      const effect = faults.forFrame(kind, frame.kind === "request" ? frame.meta : {});
      if (effect === undefined) return act(text);
      if (effect.kind === "delay") clock.after(effect.ms, () => act(text));
      else connection.strike(effect);
    };
  }

  function opened(ws: WebSocket, upgrade: Upgrade, app: FastifyInstance, auth: AuthSession): void {
    const url = new URL(upgrade.request.url ?? "/", "ws://127.0.0.1");
    let onText = (_text: string): void => undefined;
    const connection = openConnection(
      { ws, socket: upgrade.socket, id: random.id("connection-") },
      { ...options, pingIntervalMs: settings.pingIntervalMs },
      {
        onText: (text) => onText(text),
        onClosed() {
          open.get(connection)?.detach(connection);
          open.delete(connection);
        },
      },
    );
    const effect = faults.forFrame("open", {});
    if (effect !== undefined) connection.strike(effect);
    const { session, recovery } = sessionFor(auth, url.searchParams.get("wsc"));
    open.set(connection, session);
    const host = upgrade.request.headers.host ?? "127.0.0.1";
    onText = receive(connection, session, { app, host });
    // An error frame instead of `ConnectionDetails` means that the connection never becomes usable.
    if (effect?.kind === "error") connection.close(1001, "");
    else session.attach(connection, recovery);
  }

  function admit(upgrade: Upgrade, app: FastifyInstance): void {
    const url = new URL(upgrade.request.url ?? "/", "ws://127.0.0.1");
    if (url.pathname.replace(/\/$/, "") !== socketPath) return refuseUpgrade(upgrade.socket, 404);
    const auth = wsTokens.redeem(url.searchParams.get("access_token") ?? "");
    if (auth === undefined) return refuseUpgrade(upgrade.socket, 401);
    const same = [...open.values()].filter((session) => session.auth.id === auth.id);
    if (same.length >= settings.maxConnectionsPerSession) return refuseUpgrade(upgrade.socket, 429);
    wss.handleUpgrade(upgrade.request, upgrade.socket, upgrade.head, (ws) =>
      opened(ws, upgrade, app, auth),
    );
  }

  function onUpgrade(upgrade: Upgrade, app: FastifyInstance): void {
    upgrading.add(upgrade.socket);
    upgrade.socket.on("error", () => undefined);
    upgrade.socket.once("close", () => upgrading.delete(upgrade.socket));
    const effect = faults.forFrame("upgrade", {});
    if (effect?.kind === "never-answer") return;
    if (effect?.kind === "refuse") return refuseUpgrade(upgrade.socket, effect.status);
    if (effect?.kind === "delay") clock.after(effect.ms, () => admit(upgrade, app));
    else admit(upgrade, app);
  }

  return {
    attach(app) {
      app.server.on("upgrade", (request, socket, head) => {
        // Node's server hands out its own net.Socket; anything else is not a connection of ours.
        if (socket instanceof Socket) onUpgrade({ request, socket, head }, app);
        else socket.destroy();
      });
    },
    strikeAll(effect) {
      const connections = [...open.keys()];
      for (const connection of connections) connection.strike(effect);
      return connections.length;
    },
    dispose() {
      for (const session of [...byWsc.values()]) session.end();
      for (const connection of [...open.keys()]) connection.cut();
      for (const socket of upgrading) socket.destroy();
      wss.close();
    },
  };
}
