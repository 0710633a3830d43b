import { defineConfig } from "@playwright/test";

import { chromiumFlags } from "../../scripts/browser.mjs";

const executablePath = process.env["RINGSIDE_CHROMIUM"];

/**
 * One set of scenarios, two projects: each scenario runs on the preview host and on Electron. Where
 * Electron's runtime is absent its project counts as skipped, never as passed. No retries: a
 * scenario that fails once has found something.
 */
export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json"]],
  use: {
    viewport: { width: 1100, height: 860 },
    launchOptions: {
      args: [...chromiumFlags],
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  },
  projects: [{ name: "preview" }, { name: "electron" }],
});
