/** One way to the service. Chromium's names: `http` is a proxy reached in plain, `https` by TLS. */
export type ProxyRoute =
  | { readonly kind: "direct" }
  | {
      readonly kind: "http" | "https" | "socks4" | "socks5";
      readonly host: string;
      readonly port: number;
    };

const kinds: ReadonlyMap<string, { kind: "http" | "https" | "socks4" | "socks5"; port: number }> =
  new Map([
    ["PROXY", { kind: "http", port: 80 }],
    ["HTTP", { kind: "http", port: 80 }],
    ["HTTPS", { kind: "https", port: 443 }],
    ["SOCKS", { kind: "socks4", port: 1080 }],
    ["SOCKS4", { kind: "socks4", port: 1080 }],
    ["SOCKS5", { kind: "socks5", port: 1080 }],
  ]);

/**
 * What `session.resolveProxy` answers, in the order of trial: a list in the words of PAC files, such
 * as `PROXY proxy.example:3128; DIRECT`. Entries of another kind (QUIC) or without sense are left
 * out; a list without any entry of sense is no way at all, and an empty answer is direct.
 */
export function parseProxyList(text: string): readonly ProxyRoute[] {
  const entries = text
    .split(";")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  if (entries.length === 0) return [{ kind: "direct" }];
  return entries.map(routeOf).filter((route) => route !== undefined);
}

function routeOf(entry: string): ProxyRoute | undefined {
  const [word = "", address = "", ...rest] = entry.split(/\s+/);
  if (rest.length > 0) return undefined;
  if (word.toUpperCase() === "DIRECT") return address === "" ? { kind: "direct" } : undefined;
  const known = kinds.get(word.toUpperCase());
  const found = /^(\[[\da-f:.]+\]|[^\s:[\]]+)(?::(\d{1,5}))?$/i.exec(address);
  const host = found?.[1];
  if (known === undefined || host === undefined) return undefined;
  const port = found?.[2] === undefined ? known.port : Number(found[2]);
  if (port < 1 || port > 65_535) return undefined;
  // Node wants IPv6 addresses without their brackets.
  return { kind: known.kind, host: host.replace(/^\[|\]$/g, ""), port };
}
