/** Real proxies on this machine's loopback, each counting what went through it. */
import { once } from "node:events";
import { createServer as createHttp, type IncomingMessage } from "node:http";
import { createServer as createHttps } from "node:https";
import { type AddressInfo, type Server, connect, createServer } from "node:net";
import type { Duplex } from "node:stream";

export interface TestProxy {
  readonly port: number;
  /** Where tunnels led, as `host:port`, in order. */
  readonly tunnels: string[];
  /** The `Proxy-Authorization` of each request, empty when there was none. */
  readonly authorizations: string[];
  dispose(): Promise<void>;
}

interface HttpProxyOptions {
  /** The only value of `Proxy-Authorization` that gets through. */
  readonly wants?: string;
  /** What the proxy asks for when it is not given. */
  readonly challenge?: string;
  /** Refuses everything with this status. */
  readonly refuses?: number;
  /** Reached by TLS with this certificate. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** A proxy that speaks HTTP CONNECT. */
export async function startHttpProxy(options: HttpProxyOptions = {}): Promise<TestProxy> {
  const seen = { tunnels: [] as string[], authorizations: [] as string[] };
  const server = options.tls === undefined ? createHttp() : createHttps(options.tls);
  server.on("connect", (request: IncomingMessage, client: Duplex) => {
    const authorization = request.headers["proxy-authorization"] ?? "";
    seen.authorizations.push(authorization);
    const status = options.refuses ?? (authorization === (options.wants ?? "") ? 200 : 407);
    if (status !== 200) {
      const challenge = options.challenge ?? 'Basic realm="office"';
      const head = status === 407 ? `Proxy-Authenticate: ${challenge}\r\n` : "";
      client.end(`HTTP/1.1 ${status} No\r\n${head}Content-Length: 0\r\n\r\n`);
      return;
    }
    const target = request.url ?? "";
    seen.tunnels.push(target);
    join(client, target, () => client.write("HTTP/1.1 200 OK\r\n\r\n"));
  });
  return { ...seen, ...(await listening(server)) };
}

/** A SOCKS 5 proxy without authentication that takes names (RFC 1928). */
export async function startSocksProxy(): Promise<TestProxy> {
  const seen = { tunnels: [] as string[], authorizations: [] as string[] };
  const server = createServer((client) => {
    client.on("error", () => undefined);
    client.once("data", () => {
      client.write(Buffer.from([5, 0]));
      client.once("data", (asked: Buffer) => {
        const length = asked[4] ?? 0;
        const target = `${asked.subarray(5, 5 + length).toString()}:${asked.readUInt16BE(5 + length)}`;
        seen.tunnels.push(target);
        join(client, target, () => client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0])));
      });
    });
  });
  return { ...seen, ...(await listening(server)) };
}

/** A port on which nobody listens. */
export async function unusedPort(): Promise<number> {
  const { port, dispose } = await listening(createServer());
  await dispose();
  return port;
}

/** Every name leads to this machine: that is what makes `localhost` and test names reachable. */
function join(client: Duplex, target: string, ready: () => void): void {
  const upstream = connect(Number(target.split(":").at(-1)), "127.0.0.1", () => {
    ready();
    upstream.pipe(client);
    client.pipe(upstream);
  });
  upstream.on("error", () => client.destroy());
  client.on("error", () => upstream.destroy());
  client.on("close", () => upstream.destroy());
}

async function listening(server: Server): Promise<Pick<TestProxy, "port" | "dispose">> {
  const clients = new Set<Duplex>();
  server.on("connection", (client: Duplex) => clients.add(client));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async dispose() {
      for (const client of clients) client.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
