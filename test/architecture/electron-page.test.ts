import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { electronCalls } from "./electron-calls.ts";

const root = join(import.meta.dirname, "../..");

interface Row {
  readonly calls: readonly string[];
  readonly tests: readonly string[];
}

const named = (cell: string): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);

/** The rows of the page's tables, without their heads. */
function rowsOf(page: string): Row[] {
  return page
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => {
      const cells = line.split(/(?<!\\)\|/).slice(1, -1);
      return { calls: named(cells[0] ?? ""), tests: named(cells.at(-1) ?? "") };
    });
}

const rows = rowsOf(readFileSync(join(root, "docs/electron.md"), "utf8"));

// A few seconds: the types of everything that touches Electron are read.
test(
  "the page on Electron has a row for each call of ours, and for no other",
  { timeout: 180_000 },
  () => {
    const used = electronCalls();
    const listed = rows.flatMap(({ calls }) => calls);
    const without = used
      .filter(({ name }) => !listed.includes(name))
      .map(({ name, files }) => `${name} (${files.join(", ")})`);
    expect(without).toEqual([]);
    expect(listed.filter((name) => !used.some((call) => call.name === name))).toEqual([]);
    expect(used.length).toBeGreaterThan(90);
  },
);

test("each row names a test that exists", () => {
  expect(rows.length).toBeGreaterThan(50);
  for (const { calls, tests } of rows) {
    expect(tests, calls.join()).not.toEqual([]);
    for (const file of tests) {
      expect(file).toMatch(/\.(test|spec)\.ts$/);
      expect(existsSync(join(root, file)), `${calls.join()}: ${file}`).toBe(true);
    }
  }
});

test("a row without a test, and one whose test is gone, are found", () => {
  const [bare] = rowsOf("| `app.setName` | a | b | by hand |");
  expect(bare).toEqual({ calls: ["app.setName"], tests: [] });
});
