import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { test as base } from "@playwright/test";

import type { CountryCode } from "../../simulator/account/countries.ts";
import { accountIn, defaultAccount } from "../../simulator/account/default-account.ts";
import { freePort } from "../support/free-port.ts";
import { startTestSimulator, type TestSimulator } from "../support/simulator.ts";
import type { Desk, LaunchOptions, SystemName } from "./drivers/desk.ts";
import { launchElectron } from "./drivers/electron-desk.ts";
import { launchPreview } from "./drivers/preview-desk.ts";

/** Kept for the search for secrets when RINGSIDE_RUN_DIR names a folder for it, else removed. */
export interface LeftBehind {
  readonly folder: string;
  /** What the host and the app print, both streams. */
  readonly output: string;
}

interface Scenario {
  /** Where the account is at home; a group of scenarios may move it with `test.use`. */
  country: CountryCode;
  /** The system that the desk of the preview is; `RINGSIDE_SYSTEM` names another default. */
  system: SystemName | undefined;
  /** Everything that the app leaves behind in this scenario. */
  leftBehind: LeftBehind;
  /** A folder of this scenario's own for settings and logs, below what is left behind. */
  userDataDir: string;
  /** A fresh service with nobody on the phone. */
  service: ScenarioService;
  /** Starts the app with these arguments on the host of the project. */
  launch: (
    args: readonly string[],
    more?: Pick<LaunchOptions, "keyring" | "system" | "tray">,
  ) => Promise<Desk>;
  /** The app, signed in at `service`. */
  desk: Desk;
}

/** The service of a scenario, with a redirect address whose port no other scenario uses. */
interface ScenarioService extends TestSimulator {
  readonly loopback: string;
}

/** The arguments for an app that is to sign in at this service. */
export const appAt = ({ url, clientId, loopback }: ScenarioService): string[] => [
  `--server=${url}`,
  `--client-id=${clientId}`,
  `--redirect=${loopback}`,
];

/** The arguments that sign the app in at this service. */
export const signedInAt = (service: ScenarioService): string[] => [
  ...appAt(service),
  `--jwt=${service.jwt}`,
];

const systemNames = ["linux-wayland", "linux-x11", "darwin", "win32"] as const;

function systemNamed(name: string | undefined): SystemName | undefined {
  const found = systemNames.find((known) => known === name);
  if (found === undefined && name !== undefined && name !== "") {
    throw new Error(`RINGSIDE_SYSTEM wants one of ${systemNames.join(", ")}, not '${name}'`);
  }
  return found;
}

/** `test` with what every scenario needs; the host is chosen by the project that runs it. */
export const test = base.extend<Scenario>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the needs from the pattern.
  leftBehind: async ({}, use) => {
    const kept = process.env["RINGSIDE_RUN_DIR"];
    const parent = kept === undefined || kept === "" ? tmpdir() : kept;
    mkdirSync(parent, { recursive: true });
    const folder = mkdtempSync(join(parent, "ringside-e2e-"));
    await use({ folder, output: join(folder, "output.txt") });
    if (parent !== kept) rmSync(folder, { recursive: true, force: true });
  },
  userDataDir: async ({ leftBehind }, use) => {
    const folder = join(leftBehind.folder, "profile");
    mkdirSync(folder);
    await use(folder);
  },
  country: ["US", { option: true }],
  system: [systemNamed(process.env["RINGSIDE_SYSTEM"]), { option: true }],
  service: async ({ country }, use, info) => {
    const loopback = `http://127.0.0.1:${await freePort()}/oauth/callback`;
    const redirectUris = [loopback, "io.github.ringside:/oauth/callback"];
    const simulator = await startTestSimulator({
      ...{ limits: "off", name: info.title, redirectUris },
      account: country === "US" ? defaultAccount : accountIn(country),
    });
    await use({ ...simulator, loopback });
    await simulator.dispose();
  },
  launch: async ({ page, userDataDir, leftBehind, system }, use, info) => {
    const onElectron = info.project.name === "electron";
    base.skip(
      onElectron && !process.env["RINGSIDE_ELECTRON"],
      "host Electron: its runtime is absent here",
    );
    const desks: Desk[] = [];
    await use(async (args, more = {}) => {
      base.skip(
        onElectron && more.keyring !== undefined,
        "host Electron: the key store of a real desktop cannot be switched",
      );
      base.skip(
        onElectron && (more.system ?? system) !== undefined,
        "host Electron: a real desktop is what it is",
      );
      const own = { args, userDataDir, output: leftBehind.output };
      const options = { ...own, ...(system === undefined ? {} : { system }), ...more };
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
