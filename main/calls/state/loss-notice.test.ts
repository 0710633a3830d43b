import { expect, test } from "vitest";

import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import { lossNoticeMs } from "./loss-notice.ts";

test("a loss that lasts is told once", async () => {
  const bench = await new CallServiceBench().live();
  bench.stream.says.onLost({ code: "offline" });
  await bench.advance(lossNoticeMs - 1);
  bench.stream.says.onLost({ code: "offline" });
  expect(bench.happened).toEqual([]);
  await bench.advance(1);
  expect(bench.happened).toEqual(["connection-lost"]);
  bench.stream.says.onLost({ code: "offline" });
  await bench.advance(lossNoticeMs);
  expect(bench.happened).toEqual(["connection-lost"]);
});

test("a loss that ends in time is not told, and neither is its end", async () => {
  const bench = await new CallServiceBench().live();
  bench.stream.says.onLost({ code: "offline" });
  await bench.advance(lossNoticeMs - 1);
  bench.stream.says.onSubscribed();
  await settled();
  expect(bench.service.view().connection.state).toBe("live");
  expect(bench.clock.pending).toBe(0);
  expect(bench.happened).toEqual([]);
});

test("a loss ends only when the reads confirm it, and the next has its own time", async () => {
  const bench = await new CallServiceBench().live();
  bench.stream.says.onLost({ code: "offline" });
  bench.gateway.holdPresence = true;
  bench.stream.says.onSubscribed();
  await bench.advance(lossNoticeMs);
  expect(bench.happened).toEqual(["connection-lost"]);
  bench.gateway.holdPresence = false;
  bench.gateway.answerPresence();
  await settled();
  bench.stream.says.onLost({ code: "offline" });
  await bench.advance(lossNoticeMs - 1);
  expect(bench.happened).toEqual(["connection-lost", "connection-back"]);
  await bench.advance(1);
  expect(bench.happened).toEqual(["connection-lost", "connection-back", "connection-lost"]);
});

test("a loss just before sleep is told after waking when it still lasts, never asleep", async () => {
  const bench = await new CallServiceBench().live();
  bench.stream.says.onLost({ code: "offline" });
  bench.service.suspended();
  await bench.advance(3_600_000);
  expect(bench.happened).toEqual([]);
  bench.service.resumed();
  await bench.advance(lossNoticeMs);
  expect(bench.happened).toEqual(["connection-lost"]);
});
