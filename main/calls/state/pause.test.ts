/** A pause that the service asked for is shown, and no control pretends to work meanwhile. */
import { expect, test } from "vitest";

import { CallServiceBench } from "../../../test/support/call-service-bench.ts";
import { inbound } from "../../../test/support/wire-messages.ts";

test("it is shown until it is over, and every control says why it rests", async () => {
  const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
  bench.pause.begin(30_000);
  expect(bench.service.view().connection).toMatchObject({
    state: "live",
    limited: { until: bench.clock.now() + 30_000 },
  });
  expect(bench.call.controls.mute.disabledBecause).toBe("service-pause");
  expect(bench.call.controls.answer.disabledBecause).toBe("call-not-ringing");
  const refused = { ok: false, error: { code: "not-allowed", reason: "service-pause" } };
  expect(await bench.act({ action: "end" })).toEqual(refused);
  const pushes = bench.views.length;
  await bench.advance(29_999);
  expect(bench.views).toHaveLength(pushes);
  await bench.advance(1);
  expect(bench.service.view().connection.limited).toBeUndefined();
  expect(bench.call.controls.mute.disabledBecause).toBeUndefined();
  expect(bench.clock.pending).toBe(0);
});

test("a pause that is made longer lasts longer, and survives a loss of the connection", async () => {
  const bench = await new CallServiceBench().live();
  bench.pause.begin(30_000);
  await bench.advance(10_000);
  bench.pause.begin(60_000);
  bench.stream.says.onLost({ code: "offline" });
  expect(bench.service.view().connection).toMatchObject({
    doubted: true,
    limited: { until: bench.clock.now() + 60_000 },
  });
  await bench.advance(60_000);
  expect(bench.service.view().connection.limited).toBeUndefined();
});

test("disposing ends the watch", async () => {
  const bench = await new CallServiceBench().live();
  bench.pause.begin(30_000);
  bench.service.dispose();
  expect(bench.clock.pending).toBe(0);
  expect(bench.pause.isWatched).toBe(false);
});
