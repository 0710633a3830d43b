/** `npm run bench`: sets up like `npm test`, then measures; see bench/README.md. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

import {
  ensureBrowser,
  ensureBuilt,
  ensureInstalled,
  ownNode,
  root,
  toolEnvironment,
} from "./setup.mjs";

ensureInstalled();
const chromium = await ensureBrowser();
ensureBuilt();
const ended = spawnSync(ownNode(), [join(root, "bench/index.ts"), ...process.argv.slice(2)], {
  cwd: root,
  env: { ...toolEnvironment(), RINGSIDE_CHROMIUM: chromium },
  stdio: "inherit",
});
process.exitCode = ended.status ?? 1;
