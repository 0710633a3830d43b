/** Comments and pages that send a reader to a file must send them to one that is there. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const listed = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
}).stdout.split("\n");

/** Named from the root, from the folder of the text or one above it, or by the end of its path. */
const isThere = (name: string, from: string): boolean =>
  listed.some((file) => file === join(dirname(from), name) || `/${file}`.endsWith(`/${name}`));

it("name files that exist", () => {
  const texts = listed.filter((file) => /\.(ts|mts|mjs|cjs|svelte|md)$/.test(file));
  expect(texts.length).toBeGreaterThan(500);
  const untrue = texts.flatMap((file) =>
    readFileSync(join(root, file), "utf8")
      .split("\n")
      .flatMap((line, index) =>
        [...line.matchAll(/`([\w.-]+(?:\/[\w.-]+)+\.(?:ts|svelte|mjs|cjs|md))`/g)]
          .filter(([, name = ""]) => !isThere(name, file))
          .map(([, name = ""]) => `${file}:${index + 1} names ${name}`),
      ),
  );
  expect(untrue).toEqual([]);
});
