/** Ways in which a network fails, as a client meets them in place of its connection to the service. */
import type { Duplex } from "node:stream";

import { type Flow, memoryConnection } from "./memory-socket.ts";

export const failingWays = [
  "refused",
  "reset",
  "unreachable",
  "half-closed",
  "TLS cut",
  "DNS gone",
  "captive page",
] as const;
export type FailingWay = (typeof failingWays)[number];

/** What ends the attempt before a connection is there; a cut handshake has the code of a reset. */
const codes: Partial<Record<FailingWay, string>> = {
  refused: "ECONNREFUSED",
  unreachable: "EHOSTUNREACH",
  "TLS cut": "ECONNRESET",
  "DNS gone": "ENOTFOUND",
};

const page = "<!doctype html><title>Welcome</title>";
const portal = [
  "HTTP/1.1 200 OK",
  "Content-Type: text/html",
  `Content-Length: ${page.length}`,
  "Connection: close",
  "",
  page,
].join("\r\n");

export const failure = (code: string): Error => Object.assign(new Error(code), { code });

/** The client's end of a connection that never leads to the service. */
export function failingConnection(way: FailingWay, flow: Flow): Duplex {
  const [client, other] = memoryConnection(flow);
  const code = codes[way];
  if (code !== undefined) setImmediate(() => client.destroy(failure(code)));
  other.once("data", () => {
    if (way === "captive page") other.end(portal);
    else if (way === "half-closed") other.end();
    else other.destroy();
  });
  return client;
}
