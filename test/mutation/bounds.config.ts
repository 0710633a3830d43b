/** The unit tests with one bound taken away in memory: the one that RINGSIDE_BROKEN_BOUND names. */
import { join } from "node:path";

import { defineConfig } from "vitest/config";

import { breaks } from "./broken-bounds.ts";
import { guards } from "./broken-guards.ts";

const name = process.env["RINGSIDE_BROKEN_BOUND"] ?? "";
const broken = breaks[name] ?? guards.find(({ what }) => what === name);
const root = join(import.meta.dirname, "../..");

export default defineConfig({
  root,
  plugins: [
    {
      name: "broken-bound",
      enforce: "pre",
      transform(code, id) {
        if (broken === undefined || id !== join(root, broken.file)) return undefined;
        return code.replace(broken.from, () => broken.to);
      },
    },
  ],
  test: {
    environment: "node",
    // A module that is remembered may be one that was broken.
    fsModuleCache: false,
    include: ["{contract,telephony,main,cli}/**/*.test.ts", "test/faults/**/*.test.ts"],
  },
});
