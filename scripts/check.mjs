/**
 * `npm run check`: the quick part of `npm test`, all at once on two cores. What a file's own content
 * decides is remembered in `node_modules/.cache`; a typed lint rule may also depend on another file's
 * types, which that memory does not see. `npm test` and `npm run lint` remember nothing.
 *
 * `npm run check:long -- --since main` goes on with what takes minutes and is no part of `npm test`: the
 * files that differ from the commit are mutated, and each bound and guard is taken away.
 */
import { parseArgs } from "node:util";

import { root, say, toolEnvironment } from "./setup.mjs";
import { allOf, step } from "./steps.mjs";

const { values } = parseArgs({
  options: {
    long: { type: "boolean", default: false },
    since: { type: "string", default: "main" },
  },
});

const cache = "node_modules/.cache";
const remembering = (/** @type {string} */ file) => [
  ...["--cache", "--cache-strategy", "content", "--cache-location", `${cache}/check-${file}`],
];
process.chdir(root);

/** It draws the whole desk in a browser, which takes as long as all the others; `npm test` has it. */
const browserTest = "preview/desk.test.ts";

/** The longest first. */
const checks = [
  {
    name: "unit",
    command: ["vitest", "run", "--project", "unit", "--reporter=agent", "--exclude", browserTest],
  },
  {
    name: "components' lint",
    command: ["eslint", "--max-warnings", "0", ...remembering("eslint"), "."],
  },
  { name: "lint", command: ["oxlint", "--deny-warnings", "--report-unused-disable-directives"] },
  {
    name: "components' types",
    command: ["svelte-check", "--tsconfig", "renderer/tsconfig.json", "--fail-on-warnings"],
  },
  { name: "types", command: ["node", "node_modules/typescript-native/bin/tsc", "-b"] },
  {
    name: "boundaries",
    command: ["depcruise", "--config", ".dependency-cruiser.cjs", "--output-type", "err", "."],
  },
  {
    name: "format",
    command: ["prettier", "--check", "--log-level", "warn", ...remembering("prettier"), "."],
  },
];

const ended = await allOf(checks, 2, toolEnvironment());
if (values.long) {
  const mutation = ["node", "scripts/mutation.mjs", "--since", values.since];
  ended.push(await step("mutation", mutation, toolEnvironment()));
  const bounds = ["node", "test/mutation/break-bounds.ts"];
  ended.push(await step("bounds", bounds, toolEnvironment()));
}
for (const { name, ok, seconds } of ended) {
  say(`${ok ? "ok    " : "FAILED"} ${name.padEnd(18)} ${seconds.toFixed(1).padStart(6)} s`);
}
process.exitCode = ended.every(({ ok }) => ok) ? 0 : 1;
