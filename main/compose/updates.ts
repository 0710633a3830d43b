/** The parts of Electron that an update needs, joined. */
import { app, net } from "electron";
import { join } from "node:path";

import { buildDefaults } from "../configuration/build-defaults.ts";
import { findUpdateSource, type UpdateWish } from "../desktop/updates/update-source.ts";
import { Updates, type UpdatesOptions } from "../desktop/updates/updates.ts";
import type { Surroundings } from "./desktop-parts.ts";

export interface OpenUpdates extends Pick<UpdatesOptions, "state" | "isAutomatic"> {
  readonly surroundings: Surroundings;
  /** Where packages wait until they are installed. */
  readonly userData: string;
  /** Of this run's command line. */
  readonly told: UpdateWish | undefined;
}

/** Made by the shell. Looks at no server where none is configured. */
export function openUpdates({ surroundings, userData, told, ...own }: OpenUpdates): Updates {
  const { clock, log, platform } = surroundings;
  const { isPackaged } = app;
  const found = findUpdateSource({
    ...{ told, isPackaged, platform },
    build: buildDefaults().updates,
    env: process.env,
  });
  const updates = new Updates({
    ...own,
    off: found.off,
    async load() {
      if (found.source === undefined) throw new Error("there is no server of updates");
      const { createElectronUpdater } = await import("../desktop/updates/electron-updater.ts");
      return createElectronUpdater({
        ...{ platform, clock, ...found.source },
        version: app.getVersion(),
        name: app.getName(),
        fetch: (request) => net.fetch(request, { cache: "no-store" }),
        folder: userData,
        configPath: isPackaged ? join(process.resourcesPath, "app-update.yml") : undefined,
        quit: () => app.quit(),
      });
    },
    random: Math.random,
    ...{ clock, log },
  });
  // Later than this nothing of ours runs, and the data folder is left by then.
  app.once("quit", (_event, exitCode) => {
    if (exitCode !== 0) return;
    // The new version must not find its lock taken.
    app.releaseSingleInstanceLock();
    updates.atQuit();
  });
  return updates;
}
