/** The small page that the browser shows at the end: fixed words, nothing of the request, no script. */
import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";

import type { DesktopWords } from "../../../contract/i18n/words.ts";

export type ReplyPage = keyof DesktopWords["replyPages"];

const style = `
:root { color-scheme: light dark; --text: #1c1e21; --soft: #55595f; --page: #f3f4f6; --card: #fff; --line: #d9dce1; }
@media (prefers-color-scheme: dark) {
  :root { --text: #eceef1; --soft: #a9aeb6; --page: #17191c; --card: #212428; --line: #34383e; }
}
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; }
main { box-sizing: border-box; max-width: 26rem; margin: 1.5rem; padding: 2rem 2rem 1.75rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 12px; }
p { margin: 0; color: var(--soft); }
h1 { margin: 0 0 .5rem; font-size: 1.25rem; line-height: 1.3; }
.name { margin: 0 0 1rem; font-size: .8125rem; font-weight: 600; letter-spacing: .02em; }
`;

const styleHash = createHash("sha256").update(style).digest("base64");

const headers = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  Connection: "close",
} as const;

export function sendReplyPage(
  response: ServerResponse,
  { replyPages, locale }: DesktopWords,
  { page, status }: { readonly page: ReplyPage; readonly status: number },
): void {
  const { title, text } = replyPages[page];
  response.writeHead(status, { ...headers, ...(status === 405 ? { Allow: "GET" } : {}) });
  response.end(
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">` +
      `<meta name="viewport" content="width=device-width"><title>${title} · Ringside</title>` +
      `<style>${style}</style></head><body><main><p class="name">Ringside</p>` +
      `<h1>${title}</h1><p>${text}</p></main></body></html>`,
  );
}

/** To an address without the query: the code is neither shown nor kept in the browser's history. */
export function sendToPage(response: ServerResponse, path: string): void {
  response.writeHead(303, { ...headers, Location: path, "Content-Length": "0" });
  response.end();
}
