import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "electron-vite";
import { readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";

import { defaultsFrom } from "./main/configuration/build-defaults.ts";
import { recordBundled } from "./scripts/supply/bundled-packages.ts";

const here = import.meta.dirname;

/** Windows takes the tray's pictures from icon files alone in every size (`tray-icons.ts`). */
const trayIconFiles = (): Plugin => ({
  name: "tray-icon-files",
  generateBundle() {
    const folder = resolve(here, "build/tray");
    for (const name of readdirSync(folder).filter((file) => file.endsWith(".ico"))) {
      const source = readFileSync(resolve(folder, name));
      this.emitFile({ type: "asset", fileName: `tray/${name}`, source });
    }
  },
});

/** Small, but functions and classes keep their names: a crash is told by them. */
const smaller = { compress: true, mangle: { keepNames: true }, codegen: true } as const;

/**
 * Main and preload are bundled with everything they import (only Electron and Node's own modules
 * stay outside), so the packaged app carries no `node_modules`.
 */
export default defineConfig({
  main: {
    plugins: [recordBundled(here, "main"), trayIconFiles()],
    define: { __RINGSIDE_BUILD_DEFAULTS__: JSON.stringify(defaultsFrom(process.env)) },
    // Replaced by our own transport; see the module. Goes when the SDK no longer imports it.
    resolve: {
      alias: [
        {
          find: /^node-fetch$/,
          replacement: resolve(here, "main/ringcentral/rest/platform-fetch.ts"),
        },
      ],
    },
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(here, "main/index.ts") },
        output: { format: "es", minify: smaller },
      },
      outDir: "out/main",
      minify: false,
    },
  },
  preload: {
    plugins: [recordBundled(here, "preload")],
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(here, "preload/index.ts") },
        // A sandboxed preload is one CommonJS file: Electron has no module loader there.
        output: { format: "cjs", entryFileNames: "[name].cjs", minify: smaller },
      },
      outDir: "out/preload",
    },
  },
  renderer: {
    root: "renderer",
    base: "./",
    plugins: [svelte(), recordBundled(here, "renderer")],
    build: {
      rolldownOptions: { input: { index: resolve(here, "renderer/index.html") } },
      outDir: "out/renderer",
      // electron-vite leaves pages unminified; this one has a size budget (bench/renderer-size).
      minify: true,
      modulePreload: { polyfill: false },
    },
  },
});
