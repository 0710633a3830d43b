/** Lint rules of our own making, shown to find what they are for. */
import { createRequire } from "node:module";

import { Linter } from "eslint";
import * as v from "valibot";
import { expect, it } from "vitest";

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
