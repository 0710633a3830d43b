/**
 * Stryker's test runner for this project: Vitest loads all tests once, in one process, and `judge.ts` runs
 * them again for each mutant.
 */
import { globSync } from "node:fs";
import { basename, dirname } from "node:path";
import { BroadcastChannel } from "node:worker_threads";

import { commonTokens, declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  type DryRunResult,
  MutantRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
} from "@stryker-mutator/api/test-runner";
import type { StrykerOptions } from "@stryker-mutator/api/core";
import { createVitest, type Vitest } from "vitest/node";

import { channelName, type FromTests, type Seen, type ToTests } from "./messages.ts";

class OneProcess implements TestRunner {
  static inject: ["options"] = [commonTokens.options];
  readonly #mutate: readonly string[];
  readonly #channel = new BroadcastChannel(channelName);
  readonly #judged = new Map<string, (told: FromTests & { readonly kind: "judged" }) => void>();
  #vitest: Vitest | undefined;
  #durations = new Map<string, number>();
  /** How many mutants each test file has killed: what killed one kills its neighbours too. */
  readonly #kills = new Map<string, number>();
  #ready: Promise<FromTests & { readonly kind: "ready" }> | undefined;

  constructor(options: StrykerOptions) {
    this.#mutate = options.mutate;
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    process.env["VITEST"] = "1";
    process.env["NODE_ENV"] = "test";
    const vitest = await createVitest({
      ...{ config: "test/mutation/vitest.config.ts", watch: false, reporters: [{}] },
    });
    this.#vitest = vitest;
    vitest.config.related = filesOf(this.#mutate);
    const related = await vitest.getRelevantTestSpecifications();
    delete vitest.config.related;
    const judge = await vitest.globTestSpecifications(["test/mutation/runner/judge.ts"]);
    this.#ready = new Promise((resolve, reject) => {
      this.#channel.onmessage = (event: unknown) => {
        const { data } = event as { readonly data: ToTests | FromTests };
        if (data.kind === "ready") resolve(data);
        else if (data.kind === "judged") this.#judged.get(data.mutant)?.(data);
      };
      const running = vitest.runTestSpecifications([...related, ...judge]);
      running.then(() => reject(new Error("the tests have ended")), reject);
    });
    const { tests } = await this.#ready;
    this.#durations = new Map(tests.map(({ id, durationMs }) => [id, durationMs]));
  }

  async dryRun(): Promise<DryRunResult> {
    const ready = await this.#ready;
    if (ready === undefined) return { status: DryRunStatus.Error, errorMessage: "not started" };
    const { tests, coverage } = ready;
    return { status: DryRunStatus.Complete, tests: tests.map(resultOf), mutantCoverage: coverage };
  }

  async mutantRun(asked: MutantRunOptions): Promise<MutantRunResult> {
    const { id: mutant } = asked.activeMutant;
    const judged = new Promise<FromTests & { readonly kind: "judged" }>((resolve) => {
      this.#judged.set(mutant, resolve);
    });
    const testIds = this.#likeliestFirst(asked.testFilter ?? [], asked.activeMutant.fileName);
    this.#say({ kind: "judge", mutant, hitLimit: asked.hitLimit, testIds });
    const { ran, failed, isLoop } = await judged;
    this.#judged.delete(mutant);
    if (isLoop) return { status: MutantRunStatus.Timeout, reason: "it goes round for ever" };
    if (failed?.isLate === true) return { status: MutantRunStatus.Timeout, reason: failed.message };
    if (failed === undefined) return { status: MutantRunStatus.Survived, nrOfTests: ran };
    const path = fileOf(failed.id);
    this.#kills.set(path, (this.#kills.get(path) ?? 0) + 1);
    return {
      ...{ status: MutantRunStatus.Killed, nrOfTests: ran },
      ...{ killedBy: [failed.id], failureMessage: failed.message },
    };
  }

  async dispose(): Promise<void> {
    this.#say({ kind: "end" });
    this.#channel.close();
    await this.#vitest?.close();
  }

  #say(what: ToTests): void {
    this.#channel.postMessage(what);
  }

  /** By file: first what killed most, then what stands in the mutant's own folder, then what is quick. */
  #likeliestFirst(ids: readonly string[], mutated: string): string[] {
    const rated = [...Map.groupBy(ids, fileOf)].map(([path, inFile]) => ({
      inFile,
      kills: this.#kills.get(path) ?? 0,
      near: mutated.endsWith(`${dirname(path)}/${basename(mutated)}`) ? 1 : 0,
      costMs: inFile.reduce((sum, id) => sum + (this.#durations.get(id) ?? 0), 0),
    }));
    return rated
      .sort((a, b) => b.kills - a.kills || b.near - a.near || a.costMs - b.costMs)
      .flatMap(({ inFile }) => inFile);
  }
}

const fileOf = (id: string): string => id.slice(0, id.indexOf("#"));

/** What Stryker's patterns mean here: `!` takes away, and a range of lines may follow. */
function filesOf(patterns: readonly string[]): string[] {
  const wanted = patterns
    .filter((one) => !one.startsWith("!"))
    .map((one) => one.replace(/:\d+(:\d+)?-\d+(:\d+)?$/, ""));
  const exclude = patterns.filter((one) => one.startsWith("!")).map((one) => one.slice(1));
  return globSync(wanted, { exclude }).map((file) => `${process.cwd()}/${file}`);
}

function resultOf({ id, file, name, state, failure, durationMs }: Seen): TestResult {
  const seen = { id, name, fileName: file, timeSpentMs: durationMs };
  if (state === "fail") return { ...seen, status: TestStatus.Failed, failureMessage: failure };
  return { ...seen, status: state === "pass" ? TestStatus.Success : TestStatus.Skipped };
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, "one-process", OneProcess),
];
