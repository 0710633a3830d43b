import { expect, test } from "vitest";

import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import { inbound } from "../../../test/support/wire-messages.ts";

const benchWith = () => new CallServiceBench().has("s-1", inbound("Answered")).live();

test("an attempt is not called failed while nobody could look whether it worked", async () => {
  const bench = await benchWith();
  await bench.act({ action: "hold" });
  bench.gateway.readErrors.set("s-1", { code: "offline" });
  for (let minute = 0; minute < 10; minute += 1) await bench.advance(60_000);
  expect(bench.call.controls.hold.life.phase).toBe("accepted");
  expect(bench.happened).toEqual([]);
});

test("once it can be read, the reads decide", async () => {
  const bench = await benchWith();
  await bench.act({ action: "hold" });
  bench.gateway.readErrors.set("s-1", { code: "offline" });
  for (let turn = 0; turn < 20; turn += 1) await bench.advance(10_000);
  bench.gateway.readErrors.clear();
  bench.has("s-1", inbound("Hold"));
  await bench.advance(30_000);
  expect(bench.call.controls.hold.life.phase).toBe("seen");
  expect(bench.clock.pending).toBe(0);
});

test("an outcome that stays unknown is read again, and the request never sent again", async () => {
  const bench = await benchWith();
  bench.gateway.refusals.push({ code: "timed-out" });
  bench.gateway.readErrors.set("s-1", { code: "rate-limited", retryAfterMs: 20_000 });
  await bench.act({ action: "park", to: { kind: "orbit" } });
  await settled();
  const reads = bench.gateway.reads.length;
  await bench.advance(19_999);
  expect(bench.gateway.reads).toHaveLength(reads);
  bench.gateway.readErrors.clear();
  bench.has("s-1", inbound("Parked", { parkData: "*801" }));
  await bench.advance(1);
  expect(bench.call.controls.park.life.phase).toBe("seen");
  expect(bench.gateway.performed).toHaveLength(1);
});

test("the last wish goes out even if nobody knows what the first press did", async () => {
  const bench = await benchWith();
  bench.gateway.holdReplies = true;
  const first = bench.act({ action: "toggle-hold" });
  const second = bench.act({ action: "toggle-hold" });
  bench.gateway.readErrors.set("s-1", { code: "offline" });
  bench.gateway.reply({ code: "timed-out" });
  expect(await first).toMatchObject({ ok: false });
  bench.gateway.holdReplies = false;
  expect(await second).toMatchObject({ ok: true });
  expect(bench.gateway.performed.map(({ operation }) => operation)).toEqual(["hold", "unhold"]);
});
