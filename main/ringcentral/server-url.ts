/** Which addresses Ringside talks to: encrypted ones, and unencrypted ones on this machine only. */
import { failed, done, type Result } from "../../contract/result.ts";

const loopbackHosts = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * A base URL without a trailing slash; `sign-in-failed` (`insecure-server`) for an unencrypted one
 * that is not this machine, `bad-input` for anything else that is none.
 */
export function parseServerUrl(text: string): Result<string> {
  const url = URL.parse(text.trim());
  if (url?.protocol === "http:" && !loopbackHosts.has(url.hostname)) {
    return failed({ code: "sign-in-failed", cause: "insecure-server" });
  }
  if (url === null || !isAllowed(url, "https:", "http:") || url.search !== "" || url.hash !== "") {
    return failed({ code: "bad-input", detail: "server: expected an https address" });
  }
  return done(`${url.origin}${url.pathname.replace(/\/+$/, "")}`);
}

/** The socket address that the service hands out. */
export function isSocketUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && isAllowed(url, "wss:", "ws:");
}

/**
 * Whether a host that the service's reply names may be given a secret of this sign-in: one in the
 * server's own domain, or in a domain that the user or the build has named. This machine names only
 * itself. The domain is the server's host without its first word, unless what remains looks like a
 * registry's (`co.uk`): then it is the host alone, and others have to be named.
 */
export function isOwnHost(
  host: string,
  service: { readonly server: string; readonly namedHosts?: readonly string[] },
): boolean {
  const { server, namedHosts: named = [] } = service;
  const own = URL.parse(server)?.hostname;
  if (own === undefined || own === "") return false;
  if (loopbackHosts.has(own)) return loopbackHosts.has(host) || isWithin(host, named);
  return isWithin(host, [domainOf(own), ...named]);
}

const isWithin = (host: string, domains: readonly string[]): boolean =>
  domains.some((domain) => domain !== "" && (host === domain || host.endsWith(`.${domain}`)));

const registryLike = /^[a-z]{2,3}\.[a-z]{2}$/;

function domainOf(host: string): string {
  const parent = host.slice(host.indexOf(".") + 1);
  const isAddress = /^[\d.]+$|^\[/.test(host);
  return isAddress || !parent.includes(".") || registryLike.test(parent) ? host : parent;
}

function isAllowed(url: URL, secure: string, plain: string): boolean {
  if (url.username !== "" || url.password !== "") return false;
  return url.protocol === secure || (url.protocol === plain && loopbackHosts.has(url.hostname));
}
