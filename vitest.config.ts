import { svelte } from "@sveltejs/vite-plugin-svelte";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

import { chromiumFlags, findChromium } from "./scripts/browser.mjs";

const executablePath = await findChromium();

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          include: [
            "{contract,telephony,main,preload,preview,simulator,scripts,bench}/**/*.test.ts",
            "test/{architecture,canary}/**/*.test.ts",
          ],
        },
      },
      {
        test: {
          name: "integration",
          environment: "node",
          include: ["test/integration/**/*.test.ts"],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "faults",
          environment: "node",
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
