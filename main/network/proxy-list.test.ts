import { describe, expect, it } from "vitest";

import { parseProxyList } from "./proxy-list.ts";

const direct = { kind: "direct" };
const proxy = (kind: string, host: string, port: number) => ({ kind, host, port });

describe("a list of proxies", () => {
  it.each([
    ["DIRECT", [direct]],
    ["", [direct]],
    [" ; ", [direct]],
    ["PROXY proxy.example:3128", [proxy("http", "proxy.example", 3128)]],
    ["HTTP proxy.example", [proxy("http", "proxy.example", 80)]],
    ["HTTPS proxy.example:8443", [proxy("https", "proxy.example", 8443)]],
    ["SOCKS5 192.0.2.7:1080", [proxy("socks5", "192.0.2.7", 1080)]],
    ["SOCKS gate", [proxy("socks4", "gate", 1080)]],
    ["PROXY [2001:db8::1]:3128", [proxy("http", "2001:db8::1", 3128)]],
    ["proxy a:1; PROXY b:2;DIRECT ", [proxy("http", "a", 1), proxy("http", "b", 2), direct]],
  ])("%j is read in its order", (text, routes) => {
    expect(parseProxyList(text)).toEqual(routes);
  });

  it.each([
    "QUIC proxy.example:443",
    "PROXY",
    "PROXY proxy.example:0",
    "PROXY proxy.example:65536",
    "PROXY user:password@proxy.example:1",
    "PROXY a b",
    "DIRECT really",
    "<html>",
  ])("%j is no way at all", (text) => {
    expect(parseProxyList(text)).toEqual([]);
  });
});
