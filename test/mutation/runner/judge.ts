/**
 * The last test file of the process: when all others have been loaded and run once, this switches on one
 * mutant after the other and runs the tests that come by it. Loading anew for each took a second; what is
 * left is the tests' own time.
 */
import { BroadcastChannel } from "node:worker_threads";
import { test } from "vitest";

import { allSeen, fileNamed, instruments } from "./kept-files.ts";
import { channelName, type FromTests, type ToTests } from "./messages.ts";
import { type Ran, runAgain } from "./run-again.ts";

test("judges mutants until there are no more", { timeout: 0 }, async () => {
  const channel = new BroadcastChannel(channelName);
  const say = (what: FromTests): void => channel.postMessage(what);
  const over = new Promise<void>((resolve) => {
    let turn: Promise<void> = Promise.resolve();
    channel.onmessage = (event: unknown) => {
      const asked = (event as { readonly data: ToTests | FromTests }).data;
      if (asked.kind === "end") resolve();
      else if (asked.kind === "judge") turn = turn.then(async () => say(await judge(asked)));
    };
  });
  const coverage = instruments.mutantCoverage ?? { static: {}, perTest: {} };
  say({ kind: "ready", tests: allSeen(), coverage });
  await over;
  channel.close();
});

async function judge({
  mutant,
  hitLimit,
  testIds,
}: Extract<ToTests, { readonly kind: "judge" }>): Promise<FromTests> {
  const ids = new Set(testIds);
  const paths = new Set(testIds.map((id) => id.slice(0, id.indexOf("#"))));
  Object.assign(instruments, { hitCount: 0, hitLimit, activeMutant: mutant });
  let ran = 0;
  let failed: Ran["failed"];
  for (const path of paths) {
    const file = fileNamed(path);
    if (file === undefined) continue;
    const result = await runAgain(file, ids);
    ran += result.ran;
    failed = result.failed;
    if (failed !== undefined) break;
  }
  const isLoop = hitLimit !== undefined && (instruments.hitCount ?? 0) > hitLimit;
  Object.assign(instruments, { activeMutant: undefined, hitCount: undefined });
  return { kind: "judged", mutant, ran, isLoop, ...(failed && { failed }) };
}
