/** Directives of a page's CSP that the preview must widen, and what it sets them to. */
function widened(port: number): ReadonlyMap<string, string> {
  return new Map([
    // The preload's messages travel by this socket, where Electron has its own channel.
    ["connect-src", `ws://127.0.0.1:${port}`],
    // The window is a frame of the desk.
    ["frame-ancestors", "'self'"],
  ]);
}

/**
 * The application's own policy with `connect-src` and `frame-ancestors` replaced and everything
 * else, order included, as it was. A directive that the page does not have is not added.
 */
export function widenPolicy(policy: string, port: number): string {
  const replacements = widened(port);
  return policy
    .split(";")
    .map((directive) => directive.trim())
    .filter((directive) => directive !== "")
    .map((directive) => {
      const name = directive.split(/\s+/, 1)[0] ?? "";
      const value = replacements.get(name.toLowerCase());
      return value === undefined ? directive : `${name} ${value}`;
    })
    .join("; ");
}

/** Puts a classic script before everything else that the document loads. */
export function injectScript(html: string, src: string): string {
  const tag = `<script src="${src}"></script>`;
  const head = /<head(\s[^>]*)?>/i.exec(html);
  if (head !== null) {
    const end = head.index + head[0].length;
    return html.slice(0, end) + tag + html.slice(end);
  }
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? "";
  return doctype + tag + html.slice(doctype.length);
}

/** The desk's own policy: its own files, its own socket, its own frames. */
export const deskPolicy = (port: number): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ws://127.0.0.1:${port}`,
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types svelte-trusted-html",
  ].join("; ");

/**
 * Sent with every answer. The key is in the address, so the address must not travel on. Names are in
 * lower case, as `Headers` has them, so that an application's own header replaces one of these.
 */
export const commonHeaders = {
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy":
    "camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()",
} as const;
