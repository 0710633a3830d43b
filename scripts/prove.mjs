/**
 * The long modes of `test/faults`: `node scripts/prove.mjs model --runs 10000 --seed 5`. Every
 * `--name value` reaches the tests as RINGSIDE_<MODE>_<NAME>; what each mode takes is written in
 * CONTRIBUTING.md.
 */
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

import { say } from "./setup.mjs";
import { root, toolCommand, toolEnvironment } from "./machine/tools.mjs";

const longest = String(12 * 60 * 60 * 1_000);
/** @type {Record<string, Record<string, string>>} */
const modes = {
  fuzz: { times: "4", seed: String(Date.now() % 1_000_000_000) },
  matrix: { write: "" },
  hostile: { minutes: "10", seed: String(Date.now() % 1_000_000_000) },
  soak: { hours: "24", calls: "1000", seed: String(Date.now() % 1_000_000_000) },
  model: { runs: "10000", seed: String(Date.now() % 1_000_000_000), path: "", wire: "memory" },
};

const [mode = "", ...args] = process.argv.slice(2);
const defaults = modes[mode];
if (defaults === undefined) {
  console.error(`usage: node scripts/prove.mjs ${Object.keys(modes).join("|")} [--name value]…`);
  process.exit(2);
}
const options = Object.fromEntries(
  Object.entries(defaults).map(([name, value]) => [
    name,
    { type: /** @type {const} */ ("string"), default: value },
  ]),
);
const { values } = parseArgs({ args, options });
const environment = Object.fromEntries(
  Object.entries(values)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => [`RINGSIDE_${mode}_${name}`.toUpperCase(), String(value)]),
);
say(
  `${mode}: ${Object.entries(environment)
    .map(([name, value]) => `${name}=${value}`)
    .join(" ")}`,
);
const began = process.hrtime.bigint();
const vitest = toolCommand("vitest", [
  ...["run", "--project", "faults", `test/faults/${mode}/`],
  ...["--testTimeout", longest],
]);
const { status } = spawnSync(vitest.command, vitest.args, {
  cwd: root,
  env: { ...toolEnvironment(), ...environment },
  stdio: "inherit",
});
say(`${mode}: ${Number((process.hrtime.bigint() - began) / 1_000_000_000n)} s`);
process.exitCode = status ?? 1;
