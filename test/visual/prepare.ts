import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join, parse } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium, type FullConfig } from "@playwright/test";
import { build } from "vite";

import { scenes } from "../gallery/scenes.ts";
import {
  baselineFolder,
  isSameMaker,
  type Maker,
  recordedMaker,
  recordMaker,
  thisMaker,
} from "./made-by.ts";
import { type Mode, modeVariable } from "./mode.ts";

/** Builds the gallery once for all workers, and says what can be compared on this machine. */
export default async function prepare(config: FullConfig): Promise<void> {
  const browser = await chromium.launch(config.projects[0]?.use.launchOptions);
  const here = await thisMaker(browser);
  await browser.close();
  const made = recordedMaker();
  const retakes = config.updateSnapshots === "all" || config.updateSnapshots === "changed";
  if (retakes) makeRoom(here, made);
  const mode: Mode = retakes ? "retake" : modeFor(here, made);
  process.env[modeVariable] = mode;
  // Vite leaves out what only a development build has unless both say so.
  process.env["NODE_ENV"] = "development";
  const configFile = fileURLToPath(new URL("../gallery/vite.config.ts", import.meta.url));
  await build({ configFile, mode: "development", logLevel: "warn" });
  process.stdout.write(`visual tests: ${sentences[mode]}${differences(here, made)}\n`);
}

const sentences: Record<Mode, string> = {
  pixels: "pixels are compared; this is the browser and these are the fonts that made the pictures",
  geometry: "geometry is compared, not pixels; the pictures were made with another",
  retake: "every picture is taken anew",
};

function modeFor(here: Maker, made: Maker | undefined): Mode {
  if (made === undefined) {
    throw new Error(
      "there are no pictures to compare with: npm run test:visual -- --update-snapshots",
    );
  }
  return isSameMaker(made, here) ? "pixels" : "geometry";
}

function differences(here: Maker, made: Maker | undefined): string {
  if (made === undefined || isSameMaker(made, here)) return "";
  const parts = (["browser", "platform", "fonts"] as const).filter((p) => made[p] !== here[p]);
  return ` ${parts.join(" and ")} (${made.browser} on ${made.platform})`;
}

/** Pictures of another maker, and of scenes that are no more, must not stand beside the new ones. */
function makeRoom(here: Maker, made: Maker | undefined): void {
  mkdirSync(baselineFolder, { recursive: true });
  for (const file of readdirSync(baselineFolder)) {
    const isCurrent = parse(file).name in scenes && isSameMaker(made, here);
    if (!isCurrent) rmSync(join(baselineFolder, file));
  }
  recordMaker(here);
}
