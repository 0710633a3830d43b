/**
 * A stream to a server through one proxy, before TLS with that server. Node's own HTTP client speaks
 * CONNECT; `socks` speaks SOCKS. What goes wrong here lies between this machine and the proxy, or is
 * the proxy's own refusal, and is told as such: it never looks like an answer of the server.
 */
import { request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { Socket } from "node:net";

import { SocksClient } from "socks";

import { NetworkFailure } from "../ringcentral/network-trouble.ts";
import type { ProxyRoute } from "./proxy-list.ts";

export type Proxy = Exclude<ProxyRoute, { kind: "direct" }>;

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export interface TunnelOptions {
  /** Where the tunnel ends; an IPv6 address without brackets. */
  readonly to: { readonly host: string; readonly port: number };
  /** Trusted for a proxy that is reached by TLS, in PEM. */
  readonly certificates: readonly string[];
  /** For a proxy that asks by HTTP Basic; given to it only when it asks. */
  readonly credentialsFor: (proxy: Proxy) => Credentials | undefined;
  readonly signal: AbortSignal;
}

/** The proxy itself could not be reached, so the next one of the list may do better. */
export class ProxyUnreachable extends NetworkFailure {
  constructor(cause: unknown) {
    super("proxy", { cause });
    this.name = "ProxyUnreachable";
  }
}

/** Rejects with a `NetworkFailure`; the caller owns the stream. */
export async function openTunnel(proxy: Proxy, options: TunnelOptions): Promise<Socket> {
  if (proxy.kind === "socks4" || proxy.kind === "socks5") return openSocks(proxy, options);
  const first = await connect(proxy, options);
  if ("stream" in first) return first.stream;
  const credentials = first.asksBasic ? options.credentialsFor(proxy) : undefined;
  if (credentials === undefined) throw refusalOf(first.status);
  const second = await connect(proxy, options, credentials);
  if ("stream" in second) return second.stream;
  throw refusalOf(second.status);
}

type Answer =
  { readonly stream: Socket } | { readonly status: number; readonly asksBasic: boolean };

function connect(proxy: Proxy, options: TunnelOptions, credentials?: Credentials): Promise<Answer> {
  const { to, certificates, signal } = options;
  const authority = `${to.host.includes(":") ? `[${to.host}]` : to.host}:${to.port}`;
  const request = (proxy.kind === "https" ? requestSecure : requestPlain)({
    host: proxy.host,
    port: proxy.port,
    method: "CONNECT",
    path: authority,
    agent: false,
    headers: {
      Host: authority,
      ...(credentials === undefined ? {} : { "Proxy-Authorization": basic(credentials) }),
    },
    signal,
    ...(proxy.kind === "https" ? { ca: [...certificates] } : {}),
  });
  return new Promise((resolve, reject) => {
    // Node hands over every answer to a CONNECT this way, whatever its status.
    request.once("connect", ({ statusCode = 0, headers }, stream, head) => {
      if (stream instanceof Socket && statusCode >= 200 && statusCode < 300) {
        if (head.length > 0) stream.unshift(head);
        resolve({ stream });
        return;
      }
      stream.destroy();
      const asked = statusCode === 407 ? headers["proxy-authenticate"] : undefined;
      resolve({ status: statusCode, asksBasic: /(^|,)\s*basic\b/i.test(asked ?? "") });
    });
    request.once("error", (error) => reject(new ProxyUnreachable(error)));
    request.end();
  });
}

const basic = ({ username, password }: Credentials): string =>
  `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;

function refusalOf(status: number): NetworkFailure {
  if (status === 407) return new NetworkFailure("proxy-password");
  const isPortal = status === 511 || (status >= 300 && status < 400);
  return new NetworkFailure(isPortal ? "captive-portal" : "proxy");
}

/** Names are resolved by the proxy, as Chromium does for SOCKS 5: inside, no other name may be known. */
async function openSocks(proxy: Proxy, { to, signal }: TunnelOptions): Promise<Socket> {
  signal.throwIfAborted();
  const client = new SocksClient({
    proxy: { host: proxy.host, port: proxy.port, type: proxy.kind === "socks4" ? 4 : 5 },
    command: "connect",
    destination: to,
  });
  const opened = Promise.withResolvers<Socket>();
  const giveUp = (): void => opened.reject(new ProxyUnreachable(signal.reason));
  client.once("established", ({ socket }) => {
    if (signal.aborted) socket.destroy();
    else opened.resolve(socket);
  });
  client.once("error", (error) => opened.reject(new ProxyUnreachable(error)));
  signal.addEventListener("abort", giveUp, { once: true });
  client.connect();
  try {
    return await opened.promise;
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}
