/** Lint rules, shown to find what they are for: those of our own making, and that types are read. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Linter } from "eslint";
import * as v from "valibot";
import { expect, it } from "vitest";

import { root, toolCommand, toolEnvironment } from "../../scripts/machine/tools.mjs";

const ruleName = "no-restricted-syntax";
const parts = v.object({
  default: v.array(
    v.object({
      files: v.optional(v.array(v.unknown())),
      rules: v.optional(v.object({ [ruleName]: v.optional(v.unknown()) })),
    }),
  ),
});
const loaded: unknown = createRequire(import.meta.url)("../../eslint.config.js");
const configured = v
  .parse(parts, loaded)
  .default.find(({ files, rules }) => files?.includes("main/**/*.ts") && rules?.[ruleName]);
const noSpread = v.parse(
  v.tupleWithRest([v.literal("error")], v.object({ selector: v.string(), message: v.string() })),
  configured?.rules?.[ruleName],
);

const found = (code: string): number =>
  new Linter().verify(code, {
    languageOptions: { ecmaVersion: 2024, sourceType: "module" },
    rules: { [ruleName]: noSpread },
  }).length;

it.each([
  "all.push(...page);",
  "Math.max(0, ...page);",
  "new Thing(...page);",
  "all?.push(...page);",
])("a list is not spread into arguments: %s", (code) => {
  expect(found(code)).toBe(1);
});

it.each(["const all = [...page];", "f({ ...page });", "for (const one of page) all.push(one);"])(
  "it may be used otherwise: %s",
  (code) => {
    expect(found(code)).toBe(0);
  },
);

const planted = `
export async function planted(given: any, page: readonly string[]): Promise<void> {
  const read = given.name;
  Promise.resolve(read);
  if (page) await Promise.resolve();
}
`;
const verdict = v.object({ diagnostics: v.array(v.object({ code: v.string() })) });

it("what only types show is found", () => {
  const folder = mkdtempSync(join(tmpdir(), "ringside-lint-"));
  writeFileSync(join(folder, "planted.ts"), planted);
  const { command, args } = toolCommand("oxlint", [
    ...["--config", ".oxlintrc.json", "--format", "json", folder],
  ]);
  const { stdout } = spawnSync(command, args, {
    cwd: root,
    env: toolEnvironment(),
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  const told: unknown = JSON.parse(stdout);
  expect(v.parse(verdict, told).diagnostics.map(({ code }) => code)).toEqual([
    "typescript(no-explicit-any)",
    "typescript(no-unsafe-assignment)",
    "typescript(no-unsafe-member-access)",
    "typescript(no-floating-promises)",
    "typescript(no-unnecessary-condition)",
  ]);
});
