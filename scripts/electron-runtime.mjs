/** Whether Electron's runtime is here, or can be brought here. Dependency-free. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { ownNode, root, run, say } from "./setup.mjs";

const folder = join(root, "node_modules/electron");

/** @returns {string | undefined} the path of the executable, if the runtime is present */
function electronExecutable() {
  const pathFile = join(folder, "path.txt");
  if (!existsSync(pathFile)) return undefined;
  const executable = join(folder, "dist", readFileSync(pathFile, "utf8").trim());
  return existsSync(executable) ? executable : undefined;
}

/**
 * Electron's package brings its runtime by a download of its own, on demand.
 * @returns {string | undefined} the executable, or undefined where the download is not possible
 */
export function ensureElectron() {
  const present = electronExecutable();
  if (present) return present;
  say("downloading Electron's runtime …");
  run(ownNode(), [join(folder, "install.js")], { timeoutMs: 300_000, quiet: true });
  return electronExecutable();
}

/** Linux without X11 or Wayland has nowhere to show a window. */
export const hasDisplay = () =>
  process.platform !== "linux" ||
  Boolean(process.env["DISPLAY"]) ||
  Boolean(process.env["WAYLAND_DISPLAY"]);
