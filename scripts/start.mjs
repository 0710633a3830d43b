/**
 * `npm start`: installs and builds if needed, then runs the application in Electron, or in the
 * preview host when that was asked for or Electron cannot run here (it says which and why).
 *
 *   npm start -- [--demo] [--server=URL --client-id=ID [--jwt=TOKEN]] [--user-data-dir=DIR]
 *                [--preview [--port=N] [--no-open]]
 */
import { spawn } from "node:child_process";
import { join } from "node:path";

import { usableElectron } from "./electron-runtime.mjs";
import { splitArguments } from "./machine/start-arguments.mjs";
import { ensureBuilt, ensureInstalled, ownNode, root, say, toolEnvironment } from "./setup.mjs";

const { previewAsked, previewArgs, appArgs } = splitArguments(process.argv.slice(2));
ensureInstalled();
ensureBuilt();

const electron = previewAsked ? { refusal: "asked for" } : usableElectron(appArgs);
if ("executable" in electron) {
  hand(electron.executable, [root, ...appArgs]);
} else {
  if (!previewAsked) say(`using the preview host, because ${electron.refusal}.`);
  hand(ownNode(), [join(root, "preview/index.ts"), ...previewArgs, "--", ...appArgs]);
}

/** Becomes the host: same terminal, same signals, same exit code. @param {string} command @param {string[]} args */
function hand(command, args) {
  const host = spawn(command, args, {
    cwd: process.cwd(),
    env: toolEnvironment(),
    stdio: "inherit",
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
    process.on(signal, () => host.kill(signal));
  }
  host.on("error", (error) => {
    say(`the host could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  host.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1);
  });
}
