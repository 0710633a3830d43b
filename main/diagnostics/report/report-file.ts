/** Puts a report where its user finds it, and never over another file. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { SavedReport } from "../../../contract/diagnostics.ts";
import { type Result, done, failed } from "../../../contract/result.ts";

/** A place to try. The path may be asked for in vain, as of a system without such a folder. */
export interface ReportFolder {
  readonly kind: SavedReport["folder"];
  readonly path: () => string;
}

export interface ReportFile extends SavedReport {
  /** For main alone. */
  readonly path: string;
}

/** How often a name that is taken is tried with another number. */
const namesTried = 20;

/** Tries the folders in order; `internal` when none can be written to. Readable by the user alone. */
export async function saveReport(
  text: string,
  at: { readonly folders: readonly ReportFolder[]; readonly createdAt: number },
): Promise<Result<ReportFile>> {
  for (const folder of at.folders) {
    const saved = await saveIn(folder, text, at.createdAt);
    if (saved !== undefined) return done(saved);
  }
  return failed({ code: "internal" });
}

async function saveIn(
  { kind, path }: ReportFolder,
  text: string,
  createdAt: number,
): Promise<ReportFile | undefined> {
  const stem = `ringside-diagnostics-${new Date(createdAt).toISOString().slice(0, 19)}`;
  try {
    const folder = path();
    await mkdir(folder, { recursive: true });
    for (let attempt = 1; attempt <= namesTried; attempt += 1) {
      // Windows takes no colon in a name.
      const number = attempt === 1 ? "" : `-${attempt}`;
      const file = `${stem.replaceAll(":", "-")}${number}.json`;
      const target = join(folder, file);
      if (await writeNew(target, text)) return { file, folder: kind, path: target };
    }
  } catch {
    // No such folder, or no leave to write in it (macOS asks the user): the next one is tried.
  }
  return undefined;
}

/** False when there is a file of this name. */
async function writeNew(target: string, text: string): Promise<boolean> {
  try {
    await writeFile(target, text, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}
