/** The unit tests alone, without a browser to look for, and at last the one that judges mutants. */
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { configDefaults, defineConfig } from "vitest/config";

/** Half of all tests' time: each change that nobody notices would wait for them. */
const slow = [
  "main/diagnostics/recording/replay.test.ts",
  "main/calls/state/work-per-event.test.ts",
];
const judge = "test/mutation/runner/judge.ts";

class JudgeLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isJudge = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith(judge);
    const sorted = await super.sort(files);
    return [...sorted.filter((file) => !isJudge(file)), ...sorted.filter(isJudge)];
  }
}

export default defineConfig({
  test: {
    environment: "node",
    // Loaded once for all mutants, which are switched on one after the other.
    ...{ isolate: false, pool: "threads", maxWorkers: 1, sequence: { sequencer: JudgeLast } },
    // On a busy machine the first run is slow; how long a test may take under a mutant, `run-again.ts` says.
    ...{ testTimeout: 120_000, hookTimeout: 120_000 },
    include: ["{contract,telephony,main,preload}/**/*.test.ts", judge],
    exclude: [...configDefaults.exclude, ...slow],
    setupFiles: ["test/mutation/runner/setup.ts"],
  },
});
