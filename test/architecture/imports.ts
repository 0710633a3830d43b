import { dirname, join } from "node:path";

/** The files that each file imports, types and lazy imports included; only those among `files`. */
export function importsOf(
  files: readonly string[],
  read: (file: string) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Set(files);
  return new Map(
    files.map((file) => {
      const named = [...read(file).matchAll(/\b(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)];
      const targets = named.map(([, target = ""]) => join(dirname(file), target));
      return [file, new Set(targets.filter((target) => known.has(target)))];
    }),
  );
}
