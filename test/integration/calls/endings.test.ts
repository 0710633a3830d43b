/** How a call that rang is told of when it is over: the whole line against the service double. */
import { afterEach, beforeEach, expect, test } from "vitest";

import { openGround, type ProvingGround } from "../../faults/ground/proving-ground.ts";
import type { MadeCall } from "../../support/simulator.ts";

let ground: ProvingGround;
beforeEach(async () => {
  ground = await openGround({ wire: "memory" });
});
afterEach(() => ground.dispose());

const told = (): readonly string[] => ground.callEvents.map(({ kind }) => kind);

async function ring(wish: object = {}): Promise<MadeCall> {
  const created = await ground.ask("POST", "calls", {
    direction: "Inbound",
    state: "Proceeding",
    ...wish,
  });
  await ground.settle();
  return created as MadeCall;
}

async function happens({ telephonySessionId }: MadeCall, action: string): Promise<void> {
  await ground.ask("POST", `calls/${telephonySessionId}/actions`, { action });
  await ground.pass(1_000);
}

test("a colleague who takes the queue's call leaves no missed call", async () => {
  await happens(await ring({ queue: true }), "taken-by-colleague");
  expect(told()).toEqual(["ringing", "ringing-over", "outcome"]);
});

test("a fax leaves no missed call", async () => {
  await happens(await ring(), "fax");
  expect(told()).toEqual(["ringing", "ringing-over"]);
});

test("a caller who gives up leaves one", async () => {
  await happens(await ring(), "hangup");
  expect(told()).toEqual(["ringing", "ringing-over", "missed"]);
});
