/**
 * The event socket through what stands in company networks: real proxies, real TLS, certificates of
 * an authority that is trusted or not.
 */
import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WebSocketServer } from "ws";

import { createSystemSocket } from "../../../main/network/socket-through-proxy.ts";
import { createProxyCredentials } from "../../../main/network/proxy-credentials.ts";
import { networkTroubleOf } from "../../../main/ringcentral/network-trouble.ts";
import { realClock } from "../service/signed-in-service.ts";
import {
  type Authority,
  type Issued,
  createAuthority,
} from "../../support/network/certificates.ts";
import {
  type TestProxy,
  startHttpProxy,
  startSocksProxy,
  unusedPort,
} from "../../support/network/proxies.ts";

let authority: Authority;
let stranger: Authority;
let service: Awaited<ReturnType<typeof startService>>;
const open: { dispose(): Promise<void> }[] = [];

/** A WebSocket server behind TLS that greets, like the event gateway, and knows what it was asked. */
async function startService(issued: Issued) {
  const server = createServer(issued);
  const gateway = new WebSocketServer({ server });
  const asked: string[] = [];
  gateway.on("connection", (socket, request) => {
    asked.push(request.url ?? "");
    socket.send("hello");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    async dispose() {
      for (const client of gateway.clients) client.terminate();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

beforeAll(async () => {
  [authority, stranger] = await Promise.all([
    createAuthority("Trusted at work"),
    createAuthority("A stranger"),
  ]);
  service = await startService(await authority.issue(["localhost"]));
});
afterAll(() => service.dispose());
afterEach(async () => {
  for (const one of open.splice(0)) await one.dispose();
});

const kept = <T extends { dispose(): Promise<void> }>(one: T): T => {
  open.push(one);
  return one;
};
const secret = "?access_token=w-secret";

interface Way {
  readonly proxies: string;
  readonly port?: number;
  readonly trusted?: readonly string[];
  readonly environment?: Record<string, string>;
  readonly resolved?: string[];
}

/** Opens a socket and tells the greeting, or the trouble. */
async function greet({ proxies, port, trusted, environment = {}, resolved = [] }: Way) {
  const openSocket = createSystemSocket({
    resolveProxy: (url) => {
      resolved.push(url);
      return Promise.resolve(proxies);
    },
    certificates: () => trusted ?? [authority.cert],
    credentialsFor: createProxyCredentials(environment),
    clock: realClock,
  });
  try {
    const socket = await openSocket(`wss://localhost:${port ?? service.port}/ws${secret}`);
    const [data] = (await once(socket, "message")) as [Buffer];
    socket.terminate();
    return data.toString();
  } catch (error) {
    return networkTroubleOf(error) ?? "no trouble is known";
  }
}
const throughProxy = (proxy: TestProxy, more: Partial<Way> = {}) =>
  greet({ proxies: `PROXY 127.0.0.1:${proxy.port}`, ...more });

describe("the way to the service", () => {
  it("is direct where the system says so", async () => {
    expect(await greet({ proxies: "DIRECT" })).toBe("hello");
  });

  it("goes through an HTTP proxy, which sees where to and nothing else", async () => {
    const proxy = kept(await startHttpProxy());
    expect(await throughProxy(proxy)).toBe("hello");
    expect(proxy.tunnels).toEqual([`localhost:${service.port}`]);
    expect(proxy.authorizations).toEqual([""]);
    expect(service.asked.at(-1)).toBe(`/ws${secret}`);
  });

  it("goes through a proxy that is itself reached by TLS", async () => {
    const tls = await authority.issue(["localhost"]);
    const proxy = kept(await startHttpProxy({ tls }));
    expect(await greet({ proxies: `HTTPS localhost:${proxy.port}` })).toBe("hello");
    expect(proxy.tunnels).toHaveLength(1);
  });

  it("goes through a SOCKS proxy, which resolves the name", async () => {
    const proxy = kept(await startSocksProxy());
    expect(await greet({ proxies: `SOCKS5 127.0.0.1:${proxy.port}` })).toBe("hello");
    expect(proxy.tunnels).toEqual([`localhost:${service.port}`]);
  });

  it("shows a PAC file no more than the server's name", async () => {
    const resolved: string[] = [];
    await greet({ proxies: "DIRECT", resolved });
    expect(resolved).toEqual([`wss://localhost:${service.port}/`]);
  });

  it("tries the next entry of the list when a proxy is not there", async () => {
    const dead = await unusedPort();
    const proxy = kept(await startHttpProxy());
    const list = `PROXY 127.0.0.1:${dead}; SOCKS5 127.0.0.1:${dead}; PROXY 127.0.0.1:${proxy.port}`;
    expect(await greet({ proxies: list })).toBe("hello");
    expect(proxy.tunnels).toHaveLength(1);
    expect(await greet({ proxies: `PROXY 127.0.0.1:${dead}; DIRECT` })).toBe("hello");
  });

  it("does not walk around a proxy that refuses", async () => {
    const asked = service.asked.length;
    const proxy = kept(await startHttpProxy({ refuses: 403 }));
    expect(await greet({ proxies: `PROXY 127.0.0.1:${proxy.port}; DIRECT` })).toBe("proxy");
    expect(service.asked).toHaveLength(asked);
  });
});

describe("a proxy that wants a password", () => {
  const wants = `Basic ${Buffer.from("ada:lock & key").toString("base64")}`;
  const variable = (port: number) => ({
    HTTPS_PROXY: `http://ada:lock%20%26%20key@127.0.0.1:${port}`,
  });

  it("gets it when it asks, and not before", async () => {
    const proxy = kept(await startHttpProxy({ wants }));
    expect(await throughProxy(proxy, { environment: variable(proxy.port) })).toBe("hello");
    expect(proxy.authorizations).toEqual(["", wants]);
  });

  it("is named when there is none, or a wrong one", async () => {
    const proxy = kept(await startHttpProxy({ wants }));
    expect(await throughProxy(proxy)).toBe("proxy-password");
    const wrong = { HTTPS_PROXY: `http://ada:wrong@127.0.0.1:${proxy.port}` };
    expect(await throughProxy(proxy, { environment: wrong })).toBe("proxy-password");
    expect(proxy.tunnels).toEqual([]);
  });

  it("gets no password in a way that it did not ask for, nor another proxy's", async () => {
    const proxy = kept(await startHttpProxy({ wants, challenge: "Negotiate" }));
    expect(await throughProxy(proxy, { environment: variable(proxy.port) })).toBe("proxy-password");
    const basic = kept(await startHttpProxy({ wants }));
    expect(await throughProxy(basic, { environment: variable(proxy.port) })).toBe("proxy-password");
    expect([...proxy.authorizations, ...basic.authorizations]).toEqual(["", ""]);
  });
});

describe("trouble on the way", () => {
  it.each([
    [502, "proxy"],
    [302, "captive-portal"],
    [511, "captive-portal"],
  ] as const)("with a proxy that answers %d is %s", async (refuses, trouble) => {
    expect(await throughProxy(kept(await startHttpProxy({ refuses })))).toBe(trouble);
  });

  it("with every proxy dead is the proxy's", async () => {
    const dead = await unusedPort();
    expect(await greet({ proxies: `PROXY 127.0.0.1:${dead}` })).toBe("proxy");
    expect(await greet({ proxies: `SOCKS5 127.0.0.1:${dead}` })).toBe("proxy");
  });

  it("with a proxy kind that nobody knows is the proxy's", async () => {
    expect(await greet({ proxies: "QUIC 127.0.0.1:443" })).toBe("proxy");
  });

  it("with a certificate of a stranger is the certificate's, direct and through a proxy", async () => {
    const trusted = [stranger.cert];
    expect(await greet({ proxies: "DIRECT", trusted })).toBe("certificate");
    expect(await throughProxy(kept(await startHttpProxy()), { trusted })).toBe("certificate");
  });

  it("with a certificate for another name is the certificate's", async () => {
    const other = kept(await startService(await authority.issue(["elsewhere.example"])));
    expect(await greet({ proxies: "DIRECT", port: other.port })).toBe("certificate");
    const proxy = kept(await startHttpProxy());
    expect(await throughProxy(proxy, { port: other.port })).toBe("certificate");
    expect(other.asked).toEqual([]);
  });

  it("with a certificate of the proxy that is not trusted is the proxy's, which is asked nothing", async () => {
    const proxy = kept(await startHttpProxy({ tls: await stranger.issue(["localhost"]) }));
    expect(await greet({ proxies: `HTTPS localhost:${proxy.port}` })).toBe("proxy");
    expect(proxy.authorizations).toEqual([]);
  });

  it("with nobody listening is that it cannot be reached", async () => {
    expect(await greet({ proxies: "DIRECT", port: await unusedPort() })).toBe("unreachable");
  });
});
