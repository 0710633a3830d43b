import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { type Row, summarise } from "./measure.ts";

const folder = join(import.meta.dirname, "../out/renderer");

/** What the window loads, compressed as a package would: scripts, styles and the page itself. */
export function measureRendererSize(): readonly Row[] {
  const total = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => gzipSync(readFileSync(join(entry.parentPath, entry.name)), { level: 9 }).length)
    .reduce((sum, size) => sum + size, 0);
  return [
    {
      name: "the window's files, gzipped",
      unit: "kB",
      ours: summarise([total / 1000]),
      aim: { text: "under 60 kB", reached: total < 60_000 },
    },
  ];
}
