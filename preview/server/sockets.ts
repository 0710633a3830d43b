import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, WebSocket, WebSocketServer } from "ws";

import type { Parser } from "../../contract/parse.ts";
import { parserOf } from "../../contract/parse.ts";
import type { Parts } from "../electron.ts";
import type { FrameConnection } from "../electron/windows/web-contents.ts";
import { type DeskCommand, deskCommand } from "../protocol/desk-command.ts";
import { frameMessage } from "../protocol/frame-message.ts";
import { type Gate, mayEnter } from "./access.ts";
import { parseRoute } from "./route.ts";

const parseCommand = parserOf(deskCommand);
const parseFrameMessage = parserOf(frameMessage);

/** Longer messages end the socket; the application caps its own arguments far below. */
const longestMessageBytes = 1_000_000;

export interface SocketPorts {
  readonly gate: Gate;
  readonly parts: Parts;
  /** The desk's state as JSON. */
  readonly state: () => string;
  readonly command: (command: DeskCommand) => void;
  /** Something arrived that cannot be; in plain words and without its content. */
  readonly complain: (what: string) => void;
}

/** The sockets of one run: one for each page that shows the desk, one for each window in it. */
export class Sockets {
  readonly #ports: SocketPorts;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: longestMessageBytes,
    // Everything stays on one machine, where compressing only costs time.
    perMessageDeflate: false,
  });
  readonly #desks = new Set<WebSocket>();

  constructor(ports: SocketPorts) {
    this.#ports = ports;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const route = parseRoute(request.url ?? "");
    const caller = { key: route?.key ?? "", headers: request.headers, needsOrigin: true };
    const isAllowed = mayEnter(this.#ports.gate, caller);
    if (isAllowed && route?.to === "desk-socket") {
      this.#server.handleUpgrade(request, socket, head, (opened) => this.#serveDesk(opened));
    } else if (isAllowed && route?.to === "page-socket") {
      const { window } = route;
      this.#server.handleUpgrade(request, socket, head, (opened) =>
        this.#servePage(opened, window),
      );
    } else {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    }
  }

  /** Shows the state to every desk. */
  broadcast(state: string): void {
    for (const desk of this.#desks) desk.send(state);
  }

  dispose(): void {
    // "Going away": the desk tells that the application has quit.
    for (const client of this.#server.clients) client.close(1001);
    this.#server.close();
  }

  #serveDesk(socket: WebSocket): void {
    this.#desks.add(socket);
    socket.on("close", () => this.#desks.delete(socket));
    socket.on("error", () => socket.terminate());
    socket.on("message", (data) => {
      this.#handle(data, parseCommand, (command) => this.#ports.command(command));
    });
    socket.send(this.#ports.state());
  }

  #servePage(socket: WebSocket, windowId: number): void {
    const contents = this.#ports.parts.windows.byId(windowId)?.webContents;
    if (contents === undefined) {
      socket.close(1008);
      return;
    }
    const connection: FrameConnection = {
      send: (message) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
      },
      close: () => socket.close(1001),
    };
    const disconnect = contents.connect(connection);
    socket.on("close", disconnect);
    socket.on("error", () => socket.terminate());
    socket.on("message", (data) => {
      this.#handle(data, parseFrameMessage, (message) => contents.receive(connection, message));
    });
  }

  #handle<T>(data: RawData, parse: Parser<T>, use: (value: T) => void): void {
    const message = parse(parseJson(textOf(data)));
    if (!message.ok) {
      this.#ports.complain(`unreadable message: ${message.issues[0]}`);
      return;
    }
    use(message.value);
  }
}

/** `ws` hands out one buffer here unless told otherwise; the other forms are for the type. */
function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return data instanceof ArrayBuffer ? Buffer.from(data).toString() : data.toString();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
