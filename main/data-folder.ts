/**
 * The folder that holds everything Ringside keeps, on a disk that may be full or not allow it. Chromium
 * needs a folder that it can write to, or the application would never start and nobody would be told.
 */
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";

import { ownFileMode, ownFolderMode, systemCode } from "./files/own-file.ts";

export interface DataFolder {
  /** Where settings, vault and logs belong, whether or not it can be written to now. */
  readonly kept: string;
  /**
   * Where Chromium works: the same, or one for this run alone. On Windows the key store's own key lies
   * in it, so that in the second case a kept sign-in can be neither read nor written.
   */
  readonly working: string;
}

/** `temporary` is the system's folder for what lasts one run. Never throws. */
export function openDataFolder(wanted: string, temporary: string): DataFolder {
  if (takesFiles(wanted)) return { kept: wanted, working: wanted };
  try {
    return { kept: wanted, working: mkdtempSync(join(temporary, "ringside-")) };
  } catch {
    // There is nothing better: it may do without.
    return { kept: wanted, working: wanted };
  }
}

/** What a full disk says. Chromium can live with that in a folder that is there. */
const fullDisk: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT"]);

/** Asked of the disk, since rights do not tell whether it is read-only. */
function takesFiles(folder: string): boolean {
  const file = join(folder, `writable.${randomBytes(12).toString("hex")}`);
  try {
    mkdirSync(folder, { recursive: true, mode: ownFolderMode });
    closeSync(openSync(file, "wx", ownFileMode));
    rmSync(file);
    return true;
  } catch (error) {
    return fullDisk.has(systemCode(error)) && existsSync(folder);
  }
}
