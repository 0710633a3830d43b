import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Chromium's cache on the disk, as far as it gives secrets away: it is written and never read. */
export interface Cache {
  /** Keeps the body on the disk if nobody has said not to. */
  keep(request: Request, response: Response): Promise<Response>;
}

/** `folder` is asked for when something is kept. */
export function createCache(folder: () => string): Cache {
  return {
    async keep(request, response) {
      if (!mayKeep(request, response)) return response;
      const at = join(folder(), "Cache");
      const name = createHash("sha256").update(request.url).digest("hex").slice(0, 16);
      const body = Buffer.from(await response.clone().arrayBuffer());
      mkdirSync(at, { recursive: true, mode: 0o700 });
      writeFileSync(join(at, name), Buffer.concat([Buffer.from(`${request.url}\n`), body]));
      return response;
    },
  };
}

/** An answer without a word about caching is kept too: it may be asked for with a condition later. */
function mayKeep({ method, cache }: Request, { status, headers }: Response): boolean {
  const says = headers.get("cache-control") ?? "";
  return method === "GET" && status === 200 && cache !== "no-store" && !says.includes("no-store");
}
