import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/security-checklist.md"), "utf8");
const itemCount = 38;
const missing = `\`${["main", "gone.test.ts"].join("/")}\``;

interface Item {
  readonly number: number;
  readonly what: string;
  readonly proof: string;
}

const items = [...page.matchAll(/^\|\s*(\d+)\s*\|\s*(.+?)\s*\|\s*(.+?)\s*\|$/gm)].map(
  ([, number = "", what = "", proof = ""]): Item => ({ number: Number(number), what, proof }),
);

/** What is wrong with the proof of an item; nothing if a test of each name exists, or a reason why not. */
function faultsOf(proof: string): string[] {
  if (proof.includes("not yet") && !/not yet: \S+ \S+/.test(proof))
    return ["“not yet” without a reason"];
  if (proof.startsWith("not yet")) return [];
  const files = [...proof.matchAll(/`([^`]+\/[^`]+)`/g)].map(([, file = ""]) => file);
  if (files.length === 0) return ["names no test"];
  return files
    .filter((file) => !/\.(test|spec)\.ts$/.test(file) || !existsSync(join(root, file)))
    .map((file) => `${file} is no test`);
}

describe("the security checklist", () => {
  it("has each item once, in order", () => {
    const wanted = Array.from({ length: itemCount }, (_, index) => index + 1);
    expect(items.map(({ number }) => number)).toEqual(wanted);
  });

  it.each(items)("proves item $number, or says why not: $what", ({ proof }) => {
    expect(faultsOf(proof)).toEqual([]);
  });

  it.each([
    "",
    "not yet",
    "not yet: ",
    missing,
    "`main/index.ts`",
    "`main/start.test.ts`; not yet",
    "looked at",
  ])("would not take “%s” for a proof", (proof) => {
    expect(faultsOf(proof)).not.toEqual([]);
  });
});
