/**
 * Opens the event socket the way the system wants: through its proxies, PAC file included, and with
 * its trusted certificates. REST goes by Electron's `net.fetch`, which does all of this by itself;
 * Electron has no WebSocket for the main process, so the socket's way is found here.
 *
 * Electron resolves the proxies (`session.resolveProxy`) and leaves out for a while those that its
 * own requests found dead; the request for the socket's token has just gone that way. The list is
 * tried in its order, and the next one only when a proxy could not be reached: a proxy that refuses
 * has decided, and must not be walked around.
 */
import { type Socket, isIP } from "node:net";
import { connect as connectSecure } from "node:tls";

import WebSocket from "ws";

import type { Clock } from "../timing/clock.ts";
import { type OpenSocket, socketOptions } from "../ringcentral/socket/socket-opener.ts";
import { NetworkFailure } from "../ringcentral/network-trouble.ts";
import { parseProxyList } from "./proxy-list.ts";
import { type Credentials, type Proxy, ProxyUnreachable, openTunnel } from "./tunnel.ts";

export interface SystemSocketOptions {
  /** Electron's `session.resolveProxy`. */
  readonly resolveProxy: (url: string) => Promise<string>;
  /** Trusted certificates in PEM. */
  readonly certificates: () => readonly string[];
  readonly credentialsFor: (proxy: Proxy) => Credentials | undefined;
  readonly clock: Clock;
}

/** Finding the way, PAC file and every proxy of the list included. */
const longestWayMs = 15_000;
/** One proxy that swallows everything must not use up the time of the next. */
const longestProxyMs = 5_000;

export function createSystemSocket(options: SystemSocketOptions): OpenSocket {
  return async (url) => {
    const target = new URL(url);
    const ca = [...options.certificates()];
    const tunnel = await within(options.clock, longestWayMs, (signal) =>
      findWay(options, target, signal),
    );
    if (tunnel === undefined) return new WebSocket(url, { ...socketOptions, ca });
    const createConnection = (): Socket =>
      isSecure(target) ? secured(tunnel, target, ca) : tunnel;
    return new WebSocket(url, { ...socketOptions, createConnection });
  };
}

/** `undefined`: there is no proxy in between. */
async function findWay(
  options: SystemSocketOptions,
  target: URL,
  signal: AbortSignal,
): Promise<Socket | undefined> {
  // Only the origin: a PAC file is somebody else's program and must not see the token.
  const routes = parseProxyList(await options.resolveProxy(`${target.protocol}//${target.host}/`));
  let last = new NetworkFailure("proxy");
  for (const route of routes) {
    signal.throwIfAborted();
    if (route.kind === "direct") return undefined;
    try {
      return await within(options.clock, longestProxyMs, (oneProxy) =>
        openTunnel(route, {
          to: { host: hostOf(target), port: portOf(target) },
          certificates: options.certificates(),
          credentialsFor: options.credentialsFor,
          signal: AbortSignal.any([signal, oneProxy]),
        }),
      );
    } catch (error) {
      if (!(error instanceof ProxyUnreachable)) throw error;
      last = error;
    }
  }
  throw last;
}

/** Rejects when the time is over, also while `run` does not heed its signal. */
async function within<T>(
  clock: Clock,
  limitMs: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const aborter = new AbortController();
  const over = Promise.withResolvers<never>();
  const stop = clock.after(limitMs, () => {
    aborter.abort();
    over.reject(new ProxyUnreachable(new Error("no answer in time")));
  });
  try {
    return await Promise.race([run(aborter.signal), over.promise]);
  } finally {
    stop();
  }
}

const isSecure = ({ protocol }: URL): boolean => protocol === "wss:";
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, "");
const portOf = (url: URL): number => Number(url.port) || (isSecure(url) ? 443 : 80);

function secured(tunnel: Socket, target: URL, ca: string[]): Socket {
  const host = hostOf(target);
  return connectSecure({
    socket: tunnel,
    host,
    ca,
    // An address is no server name (RFC 6066); it is checked against the certificate all the same.
    ...(isIP(host) === 0 ? { servername: host } : {}),
  });
}
