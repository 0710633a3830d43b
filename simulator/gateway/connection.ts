/** One open socket: frames in and out, pings, and the faults that strike a single connection. */
import type { Socket } from "node:net";
import type { RawData, WebSocket } from "ws";

import type { SimClock } from "../clock.ts";
import type { FrameKind, SocketEffect } from "../control/fault-schema.ts";
import type { FaultStore, FrameFacts } from "../control/fault-store.ts";
import type { Traffic } from "../control/traffic.ts";
import { createFramePacer, type FramePacer } from "./frame-pacer.ts";

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

export interface Connection {
  readonly id: string;
  /** A frozen connection stays open, answers nothing and delivers nothing. */
  isFrozen(): boolean;
  send(kind: OutboundKind, text: string, facts?: FrameFacts): void;
  /** Carries out an effect that concerns the whole connection; false when it is not of that sort. */
  strike(effect: SocketEffect): boolean;
  sendError(errorCode: string, message: string, messageId?: string): void;
  /** Keeps notifications back for `ms`. */
  quiet(ms: number): void;
  close(code: number, reason: string): void;
  /** Cuts the connection without a closing handshake. */
  cut(): void;
}

/** More than this unsent means that the peer stopped reading; its connection is cut. */
const unsentLimitBytes = 16 * 1024 * 1024;

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString("utf8");
  return data instanceof ArrayBuffer ? Buffer.from(data).toString("utf8") : data.toString("utf8");
}

interface Wire {
  readonly ws: WebSocket;
  readonly socket: Socket;
  readonly id: string;
}

/** `ws` must have been made with `autoPong: false`: a frozen connection does not answer pings. */
export function openConnection(
  wire: Wire,
  context: ConnectionContext,
  events: ConnectionEvents,
): Connection {
  const { ws, socket, id } = wire;
  const { clock, faults, traffic } = context;
  let frozen = false;
  let closed = false;
  let cancelPing = (): void => undefined;

  function put(text: string): void {
    if (frozen || closed) return;
    if (ws.bufferedAmount > unsentLimitBytes) return ws.terminate();
    traffic.frame({ connection: id, direction: "out", text });
    ws.send(text);
  }

  const pacer: FramePacer = createFramePacer({
    clock,
    latencyMs: context.latencyMs,
    sink: {
      write: put,
      writeTogether(texts) {
        socket.cork();
        for (const text of texts) put(text);
        socket.uncork();
      },
    },
  });

  function ping(): void {
    if (!frozen && !closed) ws.ping();
  }

  /** One ping is under way at a time, so that a jump of the clock does not send thousands. */
  function schedulePing(): void {
    cancelPing();
    cancelPing = clock.after(context.pingIntervalMs, ping);
  }

  function sendError(errorCode: string, message: string, messageId = `error-${id}`): void {
    put(
      JSON.stringify([
        { type: "Error", messageId },
        { errorCode, message },
      ]),
    );
  }

  function strike(effect: SocketEffect): boolean {
    switch (effect.kind) {
      case "drop":
        ws.terminate();
        return true;
      case "close":
        ws.close(effect.code, "");
        return true;
      case "freeze":
      case "silent":
        frozen = true;
        return true;
      case "thaw":
        frozen = false;
        return true;
      case "error":
        sendError(effect.errorCode, effect.message);
        if (effect.close) ws.close(1001, "");
        return true;
      case "malformed":
        put(effect.text);
        return true;
      default:
        return false;
    }
  }

  function bend(effect: SocketEffect, text: string): void {
    switch (effect.kind) {
      case "duplicate":
        for (let copy = 0; copy < effect.copies; copy += 1) pacer.send(text, false);
        return;
      case "delay":
        return pacer.sendLate(text, effect.ms);
      case "reorder":
        return pacer.sendAfterNext(text, effect.waitMs);
      case "coalesce":
        return pacer.gather(text, effect.frames, effect.waitMs);
      default:
        strike(effect);
    }
  }

  ws.on("message", (data, isBinary) => {
    if (frozen) return;
    const text = isBinary ? "" : textOf(data);
    traffic.frame({ connection: id, direction: "in", text });
    events.onText(text);
  });
  ws.on("ping", (data) => {
    if (!frozen && !closed) ws.pong(data);
  });
  ws.on("pong", schedulePing);
  // The protocol errors of a hostile peer end in `close`; there is nothing else to do about them.
  ws.on("error", () => undefined);
  ws.on("close", () => {
    closed = true;
    cancelPing();
    pacer.dispose();
    events.onClosed();
  });
  schedulePing();

  return {
    id,
    isFrozen: () => frozen,
    send(kind, text, facts = {}) {
      const effect = faults.forFrame(kind, facts);
      if (effect === undefined) pacer.send(text, kind === "ServerNotification");
      else bend(effect, text);
    },
    strike,
    sendError,
    quiet: (ms) => pacer.quiet(ms),
    close: (code, reason) => ws.close(code, reason),
    cut: () => ws.terminate(),
  };
}
