import { expect, it } from "vitest";

import { CommandLineSwitch } from "./command-line-switch.ts";
import type { OpenedSocket } from "./command-socket.ts";

function setUp() {
  const world = { open: 0, failed: [] as (string | undefined)[] };
  const waiting: ((opened: OpenedSocket) => void)[] = [];
  const commandLine = new CommandLineSwitch({
    open: () => new Promise((resolve) => waiting.push(resolve)),
    onFailed: (why) => world.failed.push(why),
  });
  const answer = async (why?: "in-use"): Promise<void> => {
    const resolve = waiting.shift();
    if (why !== undefined) resolve?.({ ok: false, why });
    else {
      world.open += 1;
      resolve?.({ ok: true, socket: { dispose: () => (world.open -= 1) } });
    }
    await Promise.resolve();
    await Promise.resolve();
  };
  return { world, waiting, commandLine, answer };
}

it("opens and closes as the settings say, once each", async () => {
  const { world, waiting, commandLine, answer } = setUp();
  commandLine.set(false);
  commandLine.set(true);
  commandLine.set(true);
  expect(waiting).toHaveLength(1);
  await answer();
  expect(world.open).toBe(1);
  commandLine.set(false);
  expect(world.open).toBe(0);
});

it("closes what was still being opened when it is no longer wanted", async () => {
  const { world, waiting, commandLine, answer } = setUp();
  commandLine.set(true);
  commandLine.dispose();
  await answer();
  expect([world.open, waiting.length]).toEqual([0, 0]);
});

it("stays open through a quick off and on", async () => {
  const { world, waiting, commandLine, answer } = setUp();
  commandLine.set(true);
  commandLine.set(false);
  commandLine.set(true);
  expect(waiting).toHaveLength(1);
  await answer();
  expect(world.open).toBe(1);
});

it("says why it could not be opened, until it is not wanted", async () => {
  const { world, commandLine, answer } = setUp();
  commandLine.set(true);
  await answer("in-use");
  commandLine.set(false);
  expect(world.failed).toEqual(["in-use", undefined]);
});
