import { svelte } from "@sveltejs/vite-plugin-svelte";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

import { chromiumFlags, findChromium } from "./scripts/browser.mjs";

const executablePath = await findChromium();

/**
 * Files share a worker's modules: nothing here keeps state in a module or works at import time, and
 * loading everything anew for each file took two thirds of the run.
 */
const shared = { environment: "node", isolate: false } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          ...shared,
          include: [
            "{contract,telephony,main,preload,preview,cli,simulator,scripts,bench}/**/*.test.ts",
            "test/{architecture,canary}/**/*.test.ts",
          ],
        },
      },
      {
        test: {
          name: "integration",
          ...shared,
          include: ["test/integration/**/*.test.ts"],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "faults",
          ...shared,
          include: ["test/faults/**/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        plugins: [svelte()],
        optimizeDeps: {
          // Behind a dynamic import, so the first look for dependencies misses them, and finding one
          // in the middle of a run reloads the page under the tests.
          include: ["arrow-left", "chevron-left", "chevron-right"].map(
            (icon) => `@lucide/svelte/icons/${icon}`,
          ),
        },
        test: {
          name: "component",
          include: ["renderer/**/*.test.ts"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                args: [...chromiumFlags],
                ...(executablePath === undefined ? {} : { executablePath }),
              },
            }),
            instances: [{ browser: "chromium", viewport: { width: 360, height: 640 } }],
          },
        },
      },
    ],
  },
});
