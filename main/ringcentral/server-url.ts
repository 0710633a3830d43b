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

function isAllowed(url: URL, secure: string, plain: string): boolean {
  if (url.username !== "" || url.password !== "") return false;
  return url.protocol === secure || (url.protocol === plain && loopbackHosts.has(url.hostname));
}
