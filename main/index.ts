/** Bootstrap: what must happen before Electron is ready, in this order, and the way out. */
import { app, protocol } from "electron";
import { join, resolve } from "node:path";

import { dataFolderName } from "../contract/command-line/protocol.ts";
import { commandWords, parseCommandLine } from "./command-line.ts";
import { type Running, compose } from "./compose.ts";
import { takeCredential } from "./credential-cover.ts";
import { openDataFolder } from "./data-folder.ts";
import { deepLinkIn, linkSchemes, readVisit, visitOf } from "./deep-links.ts";
import { isPhoneLink } from "./desktop/links/phone-link.ts";
import { schemePrivileges } from "./security/app-scheme.ts";
import { sandboxAllPages } from "./security/sandbox.ts";

const words = app.isPackaged ? commandWords(process.argv.slice(1)) : undefined;
if (words === undefined) begin();
else void answerCommand(words);

/** `ringside status` by the application's own executable: it asks the one that runs, and is none itself. */
async function answerCommand(asked: readonly string[]): Promise<void> {
  const { main } = await import("../cli/index.ts");
  const exitCode = await main(asked);
  // What was written last may still be on its way to a pipe.
  process.stdout.write("", () => app.exit(exitCode));
}

function begin(): void {
  const typed = parseCommandLine(process.argv.slice(1));
  const jwt = takeCredential(process, typed.jwt);
  const commandLine = { ...typed, jwt };

  app.setName("Ringside");
  // The lock below is one per data folder, so that a folder of its own is an application of its own.
  const ownFolder = commandLine.userDataDir;
  const data = openDataFolder(
    ownFolder === undefined ? join(app.getPath("appData"), dataFolderName) : resolve(ownFolder),
    app.getPath("temp"),
  );
  app.setPath("userData", data.working);
  const logFolder = ownFolder === undefined ? systemLogFolder() : join(data.kept, "logs");

  if (app.requestSingleInstanceLock(visitOf(process.argv))) start({ commandLine, data, logFolder });
  else app.quit();
}

/** Where the system wants logs; it is made, which a disk that refuses does not let happen. */
function systemLogFolder(): string {
  try {
    app.setAppLogsPath();
  } catch {
    // The log goes on trying.
  }
  return app.getPath("logs");
}

interface Starting {
  readonly commandLine: ReturnType<typeof parseCommandLine>;
  readonly data: ReturnType<typeof openDataFolder>;
  readonly logFolder: string;
}

function start({ commandLine, data, logFolder }: Starting): void {
  let running: Running | undefined;
  let isQuitting = false;
  sandboxAllPages(app);
  app.setAppUserModelId("io.github.ringside.Ringside");
  if (process.platform === "win32") {
    // By the same one in each run Windows starts Ringside for a click on a card that was left behind.
    app.setToastActivatorCLSID("{6F0B6E0C-6A1D-4E0B-9C39-5B1F4C2D7A85}");
  }
  if (process.platform === "linux" && !app.commandLine.hasSwitch("enable-features")) {
    // Global hotkeys under Wayland go through the desktop's portal.
    app.commandLine.appendSwitch("enable-features", "GlobalShortcutsPortal");
  }
  protocol.registerSchemesAsPrivileged([schemePrivileges]);
  const links = watchLinks(() => running);
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
    running = await compose({
      commandLine: { ...commandLine, hidden: commandLine.hidden || wasStartedAtLogin() },
      logFolder,
      folder: import.meta.dirname,
      dataFolder: data,
    });
    if (isQuitting) running.dispose();
    else links.isRunning();
  };
  run().catch((error: unknown) => {
    // Without a window or a tray there is nobody else to tell.
    process.stderr.write(`Ringside could not start: ${String(error)}\n`);
    app.exit(1);
  });
}

/** macOS gives an application that it starts by itself no arguments. */
const wasStartedAtLogin = (): boolean =>
  process.platform === "darwin" && app.getLoginItemSettings().wasOpenedAtLogin;

/** Addresses of this start, of a second one, and by macOS's own way, which may come before all else. */
function watchLinks(running: () => Running | undefined): { isRunning(): void } {
  let early: string | undefined;
  const open = (link: string): void => {
    const now = running();
    if (now !== undefined) now.open(link);
    // The way back of a sign-in belongs to an attempt, and no attempt of this run is older than it.
    else if (isPhoneLink(link)) early = link;
  };
  const first = deepLinkIn(process.argv);
  if (first !== undefined) open(first);
  app.on("open-url", (event, url) => {
    event.preventDefault();
    open(url);
  });
  app.on("second-instance", (_event, ...[args, , said]) => {
    const { link, hidden } = readVisit(said, args);
    if (link !== undefined) open(link);
    if (!hidden) running()?.show();
  });
  return {
    isRunning() {
      if (early !== undefined) running()?.open(early);
      early = undefined;
    },
  };
}
