/**
 * Every scene of the gallery, scrolled through to its end, in light and in dark. What no font excuses
 * is looked for everywhere, and so is what breaks a rule of accessibility; geometry is compared
 * everywhere; pixels where they can be the same.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";

import type { TestInfo } from "@playwright/test";

import { scenes } from "../gallery/scenes.ts";
import { compareBoxes } from "./compare-boxes.ts";
import { expect, type GalleryPage, test, type Theme } from "./gallery-page.ts";
import { baselineFolder } from "./made-by.ts";
import { modeVariable } from "./mode.ts";
import { countDifferences, readSheet, sheetOf, writeDifference, writeSheet } from "./pictures.ts";
import { recordFromText, type SceneRecord, textFromRecord } from "./scene-record.ts";

const themes: readonly Theme[] = ["light", "dark"];
const mode = process.env[modeVariable];
/** A row of pictures for each theme. */
type Rows = readonly (readonly Buffer[])[];
interface Seen {
  readonly record: SceneRecord;
  readonly rows: Rows;
}

for (const name of Object.keys(scenes)) {
  test(`${name} looks as it should`, async ({ gallery }, info) => {
    await gallery.draw(name);
    expect.soft(await gallery.faults()).toEqual([]);
    const seen = await look(gallery);
    if (mode === "retake") await retake(name, seen);
    else await compare(name, seen, info);
  });
}

test("every component of the window is drawn by a scene", () => {
  test.skip(mode === "retake", "the records are still being written");
  const drawn = new Set(Object.keys(scenes).flatMap((name) => recorded(name).components));
  const window = join(import.meta.dirname, "../../renderer");
  const written = readdirSync(window, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".svelte"))
    .map((file) => parse(file).name);
  expect(written.length).toBeGreaterThan(30);
  expect(written.filter((file) => !drawn.has(file))).toEqual([]);
});

test("every picture and record is of a scene", () => {
  const kept = readdirSync(baselineFolder).filter((file) => file !== "made-by.json");
  expect(kept.filter((file) => !(parse(file).name in scenes))).toEqual([]);
});

async function look(gallery: GalleryPage): Promise<Seen> {
  const seen = [];
  for (const theme of themes) {
    await gallery.turn(theme);
    expect.soft(await gallery.accessibilityFaults(theme), `accessible in ${theme}`).toEqual([]);
    const boxes = await gallery.boxes();
    seen.push({ boxes, pictures: mode === "geometry" ? [] : await gallery.pictures() });
  }
  const [light, dark] = seen;
  expect.soft(dark?.boxes, "dark has the geometry of light").toEqual(light?.boxes);
  const rows = seen.map(({ pictures }) => pictures);
  const components = await gallery.components();
  return { record: { components, pictures: hashOf(rows), boxes: light?.boxes ?? [] }, rows };
}

function hashOf(rows: Rows): string {
  const hash = createHash("sha256");
  for (const picture of rows.flat()) hash.update(picture);
  return hash.digest("hex").slice(0, 16);
}

const recordFile = (name: string): string => join(baselineFolder, `${name}.txt`);
const pictureFile = (name: string): string => join(baselineFolder, `${name}.webp`);

/** @throws where there is none: a scene that nobody has looked at passes for nothing. */
const recorded = (name: string): SceneRecord =>
  recordFromText(readFileSync(recordFile(name), "utf8"));

async function retake(name: string, { record, rows }: Seen): Promise<void> {
  writeFileSync(recordFile(name), textFromRecord(record));
  const file = pictureFile(name);
  const actual = await sheetOf(rows);
  const isSame = existsSync(file) && countDifferences(await readSheet(file), actual) === 0;
  if (!isSame) await writeSheet(actual, file);
}

async function compare(
  name: string,
  { record: actual, rows }: Seen,
  info: TestInfo,
): Promise<void> {
  const expected = recorded(name);
  expect.soft(actual.components, "drawn by the same components").toEqual(expected.components);
  expect.soft(compareBoxes(expected.boxes, actual.boxes)).toEqual([]);
  const picture = pictureFile(name);
  expect.soft(existsSync(picture), `no picture: ${picture}`).toBe(true);
  if (mode === "geometry" || actual.pictures === expected.pictures || !existsSync(picture)) return;
  const [before, now] = [await readSheet(picture), await sheetOf(rows)];
  const count = countDifferences(before, now);
  if (count > 0) await writeDifference(before, now, info.outputPath("difference.png"));
  expect.soft(count, `pixels that differ; see ${info.outputPath("difference.png")}`).toBe(0);
}
