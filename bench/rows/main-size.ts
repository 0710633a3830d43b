import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { type Row, summarise } from "../run/measure.ts";

const out = join(import.meta.dirname, "../../out");
const folder = join(out, "main");
/** The folders of `out` that are shipped. */
const shipped = ["main", "preload", "renderer", "licences"];

const kilobytes = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0) / 1000;

/** What the main process starts with, and what it loads only for the demo: the simulator. */
export function measureMainSize(): readonly Row[] {
  const entry = join(folder, "index.js");
  const text = readFileSync(entry, "utf8");
  const chunks = readdirSync(join(folder, "chunks"));
  const isAtStart = (name: string): boolean =>
    new RegExp(`^import [^(]*"\\./chunks/${name}"`, "m").test(text);
  const later = chunks.filter((name) => !isAtStart(name));
  const paths = (names: readonly string[]): string[] =>
    names.map((name) => join(folder, "chunks", name));
  const atStart = kilobytes([entry, ...paths(chunks.filter(isAtStart))]);
  const megabytes = shippedBytes() / 1e6;
  return [
    {
      name: "what is shipped, as large as it is in app.asar",
      unit: "MB",
      ours: summarise([megabytes]),
      aim: { text: "under 3 MB", reached: megabytes < 3 },
    },
    {
      name: "what the main process starts with, gzipped",
      unit: "kB",
      ours: summarise([atStart]),
      aim: { text: "under 600 kB", reached: atStart < 600 },
    },
    {
      name: "the demo's simulator, loaded when the demo is tried, gzipped",
      unit: "kB",
      ours: summarise([kilobytes(paths(later))]),
      aim: { text: "no part of the start", reached: later.length > 0 },
    },
  ];
}

/** The archive holds the files one after the other, as they are. */
const shippedBytes = (): number =>
  shipped
    .flatMap((name) => readdirSync(join(out, name), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
