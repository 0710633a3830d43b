/** The composition root: the only place where services are made and joined. */
import { Menu, app, protocol, session } from "electron";
import { join } from "node:path";

import { createCallService } from "./calls/create-call-service.ts";
import { defaultRecheckPauses } from "./calls/sync/recheck.ts";
import type { AccountFacts } from "./calls/ports.ts";
import type { Result } from "../contract/result.ts";
import type { CommandLine } from "./command-line.ts";
import { DesktopLanguage } from "./desktop/desktop-language.ts";
import { appMenu } from "./desktop/app-menu.ts";
import { hasTrayHost, runCommand } from "./desktop/tray/tray-host.ts";
import type { Clock } from "./timing/clock.ts";
import { startDemoServer } from "./compose/demo-server.ts";
import type { Surroundings } from "./compose/desktop-parts.ts";
import { keptIn } from "./compose/kept.ts";
import { watchMachine } from "./compose/machine.ts";
import { openVault } from "./compose/open-vault.ts";
import { Shell } from "./compose/shell.ts";
import { createSignIns } from "./compose/sign-ins.ts";
import type { AccountPlace } from "./account/account-entry.ts";
import type { Connection } from "./account/workspace.ts";
import { openThroughSystem } from "./compose/system-network.ts";
import { buildDefaults } from "./configuration/build-defaults.ts";
import type { DataFolder } from "./data-folder.ts";
import { guardAgainstCrashes, logLostChildren } from "./crash-guard.ts";
import { type Diagnostics, createDiagnostics } from "./diagnostics/diagnostics.ts";
import type { ReportFolder } from "./diagnostics/report/report-file.ts";
import { systemView } from "./diagnostics/report/system.ts";
import { isPhoneLink } from "./desktop/links/phone-link.ts";
import { openFileLog } from "./log.ts";
import { connectService } from "./ringcentral/service-connection.ts";
import type { AuthSession } from "./ringcentral/session/session.ts";
import { appScheme, createAppScheme } from "./security/app-scheme.ts";
import { confineAll, denyPermissions } from "./security/harden.ts";
import { openSettings } from "./settings/settings-store.ts";
import { createSystemClock } from "./timing/system-clock.ts";

export interface ComposeOptions {
  readonly commandLine: CommandLine;
  /** Folder of the built main process; the page and the preload stand beside it. */
  readonly folder: string;
  /** Where settings, vault and reports are kept. It may refuse, for a time or for good. */
  readonly dataFolder: DataFolder;
  readonly logFolder: string;
}

/** The running application. */
export interface Running {
  show(): void;
  /** An address that the system handed to the application. */
  open(link: string): void;
  /** Everything that was started, in reverse order; may be called again. */
  dispose(): void;
}

/** Builds the application. Call once, after Electron is ready. */
export async function compose(options: ComposeOptions): Promise<Running> {
  const { commandLine, folder, dataFolder, logFolder } = options;
  const clock = createSystemClock();
  const diagnostics = createDiagnostics({
    system: systemView({ version: app.getVersion(), locale: app.getLocale(), process }),
    wall: () => clock.now(),
    steady: () => performance.now(),
  });
  const log = openFileLog({
    ...{ folder: logFolder, clock },
    onLine: (line) => diagnostics.logged(line),
  });
  const unguard = guardAgainstCrashes(process, log);
  const unwatch = logLostChildren(app, log);
  const surroundings: Surroundings = {
    platform: process.platform,
    isWayland: isWaylandSession(process.platform, process.env),
    hasTray: await findTray(commandLine, clock),
    clock,
    log,
    speech: new DesktopLanguage({ system: () => app.getPreferredSystemLanguages() }),
  };
  log("started", { version: app.getVersion(), platform: surroundings.platform });
  confineAll(app, (what) => log("navigation-refused", { kind: what }));
  denyPermissions(session.defaultSession);
  const stopMenu = keepAppMenu(surroundings);
  protocol.handle(appScheme, await createAppScheme(join(folder, "../renderer")));
  const shell = new Shell({
    surroundings,
    userData: dataFolder.kept,
    folder,
    preload: join(folder, "../preload/index.cjs"),
    logFolder,
    openSettings: (options) => openSettings({ ...options, clock }),
    updates: { userData: dataFolder.working, told: commandLine.updates },
    service: { build: buildDefaults(), commandLine: commandLine.service },
    signIns: createSignIns(surroundings, commandLine.eventHosts ?? buildDefaults().eventHosts),
    openVault: (onKeeping) => openVault(surroundings, vaultFolder(dataFolder), onKeeping),
    connect: (session, placeOf) => connect({ ...surroundings, diagnostics }, session, placeOf),
    diagnostics,
    reportFolders: reportFolders(commandLine, dataFolder.kept),
    startDemoServer,
  });
  const stopMachine = watchMachine(surroundings, shell.accounts);
  begin(shell, commandLine, surroundings);
  return {
    show: () => shell.show(),
    open: (link) =>
      isPhoneLink(link) ? shell.automation.openLink(link) : shell.accounts.open(link),
    dispose() {
      stopMachine();
      shell.dispose();
      stopMenu();
      unguard();
      unwatch();
    },
  };
}

