/** The test files of this process, all loaded: each test can be run again without loading anything. */
import { relative } from "node:path";

import type { RunnerTestCase, RunnerTestFile, RunnerTestSuite, RunnerTask } from "vitest";

import type { Instruments, Seen } from "./messages.ts";

declare global {
  var __stryker__: Instruments | undefined;
  var ringsideTestFiles: Map<string, RunnerTestFile> | undefined;
}

export const instruments: Instruments = (globalThis.__stryker__ ??= {});
/** On the global object, since the set-up is loaded anew for each test file. */
const files = (globalThis.ringsideTestFiles ??= new Map<string, RunnerTestFile>());

export function keep(file: RunnerTestFile): void {
  files.set(relative(process.cwd(), file.filepath), file);
}

export const fileNamed = (path: string): RunnerTestSuite | undefined => files.get(path);

/** The file and all names on the way to the test; tests of one name in a file share it. */
export function idOf(task: RunnerTask): string {
  const names: string[] = [];
  for (let one: RunnerTask | undefined = task; one !== undefined; one = one.suite) {
    if (one.name !== "") names.unshift(one.name);
  }
  return `${relative(process.cwd(), task.file.filepath)}#${names.join(" ")}`;
}

export function testsOf(suite: RunnerTestSuite): RunnerTestCase[] {
  return suite.tasks.flatMap((task) => (task.type === "suite" ? testsOf(task) : [task]));
}

export const allSeen = (): Seen[] => [...files.values()].flatMap(testsOf).map(seen);

function seen(test: RunnerTestCase): Seen {
  const { state = "skip", duration = 0, errors } = test.result ?? {};
  return {
    ...{ id: idOf(test), file: relative(process.cwd(), test.file.filepath), name: test.name },
    state: state === "pass" || state === "fail" ? state : "skip",
    ...{ failure: errors?.[0]?.message ?? "", durationMs: duration },
  };
}
