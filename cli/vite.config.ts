import { resolve } from "node:path";

import { defineConfig } from "vite";

import { recordBundled } from "../scripts/supply/bundled-packages.ts";

const root = resolve(import.meta.dirname, "..");

/** `vite build -c cli/vite.config.ts` makes one file, for Node.js alone. */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [recordBundled(root, "cli")],
  // Bundled with everything but Node's own modules: it stands outside the application's archive.
  ssr: { noExternal: true, target: "node" },
  build: {
    ssr: resolve(import.meta.dirname, "ringside.ts"),
    outDir: resolve(root, "out/cli"),
    emptyOutDir: true,
    target: "node20",
    rolldownOptions: {
      output: {
        entryFileNames: "ringside.mjs",
        codeSplitting: false,
        format: "es",
        banner: "#!/usr/bin/env node",
      },
    },
  },
});
