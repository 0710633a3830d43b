/** One press goes to whoever waits longest, whichever call is in hand. */
import { expect, test } from "vitest";

import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import { asSessionId, inbound } from "../../../test/support/wire-messages.ts";

const sent = (bench: CallServiceBench) =>
  bench.gateway.performed.map((one) => `${one.operation} ${one.telephonySessionId}`);
const resumeLongest = (bench: CallServiceBench) => bench.act({ action: "resume-longest" });

test("the one who was put on hold first is resumed, and not the one that is in hand", async () => {
  const bench = await new CallServiceBench()
    .has("s-1", inbound("Answered"))
    .has("s-2", inbound("Answered"))
    .live();
  bench.event("s-2", 5, inbound("Hold"));
  await bench.advance(1_000);
  bench.event("s-1", 5, inbound("Hold"));
  bench.service.pick(asSessionId("s-1"));
  expect(bench.service.view().waiting.map((one) => one.telephonySessionId)).toEqual(["s-2", "s-1"]);
  await resumeLongest(bench);
  expect(sent(bench)).toEqual(["unhold s-2"]);
});

test("a second press is the same wish, not a hold", async () => {
  const bench = await new CallServiceBench().has("s-1", inbound("Hold")).live();
  void resumeLongest(bench);
  expect(await resumeLongest(bench)).toMatchObject({ value: { outcome: "merged" } });
  expect(sent(bench)).toEqual(["unhold s-1"]);
});

test("while somebody is talked to, that call is put on hold first", async () => {
  const bench = await new CallServiceBench()
    .has("s-1", inbound("Answered"))
    .has("s-2", inbound("Hold"))
    .live();
  void resumeLongest(bench);
  bench.event("s-1", 5, inbound("Hold"));
  await settled();
  expect(sent(bench)).toEqual(["hold s-1", "unhold s-2"]);
});

test("one who is parked is retrieved", async () => {
  const bench = await new CallServiceBench().has("s-1", inbound("Parked")).live();
  await resumeLongest(bench);
  expect(sent(bench)).toEqual(["pickup s-1"]);
});

test("where nobody waits it says so", async () => {
  const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
  expect(await resumeLongest(bench)).toEqual({
    ok: false,
    error: { code: "not-allowed", reason: "nobody-waits" },
  });
  expect(sent(bench)).toEqual([]);
});
