import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { type Row, summarise } from "../measure.ts";

const folder = join(import.meta.dirname, "../out/main");

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
  return [
    {
      name: "what the main process starts with, gzipped",
      unit: "kB",
      ours: summarise([kilobytes([entry, ...paths(chunks.filter(isAtStart))])]),
    },
    {
      name: "the demo's simulator, loaded when the demo is tried, gzipped",
      unit: "kB",
      ours: summarise([kilobytes(paths(later))]),
      aim: { text: "no part of the start", reached: later.length > 0 },
    },
  ];
}
