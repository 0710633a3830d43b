/** One open socket: frames in and out, pings, and the faults that strike a single connection. */
import type { Duplex } from "node:stream";
import type { RawData, WebSocket } from "ws";

import type { SimClock } from "../clock.ts";
import type { FrameKind, SocketEffect } from "../control/fault-schema.ts";
import type { FaultStore, FrameFacts } from "../control/fault-store.ts";
import type { Traffic } from "../control/traffic.ts";
import { type FrameSink, FramePacer } from "./frame-pacer.ts";

export interface ConnectionEvents {
  onText(text: string): void;
  onClosed(): void;
}

/** What every connection of a gateway shares. */
export interface ConnectionContext {
  readonly clock: SimClock;
  readonly faults: FaultStore;
  readonly traffic: Traffic;
  readonly latencyMs: () => number;
  readonly pingIntervalMs: number;
}

export type OutboundKind = Extract<
  FrameKind,
  "ConnectionDetails" | "Response" | "ServerNotification" | "Heartbeat"
>;

/** More than this unsent means that the peer stopped reading; its connection is cut. */
const unsentLimitBytes = 16 * 1024 * 1024;

/** The text of a text frame, in whatever pieces the library hands it over. */
export function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString("utf8");
  return data instanceof ArrayBuffer ? Buffer.from(data).toString("utf8") : data.toString("utf8");
}

/** The two halves of an accepted upgrade, and the connection's name in recorded traffic. */
export interface Wire {
  readonly ws: WebSocket;
  readonly socket: Duplex;
  readonly id: string;
}

/** `ws` must have been made with `autoPong: false`: a frozen connection does not answer pings. */
export class Connection {
  readonly id: string;
  readonly #ws: WebSocket;
  readonly #context: ConnectionContext;
  readonly #pacer: FramePacer;
  #frozen = false;
  #closed = false;
  #cancelPing = (): void => undefined;

  constructor({ ws, socket, id }: Wire, context: ConnectionContext, events: ConnectionEvents) {
    this.id = id;
    this.#ws = ws;
    this.#context = context;
    const writeTogether = (texts: readonly string[]): void => {
      socket.cork();
      for (const text of texts) this.#put(text);
      socket.uncork();
    };
    const sink: FrameSink = { write: (text) => this.#put(text), writeTogether };
    this.#pacer = new FramePacer({ clock: context.clock, latencyMs: context.latencyMs, sink });
    this.#listen(events);
    this.#schedulePing();
  }

  /** A frozen connection stays open, answers nothing and delivers nothing. */
  isFrozen(): boolean {
    return this.#frozen;
  }

  send(kind: OutboundKind, text: string, facts: FrameFacts = {}): void {
    const effect = this.#context.faults.forFrame(kind, facts);
    const isNotification = kind === "ServerNotification";
    if (effect === undefined) this.#pacer.send(text, isNotification);
    else this.#bend(effect, text, isNotification);
  }

  /** Carries out an effect that concerns the whole connection; others do nothing. */
  strike(effect: SocketEffect): void {
    switch (effect.kind) {
      case "drop":
        this.cut();
        break;
      case "close":
        this.close(effect.code);
        break;
      case "freeze":
      case "silent":
        this.#frozen = true;
        break;
      case "thaw":
        this.#frozen = false;
        break;
      case "error":
        this.sendError(effect.errorCode, effect.message);
        if (effect.close) this.close(1001);
        break;
      case "malformed":
        this.#put(malformedText(effect));
        break;
      default:
        break;
    }
  }

  sendError(errorCode: string, message: string, messageId = `error-${this.id}`): void {
    this.#put(
      JSON.stringify([
        { type: "Error", messageId },
        { errorCode, message },
      ]),
    );
  }

  /** Keeps notifications back for `ms`. */
  quiet(ms: number): void {
    this.#pacer.quiet(ms);
  }

  close(code: number): void {
    this.#ws.close(code, "");
  }

  /** Cuts the connection without a closing handshake. */
  cut(): void {
    this.#ws.terminate();
  }

  #listen(events: ConnectionEvents): void {
    const { traffic } = this.#context;
    this.#ws.on("message", (data, isBinary) => {
      if (this.#frozen) return;
      const text = isBinary ? "" : textOf(data);
      traffic.frame({ connection: this.id, direction: "in", text });
      events.onText(text);
    });
    this.#ws.on("ping", (data) => {
      if (!this.#frozen && !this.#closed) this.#ws.pong(data);
    });
    this.#ws.on("pong", () => this.#schedulePing());
    // The protocol errors of a hostile peer end in `close`; there is nothing else to do about them.
    this.#ws.on("error", () => undefined);
    this.#ws.on("close", () => {
      this.#closed = true;
      this.#cancelPing();
      this.#pacer.dispose();
      events.onClosed();
    });
  }

  #put(text: string): void {
    if (this.#frozen || this.#closed) return;
    if (this.#ws.bufferedAmount > unsentLimitBytes) {
      this.cut();
      return;
    }
    this.#context.traffic.frame({ connection: this.id, direction: "out", text });
    this.#ws.send(text);
  }

  /** One ping is under way at a time, so that a jump of the clock does not send thousands. */
  #schedulePing(): void {
    if (this.#closed) return;
    this.#cancelPing();
    this.#cancelPing = this.#context.clock.after(this.#context.pingIntervalMs, () => {
      if (!this.#frozen && !this.#closed) this.#ws.ping();
    });
  }

  #bend(effect: SocketEffect, text: string, isNotification: boolean): void {
    switch (effect.kind) {
      case "lose":
        break;
      case "duplicate":
        for (let copy = 0; copy < effect.copies; copy += 1) this.#pacer.send(text, isNotification);
        break;
      case "delay":
        this.#pacer.sendLate(text, effect.ms);
        break;
      case "reorder":
        this.#pacer.sendAfterNext(text, effect.waitMs);
        break;
      case "coalesce":
        this.#pacer.gather(text, effect.frames, effect.waitMs);
        break;
      default:
        this.strike(effect);
    }
  }
}

function malformedText({
  text,
  repeat,
}: Extract<SocketEffect, { readonly kind: "malformed" }>): string {
  if (repeat === undefined) return text;
  const copies = Array.from({ length: repeat.times }, (_, index) =>
    repeat.text.replaceAll("#", String(index)),
  );
  return text.replace("@@", () => copies.join(","));
}
