/** `docs/performance.md` and its pictures show what `bench/results.json` holds. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as v from "valibot";
import { expect, it } from "vitest";

import { pageWith, plotsOf } from "../../bench/run/page.ts";

const root = join(import.meta.dirname, "../..");
const docs = join(root, "docs");

const summary = v.object({
  ...{ n: v.number(), median: v.number(), p95: v.number(), max: v.number(), spread: v.number() },
});
const results = v.object({
  machine: v.object({
    ...{ node: v.string(), system: v.string(), cpu: v.string(), day: v.string() },
    ...{ cores: v.number(), memoryGb: v.number() },
  }),
  rows: v.array(
    v.object({
      ...{ name: v.string(), unit: v.string(), ours: summary },
      peer: v.exactOptional(v.object({ name: v.string(), figures: summary })),
      aim: v.exactOptional(v.object({ text: v.string(), reached: v.boolean() })),
    }),
  ),
  failures: v.array(v.object({ benchmark: v.string(), because: v.string() })),
});

const read: unknown = JSON.parse(readFileSync(join(root, "bench/results.json"), "utf8"));
const kept = v.parse(results, read);

it("the page shows the figures that are kept", () => {
  const page = readFileSync(join(docs, "performance.md"), "utf8");
  expect(pageWith(page, kept)).toBe(page);
});

it.each(Object.entries(plotsOf(kept)))("%s draws them", (name, picture) => {
  expect(readFileSync(join(docs, "performance", name), "utf8")).toBe(picture);
});

it("a figure that is another one would be seen", () => {
  const page = readFileSync(join(docs, "performance.md"), "utf8");
  const [first, ...rest] = kept.rows;
  if (first === undefined) throw new Error("nothing is kept");
  const other = { ...first, ours: { ...first.ours, median: first.ours.median * 2 + 1 } };
  expect(pageWith(page, { ...kept, rows: [other, ...rest] })).not.toBe(page);
});
