import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { type TrayShape, trayShapes } from "../../../main/desktop/tray/tray-state.ts";

const folder = join(import.meta.dirname, "../../../build/tray");

/**
 * Which committed tray picture a data URL shows, by its bytes: what a person recognises by shape, a
 * scenario recognises by picture.
 */
export function shapeOf(dataUrl: string): TrayShape | undefined {
  const shown = dataUrl.slice(dataUrl.indexOf(",") + 1);
  const file = readdirSync(folder)
    .filter((name) => name.endsWith(".png"))
    .find((name) => readFileSync(join(folder, name)).toString("base64") === shown);
  return trayShapes.find((shape) => file?.replace(/(Template)?(@2x)?\.png$/, "") === shape);
}
