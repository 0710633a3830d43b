/**
 * Builds `out/`: main, preload and renderer by electron-vite, the preview's desk and the command line
 * by Vite, and the licences of what has been bundled.
 */
import { chmodSync } from "node:fs";

import { giveUp, run } from "./setup.mjs";

if (!run("electron-vite", ["build", "--logLevel", "warn"])) giveUp("electron-vite build failed.");
if (!run("vite", ["build", "--config", "preview/desk/vite.config.ts", "--logLevel", "warn"])) {
  giveUp("building the preview's desk failed.");
}
if (!run("vite", ["build", "--config", "cli/vite.config.ts", "--logLevel", "warn"])) {
  giveUp("building the command line failed.");
}
// What `bin` names must be allowed to run; the bundler has no say in that.
chmodSync(new URL("../out/cli/ringside.mjs", import.meta.url), 0o755);
if (!run("node", ["scripts/supply/write-licences.ts"])) giveUp("writing the licences failed.");
