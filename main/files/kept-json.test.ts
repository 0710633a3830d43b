import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, test } from "vitest";
import * as v from "valibot";

import { keptJson } from "./kept-json.ts";

let folder = "";
const open = (version = 1) =>
  keptJson({ path: join(folder, "kept.json"), version, schema: v.array(v.string()) });
const plant = (text: string) => writeFileSync(join(folder, "kept.json"), text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ringside-kept-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("what was kept is there for the next run", () => {
  open().write(["a"]);
  expect(open().read()).toEqual(["a"]);
});

it.each([
  ["no JSON", "{"],
  ["another form", '{"version":1,"kept":[1]}'],
  ["a newer version", '{"version":2,"kept":["a"]}'],
  ["more than ours", '{"version":1,"kept":["a"],"more":1}'],
  ["too large", `{"version":1,"kept":["${"a".repeat(70_000)}"]}`],
])("counts as nothing: %s", (_what, text) => {
  plant(text);
  expect(open().read()).toBeUndefined();
  open().write(["b"]);
  expect(open().read()).toEqual(["b"]);
});

test("a disk that refuses breaks nothing", () => {
  plant("");
  const under = keptJson({
    path: join(folder, "kept.json", "deeper.json"),
    version: 1,
    schema: v.string(),
  });
  expect(() => under.write("a")).not.toThrow();
  expect(under.read()).toBeUndefined();
  expect(readFileSync(join(folder, "kept.json"), "utf8")).toBe("");
});
