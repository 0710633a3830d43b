/** Whether Electron's runtime is here, or can be brought here. Dependency-free. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { electronObstacle } from "./machine/electron-obstacle.mjs";
import { readElectronNeeds } from "./machine/machine.mjs";
import { ownNode, root, run, say } from "./setup.mjs";

const folder = join(root, "node_modules/electron");

/** @returns {string | undefined} the path of the executable, if the runtime is present */
export function electronExecutable() {
  const pathFile = join(folder, "path.txt");
  if (!existsSync(pathFile)) return undefined;
  const executable = join(folder, "dist", readFileSync(pathFile, "utf8").trim());
  return existsSync(executable) ? executable : undefined;
}

/**
 * Electron's package brings its runtime by a download of its own, on demand.
 * @returns {string | undefined} the executable, or undefined where the download is not possible
 */
function ensureElectron() {
  const present = electronExecutable();
  if (present) return present;
  say("downloading Electron's runtime …");
  run(ownNode(), [join(folder, "install.js")], { timeoutMs: 300_000, quiet: true });
  return electronExecutable();
}

/**
 * Electron's executable, brought here if need be, or why it cannot be used on this machine.
 * @param {readonly string[]} words the application's
 * @returns {{ executable: string } | { refusal: string }}
 */
export function usableElectron(words) {
  // Nothing is downloaded for a machine that cannot show it.
  const before = electronObstacle(readElectronNeeds({ electron: electronExecutable(), words }));
  if (before) return { refusal: sentenceOf(before) };
  const electron = ensureElectron();
  if (!electron) return { refusal: "Electron's runtime cannot be downloaded here" };
  const after = electronObstacle(readElectronNeeds({ electron, words }));
  return after ? { refusal: sentenceOf(after) } : { executable: electron };
}

/** @param {{ says: string, cure: string }} obstacle */
const sentenceOf = ({ says, cure }) => `${says} (cure: ${cure})`;
