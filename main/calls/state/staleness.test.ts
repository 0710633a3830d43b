import { describe, expect, test } from "vitest";

import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import { inbound, outsider } from "../../../test/support/wire-messages.ts";
import { staleAfterMs } from "./staleness.ts";

const connectedBench = () =>
  new CallServiceBench().has("s-1", outsider("Answered"), inbound("Answered")).live();
/** What the page, the tray and the menu get to see of the connection, each change once. */
const seen = (bench: CallServiceBench) =>
  bench.views
    .map(({ connection }) => connection.state)
    .filter((state, index, all) => state !== all[index - 1]);

test("a connection that is back in time leaves nothing to be seen", async () => {
  const bench = await connectedBench();
  const { since } = bench.service.view().connection;
  bench.views.length = 0;
  bench.stream.says.onLost({ code: "offline" });
  await bench.advance(staleAfterMs - 1);
  bench.stream.says.onSubscribed();
  await settled();
  await bench.advance(staleAfterMs);
  expect(seen(bench)).toEqual(["live"]);
  expect(bench.service.view().connection).toEqual({
    ...{ state: "live", since },
    confirmedAt: bench.clock.now() - staleAfterMs,
  });
  expect(bench.clock.pending).toBe(0);
});

test("one that is not is stale after that, as of its last sign of life", async () => {
  const bench = await connectedBench();
  await bench.advance(60_000);
  bench.stream.heard = bench.clock.now() - 3_000;
  const lostAt = bench.clock.now();
  bench.stream.says.onLost({ code: "offline" });
  bench.stream.heard = bench.clock.now() + 1_000;
  await bench.advance(staleAfterMs);
  expect(bench.service.view().connection).toEqual({
    ...{ state: "stale", since: lostAt + staleAfterMs },
    confirmedAt: lostAt - 3_000,
    because: { code: "offline" },
  });
});

test("losses in quick succession share one time", async () => {
  const bench = await connectedBench();
  bench.gateway.holdPresence = true;
  for (let loss = 0; loss < 3; loss += 1) {
    bench.stream.says.onLost({ code: "offline" });
    await bench.advance(staleAfterMs / 4);
    bench.stream.says.onSubscribed();
    await bench.advance(staleAfterMs / 4 - 1);
  }
  expect(bench.service.view().connection.state).toBe("stale");
});

test("a silence that a time limit had to find is seen at once", async () => {
  const bench = await connectedBench();
  bench.stream.says.onLost({ code: "timed-out" });
  expect(bench.service.view().connection.state).toBe("stale");
});

test.each([
  ["sleep", (bench: CallServiceBench) => bench.service.suspended()],
  ["waking", (bench: CallServiceBench) => bench.service.resumed()],
])("%s is seen at once, also during a doubt", async (_what, happen) => {
  const fresh = await connectedBench();
  happen(fresh);
  expect(fresh.service.view().connection.state).toBe("stale");
  const doubting = await connectedBench();
  doubting.stream.says.onLost({ code: "offline" });
  expect(doubting.service.view().connection).toMatchObject({ state: "live", doubted: true });
  happen(doubting);
  expect(doubting.service.view().connection.state).toBe("stale");
});

describe("harm that is pressed for while the doubt is not seen", () => {
  const pressedInDoubt = async () => {
    const bench = await connectedBench();
    bench.stream.says.onLost({ code: "offline" });
    const outcome = await bench.act({ action: "end" });
    expect(outcome).toMatchObject({ ok: true, value: { outcome: "armed" } });
    expect(bench.gateway.performed).toEqual([]);
    return bench;
  };

  test("goes out when all is confirmed, once", async () => {
    const bench = await pressedInDoubt();
    bench.stream.says.onSubscribed();
    await settled();
    expect(bench.gateway.performed).toHaveLength(1);
    await bench.act({ action: "end" });
    expect(bench.gateway.performed).toHaveLength(1);
  });

  test("goes out at once by a second press, and not again", async () => {
    const bench = await pressedInDoubt();
    await bench.act({ action: "end" });
    expect(bench.gateway.performed).toHaveLength(1);
    bench.stream.says.onSubscribed();
    await settled();
    expect(bench.gateway.performed).toHaveLength(1);
  });

  test("is refused when the call turns out to be otherwise, and the user is told", async () => {
    const bench = await pressedInDoubt();
    bench.has("s-1", outsider("Answered"), inbound("Hold"));
    bench.stream.says.onSubscribed();
    await settled();
    expect(bench.gateway.performed).toEqual([]);
    expect(bench.callEvents).toContainEqual(
      expect.objectContaining({
        ...{ kind: "action-failed", action: "end", error: { code: "call-changed" } },
      }),
    );
  });

  test("needs its second press once the window says that nothing is confirmed", async () => {
    const bench = await pressedInDoubt();
    await bench.advance(staleAfterMs);
    bench.stream.says.onSubscribed();
    await settled();
    expect(bench.gateway.performed).toEqual([]);
    expect(bench.call.controls.end.life).toEqual({ phase: "idle" });
  });
});
