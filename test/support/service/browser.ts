/** A browser as far as a sign-in needs one, and the ports that the service sends it back to. */
import { createServer, type Server } from "node:http";

/** Takes what the application opens; `opened` resolves with the first address. */
export interface FakeBrowser {
  readonly openExternal: (url: string) => Promise<void>;
  readonly opened: Promise<URL>;
  /** How many addresses it was given. */
  count(): number;
}

export function createFakeBrowser(): FakeBrowser {
  const { promise, resolve } = Promise.withResolvers<URL>();
  let count = 0;
  return {
    openExternal(url) {
      count += 1;
      resolve(new URL(url));
      return Promise.resolve();
    },
    opened: promise,
    count: () => count,
  };
}

/** What the service's page does at its end. */
export function redirectOf(authorize: URL, query: Readonly<Record<string, string>>): string {
  const url = new URL(authorize.searchParams.get("redirect_uri") ?? "");
  url.search = new URLSearchParams(query).toString();
  return url.href;
}

/** Takes a port of this machine; the caller closes the server. Port 0 is any free one. */
export async function takePort(port = 0): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: "127.0.0.1", exclusive: true }, resolve);
  });
  return server;
}

export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

export const loopbackOf = (port: number): string => `http://127.0.0.1:${port}/oauth/callback`;