/** Sets the application's own menu, again in each language, until the returned function ends that. */
function keepAppMenu({ platform, speech }: Surroundings): () => void {
  const set = (): void => {
    const menu = appMenu(platform, speech.words);
    Menu.setApplicationMenu(menu === null ? null : Menu.buildFromTemplate(menu));
  };
  set();
  return speech.subscribe(set);
}

/** Started at login, Ringside may be up before the tray is. */
const findTray = ({ hidden }: CommandLine, clock: Clock): Promise<boolean> =>
  hasTrayHost({ platform: process.platform, run: runCommand, clock, tries: hidden ? 10 : 1 });

function begin(shell: Shell, { demo, hidden, jwt }: CommandLine, { hasTray }: Surroundings): void {
  if (demo) void shell.accounts.tryDemo();
  else if (jwt !== undefined) void shell.accounts.signInWithJwt(jwt);
  else void shell.accounts.restore();
  // Without an icon nobody would find it again.
  if (!hidden || !hasTray) void shell.showWhenLoaded();
}

/** From a session to its calls. */
async function connect(
  { clock, log, diagnostics }: Surroundings & { readonly diagnostics: Diagnostics },
  session: AuthSession,
  placeOf: (facts: AccountFacts) => AccountPlace,
): Promise<Result<Connection>> {
  const opened = await connectService({
    session,
    openSocket: openThroughSystem(clock),
    random: Math.random,
    ...{ clock, log },
    onTransition: (transition) => diagnostics.stepped(transition),
  });
  if (!opened.ok) return opened;
  const service = opened.value;
  const { settings, folder } = placeOf(service.facts());
  const kept = folder === undefined ? undefined : keptIn(folder);
  const calls = createCallService({
    gateway: service.gateway,
    stream: service.stream,
    clock,
    clockWatch: service.clockWatch,
    facts: () => service.facts(),
    preferences: () => settings.read(),
    waitingLimits: () => settings.read().waiting,
    onChosen: (choice) => settings.remember(choice),
    log,
    ...(kept === undefined ? {} : { dialled: kept.dialled, pair: kept.pair }),
    cardNumber: {
      ...(kept === undefined ? {} : { keeper: kept.cardNumbers }),
      seconds: () => settings.read().cardNumberSeconds,
    },
    recent: {
      ...(kept === undefined ? {} : { keeper: kept.recent }),
      days: () => settings.read().recentDays,
    },
    recheck: defaultRecheckPauses,
    observer: diagnostics.observe(service.budget),
    pause: service.budget.pause,
  });
  return { ok: true, value: { service, calls } };
}

/** See `DataFolder`: what a key store of this run alone hides, no other run can show. */
const vaultFolder = ({ kept, working }: DataFolder): string | undefined =>
  working === kept ? kept : undefined;

/** With a data folder of its own named, nothing is written outside of it. */
function reportFolders({ userDataDir }: CommandLine, dataFolder: string): readonly ReportFolder[] {
  const own: ReportFolder = { kind: "data", path: () => join(dataFolder, "reports") };
  if (userDataDir !== undefined) return [own];
  return [{ kind: "downloads", path: () => app.getPath("downloads") }, own];
}

function isWaylandSession(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): boolean {
  return platform === "linux" && environment["XDG_SESSION_TYPE"] === "wayland";
}
