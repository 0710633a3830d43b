/**
 * `docs/limits.md` is what the constants say, each with a test that exists. After a change that is
 * meant: `RINGSIDE_LIMITS_WRITE=yes npx vitest run --project unit test/architecture/limits-page.test.ts`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { breaks, outOfReach } from "../mutation/broken-bounds.ts";
import { type Guard, guards } from "../mutation/broken-guards.ts";
import { attacks } from "./attacks.ts";
import { type Limit, limits } from "./limits.ts";

const root = join(import.meta.dirname, "../..");
const page = join(root, "docs/limits.md");
const marksOf = (what: string) => ({
  begin: `<!-- ${what}: begin (written by the test; do not edit) -->`,
  end: `<!-- ${what}: end -->`,
});

const rowOf = ({ what, value, unit, beyond, proof: [file, title] }: Limit): string =>
  `| ${what} | ${value.toLocaleString("en-US")} | ${unit} | ${beyond} | \`${file}\`: “${title}” |`;

const limitsTable = [
  "| Bound | Value | Unit | Beyond it | Proved by |",
  "| --- | ---: | --- | --- | --- |",
  ...limits.map(rowOf),
].join("\n");

const guardsTable = [
  "| Guard | Stands in | Proved by |",
  "| --- | --- | --- |",
  ...guards.map(
    ({ what, file, proof: [proof, title] }: Guard) =>
      `| ${what} | \`${file}\` | \`${proof}\`: “${title}” |`,
  ),
].join("\n");

const attacksTable = [
  "| Done to it | What holds |",
  "| --- | --- |",
  ...attacks.map(
    ({ kind, proofs }) =>
      `| ${kind} | ${proofs.map(([file, title]) => `\`${file}\`: “${title}”`).join("<br>")} |`,
  ),
].join("\n");

/** The title as it stands in the source, however it is quoted. */
const hasTest = (source: string, title: string): boolean =>
  ['"', "`", "'"].some((quote) => {
    const at = source.indexOf(`${quote}${title}${quote}`);
    return at >= 0 && /\(\s*$/.test(source.slice(0, at));
  });

describe("the page of the limits", () => {
  it.each([
    ["limits", limitsTable],
    ["guards", guardsTable],
    ["attacks", attacksTable],
  ])("is what the code says: %s", (what, table) => {
    const { begin, end } = marksOf(what);
    const text = readFileSync(page, "utf8");
    const [before = "", rest = ""] = text.split(begin);
    const [written = "", after = ""] = rest.split(end);
    expect(rest).not.toBe("");
    if (process.env["RINGSIDE_LIMITS_WRITE"] === "yes") {
      writeFileSync(page, `${before}${begin}\n\n${table}\n\n${end}${after}`);
    } else expect(written.trim()).toBe(table);
  });

  it("holds no number without an end, and none twice", () => {
    expect(limits.filter(({ value }) => !Number.isFinite(value) || value <= 0)).toEqual([]);
    expect(new Set(limits.map(({ what }) => what)).size).toBe(limits.length);
  });

  it.each(limits)("names a test that exists: $what", ({ proof: [file, title] }) => {
    expect(hasTest(readFileSync(join(root, file), "utf8"), title), `${file}: ${title}`).toBe(true);
  });

  const reachable = limits.filter(({ what }) => outOfReach[what] === undefined);
  it.each(reachable)("can be taken away to see that the test fails: $what", ({ what }) => {
    const { file, from } = breaks[what] ?? { file: "", from: "" };
    expect(file, "no break in test/mutation/broken-bounds.ts").not.toBe("");
    expect(readFileSync(join(root, file), "utf8").split(from)).toHaveLength(2);
  });

  it.each(guards)("knows the guard: $what", ({ file, from, proof }) => {
    expect(readFileSync(join(root, file), "utf8").split(from)).toHaveLength(2);
    expect(hasTest(readFileSync(join(root, proof[0]), "utf8"), proof[1])).toBe(true);
  });

  it.each(attacks)("names tests that exist for: $kind", ({ proofs }) => {
    for (const [file, title] of proofs) {
      expect(hasTest(readFileSync(join(root, file), "utf8"), title), `${file}: ${title}`).toBe(
        true,
      );
    }
  });

  it("are all that is taken away", () => {
    expect(new Set(Object.keys({ ...breaks, ...outOfReach }))).toEqual(
      new Set(limits.map(({ what }) => what)),
    );
  });

  it("would miss a test that does not exist", () => {
    expect(hasTest('it("does this", () => {});', "does that")).toBe(false);
  });
});
