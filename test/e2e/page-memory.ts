import type { Page } from "@playwright/test";

/**
 * Everything that the page's engine holds, frames included, as the text of a heap snapshot (after a
 * garbage collection). Chromium shortens strings of more than about a thousand characters in it.
 */
export async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await session.detach();
  return chunks.join("");
}

/** What the page could find again after a restart, as text; the frames of a page share its origin. */
export async function storageOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  const kept = await page.evaluate(async () => ({
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    databases: "databases" in indexedDB ? await indexedDB.databases() : [],
    caches: typeof caches === "undefined" ? [] : await caches.keys(),
    names: document.cookie,
  }));
  return JSON.stringify({ cookies, kept });
}
