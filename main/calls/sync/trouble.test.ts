/** Why the calls are not followed, and when it is tried again: what the connection's view says of it. */
import { expect, test } from "vitest";

import { failed, type AppError } from "../../../contract/result.ts";
import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import { inbound } from "../../../test/support/wire-messages.ts";

const refused: AppError = { code: "events-refused", status: 401 };
const broken: AppError = { code: "service", status: 500 };

const viewOf = (bench: CallServiceBench) => bench.service.view().connection;
const lostBench = async () => {
  const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
  bench.stream.says.onLost({ code: "offline" });
  return bench;
};

test("the cause is that of the last try, and the next one has its instant", async () => {
  const bench = await lostBench();
  expect(viewOf(bench)).toMatchObject({ doubted: true, because: { code: "offline" } });
  bench.stream.says.onWaiting({ because: refused, delayMs: 29_000, canHurry: true });
  await bench.advance(2_000);
  const at = bench.clock.now() + 27_000;
  expect(viewOf(bench)).toMatchObject({
    ...{ state: "stale", because: refused, nextTry: { at, canHurry: true } },
  });
});

test("while a try is under way there is no next one, and the cause stands", async () => {
  const bench = await lostBench();
  bench.stream.says.onWaiting({ because: refused, delayMs: 29_000, canHurry: true });
  await bench.advance(2_000);
  bench.stream.says.onWaiting(undefined);
  expect(viewOf(bench)).toMatchObject({ state: "stale", because: refused });
  expect(viewOf(bench).nextTry).toBeUndefined();
});

test("a try that is made at once is no wait", async () => {
  const bench = await lostBench();
  bench.stream.says.onWaiting({ because: { code: "offline" }, delayMs: 0, canHurry: false });
  expect(viewOf(bench).nextTry).toBeUndefined();
});

test("a first connection that does not come up says why, too", async () => {
  const bench = new CallServiceBench();
  bench.service.start();
  await settled();
  bench.stream.says.onLost(refused);
  bench.stream.says.onWaiting({ because: refused, delayMs: 4_000, canHurry: true });
  const at = bench.clock.now() + 4_000;
  expect(viewOf(bench)).toMatchObject({
    ...{ state: "connecting", because: refused, nextTry: { at, canHurry: true } },
  });
});

test("nothing is left of it once all is confirmed", async () => {
  const bench = await lostBench();
  bench.stream.says.onWaiting({ because: refused, delayMs: 29_000, canHurry: true });
  await bench.advance(2_000);
  bench.stream.says.onSubscribed();
  await settled();
  const { because, nextTry, doubted, state } = viewOf(bench);
  expect({ because, nextTry, doubted, state }).toEqual({ state: "live" });
});

test("nothing is left of it in a sleep, which needs no cause", async () => {
  const bench = await lostBench();
  bench.stream.says.onWaiting({ because: refused, delayMs: 29_000, canHurry: true });
  bench.service.suspended();
  expect(viewOf(bench)).toMatchObject({ state: "stale" });
  expect(viewOf(bench)).not.toHaveProperty("because");
  expect(viewOf(bench)).not.toHaveProperty("nextTry");
});

test("reads that fail while events flow say so, and are made again when somebody wants it", async () => {
  const bench = await lostBench();
  await bench.advance(2_000);
  const { presence } = bench.gateway;
  bench.gateway.presence = failed(broken);
  bench.stream.says.onSubscribed();
  await settled();
  const at = bench.clock.now() + 1_000;
  expect(viewOf(bench)).toMatchObject({
    ...{ state: "stale", because: broken, nextTry: { at, canHurry: true } },
  });
  bench.gateway.presence = presence;
  bench.service.tryNow();
  await settled();
  expect(viewOf(bench).state).toBe("live");
  expect(bench.clock.pending).toBe(0);
});

test.each<[AppError, number]>([
  [{ code: "rate-limited", retryAfterMs: 20_000 }, 20_000],
  [{ code: "service", status: 503, retryAfterMs: 20_000 }, 20_000],
])("the pause of %j is waited for, whoever is in a hurry", async (error, waitMs) => {
  const bench = await lostBench();
  bench.gateway.presence = failed(error);
  bench.stream.says.onSubscribed();
  await settled();
  expect(viewOf(bench).nextTry).toEqual({ at: bench.clock.now() + waitMs, canHurry: false });
  const before = bench.gateway.presenceReads;
  bench.service.tryNow();
  await bench.advance(waitMs - 1);
  expect(bench.gateway.presenceReads).toBe(before);
  await bench.advance(1);
  expect(bench.gateway.presenceReads).toBe(before + 1);
});

test("of two troubles the stream's is shown", async () => {
  const bench = await lostBench();
  bench.gateway.presence = failed(broken);
  bench.stream.says.onSubscribed();
  await settled();
  bench.stream.says.onLost(refused);
  expect(viewOf(bench)).toMatchObject({ because: refused });
  expect(viewOf(bench).nextTry).toBeUndefined();
});

test("trying now is handed to the stream, and harms nobody while all is well", async () => {
  const bench = await new CallServiceBench().live();
  const pushes = bench.views.length;
  bench.service.tryNow();
  await settled();
  expect(bench.stream.hurries).toBe(1);
  expect(bench.views).toHaveLength(pushes);
});

test("a pause ends when it ends, also when the clock was set in it", async () => {
  const bench = await new CallServiceBench().live();
  bench.pause.begin(30_000);
  await bench.advance(10_000);
  bench.clock.setBack(3_600_000);
  bench.service.resumed();
  expect(viewOf(bench).limited).toEqual({ until: bench.clock.now() + 20_000 });
});
