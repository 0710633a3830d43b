import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/security.md"), "utf8").replace(/\s+/g, " ");

/** `file`: “one test”, “another of the same file”. */
const proofs = [
  ...page.matchAll(/`([\w./-]+\.(?:test|spec)\.ts)`: ((?:“[^”]+”(?:, (?=“))?)+)/g),
].flatMap(([, file = "", names = ""]) =>
  [...names.matchAll(/“([^”]+)”/g)].map(([, name = ""]) => ({ file, name })),
);

describe("the security page", () => {
  it("names a good many proofs", () => {
    expect(proofs.length).toBeGreaterThan(40);
  });

  it.each(proofs)("names a test that exists: $file, $name", ({ file, name }) => {
    const path = join(root, file);
    expect(existsSync(path), file).toBe(true);
    expect(readFileSync(path, "utf8").replace(/\s+/g, " ").includes(name)).toBe(true);
  });
});
