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
  // A machine that is busy with other work must not count as a mutant that goes round for ever.
  timeoutMS: 60_000,
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
