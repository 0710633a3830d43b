import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { spawnSync } from "node:child_process";
import { afterEach, beforeEach, expect, test } from "vitest";

import { type InstanceLock, type Visit, takeInstanceLock } from "./instance-lock.ts";

const visit = (word: string): Visit => ({
  argv: ["node", word],
  workingDirectory: "/",
  additionalData: { word },
});

let folder: string;
const held: InstanceLock[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
});
afterEach(() => {
  for (const lock of held.splice(0)) lock.release();
  rmSync(folder, { recursive: true, force: true });
});

function take(onVisit: (visit: Visit) => void = () => undefined): InstanceLock | undefined {
  const lock = takeInstanceLock(folder, visit("own"), onVisit);
  if (lock !== undefined) held.push(lock);
  return lock;
}

/** A second start in a process of its own, as the first must be free to answer. */
function startSecond(): Promise<string> {
  const script = `
    import { takeInstanceLock } from ${JSON.stringify(new URL("./instance-lock.ts", import.meta.url).href)};
    const lock = takeInstanceLock(${JSON.stringify(folder)}, ${JSON.stringify(visit("second"))}, () => {});
    console.log(lock === undefined ? "refused" : "taken");
    lock?.release();`;
  return import("node:child_process").then(
    ({ execFile }) =>
      new Promise((resolve, reject) => {
        execFile(process.execPath, ["--input-type=module", "-e", script], (error, stdout) => {
          if (error === null) resolve(stdout.trim());
          else reject(new Error("the second start failed", { cause: error }));
        });
      }),
  );
}

test("a second start is refused and tells the first what it wanted", async () => {
  const heard = Promise.withResolvers<Visit>();
  expect(take(heard.resolve)).toBeDefined();
  expect(await startSecond()).toBe("refused");
  expect(await heard.promise).toEqual(visit("second"));
});

test("a released lock can be taken again", async () => {
  take()?.release();
  expect(await startSecond()).toBe("taken");
});

test.skipIf(process.platform === "win32")("what a dead holder left behind is taken over", () => {
  const abandon = `require("node:net").createServer().listen(${JSON.stringify(
    join(folder, "preview.sock"),
  )}, () => process.kill(process.pid, "SIGKILL"))`;
  spawnSync(process.execPath, ["-e", abandon]);
  expect(take()).toBeDefined();
});

test.skipIf(process.platform === "win32")("another file in its place does not keep it away", () => {
  writeFileSync(join(folder, "preview.sock"), "");
  expect(take()).toBeDefined();
});
