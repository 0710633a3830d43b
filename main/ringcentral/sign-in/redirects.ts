/**
 * Where the service may send the browser back to. It compares the address character by character
 * with the app's registration, so each is used as it is written, and the port cannot be a random one.
 */
import { done, failed, type Result } from "../../../contract/result.ts";

/** RFC 8252 section 7.3: a page of ours on this machine. */
export interface LoopbackRedirect {
  readonly kind: "loopback";
  readonly uri: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

/** RFC 8252 section 7.1: the system hands the address to whoever registered its scheme. */
export interface PrivateRedirect {
  readonly kind: "private";
  readonly uri: string;
  /** With the colon. */
  readonly protocol: string;
  readonly path: string;
}

export interface Redirects {
  /** Tried in this order; the first whose port is free is used. */
  readonly loopback: readonly LoopbackRedirect[];
  /** The second way, when no port is free. */
  readonly private: PrivateRedirect | undefined;
}

/** The service registers no more than this for one app. */
export const mostRedirects = 10;
const loopbackHosts = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Fails with `bad-input` for an address that is neither kind, and for none or too many. */
export function parseRedirects(uris: readonly string[]): Result<Redirects> {
  const parsed = uris.map((uri) => parseLoopback(uri) ?? parsePrivate(uri));
  const known = parsed.filter((redirect) => redirect !== undefined);
  if (known.length < parsed.length || known.length === 0 || known.length > mostRedirects) {
    return failed({
      code: "bad-input",
      detail: "redirects: expected http://127.0.0.1:<port>/<path> or <reverse.dns.name>:/<path>",
    });
  }
  return done({
    loopback: known.filter((redirect) => redirect.kind === "loopback"),
    private: known.find((redirect) => redirect.kind === "private"),
  });
}

function parseLoopback(uri: string): LoopbackRedirect | undefined {
  const url = URL.parse(uri);
  if (url?.protocol !== "http:" || !loopbackHosts.has(url.hostname) || !isBare(url))
    return undefined;
  if (url.port === "") return undefined;
  const host = url.hostname === "[::1]" ? "::1" : "127.0.0.1";
  return { kind: "loopback", uri, host, port: Number(url.port), path: url.pathname };
}

/** The scheme is a domain name turned round, so that no other application has it by accident. */
function parsePrivate(uri: string): PrivateRedirect | undefined {
  const url = URL.parse(uri);
  if (url === null || !/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+:$/.test(url.protocol)) return undefined;
  if (url.host !== "" || !isBare(url) || !url.pathname.startsWith("/")) return undefined;
  return { kind: "private", uri, protocol: url.protocol, path: url.pathname };
}

const isBare = (url: URL): boolean =>
  url.search === "" && url.hash === "" && url.username === "" && url.password === "";
