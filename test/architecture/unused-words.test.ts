import { readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";

import { expect, it } from "vitest";

import * as forDesktop from "../../contract/i18n/en/for-desktop.ts";
import * as forWindow from "../../contract/i18n/en/for-window.ts";

const root = join(import.meta.dirname, "../..");

/** Everything of the product that can say a word: not the words themselves, and no tests. */
const sources = execFileSync("git", ["ls-files", "contract", "main", "renderer", "cli"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => /\.(ts|svelte)$/.test(file) && !file.endsWith(".test.ts"))
  .filter((file) => !/^contract\/i18n\/\w\w\//.test(file));
const text = sources.map((file) => readFileSync(join(root, file), "utf8")).join("\n");

interface Word {
  readonly path: readonly string[];
}

function* wordsIn(value: unknown, path: readonly string[] = []): Generator<Word> {
  if (typeof value !== "object" || value === null) yield { path };
  else for (const [key, word] of Object.entries(value)) yield* wordsIn(word, [...path, key]);
}

/**
 * A word counts as used when its key is read from something (`.key`, a destructured `key`), or when
 * what holds it is read by a code (`holder[code]`) or handed on as a whole (`from(holder)`). The product
 * is read once for all words.
 */
function usesOf(product: string): (word: Word) => boolean {
  const names = (pattern: RegExp): ReadonlySet<string> =>
    new Set([...product.matchAll(pattern)].map(([, name = ""]) => name));
  const read = names(/\.(\w+)/g);
  const takenApart = names(/(?<=[{,]\s*)(\w+)(?=\s*[,}:=])/g);
  const readByCode = names(/\b(\w+)(?=(?:\.\w+)?\[)/g);
  return ({ path }) => {
    const key = path.at(-1) ?? "";
    if (read.has(key) || takenApart.has(key)) return true;
    return path.slice(0, -1).some((holder) => readByCode.has(holder));
  };
}

it("no word stands in the catalogue that nothing says", () => {
  const words = [...wordsIn({ ...forWindow, ...forDesktop })];
  expect(words.length).toBeGreaterThan(700);
  const isUsed = usesOf(text);
  const unused = words.filter((word) => !isUsed(word));
  expect(unused.map(({ path }) => path.join("."))).toEqual([]);
});

it("a word that nothing says is named", () => {
  const product = "words.call.muted; const { title } = words.call; reasons[reason]";
  const isUsed = usesOf(product);
  const used = (...path: string[]) => isUsed({ path });
  expect(used("windowWords", "call", "muted")).toBe(true);
  expect(used("windowWords", "call", "title")).toBe(true);
  expect(used("reasons", "no-call")).toBe(true);
  expect(used("windowWords", "call", "forgotten")).toBe(false);
  expect(used("windowWords", "call", "no-call")).toBe(false);
});
