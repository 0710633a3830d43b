import { readFile, readdir } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";

/** A file of the built desk. */
export interface DeskFile {
  readonly body: Buffer;
  readonly type: string;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/** Reads the whole built desk; it is small. Rejects when it has not been built. */
export async function readDesk(folder: string): Promise<ReadonlyMap<string, DeskFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry): Promise<[string, DeskFile]> => {
        const path = join(entry.parentPath, entry.name);
        const type = types[extname(path)] ?? "application/octet-stream";
        return [relative(folder, path).split(sep).join("/"), { body: await readFile(path), type }];
      }),
  );
  return new Map(files);
}
