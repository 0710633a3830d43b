import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { type Row, summarise } from "../run/measure.ts";

const folder = join(import.meta.dirname, "../../out/renderer");

interface PackedFile {
  readonly name: string;
  /** Compressed as a package would. */
  readonly bytes: number;
}

function filesOfWindow(): readonly PackedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const packed = gzipSync(readFileSync(join(entry.parentPath, entry.name)), { level: 9 });
      return { name: entry.name, bytes: packed.length };
    });
}

const kilobytes = (files: readonly PackedFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;

/** What the window loads before it shows a call, and all that it may load: scripts, styles, pages. */
export function measureRendererSize(): readonly Row[] {
  const all = filesOfWindow();
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const first = all.filter(({ name }) => name === "index.html" || page.includes(name));
  return [
    {
      name: "the window's files that it starts with, gzipped",
      unit: "kB",
      ours: summarise([kilobytes(first)]),
      aim: { text: "under 60 kB", reached: kilobytes(first) < 60 },
    },
    {
      name: "all of the window's files, pages that are loaded when opened included, gzipped",
      unit: "kB",
      ours: summarise([kilobytes(all)]),
    },
  ];
}
