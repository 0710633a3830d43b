/** Bootstrap: what must happen before Electron is ready, in this order, and the way out. */
import { app, powerMonitor, protocol } from "electron";
import { join, resolve } from "node:path";

import { parseCommandLine } from "./command-line.ts";
import { type Running, compose } from "./compose.ts";
import { takeCredential } from "./credential-cover.ts";
import { openDataFolder } from "./data-folder.ts";
import { linkOfVisit, linkSchemes, visitOf } from "./deep-links.ts";
import { schemePrivileges } from "./security/app-scheme.ts";
import { sandboxAllPages } from "./security/sandbox.ts";

const typed = parseCommandLine(process.argv.slice(1));
const jwt = takeCredential(process, typed.jwt);
const commandLine = { ...typed, jwt };

app.setName("Ringside");
// The lock below is one per data folder, so that a folder of its own is an application of its own.
const ownFolder = commandLine.userDataDir;
const data = openDataFolder(
  ownFolder === undefined ? app.getPath("userData") : resolve(ownFolder),
  app.getPath("temp"),
);
app.setPath("userData", data.working);
const logFolder = ownFolder === undefined ? systemLogFolder() : join(data.kept, "logs");

if (app.requestSingleInstanceLock(visitOf(process.argv))) start();
else app.quit();

/** Where the system wants logs; it is made, which a disk that refuses does not let happen. */
function systemLogFolder(): string {
  try {
    app.setAppLogsPath();
  } catch {
    // The log goes on trying.
  }
  return app.getPath("logs");
}

function start(): void {
  let running: Running | undefined;
  let isQuitting = false;
  sandboxAllPages(app);
  app.setAppUserModelId("io.github.ringside.Ringside");
  if (process.platform === "linux" && !app.commandLine.hasSwitch("enable-features")) {
    // Global hotkeys under Wayland go through the desktop's portal.
    app.commandLine.appendSwitch("enable-features", "GlobalShortcutsPortal");
  }
  protocol.registerSchemesAsPrivileged([schemePrivileges]);
  // An address that comes before the application is up belongs to no attempt of this run.
  app.on("open-url", (event, url) => {
    event.preventDefault();
    running?.open(url);
  });
  app.on("second-instance", (_event, ...[args, , said]) => {
    const link = linkOfVisit(said, args);
    if (link !== undefined) running?.open(link);
    running?.show();
  });
  // macOS and Linux learn it from what is installed; a run from the sources owns no scheme.
  if (process.platform === "win32" && app.isPackaged) {
    for (const scheme of linkSchemes) app.setAsDefaultProtocolClient(scheme);
  }
  app.on("activate", () => running?.show());
  // The window may be made anew at any time; only quitting ends the application.
  app.on("window-all-closed", () => undefined);
  app.on("before-quit", () => {
    isQuitting = true;
    running?.dispose();
  });
  const run = async (): Promise<void> => {
    await app.whenReady();
    app.dock?.hide();
    powerMonitor.on("shutdown", () => app.quit());
    running = await compose({
      ...{ commandLine, logFolder },
      folder: import.meta.dirname,
      dataFolder: data,
    });
    if (isQuitting) running.dispose();
  };
  run().catch((error: unknown) => {
    // Without a window or a tray there is nobody else to tell.
    process.stderr.write(`Ringside could not start: ${String(error)}\n`);
    app.exit(1);
  });
}
