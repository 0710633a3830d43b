/**
 * Compares what every simulator of the last test run sent and took with the service's own schema:
 * `node scripts/validate-traffic.mjs` after `npm test`. RINGSIDE_OPENAPI names the document,
 * RINGSIDE_TRAFFIC_DIR the folder of the records.
 */
import { spawnSync } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

if (!process.features.typescript) {
  // The machine's own Node.js is too old for the validator: use the project's.
  const path = `${join(root, "node_modules/.bin")}${delimiter}${process.env.PATH ?? ""}`;
  const { status } = spawnSync("node", process.argv.slice(1), {
    stdio: "inherit",
    env: { ...process.env, PATH: path },
    shell: process.platform === "win32",
  });
  process.exit(status ?? 1);
}

const { reportOnTraffic } = await import("../test/schema/report.ts");
const { lines, exitCode } = reportOnTraffic({
  schemaPath: process.env.RINGSIDE_OPENAPI ?? join(root, "../shared/ringcentral-openapi.json"),
  trafficFolder: process.env.RINGSIDE_TRAFFIC_DIR ?? join(root, "out/traffic"),
});
for (const line of lines) console.log(line);
process.exitCode = exitCode;
