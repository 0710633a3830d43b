import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

/**
 * Serves every state of the tray window with a fake bridge, for eyes and for pictures:
 * `npx vite --config test/gallery/vite.config.ts`, then `/test/gallery/?scene=active&theme=dark`.
 * Never part of a build.
 */
export default defineConfig({
  root: new URL("../..", import.meta.url).pathname,
  plugins: [svelte()],
  server: { host: "127.0.0.1" },
});
