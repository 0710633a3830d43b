import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { chromium, type Frame, type Page } from "playwright";

import { chromiumFlags, findChromium } from "../scripts/browser.mjs";

const root = join(import.meta.dirname, "..");

export interface PreviewPage {
  readonly page: Page;
  /** The app's own page in its window on the desk. */
  readonly frame: Frame;
  dispose(): Promise<void>;
}

/** The built application on the preview host, its desk in a real browser. */
export async function openPreview(appArgs: readonly string[]): Promise<PreviewPage> {
  const folder = mkdtempSync(join(tmpdir(), "ringside-bench-"));
  const host = spawn(
    process.execPath,
    [
      join(root, "preview/index.ts"),
      ...["--port", "0", "--no-open", "--", `--user-data-dir=${folder}`],
      ...appArgs,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const lines = createInterface({ input: host.stdout });
  const first: unknown = (await once(lines, "line"))[0];
  const ready: unknown = JSON.parse(String(first));
  if (typeof ready !== "object" || ready === null || !("url" in ready)) {
    throw new Error("the preview host printed no ready line");
  }
  const executablePath = await findChromium();
  const browser = await chromium.launch({
    args: [...chromiumFlags],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  const page = await browser.newPage({ viewport: { width: 1100, height: 860 } });
  await page.goto(String(ready.url));
  const region = page.getByRole("region", { name: "Ringside", exact: true });
  // It shows itself once it is loaded; a press on the tray before that would hide it again.
  const handle = await region.locator("iframe").elementHandle();
  const frame = await handle.contentFrame();
  if (!frame) throw new Error("the window has no page");
  return {
    page,
    frame,
    async dispose() {
      await browser.close();
      const ended = once(host, "exit");
      host.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
