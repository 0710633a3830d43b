/**
 * Compares what every simulator of a test run sent and took with the service's schemas; the last step
 * but one of `npm test`, and by itself `node scripts/validate-traffic.mjs`. RINGSIDE_TRAFFIC_DIR names
 * the folder of the records, RINGSIDE_OPENAPI another place of the OpenAPI document.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { ownNode, root, toolEnvironment } from "./machine/tools.mjs";

if (!process.features.typescript) {
  // The machine's own Node.js is too old for the validator: use the project's.
  const { status } = spawnSync(ownNode(), process.argv.slice(1), {
    stdio: "inherit",
    env: toolEnvironment(),
  });
  process.exit(status ?? 1);
}

const { reportOnTraffic } = await import("../test/schema/report.ts");
const { standardsHere } = await import("../test/schema/judges/standard.ts");
const { lines, exitCode } = reportOnTraffic(
  standardsHere(),
  process.env.RINGSIDE_TRAFFIC_DIR ?? join(root, "out/traffic"),
);
for (const line of lines) console.log(line);
process.exitCode = exitCode;
