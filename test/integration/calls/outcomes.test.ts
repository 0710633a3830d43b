/** What is learnt of a call that has left: the whole line against the service double. */
import { afterEach, beforeEach, expect, test } from "vitest";

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
});
afterEach(() => ground.dispose());

async function transferTo(extensionNumber: string): Promise<void> {
  ground.press({ action: "transfer", to: { kind: "extension", extensionNumber } });
  await ground.pass(2_000);
}
async function happens(action: string): Promise<void> {
  await ground.ask("POST", `calls/${call.telephonySessionId}/actions`, { action });
  await ground.pass(9_000);
}
const outcomes = () => ground.service.view().outcomes;
const rowan = { name: "Rowan Pike", extension: "113" };

test("a colleague who is rung, declines, and has it in her voicemail", async () => {
  await transferTo("113");
  expect(outcomes()).toMatchObject([
    { did: "transferred", to: { name: "Rowan Pike" }, state: "ringing", by: rowan },
  ]);
  await happens("decline");
  expect(outcomes()).toMatchObject([{ state: "voicemail", by: rowan }]);
});

test("a colleague who answers", async () => {
  await transferTo("113");
  await happens("answer");
  expect(outcomes()).toMatchObject([{ state: "answered", by: rowan }]);
});

test("a caller who gives up while it rings: what became of it is not known", async () => {
  await transferTo("113");
  await happens("hangup");
  expect(outcomes()).toMatchObject([{ did: "transferred", state: "unknown" }]);
});

test("a number outside that answers", async () => {
  const phoneNumber = "+15550100161";
  ground.press({
    action: "transfer",
    to: { kind: "phone-number", phoneNumber, confirm: phoneNumber },
  });
  await ground.pass(2_000);
  await happens("answer");
  expect(outcomes()).toMatchObject([{ state: "answered" }]);
});

test("a mailbox that it was sent to", async () => {
  ground.press({ action: "transfer", to: { kind: "voicemail", extensionId: "700100013" } });
  await ground.pass(2_000);
  expect(outcomes()).toMatchObject([{ did: "transferred", state: "voicemail", by: rowan }]);
});

test("nothing is claimed to ring while the service cannot be reached", async () => {
  await transferTo("113");
  ground.wire.setReachable(false);
  await ground.pass(30_000);
  expect(outcomes()).toMatchObject([{ state: "unknown" }]);
  ground.wire.setReachable(true);
  await ground.pass(40_000);
  expect(outcomes()).toMatchObject([{ state: "ringing" }]);
});

test("the reads for it stay few", async () => {
  await transferTo("113");
  await ground.pass(300_000);
  const reads = (await ground.requests()).filter(
    ({ method, path }) => method === "GET" && path.includes(call.telephonySessionId),
  );
  expect(reads.length).toBeLessThanOrEqual(18);
  expect(outcomes()).toMatchObject([{ state: "unknown" }]);
});
