/**
 * Every scene of the gallery, scrolled through to its end, in light and in dark. What no font excuses
 * is looked for everywhere; geometry is compared everywhere; pixels where they can be the same.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";

import type { TestInfo } from "@playwright/test";

import type { Box } from "../gallery/geometry/measured.ts";
import { scenes } from "../gallery/scenes.ts";
import { boxesFromText, textFromBoxes } from "./box-text.ts";
import { compareBoxes } from "./compare-boxes.ts";
import { expect, type GalleryPage, test, type Theme } from "./gallery-page.ts";
import { baselineFolder } from "./made-by.ts";
import { countDifferences, readSheet, sheetOf, writeDifference, writeSheet } from "./pictures.ts";
import { modeVariable } from "./mode.ts";

const themes: readonly Theme[] = ["light", "dark"];
const mode = process.env[modeVariable];

for (const name of Object.keys(scenes)) {
  test(`${name} looks as it should`, async ({ gallery }, info) => {
    const seen: { boxes: Box[]; pictures: Buffer[] }[] = [];
    await gallery.draw(name);
    expect.soft(await gallery.faults()).toEqual([]);
    for (const theme of themes) {
      await gallery.turn(theme);
      seen.push({ boxes: await gallery.boxes(), pictures: await picturesOf(gallery) });
    }
    expect.soft(seen[1]?.boxes, "dark has the geometry of light").toEqual(seen[0]?.boxes);
    judgeGeometry(name, seen[0]?.boxes ?? []);
    if (mode === "pixels" || mode === "retake") {
      await judgePixels(
        name,
        seen.map(({ pictures }) => pictures),
        info,
      );
    }
  });
}

test("every picture is of a scene", () => {
  test.skip(mode === "none", "nothing to compare with yet");
  const drawn = readdirSync(baselineFolder).filter((file) => parse(file).ext === ".webp");
  expect(drawn.filter((file) => !(parse(file).name in scenes))).toEqual([]);
});

const picturesOf = (gallery: GalleryPage): Promise<Buffer[]> =>
  mode === "pixels" || mode === "retake" ? gallery.pictures() : Promise.resolve([]);

function judgeGeometry(name: string, boxes: readonly Box[]): void {
  const file = join(baselineFolder, `${name}.txt`);
  if (mode === "retake") writeFileSync(file, textFromBoxes(boxes));
  if (mode === "retake" || mode === "none") return;
  expect.soft(existsSync(file), `no baseline: ${file}`).toBe(true);
  if (!existsSync(file)) return;
  expect.soft(compareBoxes(boxesFromText(readFileSync(file, "utf8")), boxes)).toEqual([]);
}

async function judgePixels(
  name: string,
  rows: readonly (readonly Buffer[])[],
  info: TestInfo,
): Promise<void> {
  const file = join(baselineFolder, `${name}.webp`);
  const actual = await sheetOf(rows);
  if (mode === "retake") {
    const isSame = existsSync(file) && countDifferences(await readSheet(file), actual) === 0;
    if (!isSame) await writeSheet(actual, file);
    return;
  }
  expect.soft(existsSync(file), `no baseline: ${file}`).toBe(true);
  if (!existsSync(file)) return;
  const expected = await readSheet(file);
  const count = countDifferences(expected, actual);
  if (count > 0) await writeDifference(expected, actual, info.outputPath("difference.png"));
  expect.soft(count, `pixels that differ; see ${info.outputPath("difference.png")}`).toBe(0);
}
