/**
 * Takes away each bound of `docs/limits.md` in turn, in memory, and sees that the test which is named as
 * its proof fails: `npm run test:bounds`, `-- --only "phone link"` for one, `--guards` for what is no
 * number, `--by model` for another judge than the proof. Some minutes.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import * as v from "valibot";

import { limits } from "../architecture/limits.ts";
import { outOfReach } from "./broken-bounds.ts";
import { guards } from "./broken-guards.ts";

const root = join(import.meta.dirname, "../..");
const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    by: { type: "string" },
    guards: { type: "boolean", default: false },
  },
});
const runs: Readonly<Record<string, string>> = {
  model: "test/faults/model/model.test.ts",
  fuzz: "test/faults/fuzz",
  hostile: "test/faults/hostile/hostile.test.ts",
  connection: "test/faults/connection",
};
const by = values.by === undefined ? undefined : runs[values.by];
if (values.by !== undefined && by === undefined) {
  throw new Error(`--by ${Object.keys(runs).join(", ")}`);
}
/** Without some of the bounds a test goes round for ever: that is noticed too. */
const longestMs = values.by === undefined ? 120_000 : 900_000;
const folder = mkdtempSync(join(tmpdir(), "ringside-bounds-"));
const report = v.object({ numFailedTests: v.number(), numPassedTests: v.number() });

/** A title as it stands in the source; what is filled into it may be anything. */
const patternOf = (title: string): string =>
  title
    .split(/%[a-z]|\$\w+/)
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
    .join(".*");

function judge(what: string, [file, title]: readonly [string, string]): string | undefined {
  const outputFile = join(folder, "report.json");
  rmSync(outputFile, { force: true });
  // A run is judged as a whole, a proof by its title.
  const judged = by === undefined ? [file, "-t", patternOf(title)] : [by];
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const run = spawnSync(
    process.execPath,
    [
      vitest,
      "run",
      "--config",
      "test/mutation/bounds.config.ts",
      ...judged,
      "--reporter",
      "json",
      "--outputFile",
      outputFile,
      "--testTimeout",
      by === undefined ? "10000" : "600000",
      // One process, which ends as a whole when it is killed.
      "--pool",
      "threads",
    ],
    {
      timeout: longestMs,
      killSignal: "SIGKILL",
      cwd: root,
      env: { ...process.env, RINGSIDE_BROKEN_BOUND: what },
      encoding: "utf8",
    },
  );
  if (run.signal === "SIGKILL") return undefined;
  const { numFailedTests, numPassedTests } = v.parse(
    report,
    JSON.parse(readFileSync(outputFile, "utf8")),
  );
  if (numFailedTests > 0) return undefined;
  return numPassedTests > 0
    ? "its proof passes without it"
    : `its proof did not run: ${run.stderr}`;
}

let missed = 0;
const all = [...(values.guards ? [] : limits), ...guards];
for (const { what, proof } of all) {
  if (values.only !== undefined && !values.only.includes(what)) continue;
  if (outOfReach[what] !== undefined) {
    process.stdout.write(`out of reach  ${what}: ${outOfReach[what]}\n`);
    continue;
  }
  const fault = judge(what, proof);
  if (fault !== undefined) missed += 1;
  process.stdout.write(
    `${fault === undefined ? "noticed" : "MISSED "}  ${what}${fault === undefined ? "" : `: ${fault}`}\n`,
  );
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = missed === 0 ? 0 : 1;
