import { execFileSync } from "node:child_process";
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

it("no folder has more than sixteen source files of its own", () => {
  const tracked = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" });
  const files = tracked.split("\n").filter((file) => file !== "");
  expect(files.length).toBeGreaterThan(500);
  expect(crowded(files)).toEqual([]);
});

it("a folder with seventeen is named; tests and pictures do not count", () => {
  const files = Array.from({ length: 17 }, (_, index) => `main/calls/a${index}.ts`);
  expect(crowded(files)).toEqual(["main/calls: 17"]);
  expect(crowded([...files.slice(1), "main/calls/b.test.ts", "main/calls/c.png"])).toEqual([]);
});
