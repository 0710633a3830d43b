/** A call that is sent to a park location: the whole line against the service double. */
import { afterEach, beforeEach, expect, test } from "vitest";

import { differencesOf } from "../../faults/ground/truth.ts";
import { openGround, type ProvingGround } from "../../faults/ground/proving-ground.ts";
import type { MadeCall } from "../../support/simulator.ts";

let ground: ProvingGround;
let call: MadeCall;
beforeEach(async () => {
  ground = await openGround({ wire: "memory" });
  call = (await ground.ask("POST", "calls", {
    ...{ direction: "Inbound", state: "Answered", from: "+15550100177" },
  })) as MadeCall;
  await ground.pass(2_000);
  ground.press({ action: "park", to: { kind: "location", extensionId: "700100090" } });
  await ground.pass(1_000);
});
afterEach(() => ground.dispose());

async function happens(action: string, more: object = {}): Promise<void> {
  await ground.ask("POST", `calls/${call.telephonySessionId}/actions`, { action, ...more });
  await ground.pass(16_000);
}
const ends = () => ground.callEvents.flatMap((one) => (one.kind === "unparked" ? [one.end] : []));

test("is shown for as long as it waits, and is taken back", async () => {
  await ground.pass(300_000);
  expect(ground.service.view().calls).toMatchObject([
    { state: "parked", parkedAt: "Front Counter" },
  ]);
  expect(await differencesOf(ground)).toEqual([]);
  const retrieving = ground.press({ action: "retrieve" });
  await ground.pass(2_000);
  expect(retrieving.outcome).toMatchObject({ ok: true });
  expect(ground.service.view().calls).toMatchObject([{ state: "connected" }]);
  expect(ends()).toEqual([{ how: "retrieved" }]);
  expect(await differencesOf(ground)).toEqual([]);
});

test("is an ordinary call of two again when it was taken back, and can be ended", async () => {
  await ground.pass(5_000);
  ground.press({ action: "retrieve" });
  await ground.pass(2_000);
  expect(ground.service.view().calls).toMatchObject([{ state: "connected", participants: [] }]);
  const ending = ground.press({ action: "end" });
  await ground.pass(2_000);
  expect(ending.outcome).toMatchObject({ ok: true });
  expect(ground.service.view().calls).toEqual([]);
});

test("leaves with the colleague's name when she picks it up", async () => {
  await happens("pickup-parked", { by: "113" });
  expect(ground.service.view().calls).toEqual([]);
  expect(ends()).toMatchObject([{ how: "picked-up", by: { name: "Rowan Pike" } }]);
});

test("leaves when its caller gives up, without a guess at what became of him", async () => {
  await happens("hangup");
  expect(ground.service.view().calls).toEqual([]);
  expect(ends()).toEqual([{ how: "unknown" }]);
});

test("is still shown after a lost connection", async () => {
  ground.wire.setReachable(false);
  await ground.pass(120_000);
  ground.wire.setReachable(true);
  await ground.pass(120_000);
  expect(await differencesOf(ground)).toEqual([]);
  expect(ground.service.view().calls).toMatchObject([{ state: "parked" }]);
});
