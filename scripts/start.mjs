/**
 * `npm start`: installs and builds if needed, then runs the application in Electron, or in the
 * preview host when that was asked for or Electron cannot run here (it says which and why).
 *
 *   npm start -- [--demo] [--server URL --client-id ID [--jwt TOKEN]] [--user-data-dir DIR]
 *                [--preview [--port N] [--no-open]]
 */
import { spawn } from "node:child_process";
import { join } from "node:path";

import { ensureElectron, hasDisplay } from "./electron-runtime.mjs";
import { ensureBuilt, ensureInstalled, ownNode, root, say, toolEnvironment } from "./setup.mjs";

const { previewAsked, previewArgs, appArgs } = split(process.argv.slice(2));
ensureInstalled();
ensureBuilt();

const refusal = previewAsked ? "asked for" : hasDisplay() ? undefined : "there is no display here";
const electron = refusal === undefined ? ensureElectron() : undefined;
if (electron) {
  hand(electron, [root, ...appArgs]);
} else {
  if (!previewAsked) {
    say(
      `using the preview host, because ${refusal ?? "Electron's runtime cannot be downloaded here"}.`,
    );
  }
  hand(ownNode(), [join(root, "preview/index.ts"), ...previewArgs, "--", ...appArgs]);
}

/** Separates what the preview host takes from what the application takes. @param {string[]} args */
function split(args) {
  /** @type {{ previewAsked: boolean, previewArgs: string[], appArgs: string[] }} */
  const parts = { previewAsked: false, previewArgs: [], appArgs: [] };
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? "";
    if (arg === "--preview") parts.previewAsked = true;
    else if (arg === "--no-open" || arg.startsWith("--port=")) parts.previewArgs.push(arg);
    else if (arg === "--port") parts.previewArgs.push(arg, args[++index] ?? "");
    else parts.appArgs.push(arg);
  }
  return parts;
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
