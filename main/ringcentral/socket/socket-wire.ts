/** A WebSocket as one connection uses it: what comes, what is sent, and the one end that it has. */
import type { IncomingMessage } from "node:http";
import type WebSocket from "ws";

import type { AppError } from "../../../contract/result.ts";
import type { Clock } from "../../timing/clock.ts";
import { answeredInBetween, networkTroubleOf } from "../network-trouble.ts";
import { describeAnswer, offline } from "../rest/request-failure.ts";
import type { Log } from "../../log.ts";

/** What the owner of a wire hears, inside the socket's own event; nothing once it is over. */
export interface WireEvents {
  readonly onOpen: () => void;
  /** `undefined`: a frame that is no text. */
  readonly onFrame: (text: string | undefined) => void;
  /** A ping or a pong. */
  readonly onPulse: () => void;
  /** It is over, for another reason than `close` or `cut`. Called once. */
  readonly onEnded: (reason: AppError) => void;
}

export interface WireOptions extends WireEvents {
  readonly socket: WebSocket;
  readonly clock: Clock;
  readonly log: Log;
}

/** How long a polite close may take before the socket is cut. */
const closeMs = 1_000;

/** Takes over a socket that is still opening. Its owner ends it, unless it ends by itself. */
export class SocketWire {
  readonly #options: WireOptions;
  #isOver = false;
  #localAddress: string | undefined;

  constructor(options: WireOptions) {
    this.#options = options;
    const { socket, log } = options;
    socket.on("upgrade", ({ socket: { localAddress } }) => {
      this.#localAddress = localAddress?.replace(/^::ffff:/, "").replace(/%.*$/, "");
    });
    socket.on("unexpected-response", (request, response) => {
      request.destroy();
      this.#ended(refusalOf(response, { url: socket.url, now: options.clock.now() }));
    });
    socket.on("open", () => this.#unlessOver(options.onOpen));
    socket.on("message", (data, isBinary) =>
      this.#unlessOver(() => options.onFrame(isBinary ? undefined : textOf(data))),
    );
    socket.on("ping", () => this.#unlessOver(options.onPulse));
    socket.on("pong", () => this.#unlessOver(options.onPulse));
    // The message of an error may hold the URL with its token; only its code is of use. The listener
    // stays to the end: an error that nobody hears would end the process.
    socket.on("error", (error) => this.#ended(offline(networkTroubleOf(error))));
    socket.on("close", (code) => {
      if (!this.#isOver) log("socket-closed", { code });
      this.#ended({ code: "offline" });
    });
  }

  /** A failed write is followed by the socket's own end, which is what gets handled. */
  send(text: string): void {
    this.#options.socket.send(text, () => undefined);
  }

  ping(): void {
    this.#options.socket.ping(undefined, undefined, () => undefined);
  }

  /** Whether it goes out from one of these addresses of the machine. */
  isFrom(addresses: ReadonlySet<string>): boolean {
    return this.#localAddress !== undefined && addresses.has(this.#localAddress);
  }

  /** Says goodbye, and cuts when the other side does not answer in a second. Never throws. */
  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { socket, clock } = this.#options;
    const cancelCut = clock.after(closeMs, () => socket.terminate());
    socket.once("close", cancelCut);
    socket.close(1000);
  }

  cut(): void {
    this.#isOver = true;
    this.#options.socket.terminate();
  }

  #ended(reason: AppError): void {
    if (this.#isOver) return;
    this.cut();
    this.#options.onEnded(reason);
  }

  #unlessOver(tell: () => void): void {
    if (!this.#isOver) tell();
  }
}

/**
 * Of an upgrade that was answered otherwise: something in between, a busy service that may say when to
 * come back, or the service's no.
 */
function refusalOf(
  { statusCode: status = 0, headers: raw }: IncomingMessage,
  { url, now }: { readonly url: string; readonly now: number },
): AppError {
  const headers = headersOf(raw);
  const trouble = answeredInBetween({ status, headers, url, known: true });
  if (trouble !== undefined) return offline(trouble);
  if (status === 429 || status >= 500) {
    return describeAnswer({ status, headers, body: "", now }).reason;
  }
  return { code: "events-refused", status };
}

const tellingHeaders = ["retry-after", "date", "age", "location", "content-type"] as const;

function headersOf(raw: IncomingMessage["headers"]): Headers {
  const headers = new Headers();
  for (const name of tellingHeaders) {
    const value = raw[name];
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

function textOf(data: WebSocket.RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString("utf8");
  return Buffer.isBuffer(data) ? data.toString("utf8") : Buffer.from(data).toString("utf8");
}
