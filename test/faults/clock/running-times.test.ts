/** The running times of calls on a machine whose clock is wrong, or is set while Ringside runs. */
import { afterEach, describe, expect, it } from "vitest";

import type { CallView } from "../../../contract/call-view.ts";
import { openGround, type ProvingGround } from "../ground/proving-ground.ts";

const minutesMs = 60_000;

let ground: ProvingGround;
afterEach(() => ground.dispose());

const open = async (clientAheadMs = 0): Promise<void> => {
  ground = await openGround({ wire: "memory", clientAheadMs });
  await ground.pass(1_000);
};

/** A connected call that no event tells of, found by the reads after a loss, `ms` old by then. */
async function metByRead(ms: number): Promise<void> {
  const lose = {
    match: { frame: "ServerNotification" },
    times: "always",
    effect: { kind: "lose" },
  };
  await ground.ask("POST", "faults", lose);
  await ground.ask("POST", "calls", { direction: "Inbound", state: "Answered" });
  await ground.pass(ms - 1_000);
  await ground.ask("DELETE", "faults");
  await ground.ask("POST", "faults", { match: { frame: "now" }, effect: { kind: "drop" } });
  await ground.pass(1_000);
}

async function metByEvent(ms: number): Promise<void> {
  await ground.ask("POST", "calls", { direction: "Inbound", state: "Answered" });
  await ground.pass(ms);
}

/** The machine's clock is set, which its watch notices some seconds later. */
async function set(byMs: number): Promise<void> {
  ground.time.jump(byMs);
  await ground.pass(2_000);
  ground.service.resumed();
  await ground.pass(1_000);
}

function call(): CallView {
  const [only] = ground.service.view().calls;
  if (only === undefined) throw new Error("no call is shown");
  return only;
}

/** As the window counts: the machine's clock against the view's instant. */
const since = (instant: number | undefined): number =>
  ground.time.clientClock.now() - (instant ?? Number.NaN);

function expectAges(ms: number): void {
  for (const age of [since(call().startedAt), since(call().answeredAt)]) {
    expect(Math.abs(age - ms)).toBeLessThanOrEqual(1_000);
  }
}

describe.each([
  ["right", 0],
  ["ten minutes ahead", 10 * minutesMs],
  ["ten minutes behind", -10 * minutesMs],
  ["a year ahead", 365 * 24 * 60 * minutesMs],
])("on a clock that is %s", (_name, aheadMs) => {
  it("a call that a read has met is as old as it is", async () => {
    await open(aheadMs);
    await metByRead(20_000);
    expectAges(20_000);
  });

  it("a call that an event has told of is as old as it is", async () => {
    await open(aheadMs);
    await metByEvent(20_000);
    expectAges(20_000);
  });
});

describe.each([
  ["ten minutes forward", 10 * minutesMs],
  ["ten minutes back", -10 * minutesMs],
])("after the clock was set %s", (_name, byMs) => {
  it.each([
    ["a read", metByRead],
    ["an event", metByEvent],
  ])("a call that %s had told of goes on counting", async (_how, meet) => {
    await open();
    await meet(20_000);
    await set(byMs);
    expectAges(23_000);
  });

  it("so does one that an event tells of before anybody noticed", async () => {
    await open();
    ground.time.jump(byMs);
    await metByEvent(3_000);
    ground.service.resumed();
    await ground.pass(1_000);
    expectAges(4_000);
  });

  it("a call that a read meets afterwards is as old as it is", async () => {
    await open();
    await set(byMs);
    await metByRead(20_000);
    expectAges(20_000);
  });

  it("what is shown as out of date was confirmed when it was", async () => {
    await open();
    await metByEvent(20_000);
    ground.wire.setReachable(false);
    await ground.pass(20_000);
    expect(ground.service.view().connection.state).toBe("stale");
    ground.wire.setReachable(true);
    await set(byMs);
    const { connection } = ground.service.view();
    expect(since(connection.confirmedAt)).toBeGreaterThanOrEqual(0);
    expect(since(connection.confirmedAt)).toBeLessThanOrEqual(3_000);
  });
});

it("a call goes on through a sleep", async () => {
  await open();
  await metByEvent(20_000);
  await ground.sleep(30 * minutesMs, true);
  ground.wake();
  await ground.pass(3_000);
  expectAges(20_000 + 30 * minutesMs + 3_000);
});

it("a call goes on through a sleep in which the clock was set", async () => {
  await open();
  await metByEvent(20_000);
  await ground.sleep(30 * minutesMs, true);
  ground.time.jump(-10 * minutesMs);
  ground.wake();
  await ground.pass(3_000);
  expectAges(20_000 + 30 * minutesMs + 3_000);
});
