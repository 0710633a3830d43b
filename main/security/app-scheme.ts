/**
 * The page's own origin, `app://ringside/`. Only files that stood in the built renderer folder when
 * the application started are served, by exact path; nothing of the request reaches the file
 * system.
 */
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";

import type { Language } from "../../contract/i18n/languages.ts";
import type { Settings } from "../../contract/settings.ts";

export const appScheme = "app";
const appHost = "ringside";
export const appOrigin = `${appScheme}://${appHost}`;

/** The page, which is drawn in this theme and language from its first moment on. */
export const pageUrl = (theme: Settings["theme"], language: Language): string =>
  `${appOrigin}/index.html?theme=${theme}&language=${language}`;

/** For `protocol.registerSchemesAsPrivileged`, once, before the app is ready. */
export const schemePrivileges = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
} as const;

/** The page has no network, no frames, no inline script or style. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types svelte-trusted-html",
].join("; ");

const mimeTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".json": "application/json; charset=utf-8",
};

/** Answers one request of the page. Never rejects. */
export type AppSchemeHandler = (request: Request) => Promise<Response>;

/** Lists the built files under `folder` and answers for these alone. Rejects without the folder. */
export async function createAppScheme(folder: string): Promise<AppSchemeHandler> {
  const files = await listFiles(folder);
  return async (request) => {
    const url = new URL(request.url);
    const isOurs = url.protocol === `${appScheme}:` && url.host === appHost;
    if (request.method !== "GET" || !isOurs) return answer(404);
    const path = url.pathname === "/" ? "/index.html" : url.pathname;
    const file = files.get(path);
    const type = mimeTypes[extname(path)];
    if (file === undefined || type === undefined) return answer(404);
    try {
      return answer(200, { body: await readFile(file), type });
    } catch {
      return answer(404);
    }
  };
}

function answer(status: number, content?: { body: Buffer; type: string }): Response {
  return new Response(content === undefined ? null : new Uint8Array(content.body), {
    status,
    headers: {
      "Content-Security-Policy": contentSecurityPolicy,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
      ...(content === undefined ? {} : { "Content-Type": content.type }),
    },
  });
}

/** URL path, as the page writes it → file on disk. */
async function listFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        const path = relative(folder, file).split(sep).map(encodeURIComponent).join("/");
        return [`/${path}`, file];
      }),
  );
}
