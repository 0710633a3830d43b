import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

import { openDataFolder } from "./data-folder.ts";

let parent = "";
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "ringside-data-"));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

it("is made when missing, and nothing is left in it by looking", () => {
  const wanted = join(parent, "deep", "data");
  expect(openDataFolder(wanted, parent)).toEqual({ kept: wanted, working: wanted });
  expect(readdirSync(wanted)).toEqual([]);
  if (process.platform !== "win32") expect(statSync(wanted).mode & 0o777).toBe(0o700);
});

it("is replaced for this run, for Chromium alone, where it cannot be written to", () => {
  writeFileSync(join(parent, "disk"), "");
  const wanted = join(parent, "disk", "data");
  const { kept, working } = openDataFolder(wanted, parent);
  expect(kept).toBe(wanted);
  expect(working.startsWith(join(parent, "ringside-"))).toBe(true);
  expect(statSync(working).isDirectory()).toBe(true);
});

it("stays where it is when there is no other place either", () => {
  writeFileSync(join(parent, "disk"), "");
  const wanted = join(parent, "disk", "data");
  expect(openDataFolder(wanted, join(parent, "disk"))).toEqual({ kept: wanted, working: wanted });
});
