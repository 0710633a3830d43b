import { resolve } from "node:path";

import { svelte } from "@sveltejs/vite-plugin-svelte";
import { type Plugin, build, defineConfig } from "vite";

const here = import.meta.dirname;

/**
 * Builds the page-side bridge beside the desk. It must be one classic script without imports, which
 * a second entry of the same build cannot promise.
 */
function pageBridge(): Plugin {
  let outDir = "";
  return {
    name: "ringside-page-bridge",
    apply: "build",
    configResolved: (config) => {
      outDir = resolve(config.root, config.build.outDir);
    },
    closeBundle: async () => {
      await build({
        configFile: false,
        logLevel: "warn",
        root: here,
        publicDir: false,
        build: {
          outDir,
          emptyOutDir: false,
          lib: {
            entry: resolve(here, "bridge/page-bridge.ts"),
            formats: ["iife"],
            name: "ringsidePageBridge",
            fileName: () => "page-bridge.js",
          },
        },
      });
    },
  };
}

/** `vite build -c preview/desk/vite.config.ts` makes `out/desk`. */
export default defineConfig({
  root: here,
  base: "./",
  plugins: [svelte(), pageBridge()],
  build: {
    outDir: resolve(here, "../../out/desk"),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // Everything stays a file of its own: the desk's policy has no room for inline data but images.
    assetsInlineLimit: 0,
  },
});
