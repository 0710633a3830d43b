/**
 * `npm test`: everything that a change must pass, stopping at nothing so that one run shows all that is
 * wrong: what a browser plays on one side, the rest beside it, cheapest first. What a step has to say is
 * shown when it ends. Ends with one line for each step and the totals of the test runners.
 */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { usableElectron } from "./electron-runtime.mjs";
import { ensureBrowser, ensureBuilt, ensureInstalled, root, toolEnvironment } from "./setup.mjs";
import { allOf, step } from "./steps.mjs";

ensureInstalled();
const chromium = await ensureBrowser();
ensureBuilt();
const usable = usableElectron([]);
const electron = "executable" in usable ? usable.executable : undefined;

const reports = join(root, "out/test-reports");
/** What went over the simulator's wire in every test; `scripts/validate-traffic.mjs` reads it. */
const traffic = join(root, "out/traffic");
/** What the app leaves behind in the end-to-end scenarios; searched for secrets at the end. */
const leftBehind = join(root, "out/run");
for (const folder of [reports, traffic, leftBehind]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

const environment = {
  ...toolEnvironment(),
  RINGSIDE_CHROMIUM: chromium,
  RINGSIDE_TRAFFIC_DIR: traffic,
  RINGSIDE_RUN_DIR: leftBehind,
  ...(electron ? { RINGSIDE_ELECTRON: electron } : {}),
};
/** @type {Step[]} */
const checks = [
  { name: "components' lint", command: ["eslint", "--max-warnings", "0", "."] },
  { name: "lint", command: ["oxlint", "--deny-warnings", "--report-unused-disable-directives"] },
  { name: "format", command: ["prettier", "--check", "--log-level", "warn", "."] },
  { name: "types", command: ["node", "node_modules/typescript-native/bin/tsc", "-b"] },
  {
    name: "components' types",
    command: ["svelte-check", "--tsconfig", "renderer/tsconfig.json", "--fail-on-warnings"],
  },
  {
    name: "desk's types",
    command: ["svelte-check", "--tsconfig", "preview/desk/tsconfig.json", "--fail-on-warnings"],
  },
  {
    name: "boundaries",
    command: ["depcruise", "--config", ".dependency-cruiser.cjs", "--output-type", "err", "."],
  },
  { name: "dead code", command: ["knip"] },
  { name: "licences", command: ["node", "scripts/supply/check-licences.ts"] },
];
const runners = [
  vitestStep("unit and property", "unit"),
  vitestStep("integration", "integration"),
  vitestStep("faults", "faults"),
];
const layers = [
  vitestStep("component", "component"),
  playwrightStep("visual", "visual"),
  playwrightStep("end to end", "e2e"),
];

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */
/** @typedef {import("./steps.mjs").Check & { totals?: () => Totals }} Step */
/** @typedef {{ name: string, ok: boolean, seconds: number, totals?: Totals }} Result */

// A browser's scenario waits for most of its time, so that the rest can work meanwhile.
const [first, second] = await Promise.all([inTurn([...checks, ...runners]), inTurn(layers)]);
const results = [...first, ...second];
results.push(
  await step("service's schemas", ["node", "scripts/validate-traffic.mjs"], environment),
);
results.push(
  await step(
    "secrets",
    ["node", "scripts/scan-secrets.mjs", leftBehind, traffic, reports],
    environment,
  ),
);

conclude();

/** One after the other. @param {readonly Step[]} steps @returns {Promise<Result[]>} */
async function inTurn(steps) {
  const ended = await allOf(steps, 1, environment);
  return ended.map((result, index) => {
    const totals = steps[index]?.totals?.();
    return totals ? { ...result, totals } : result;
  });
}

/** @param {string} name @param {string} project @returns {Step} */
function vitestStep(name, project) {
  const report = join(reports, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return {
    name,
    command: ["vitest", "run", "--project", project, ...reporters],
    totals: () => vitestTotals(report),
  };
}

/** @param {string} name @param {string} layer @returns {Step} */
function playwrightStep(name, layer) {
  const report = join(reports, `${layer}.json`);
  return {
    name,
    command: ["playwright", "test", "--config", `test/${layer}/playwright.config.ts`],
    own: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    totals: () => playwrightTotals(report),
  };
}

/** A missing or unreadable report counts as a failure, never as nothing. @param {string} path @returns {Totals} */
function vitestTotals(path) {
  const report = readJson(path);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + (report.success || report.numFailedTests > 0 ? 0 : 1),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {string} path @returns {Totals} */
function playwrightTotals(path) {
  const stats = readJson(path)?.stats;
  if (!stats) return { passed: 0, failed: 1, skipped: 0 };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

function conclude() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  console.log("\nWhat npm test ran:");
  for (const { name, ok, seconds, totals } of results) {
    const counted = totals
      ? `${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`
      : "";
    console.log(
      `  ${ok ? "ok    " : "FAILED"} ${name.padEnd(18)} ${seconds.toFixed(1).padStart(6)} s  ${counted}`,
    );
    if (totals)
      for (const key of /** @type {const} */ (["passed", "failed", "skipped"]))
        total[key] += totals[key];
    if (!ok && (totals?.failed ?? 0) === 0) total.failed += 1;
  }
  console.log(
    electron
      ? "End-to-end scenarios ran on the hosts: preview, Electron."
      : `End-to-end scenarios ran on the host: preview. Those of Electron count as skipped: ${"refusal" in usable ? usable.refusal : ""}.`,
  );
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = results.every(({ ok }) => ok) && total.failed === 0 ? 0 : 1;
}
