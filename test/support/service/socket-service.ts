/** A small stand-in for the service's event gateway: a real WebSocket server that a test scripts. */
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

import { type WebSocket, WebSocketServer } from "ws";

export interface ServedConnection {
  readonly url: URL;
  readonly socket: WebSocket;
  /** Every text frame of the client, parsed. */
  readonly received: unknown[][];
  /** The requests among them, as `METHOD path`. */
  readonly requests: string[];
  send(...parts: unknown[]): void;
  /** Frames that leave in one write, so that they arrive in one TCP segment. */
  sendTogether(...frames: readonly unknown[][]): void;
  greet(body?: Record<string, unknown>): void;
  /** Takes in what comes and understands nothing of it any more; resolves when it has been cut. */
  goDead(): Promise<unknown>;
  /** Answers the request that came last. */
  answerSubscribe(status?: number, body?: unknown, headers?: Record<string, unknown>): void;
}

export interface SocketService {
  readonly uri: string;
  readonly connections: ServedConnection[];
  /** What a new connection meets; at first the friendly behaviour. */
  onConnection: (connection: ServedConnection) => void;
  /** What a request meets, whichever it is; `answerSubscribe` then answers it. */
  onSubscribe: (connection: ServedConnection, request: string) => void;
  answersHeartbeats: boolean;
  /** Set to take the upgrade over; `true` means that it has been dealt with. */
  onUpgrade: ((socket: Duplex) => boolean) | undefined;
  dispose(): Promise<void>;
}

const subscribed = { id: "sub-1", status: "Active", disabledFilters: [] };

export async function startSocketService(): Promise<SocketService> {
  const http = createServer();
  const gateway = new WebSocketServer({ noServer: true });
  const service: Omit<SocketService, "uri"> = {
    connections: [],
    onConnection: (connection) => connection.greet(),
    onSubscribe: (connection) => connection.answerSubscribe(),
    answersHeartbeats: true,
    onUpgrade: undefined,
    async dispose() {
      isDisposed = true;
      for (const client of gateway.clients) client.terminate();
      for (const stream of streams) stream.destroy();
      http.close();
      await once(http, "close");
    },
  };
  let isDisposed = false;
  const streams = new Set<Duplex>();
  const admit = (request: IncomingMessage, stream: Duplex, head: Buffer): void =>
    gateway.handleUpgrade(request, stream, head, (socket) => {
      const connection = serve(socket, new URL(request.url ?? "", "ws://localhost"), service);
      service.connections.push(connection);
      service.onConnection(connection);
    });
  http.on("upgrade", (request, stream, head) => {
    streams.add(stream);
    stream.on("error", () => undefined);
    // Some are only just arriving when the test is over.
    if (isDisposed) stream.destroy();
    else if (service.onUpgrade?.(stream) !== true) admit(request, stream, head);
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const address = http.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return Object.assign(service, { uri: `ws://127.0.0.1:${address.port}/ws` });
}

function serve(socket: WebSocket, url: URL, service: Omit<SocketService, "uri">): ServedConnection {
  let subscribeId: unknown;
  const connection: ServedConnection = {
    url,
    socket,
    received: [],
    requests: [],
    send: (...parts) => socket.send(JSON.stringify(parts)),
    sendTogether(...frames) {
      const bytes = frames.map((frame) => encodeText(JSON.stringify(frame)));
      rawOf(socket).write(Buffer.concat(bytes));
    },
    goDead() {
      const raw = rawOf(socket);
      raw.removeAllListeners("data").resume();
      return once(raw, "close");
    },
    greet: (body = {}) =>
      connection.send(
        { type: "ConnectionDetails", status: 200, wsc: { token: "wsc-1", sequence: 1 } },
        { recoveryTimeout: 180, ...body },
      ),
    answerSubscribe: (status = 200, body = subscribed, headers = {}) =>
      connection.send({ type: "ClientRequest", messageId: subscribeId, status, headers }, body),
  };
  socket.on("error", () => undefined);
  socket.on("message", (data: Buffer) => {
    const frame: unknown = JSON.parse(data.toString("utf8"));
    if (!Array.isArray(frame)) throw new Error("the client sent no array");
    connection.received.push(frame);
    const meta: unknown = frame[0];
    if (typeof meta !== "object" || meta === null) return;
    if (!("path" in meta)) {
      if (service.answersHeartbeats) connection.send(meta);
      return;
    }
    subscribeId = "messageId" in meta ? meta.messageId : undefined;
    const method = "method" in meta ? String(meta.method) : "";
    const request = `${method} ${String(meta.path)}`;
    connection.requests.push(request);
    service.onSubscribe(connection, request);
  });
  return connection;
}

/** `ws` keeps the TCP stream to itself; writing around it is what makes one segment certain. */
function rawOf(socket: WebSocket): Duplex {
  const raw: unknown = Reflect.get(socket, "_socket");
  if (raw instanceof Object && "write" in raw) return raw as Duplex;
  throw new Error("ws has no _socket");
}

/** An unmasked text frame (RFC 6455, 5.2). */
function encodeText(text: string): Buffer {
  const payload = Buffer.from(text);
  const isShort = payload.length < 126;
  const head = Buffer.alloc(isShort ? 2 : 4);
  head[0] = 0x81;
  head[1] = isShort ? payload.length : 126;
  if (!isShort) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}
