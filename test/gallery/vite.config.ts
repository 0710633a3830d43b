import { fileURLToPath } from "node:url";

import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Serves every state of the tray window with a fake bridge, for eyes (`npm run gallery`, then
 * `/test/gallery/?scene=active&theme=dark`), and builds it for the visual tests. A development build,
 * in which each element knows its component. Never part of the product.
 */
export default defineConfig({
  root,
  plugins: [svelte({ compilerOptions: { dev: true } })],
  server: { host: "127.0.0.1", open: "/test/gallery/" },
  build: {
    outDir: fileURLToPath(new URL("../../out/gallery", import.meta.url)),
    emptyOutDir: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: { input: fileURLToPath(new URL("index.html", import.meta.url)) },
  },
});
