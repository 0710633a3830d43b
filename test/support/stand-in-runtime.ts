/**
 * A folder that electron-builder takes for Electron's runtime on Linux, made in a moment: it has the
 * files that the builder copies, renames and changes, and does nothing. What is assembled around it
 * shows what Ringside ships, not that Electron runs it.
 */
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Marks the fuses in Electron's executable: schema 1, eight of them, then one character for each. */
const fuseMark = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const fuseCount = 8;

/** Writes it into `folder`, which must not exist yet. */
export function makeStandInRuntime(folder: string, version: string): void {
  mkdirSync(join(folder, "resources"), { recursive: true });
  mkdirSync(join(folder, "locales"));
  const fuses = Buffer.concat([
    Buffer.from(`not Electron\n${fuseMark}`),
    Buffer.from([1, fuseCount]),
    // All as they are in a fresh download: 1 is on, 0 is off.
    Buffer.from("10110010\n"),
  ]);
  writeFileSync(join(folder, "electron"), fuses);
  chmodSync(join(folder, "electron"), 0o755);
  writeFileSync(join(folder, "chrome-sandbox"), "");
  writeFileSync(join(folder, "version"), version);
  writeFileSync(join(folder, "LICENSE"), "of the runtime");
  writeFileSync(join(folder, "LICENSES.chromium.html"), "of Chromium");
  writeFileSync(join(folder, "locales/en-US.pak"), "");
}
