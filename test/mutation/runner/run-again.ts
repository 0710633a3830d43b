/**
 * Runs tests of a loaded file once more, as Vitest does: the hooks around them, one after the other, until
 * one fails. Knows what our tests use; fixtures and retries are none of it.
 */
import { performance } from "node:perf_hooks";

import { TestRunner, type RunnerTestCase, type RunnerTestSuite } from "vitest";

import { idOf, testsOf } from "./kept-files.ts";

export interface Failed {
  readonly id: string;
  readonly message: string;
  /** It did not fail, it waited for what does not come. */
  readonly isLate: boolean;
}

/** Taken before a test can replace them. */
const [every, stop] = [setInterval, clearInterval];

export interface Ran {
  readonly ran: number;
  readonly failed?: Failed;
}

type Cleanup = () => unknown;

/** Of one file, these tests. */
export async function runAgain(file: RunnerTestSuite, ids: ReadonlySet<string>): Promise<Ran> {
  const run = new Run(ids);
  await run.suite(file);
  return { ran: run.ran, ...(run.failed && { failed: run.failed }) };
}

class Run {
  readonly #ids: ReadonlySet<string>;
  ran = 0;
  failed: Failed | undefined;

  constructor(ids: ReadonlySet<string>) {
    this.#ids = ids;
  }

  async suite(suite: RunnerTestSuite): Promise<void> {
    const [first] = testsOf(suite).filter((test) => this.#isWanted(test));
    if (first === undefined) return;
    const hooks = TestRunner.getSuiteHooks(suite);
    const cleanups: Cleanup[] = [];
    await this.#try(first, async () => {
      for (const hook of hooks.beforeAll) addTo(cleanups, await call(hook, suite));
    });
    for (const task of suite.tasks) {
      if (this.failed !== undefined) break;
      if (task.type === "suite") await this.suite(task);
      else if (this.#isWanted(task)) await this.#test(task);
    }
    await this.#try(first, async () => {
      for (const hook of hooks.afterAll.toReversed()) await call(hook, suite);
      for (const cleanup of cleanups) await cleanup();
    });
  }

  #isWanted(test: RunnerTestCase): boolean {
    return test.mode === "run" && test.result?.state === "pass" && this.#ids.has(idOf(test));
  }

  async #test(test: RunnerTestCase): Promise<void> {
    this.ran += 1;
    const suites = suitesAround(test);
    const cleanups: Cleanup[] = [];
    await this.#try(test, async () => {
      for (const suite of suites) {
        for (const hook of TestRunner.getSuiteHooks(suite).beforeEach) {
          addTo(cleanups, await call(hook, test.context, suite));
        }
      }
      await TestRunner.getTestFn(test)();
    });
    await this.#try(test, async () => {
      for (const suite of suites.toReversed()) {
        for (const hook of TestRunner.getSuiteHooks(suite).afterEach.toReversed()) {
          await call(hook, test.context, suite);
        }
      }
      for (const cleanup of cleanups) await cleanup();
    });
  }

  async #try(test: RunnerTestCase, act: () => Promise<void>): Promise<void> {
    const id = idOf(test);
    try {
      if (await isIdleBefore(act(), mostIdleMs(test))) {
        this.failed ??= { id, message: "it waited for what does not come", isLate: true };
      }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.failed ??= { id, message, isLate: false };
    }
  }
}

const mostIdleMs = (test: RunnerTestCase): number => 1_000 + 5 * (test.result?.duration ?? 0);

/**
 * Whether this thread had nothing to do for so long before the work was done. Counted so, since on a busy
 * machine a second may pass in which it does not come to its turn.
 */
async function isIdleBefore(work: Promise<void>, mostMs: number): Promise<boolean> {
  const began = performance.eventLoopUtilization();
  let timer: ReturnType<typeof setInterval> | undefined;
  const idle = new Promise<boolean>((resolve) => {
    timer = every(() => {
      if (performance.eventLoopUtilization(began).idle > mostMs) resolve(true);
    }, 100);
  });
  try {
    return await Promise.race([work.then(() => false), idle]);
  } finally {
    stop(timer);
  }
}

/** Outermost first. */
function suitesAround(test: RunnerTestCase): RunnerTestSuite[] {
  const suites: RunnerTestSuite[] = [];
  for (let one: RunnerTestSuite | undefined = test.suite; one !== undefined; one = one.suite) {
    suites.unshift(one);
  }
  return suites[0]?.type === "suite" && "filepath" in suites[0] ? suites : [test.file, ...suites];
}

const call = (hook: unknown, ...given: readonly unknown[]): unknown =>
  (hook as (...given: readonly unknown[]) => unknown)(...given);

function addTo(cleanups: Cleanup[], made: unknown): void {
  if (typeof made === "function") cleanups.push(made as Cleanup);
}
