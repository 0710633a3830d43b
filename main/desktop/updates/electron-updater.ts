/**
 * electron-updater, as Ringside uses it: it reads the list, compares versions, decides by lot who is in a
 * staged release, and knows how each system installs. What it may fetch is decided by `Feed` and
 * `readRelease`. A part of its own, which is loaded when the first look at the server is due.
 */
import { AppImageUpdater, MacUpdater, NsisUpdater } from "electron-updater";
import type { KeyObject } from "node:crypto";

import type { Clock } from "../../timing/clock.ts";
import { systemCode } from "../../files/own-file.ts";
import { Feed, FeedFault } from "./feed.ts";
import { type Release, readRelease } from "./release.ts";
import type { Tried, UpdaterPort } from "./updater-port.ts";

export interface ElectronUpdaterOptions {
  readonly platform: NodeJS.Platform;
  readonly version: string;
  readonly name: string;
  readonly url: URL;
  readonly key: KeyObject;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly clock: Clock;
  /** Where packages are kept until they are installed, and the lot of staged releases. */
  readonly folder: string;
  /** electron-builder's `app-update.yml` of an installed copy, which names the publisher on Windows. */
  readonly configPath: string | undefined;
  readonly quit: () => void;
}

type Updater = AppImageUpdater | MacUpdater | NsisUpdater;
type Adapter = NonNullable<ConstructorParameters<typeof MacUpdater>[1]>;

const ending = (platform: NodeJS.Platform): string =>
  ({ darwin: ".zip", win32: ".exe" })[platform as string] ?? ".AppImage";

export function createElectronUpdater(options: ElectronUpdaterOptions): UpdaterPort {
  const { url, fetch, clock, key, platform, quit } = options;
  const feed = new Feed({ url, fetch, clock });
  const updater = makeUpdater(options, feed);
  let found: Release | undefined;
  let again = false;
  return {
    check: () =>
      tried(async () => {
        found = undefined;
        const answer = await updater.checkForUpdates();
        if (answer?.isUpdateAvailable !== true) return undefined;
        const read = readRelease(answer.updateInfo, key, ending(platform));
        if (!read.ok) throw new FeedFault(read.failure);
        found = read.release;
        return found.version;
      }),
    load: (onPercent) =>
      tried(async () => {
        feed.expect(found?.files ?? [], onPercent);
        await updater.downloadUpdate();
        return undefined;
      }),
    cancel: () => feed.cancel(),
    restart() {
      again = true;
      // macOS installs by its own Squirrel, which quits and starts the application itself.
      if (updater instanceof MacUpdater) updater.quitAndInstall();
      else quit();
    },
    atQuit() {
      if (!(updater instanceof MacUpdater)) updater.install(true, again);
    },
  };
}

function makeUpdater(options: ElectronUpdaterOptions, feed: Feed): Updater {
  const { platform, url, configPath } = options;
  const adapter = adapterOf(options);
  const updater =
    platform === "darwin"
      ? new MacUpdater(undefined, adapter)
      : platform === "win32"
        ? new NsisUpdater(undefined, adapter)
        : new AppImageUpdater(undefined, adapter);
  updater.logger = null;
  updater.autoDownload = false;
  // `atQuit` decides; on macOS only Squirrel itself can, once it has the package.
  updater.autoInstallOnAppQuit = platform === "darwin";
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  // Pieces of packages would be fetched by requests that are not ours.
  updater.disableDifferentialDownload = true;
  // With an adapter of one's own it has no way to ask anything; its types do not show the field.
  Reflect.set(updater, "httpExecutor", feed);
  if (configPath === undefined) {
    Reflect.set(updater, "configOnDisk", {
      value: Promise.resolve({ updaterCacheDirName: "updates" }),
    });
  }
  updater.setFeedURL({ provider: "generic", url: url.href });
  return updater;
}

function adapterOf({ version, name, folder, configPath, quit }: ElectronUpdaterOptions): Adapter {
  return {
    version,
    name,
    isPackaged: true,
    appUpdateConfigPath: configPath ?? "",
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit,
    onQuit: () => undefined,
  };
}

async function tried<Value>(work: () => Promise<Value>): Promise<Tried<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof FeedFault) return { ok: false, failure: error.failure };
    return { ok: false, failure: diskRefuses.has(systemCode(error)) ? "not-written" : "damaged" };
  }
}

const diskRefuses: ReadonlySet<string> = new Set([
  ...["EACCES", "EDQUOT", "EEXIST", "EIO", "EISDIR", "EMFILE", "ENFILE", "ENOSPC"],
  ...["ENOTDIR", "EPERM", "EROFS"],
]);
