/**
 * A small file of an account's own that the user can do without: read once, written whole. What is
 * damaged, of a newer version or another form counts as nothing, and is replaced by the next thing kept.
 */
import * as v from "valibot";

import { readOwnFile, writeOwnFile } from "./own-file.ts";

/** The largest such file that is read, in bytes. */
export const largestKeptBytes = 64 * 1024;

export interface KeptJson<T> {
  /** What the last run kept; `undefined` when that is nothing that can be used. */
  read(): T | undefined;
  /** Never throws: what the disk does not take is kept for this run alone, by whoever has it. */
  write(value: T): void;
}

export function keptJson<S extends v.GenericSchema>(options: {
  /** Absolute. */
  readonly path: string;
  readonly version: number;
  readonly schema: S;
}): KeptJson<v.InferOutput<S>> {
  const { path, version, schema } = options;
  const document = v.strictObject({ version: v.literal(version), kept: schema });
  return {
    read() {
      const file = readOwnFile(path, largestKeptBytes);
      if (file.state !== "read") return undefined;
      const parsed = v.safeParse(document, parse(file.text));
      return parsed.success ? parsed.output.kept : undefined;
    },
    write(kept) {
      try {
        writeOwnFile(path, `${JSON.stringify({ version, kept })}\n`);
      } catch {
        // The next write tries again.
      }
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
