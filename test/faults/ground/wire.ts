/**
 * What lies between the client and the simulator: whole HTTP requests and WebSockets over
 * connections of this machine (`tcp`) or of this process (`memory`), which can be cut and counted.
 * Both ends are Node's own HTTP and `ws`; only the bytes' way differs.
 */
import { Agent, type IncomingMessage, request as httpRequest } from "node:http";
import { once } from "node:events";
import type { Duplex } from "node:stream";
import { gunzipSync } from "node:zlib";

import WebSocket from "ws";

import type { Fetch } from "../../../main/ringcentral/service-options.ts";
import { failingConnection, type FailingWay, failure } from "./failing-way.ts";
import { type Flow, memoryConnection } from "./memory-socket.ts";
import { openTcp, type TcpConnections } from "./tcp-wire.ts";

export type WireKind = "memory" | "tcp";

export interface Wire {
  readonly fetch: Fetch;
  /** As `fetch`, for the test itself: not touched by what the client's network suffers. */
  readonly aside: Fetch;
  openSocket(url: string): WebSocket;
  /** While unreachable every new connection is refused, and the open ones are cut. */
  setReachable(isReachable: boolean): void;
  /** As `setReachable`: from now on every way to the service fails so; `undefined`: none does. */
  failBy(way: FailingWay | undefined): void;
  /** Resolves when nothing is on its way and nobody has anything more to say; `pump` runs each turn. */
  settle(pump: () => void): Promise<void>;
  /** Connections that are open at the client's end. */
  open(): number;
  dispose(): Promise<void>;
}

const pieceBytes = 65_536;
/** Turns of the event loop without any activity after which nothing more is to come. */
const quietTurns = 6;
/** A peer that has not read its bytes after so many idle turns does not want them. */
const patientTurns = 400;

export async function openWire(
  kind: WireKind,
  accept: (connection: Duplex) => void,
): Promise<Wire> {
  const tcp = kind === "tcp" ? await openTcp(accept) : undefined;
  return new OpenWire(accept, tcp);
}

/** Opens a connection of ours for every request. */
class WireAgent extends Agent {
  readonly #connect: () => Duplex;

  constructor(connect: () => Duplex) {
    super();
    this.#connect = connect;
  }

  override createConnection(): Duplex {
    return this.#connect();
  }
}

class OpenWire implements Wire {
  readonly fetch: Fetch = (request) => this.#fetch(request, () => this.#connect());
  readonly aside: Fetch = (request) => this.#fetch(request, () => this.#reach());
  readonly #accept: (connection: Duplex) => void;
  readonly #tcp: TcpConnections | undefined;
  readonly #flow: Flow = { activity: 0, inFlight: 0 };
  readonly #open = new Set<Duplex>();
  #failing: FailingWay | undefined;

  constructor(accept: (connection: Duplex) => void, tcp: TcpConnections | undefined) {
    this.#accept = accept;
    this.#tcp = tcp;
  }

