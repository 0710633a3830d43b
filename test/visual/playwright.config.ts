import { defineConfig } from "@playwright/test";

import { chromiumFlags, findChromium } from "../../scripts/browser.mjs";

const report = process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"];
const executablePath = await findChromium();

/** Every scene of the gallery at the size and with the scrollbars of the real window. */
export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results/visual",
  globalSetup: "./prepare.ts",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  // For `npm test`, which counts by the report; without a file to write, it would be printed.
  reporter: report === undefined ? "dot" : [["dot"], ["json"]],
  use: {
    viewport: { width: 360, height: 640 },
    deviceScaleFactor: 1,
    locale: "en-GB",
    timezoneId: "UTC",
    launchOptions: {
      args: [...chromiumFlags],
      ignoreDefaultArgs: ["--hide-scrollbars"],
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  },
});
