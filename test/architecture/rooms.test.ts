import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const largestRoom = 16;

/** Folders with more source files of their own than a reader takes in at a glance. */
function crowded(files: readonly string[]): string[] {
  const rooms = new Map<string, number>();
  for (const file of files) {
    if (!/\.(ts|svelte|mjs)$/.test(file) || file.endsWith(".test.ts")) continue;
    const room = file.slice(0, Math.max(0, file.lastIndexOf("/")));
    rooms.set(room, (rooms.get(room) ?? 0) + 1);
  }
  return [...rooms].flatMap(([room, count]) => (count > largestRoom ? [`${room}: ${count}`] : []));
}

const tracked = (): string[] =>
  execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" })
    .split("\n")
    .filter((file) => file !== "");

const isSource = (file: string): boolean =>
  /^(contract|telephony|main|preload|renderer|simulator|preview|cli)\//.test(file) &&
  /\.(ts|svelte)$/.test(file) &&
  !file.endsWith(".test.ts");

const longestFile = 300;
/** Modules of ours that one file may know. */
const mostImports = 16;
/** They put the parts together, so they know each of them. */
const composes = new Set([
  ...["main/compose.ts", "main/compose/shell.ts", "main/calls/create-call-service.ts"],
  ...["simulator/edge.ts", "simulator/server.ts", "preview/electron.ts", "renderer/App.svelte"],
]);
/** A language's list of all its themes. */
const isListOfWords = (file: string): boolean => /^contract\/i18n\/\w+\/for-\w+\.ts$/.test(file);

/** What a file is too much of. */
function tooMuch(file: string, text: string): string[] {
  const lines = text.split("\n").length - 1;
  const imports = new Set([...text.matchAll(/from "(\.[^"]+)"/g)].map(([, path]) => path)).size;
  return [
    ...(lines > longestFile ? [`${file}: ${lines} lines`] : []),
    ...(imports > mostImports && !composes.has(file) && !isListOfWords(file)
      ? [`${file}: ${imports} imports`]
      : []),
  ];
}

it("no file of the product is longer, or knows more, than a reader can hold", () => {
  const files = tracked().filter(isSource);
  expect(files.length).toBeGreaterThan(400);
  expect(files.flatMap((file) => tooMuch(file, readFileSync(join(root, file), "utf8")))).toEqual(
    [],
  );
});

it("a file that is too long, and one that knows too much, is named", () => {
  const imports = Array.from({ length: 17 }, (_, at) => `import "x"; from "./a${at}.ts"\n`).join(
    "",
  );
  expect(tooMuch("main/a.ts", "\n".repeat(301))).toEqual(["main/a.ts: 301 lines"]);
  expect(tooMuch("main/a.ts", imports)).toEqual(["main/a.ts: 17 imports"]);
  expect(tooMuch("main/compose.ts", imports)).toEqual([]);
});

it("no folder has more than sixteen source files of its own", () => {
  const files = tracked();
  expect(files.length).toBeGreaterThan(500);
  expect(crowded(files)).toEqual([]);
});

it("a folder with seventeen is named; tests and pictures do not count", () => {
  const files = Array.from({ length: 17 }, (_, index) => `main/calls/a${index}.ts`);
  expect(crowded(files)).toEqual(["main/calls: 17"]);
  expect(crowded([...files.slice(1), "main/calls/b.test.ts", "main/calls/c.png"])).toEqual([]);
});