  openSocket(url: string): WebSocket {
    const agent = new WireAgent(() => this.#connect());
    return new WebSocket(url, { agent, perMessageDeflate: false, maxPayload: 4 * 1024 * 1024 });
  }

  setReachable(isReachable: boolean): void {
    this.failBy(isReachable ? undefined : "refused");
  }

  failBy(way: FailingWay | undefined): void {
    this.#failing = way;
    if (way === undefined) return;
    for (const connection of this.#open) connection.destroy(failure("ECONNRESET"));
  }

  async settle(pump: () => void): Promise<void> {
    let idle = 0;
    let seen = this.#activity();
    let patience = patientTurns;
    while (idle < quietTurns) {
      await new Promise((resolve) => setImmediate(resolve));
      pump();
      const now = this.#activity();
      const isBusy = this.#flow.inFlight > 0 || this.#tcp?.inFlight() === true;
      if (now !== seen) patience = patientTurns;
      else if (isBusy && (patience -= 1) === 0) this.#tcp?.giveUp();
      idle = now === seen && !isBusy ? idle + 1 : 0;
      seen = now;
    }
  }

  open(): number {
    return this.#open.size;
  }

  async dispose(): Promise<void> {
    for (const connection of this.#open) connection.destroy();
    await this.#tcp?.dispose();
  }

  #activity(): number {
    return this.#flow.activity + (this.#tcp?.activity() ?? 0);
  }

  #connect(): Duplex {
    this.#flow.activity += 1;
    const way = this.#failing;
    const connection = way === undefined ? this.#reach() : failingConnection(way, this.#flow);
    this.#open.add(connection);
    connection.once("close", () => {
      this.#flow.activity += 1;
      this.#open.delete(connection);
    });
    return connection;
  }

  #reach(): Duplex {
    if (this.#tcp !== undefined) return this.#tcp.connect();
    const [client, service] = memoryConnection(this.#flow);
    this.#accept(service);
    return client;
  }

  /** Whoever cancels it ends the connection, as in every other stack. */
  #bodyOf(answer: IncomingMessage): ReadableStream<Uint8Array> {
    return new ReadableStream({
      start: (controller) => {
        const seen = (act: () => void) => (): void => {
          this.#flow.activity += 1;
          act();
        };
        answer.on("data", (chunk: Buffer) =>
          seen(() => controller.enqueue(new Uint8Array(chunk)))(),
        );
        answer.once(
          "end",
          seen(() => controller.close()),
        );
        answer.once("error", (error) => seen(() => controller.error(error))());
      },
      cancel: () => void answer.removeAllListeners("data").destroy(),
    });
  }

  /** As every other stack unpacks it, piece by piece as it is read; here when all of it has come. */
  #unpackedBodyOf(answer: IncomingMessage): ReadableStream<Uint8Array> {
    const packed: Buffer[] = [];
    answer.on("data", (chunk: Buffer) => {
      this.#flow.activity += 1;
      packed.push(chunk);
    });
    const all = once(answer, "end").then(() => gunzipSync(Buffer.concat(packed)));
    let at = 0;
    return new ReadableStream({
      pull: async (controller) => {
        const piece = new Uint8Array((await all).subarray(at, (at += pieceBytes)));
        this.#flow.activity += 1;
        if (piece.length > 0) controller.enqueue(piece);
        else controller.close();
      },
      cancel: () => void answer.removeAllListeners("data").destroy(),
    });
  }

  async #fetch(request: Request, connect: () => Duplex): Promise<Response> {
    const body = Buffer.from(await request.arrayBuffer());
    const { pathname, search } = new URL(request.url);
    return new Promise((resolve, reject) => {
      const fail = (cause: Error): void => {
        this.#flow.activity += 1;
        reject(new TypeError("fetch failed", { cause }));
      };
      const sent = httpRequest({
        agent: new WireAgent(connect),
        host: "127.0.0.1",
        method: request.method,
        path: `${pathname}${search}`,
        headers: Object.fromEntries(request.headers),
      });
      const abort = (): void => void sent.destroy(new Error("aborted"));
      request.signal.addEventListener("abort", abort, { once: true });
      sent.on("error", fail);
      sent.on("response", (answer) => {
        this.#flow.activity += 1;
        answer.on("error", fail);
        const isPacked = answer.headers["content-encoding"] === "gzip";
        const body = isPacked ? this.#unpackedBodyOf(answer) : this.#bodyOf(answer);
        resolve(responseOf(answer, body));
      });
      if (request.signal.aborted) abort();
      sent.end(body);
    });
  }
}

function responseOf(answer: IncomingMessage, body: ReadableStream<Uint8Array>): Response {
  const status = answer.statusCode ?? 0;
  const headers = new Headers();
  for (let index = 0; index + 1 < answer.rawHeaders.length; index += 2) {
    headers.append(answer.rawHeaders[index] ?? "", answer.rawHeaders[index + 1] ?? "");
  }
  return new Response(status === 204 || status === 304 ? null : body, { status, headers });
}
