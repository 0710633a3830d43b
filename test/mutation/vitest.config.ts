/** The unit tests alone, as `vitest.config.ts` has them, without a browser to look for. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    // A mutant is switched on inside the process, so nothing may be left of the one before it.
    isolate: false,
    include: ["{contract,telephony,main,preload}/**/*.test.ts"],
  },
});
