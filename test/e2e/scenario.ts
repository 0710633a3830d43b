import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { test as base } from "@playwright/test";

import { startTestSimulator, type TestSimulator } from "../support/simulator.ts";
import type { Desk } from "./drivers/desk.ts";
import { launchElectron } from "./drivers/electron-desk.ts";
import { launchPreview } from "./drivers/preview-desk.ts";

interface Scenario {
  /** A folder of this scenario's own for settings and logs; removed at the end. */
  userDataDir: string;
  /** A fresh service with nobody on the phone. */
  service: TestSimulator;
  /** Starts the app with these arguments on the host of the project. */
  launch: (args: readonly string[]) => Promise<Desk>;
  /** The app, signed in at `service`. */
  desk: Desk;
}

/** The arguments that sign the app in at this service. */
export const signedInAt = ({ url, clientId, jwt }: TestSimulator): string[] => [
  ...["--server", url],
  ...["--client-id", clientId],
  ...["--jwt", jwt],
];

/** `test` with what every scenario needs; the host is chosen by the project that runs it. */
export const test = base.extend<Scenario>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the needs from the pattern.
  userDataDir: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "ringside-e2e-"));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  // eslint-disable-next-line no-empty-pattern -- as above
  service: async ({}, use, info) => {
    const simulator = await startTestSimulator({ limits: "off", name: info.title });
    await use(simulator);
    await simulator.dispose();
  },
  launch: async ({ page, userDataDir }, use, info) => {
    const onElectron = info.project.name === "electron";
    base.skip(
      onElectron && !process.env["RINGSIDE_ELECTRON"],
      "host Electron: its runtime is absent here",
    );
    const desks: Desk[] = [];
    await use(async (args) => {
      const options = { args, userDataDir };
      const desk = onElectron ? await launchElectron(options) : await launchPreview(page, options);
      desks.push(desk);
      return desk;
    });
    for (const desk of desks) await desk.close();
  },
  desk: async ({ launch, service }, use) => {
    await use(await launch(signedInAt(service)));
  },
});

export { expect } from "@playwright/test";
