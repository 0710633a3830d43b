/**
 * Runs the built application without Electron:
 * `node preview/index.ts [--port N] [--no-open] [--taken ACCELERATOR]… [--keyring KIND] [--platform SYSTEM]
 * [-- application words…]`.
 * Prints one line of JSON when the application is ready, and ends when it quits.
 */
import { readFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

import * as v from "valibot";

import { parsePreviewArguments, switchesOf } from "./arguments.ts";
import type { Application } from "./electron/application.ts";
import { type DesktopSystem, systemHere } from "./electron/systems.ts";
import { type Host, startHost } from "./host.ts";
import { provideElectron } from "./module-hook.ts";
import { openBrowser } from "./open-browser.ts";

const ours = resolve(import.meta.dirname, "..");

const packageFile = v.object({
  name: v.string(),
  productName: v.optional(v.string()),
  version: v.string(),
  main: v.string(),
});
type PackageFile = v.InferOutput<typeof packageFile>;

function applicationOf(
  about: PackageFile,
  root: string,
  { words, system }: { words: readonly string[]; system: DesktopSystem },
): Application {
  return {
    name: about.productName ?? about.name,
    version: about.version,
    root,
    switches: switchesOf(words),
    system,
    languages: [Intl.DateTimeFormat().resolvedOptions().locale],
    surroundings: {
      env: process.env,
      home: homedir(),
      temp: tmpdir(),
      exe: process.execPath,
    },
  };
}

/** Makes the process look like an unpackaged Electron one to the code that is about to load. */
function actAsElectron(root: string, words: readonly string[], system: DesktopSystem): void {
  Object.defineProperty(process, "platform", { value: system.platform, configurable: true });
  if (system.session !== undefined) process.env["XDG_SESSION_TYPE"] = system.session;
  process.argv = [process.execPath, root, ...words];
  Object.defineProperty(process, "type", { value: "browser", configurable: true });
  Object.defineProperty(process, "defaultApp", { value: true, configurable: true });
}

/**
 * Loads the application and lets it become ready: when its code has run, or as soon as it waits for
 * being ready, whichever comes first.
 */
async function runApplication({ parts }: Host, entry: string): Promise<void> {
  const loaded = import(pathToFileURL(entry).href);
  await Promise.race([loaded, parts.app.askedForReady]);
  setImmediate(() => parts.app.becomeReady());
  await loaded;
}

async function main(): Promise<void> {
  const given = parsePreviewArguments(process.argv.slice(2));
  const words = given.application;
  const root = resolve(given.root ?? ours);
  const about = v.parse(
    packageFile,
    JSON.parse(await readFile(join(root, "package.json"), "utf8")),
  );
  const complain = (what: string): void => void process.stderr.write(`preview: ${what}\n`);
  const { platform: here } = process;
  const system = given.system ?? systemHere(here, process.env);
  const host = await startHost({
    application: applicationOf(about, root, { words, system }),
    deskFolder: given.desk ?? join(ours, "out", "desk"),
    port: given.port,
    taken: given.taken,
    keyring: given.keyring,
    complain,
  });
  provideElectron(host.electron);
  actAsElectron(root, words, system);
  // What the application asks the session bus is answered for the desk.
  const bus = join(ours, "preview/bus", given.tray ? "with-tray" : "without-tray");
  process.env["PATH"] = [bus, process.env["PATH"] ?? ""].join(delimiter);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    // The second one ends the process at once, as people expect of an impatient Ctrl+C.
    process.once(signal, () => {
      process.once(signal, () => process.exit(130));
      host.parts.app.quit();
    });
  }
  void host.shown.then(() => {
    process.stdout.write(`${JSON.stringify({ event: "ready", host: "preview", url: host.url })}\n`);
    if (given.open) openBrowser(here, host.url);
  });
  void host.quit.then((code) => {
    host.dispose();
    process.exit(code);
  });
  await runApplication(host, resolve(root, about.main));
}

try {
  await main();
} catch (error) {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code !== "EADDRINUSE") throw error;
  process.stderr.write("preview: that port is taken; choose another one with --port\n");
  process.exit(1);
}
