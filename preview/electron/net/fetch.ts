import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import type { Part } from "../imitation.ts";
import type { Cache } from "./cache.ts";

/** Electron's `net`: `fetch` of Node, with the file scheme and the cache that Electron's has besides. */
export function netApi(cache: Cache) {
  return {
    async fetch(
      input: string | Request,
      init?: RequestInit & { bypassCustomProtocolHandlers?: boolean },
    ): Promise<Response> {
      const request = new Request(input, init);
      if (request.url.startsWith("file:")) {
        return new Response(await readFile(fileURLToPath(request.url)));
      }
      return cache.keep(request, await fetch(request));
    },
    isOnline: () => true,
    online: true,
  } satisfies Part<Electron.Net, "fetch" | "isOnline" | "online">;
}
