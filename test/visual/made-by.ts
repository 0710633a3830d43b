/**
 * What made the pictures. Only the same browser with the same fonts can be asked for the same pixels;
 * any other is asked for the same geometry.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Browser } from "@playwright/test";
import sharp from "sharp";
import * as v from "valibot";

export const baselineFolder = join(import.meta.dirname, "baseline");
const file = join(baselineFolder, "made-by.json");

const maker = v.strictObject({
  browser: v.string(),
  platform: v.string(),
  /** Of the pixels of a specimen: which fonts there are, and how they are smoothed. */
  fonts: v.string(),
});
export type Maker = v.InferOutput<typeof maker>;

const specimen = `<meta charset="utf-8"><style>
  body { margin: 8px; font: 14px/1.4 system-ui, sans-serif; }
</style><p>Hamburgefonstiv 0123456789 (555) 010-0177 ÄÖÜß → · … “”</p>
<p style="font-weight: 600; font-size: 22px">Featherstonehaugh &amp; Daughters</p>
<p style="font-size: 12px">מרלו פינץ׳ · شركة · 👩🏽‍🚒 🇪🇺 🎺 · ⌘ ⌥ ⇧</p>
<p style="font-weight: 300; font-size: 28px">1:15</p>`;

export async function thisMaker(browser: Browser): Promise<Maker> {
  const page = await browser.newPage({ viewport: { width: 480, height: 240 } });
  await page.setContent(specimen);
  const drawn = await sharp(await page.screenshot())
    .raw()
    .toBuffer();
  await page.close();
  return {
    browser: `Chromium ${browser.version()}`,
    platform: `${process.platform} ${process.arch}`,
    fonts: createHash("sha256").update(drawn).digest("hex").slice(0, 16),
  };
}

/** Absent before any picture was taken. */
export function recordedMaker(): Maker | undefined {
  if (!existsSync(file)) return undefined;
  return v.parse(maker, JSON.parse(readFileSync(file, "utf8")));
}

export function recordMaker(made: Maker): void {
  writeFileSync(file, `${JSON.stringify(made, undefined, 2)}\n`);
}

export const isSameMaker = (a: Maker | undefined, b: Maker): boolean =>
  a?.browser === b.browser && a.platform === b.platform && a.fonts === b.fonts;
