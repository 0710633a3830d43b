/**
 * What `npm start` and `npm test` need before they can run, on a machine that has only Node.js
 * 20.19 or newer and npm. Nothing here may import a dependency: there may be none yet.
 * Each step says what it does, does nothing when there is nothing to do, and fails with a reason.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ownNode, root, toolCommand, toolEnvironment } from "./machine/tools.mjs";

export { ownNode, root, toolEnvironment };

const modules = join(root, "node_modules");
const installStamp = join(modules, ".ringside-installed");
const buildStamp = join(root, "out/.built-from");

/** Progress goes to stderr: stdout belongs to the ready line. @param {string} text */
export const say = (text) => process.stderr.write(`ringside: ${text}\n`);

/**
 * Runs a tool to its end, its output on stderr.
 * @param {string} command @param {readonly string[]} args @param {{ timeoutMs?: number, quiet?: boolean }} [options]
 * @returns {boolean} whether it ended with 0
 */
export function run(command, args, options = {}) {
  const tool = toolCommand(command, args);
  const ended = spawnSync(tool.command, tool.args, {
    cwd: root,
    env: toolEnvironment(),
    stdio: options.quiet ? ["ignore", "ignore", "ignore"] : ["ignore", 2, 2],
    ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
  });
  return ended.status === 0;
}

/** @param {string} reason @returns {never} */
export function giveUp(reason) {
  say(reason);
  process.exit(1);
}

/** Installs exactly what the lockfile says, unless that is what is there. */
export function ensureInstalled() {
  const wanted = hashOf([join(root, "package-lock.json")]);
  if (existsSync(ownNode()) && readIfThere(installStamp) === wanted) return;
  say("installing the dependencies that package-lock.json names …");
  if (!run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"])) {
    giveUp("npm ci failed; its own message is above.");
  }
  if (!existsSync(ownNode())) {
    giveUp("the `node` package brought no Node.js for this system; see its message above.");
  }
  writeFileSync(installStamp, wanted);
}

const sources = [
  "contract",
  "telephony",
  "main",
  "preload",
  "renderer",
  "simulator",
  "preview",
  "build/tray",
];
const sourceFiles = ["electron.vite.config.ts", "package.json", "package-lock.json"];

/** Builds the application and the preview's desk, unless `out/` was built from these sources. */
export function ensureBuilt() {
  const wanted = hashOf([
    ...sources.flatMap((folder) => filesBelow(join(root, folder))),
    ...sourceFiles.map((file) => join(root, file)),
  ]);
  if (readIfThere(buildStamp) === wanted) return;
  say("building …");
  if (!run(ownNode(), [join(root, "scripts/build.mjs")])) {
    giveUp("the build failed; its own message is above.");
  }
  mkdirSync(join(root, "out"), { recursive: true });
  writeFileSync(buildStamp, wanted);
}

/** @returns {Promise<string>} a Chromium for the tests, installed when the system has none */
export async function ensureBrowser() {
  const { findChromium } = await import("./browser.mjs");
  const found = await findChromium();
  if (found) return found;
  say("no Chromium found; asking Playwright to download its own …");
  if (run("playwright", ["install", "chromium"], { timeoutMs: 300_000 })) {
    const downloaded = await findChromium();
    if (downloaded) return downloaded;
  }
  if (process.platform === "linux" && process.getuid?.() === 0) {
    say("that was not possible; installing Debian's chromium …");
    run("apt-get", ["update"], { quiet: true });
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { quiet: true });
    const installed = await findChromium();
    if (installed) return installed;
  }
  giveUp("no Chromium could be found or installed. Set RINGSIDE_CHROMIUM to the path of one.");
}

/** @param {string} path */
const readIfThere = (path) => (existsSync(path) ? readFileSync(path, "utf8") : undefined);

/** @param {readonly string[]} paths */
function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path.slice(root.length)).update(readFileSync(path));
  return hash.digest("hex");
}

/** Every file that can change the build, in a stable order. @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.(test\.ts|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
