/**
 * What mutation testing is here. `scripts/mutation.mjs` starts it, a room at a time, and says what is
 * mutated; only the unit tests judge, which stand beside the code and are quick.
 */
export default {
  testRunner: "one-process",
  plugins: ["./test/mutation/runner/stryker-plugin.ts"],
  coverageAnalysis: "perTest",
  // What runs once when a module is loaded would need a new process for each mutant.
  ignoreStatic: true,
  concurrency: 1,
  // For what goes round for ever without a turn; what waits for ever is ended by the runner.
  ...{ timeoutMS: 15_000, timeoutFactor: 0.5 },
  incremental: true,
  reporters: ["json", "clear-text", "progress-append-only"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  // Left out of the copy that is mutated: what is made, and what is large.
  ignorePatterns: ["out", "dist", "docs/pictures", "test/visual/baseline"],
  jsonReporter: {
    fileName: process.env["RINGSIDE_MUTATION_REPORT"] ?? "out/mutation/report.json",
  },
  tempDirName: "out/mutation/work",
};
