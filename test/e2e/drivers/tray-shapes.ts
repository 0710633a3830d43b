import { readdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";

import { type TrayShape, trayShapes } from "../../../main/desktop/tray/tray-state.ts";

const folder = join(import.meta.dirname, "../../../build/tray");

/**
 * Which committed tray picture a data URL shows, by its pixels: what a person recognises by shape, a
 * scenario recognises by picture. Electron encodes pictures anew, so their bytes are not the file's.
 */
export async function shapeOf(dataUrl: string): Promise<TrayShape | undefined> {
  const bytes = Buffer.from(dataUrl.slice(dataUrl.indexOf(",") + 1), "base64");
  if (bytes.length === 0) return undefined;
  const shown = await pixelsOf(bytes);
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".png"))) {
    if ((await pixelsOf(join(folder, name))) !== shown) continue;
    return trayShapes.find((shape) => name.replace(/(Template)?(@2x)?\.png$/, "") === shape);
  }
  return undefined;
}

/** The size and every pixel. Colour is not seen where nothing is drawn, so it does not count there. */
async function pixelsOf(picture: string | Buffer): Promise<string> {
  const { data, info } = await sharp(picture)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 0) data.fill(0, at, at + 3);
  }
  return `${info.width}x${info.height} ${data.toString("base64")}`;
}
