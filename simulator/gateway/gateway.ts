/** The WebSocket gateway: upgrades, sessions and their recovery. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
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
import { Connection } from "./connection.ts";
import type { FrameOrigins } from "./frame-origins.ts";
import { createFrameRequests } from "./frame-requests.ts";
import { decodeFrame, factsOf, type InboundFrame } from "./frames.ts";
import { type Recovery, GatewaySession } from "./gateway-session.ts";
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

interface Upgrade {
  readonly app: FastifyInstance;
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

const reasons: Readonly<Record<number, string>> = {
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  429: "Too Many Requests",
  503: "Service Unavailable",
};

/** A request line that is no address reads as one that leads nowhere. */
const urlOf = (request: IncomingMessage): URL =>
  URL.parse(request.url ?? "/", "ws://127.0.0.1") ?? new URL("ws://127.0.0.1");

function refuseUpgrade(socket: Duplex, status: number): void {
  const reason = reasons[status] ?? "Refused";
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Serves nobody until it is attached to an application. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #wss = new WebSocketServer({
    noServer: true,
    maxPayload: bodyLimitBytes,
    perMessageDeflate: false,
    autoPong: false,
  });
  readonly #byWsc = new Map<string, GatewaySession>();
  readonly #open = new Map<Connection, GatewaySession>();
  readonly #upgrading = new Set<Duplex>();
  #unreachableUntil = 0;

  constructor(options: GatewayOptions) {
    this.#options = options;
  }

  /** Takes the server's upgrades; frames are answered by the routes of `app`. */
  attach(app: FastifyInstance): void {
    app.server.on("upgrade", (request, socket, head) => {
      this.#onUpgrade({ app, request, socket, head });
    });
  }

  /** Carries out an effect on every open connection; returns how many there were. */
  strikeAll(effect: SocketEffect): number {
    const connections = [...this.#open.keys()];
    for (const connection of connections) connection.strike(effect);
    return connections.length;
  }

  /** Cuts every connection and lets no new one through for `forMs`; sessions can be recovered. */
  loseNetwork(forMs: number): void {
    this.#unreachableUntil = this.#options.clock.now() + forMs;
    this.strikeAll({ kind: "drop" });
  }

  /** Ends all sessions and cuts all connections. */
  dispose(): void {
    for (const session of [...this.#byWsc.values()]) session.end();
    for (const connection of [...this.#open.keys()]) connection.cut();
    for (const socket of this.#upgrading) socket.destroy();
    this.#wss.close();
  }

  #onUpgrade(upgrade: Upgrade): void {
    const { clock, faults } = this.#options;
    const { socket } = upgrade;
    this.#upgrading.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => this.#upgrading.delete(socket));
    if (clock.now() < this.#unreachableUntil) {
      socket.destroy();
      return;
    }
    const effect = faults.forFrame("upgrade", {});
    if (effect?.kind === "never-answer") return;
    if (effect?.kind === "refuse") refuseUpgrade(socket, effect.status);
    else if (effect?.kind === "delay") clock.after(effect.ms, () => this.#admit(upgrade));
    else this.#admit(upgrade);
  }

  #admit(upgrade: Upgrade): void {
    const { request, socket, head } = upgrade;
    const { wsTokens, settings } = this.#options;
    const { pathname, searchParams } = urlOf(request);
    const auth = wsTokens.redeem(searchParams.get("access_token") ?? "");
    const isGatewayPath = pathname === socketPath || pathname === `${socketPath}/`;
    if (!isGatewayPath || auth === undefined) {
      refuseUpgrade(socket, isGatewayPath ? 401 : 404);
      return;
    }
    const same = [...this.#open.values()].filter((session) => session.auth.id === auth.id);
    if (same.length >= settings.maxConnectionsPerSession) {
      refuseUpgrade(socket, 429);
      return;
    }
    this.#wss.handleUpgrade(request, socket, head, (ws) => this.#opened(ws, upgrade, auth));
  }

  #opened(ws: WebSocket, upgrade: Upgrade, auth: AuthSession): void {
    const { random, faults, settings } = this.#options;
    let onText = (_text: string): void => undefined;
    const connection = new Connection(
      { ws, socket: upgrade.socket, id: random.id("connection-") },
      { ...this.#options, pingIntervalMs: settings.pingIntervalMs },
      {
        onText: (text) => onText(text),
        onClosed: () => {
          this.#open.get(connection)?.detach(connection);
          this.#open.delete(connection);
        },
      },
    );
    const effect = faults.forFrame("open", {});
    if (effect !== undefined) connection.strike(effect);
    // An error frame instead of `ConnectionDetails` means that the connection never becomes usable.
    if (effect?.kind === "error") {
      connection.close(1001);
      return;
    }
    const { session, recovery } = this.#sessionFor(auth, urlOf(upgrade.request).searchParams);
    this.#open.set(connection, session);
    onText = this.#receiver(connection, session, upgrade);
    session.attach(connection, recovery);
  }

  /** A `wsc` recovers only the caller's own session, and only while it is kept. */
  #sessionFor(
    auth: AuthSession,
    query: URLSearchParams,
  ): { session: GatewaySession; recovery: Recovery | undefined } {
    const wsc = query.get("wsc") ?? "";
    if (wsc === "") return { session: this.#newSession(auth), recovery: undefined };
    const kept = this.#byWsc.get(wsc);
    if (kept?.auth.user.extensionId === auth.user.extensionId) {
      return { session: kept, recovery: "Successful" };
    }
    return { session: this.#newSession(auth), recovery: "Failed" };
  }

  #newSession(auth: AuthSession): GatewaySession {
    const session = new GatewaySession({
      ...this.#options,
      auth,
      onEnded: (ended) => {
        this.#byWsc.delete(ended.wscToken);
        this.#options.origins.remove(ended);
        this.#options.onSessionEnded(ended);
      },
    });
    this.#byWsc.set(session.wscToken, session);
    this.#options.origins.add(session);
    return session;
  }

  #receiver(
    connection: Connection,
    session: GatewaySession,
    { app, request }: Upgrade,
  ): (text: string) => void {
    const { clock, faults, settings } = this.#options;
    const maxActive = settings.maxActiveRequests;
    const host = request.headers.host ?? "127.0.0.1";
    const requests = createFrameRequests({ app, clock, session, maxActive, host });
    const act = (frame: InboundFrame): void => {
      if (frame.kind === "request") requests.handle(frame.meta, frame.body);
      else if (frame.kind === "heartbeat") session.beat(frame.messageId);
      else connection.sendError(frame.errorCode, frame.message, frame.messageId);
    };
    return (text) => {
      session.touch();
      const frame = decodeFrame(text);
      const effect = inboundEffect(faults, frame);
      if (effect === undefined) act(frame);
      else if (effect.kind === "delay") clock.after(effect.ms, () => act(frame));
      else connection.strike(effect);
    };
  }
}

function inboundEffect(faults: FaultStore, frame: InboundFrame): SocketEffect | undefined {
  if (frame.kind === "request") return faults.forFrame("ClientRequest", factsOf(frame.meta));
  return frame.kind === "heartbeat" ? faults.forFrame("Heartbeat", {}) : undefined;
}
