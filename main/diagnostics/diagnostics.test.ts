import { describe, expect, test } from "vitest";

import { parserOf } from "../../contract/parse.ts";
import { diagnosticsView } from "../../contract/diagnostics.ts";
import { failed } from "../../contract/result.ts";
import { CallServiceBench, settled } from "../../test/support/call-service-bench.ts";
import { inbound } from "../../test/support/wire-messages.ts";
import { RateBudget } from "../ringcentral/rest/rate-budget.ts";
import { staleAfterMs } from "../calls/state/staleness.ts";
import { createDiagnostics } from "./diagnostics.ts";
import { transitionsKept } from "./connection-history.ts";

const system = {
  ...{ app: "0.1.0", node: "24.0.0", platform: "linux", release: "6.1", architecture: "x64" },
  locale: "en-GB",
};

/** A call service that is watched from its first moment, by the bench's own clock. */
function watched() {
  const times = { now: 0 };
  const diagnostics = createDiagnostics({
    ...{ system, wall: () => times.now, steady: () => times.now },
  });
  const budget = new RateBudget({ now: () => times.now, elapsed: () => times.now });
  const bench = new CallServiceBench({ observer: diagnostics.observe(budget) });
  const follow = (): number => (times.now = bench.clock.now());
  const advance = async (byMs: number): Promise<void> => {
    times.now += byMs;
    await bench.advance(byMs);
  };
  follow();
  return { diagnostics, bench, advance, budget, times };
}

const talking = async () => {
  const world = watched();
  world.bench.has("s-1", inbound("Answered"));
  await world.bench.live();
  return world;
};

describe("latencies", () => {
  test("of each step, from the press to the proof", async () => {
    const { diagnostics, bench, advance } = await talking();
    bench.gateway.holdReplies = true;
    void bench.act({ action: "hold" });
    await advance(40);
    bench.gateway.reply();
    await settled();
    await advance(25);
    bench.event("s-1", 5, inbound("Hold"));
    const one = (ms: number) => ({ count: 1, p50: ms, p95: ms });
    expect(diagnostics.read().latencies).toEqual([
      {
        ...{ action: "hold", pressToSent: one(0), sentToAccepted: one(40) },
        ...{ sentToSeen: one(65), pressToSettled: one(65) },
      },
    ]);
  });

  test("of a proof that came before the answer: it is the proof, and the answer ends the wait", async () => {
    const { diagnostics, bench, advance } = await talking();
    bench.gateway.holdReplies = true;
    void bench.act({ action: "mute" });
    await advance(30);
    bench.event("s-1", 5, inbound("Answered", { muted: true }));
    await advance(20);
    bench.gateway.reply();
    await settled();
    const one = (ms: number) => ({ count: 1, p50: ms, p95: ms });
    expect(diagnostics.read().latencies).toEqual([
      {
        ...{ action: "mute", pressToSent: one(0), sentToAccepted: one(50) },
        ...{ sentToSeen: one(30), pressToSettled: one(50) },
      },
    ]);
  });

  test("never say less in all than until the answer, whichever presses are still open", async () => {
    const { diagnostics, bench, advance } = await talking();
    bench.gateway.holdReplies = true;
    const press = async (action: "mute" | "unmute", answerMs: number, isProved: boolean) => {
      const outcome = bench.act({ action });
      await advance(10);
      const muted = action === "mute";
      if (isProved) bench.event("s-1", (sequence += 1), inbound("Answered", { muted }));
      await advance(answerMs - 10);
      bench.gateway.reply();
      await outcome;
    };
    let sequence = 4;
    await press("mute", 20, true);
    await press("unmute", 20, true);
    await press("mute", 900, false);
    const mute = diagnostics.read().latencies.find(({ action }) => action === "mute");
    expect(mute?.pressToSent?.count).toBe(2);
    expect(mute?.sentToAccepted).toEqual({ count: 1, p50: 20, p95: 20 });
    expect(mute?.pressToSettled).toEqual({ count: 1, p50: 20, p95: 20 });
    await advance(100);
    bench.event("s-1", (sequence += 1), inbound("Answered", { muted: true }));
    const after = diagnostics.read().latencies.find(({ action }) => action === "mute");
    expect(after?.sentToAccepted).toEqual({ count: 2, p50: 20, p95: 900 });
    expect(after?.sentToSeen).toEqual({ count: 2, p50: 10, p95: 1_000 });
    expect(after?.pressToSettled).toEqual({ count: 2, p50: 20, p95: 1_000 });
  });

  test("of a press that had to wait for the answer to another one", async () => {
    const { diagnostics, bench, advance } = await talking();
    bench.gateway.holdReplies = true;
    void bench.act({ action: "mute" });
    await advance(10);
    void bench.act({ action: "unmute" });
    await advance(70);
    bench.gateway.reply();
    await settled();
    const unmute = diagnostics.read().latencies.find(({ action }) => action === "unmute");
    expect(unmute?.pressToSent).toEqual({ count: 1, p50: 70, p95: 70 });
  });

  test("of an action that ended the call, also when the answer comes after the end", async () => {
    const { diagnostics, bench, advance } = await talking();
    bench.gateway.holdReplies = true;
    void bench.act({ action: "end" });
    await advance(50);
    bench.event("s-1", 5, inbound("Disconnected"));
    await advance(25);
    bench.gateway.reply();
    await settled();
    expect(diagnostics.read().latencies).toMatchObject([
      {
        action: "end",
        ...{ sentToAccepted: { p50: 75 }, sentToSeen: { p50: 50 }, pressToSettled: { p50: 75 } },
      },
    ]);
  });

  test("of an action whose answer was lost have no answer, and the proof that was found", async () => {
    const { diagnostics, bench, advance } = await talking();
    bench.gateway.refusals.push({ code: "timed-out" });
    await bench.act({ action: "hold" });
    await advance(90);
    bench.event("s-1", 5, inbound("Hold"));
    const [hold] = diagnostics.read().latencies;
    expect(hold?.sentToSeen).toEqual({ count: 1, p50: 90, p95: 90 });
    expect(hold?.sentToAccepted).toBeUndefined();
    expect(hold?.pressToSettled).toBeUndefined();
  });

  test("of an action whose answer got lost after the proof", async () => {
    const { diagnostics, bench, advance } = await talking();
    bench.gateway.holdReplies = true;
    void bench.act({ action: "hold" });
    await advance(30);
    bench.event("s-1", 5, inbound("Hold"));
    await advance(70);
    bench.gateway.reply({ code: "timed-out" });
    await settled();
    const [hold] = diagnostics.read().latencies;
    expect(hold).toEqual({
      action: "hold",
      pressToSent: { count: 1, p50: 0, p95: 0 },
      sentToSeen: { count: 1, p50: 30, p95: 30 },
    });
  });

  test("do not mind that the wall clock was set back meanwhile", async () => {
    const { diagnostics, bench, times } = await talking();
    bench.gateway.holdReplies = true;
    void bench.act({ action: "hold" });
    times.now += 40;
    bench.gateway.reply();
    await settled();
    bench.event("s-1", 5, inbound("Hold"));
    expect(diagnostics.read().latencies[0]?.sentToAccepted?.p50).toBe(40);
  });

  test("of an attempt that failed are its sending alone", async () => {
    const { diagnostics, bench } = await talking();
    bench.gateway.refusals.push({ code: "service", status: 403 });
    await bench.act({ action: "hold" });
    expect(diagnostics.read().latencies).toEqual([
      { action: "hold", pressToSent: { count: 1, p50: 0, p95: 0 } },
    ]);
  });
});

describe("the connection", () => {
  test("is told with the reason of each loss, and the reconcile that followed", async () => {
    const { diagnostics, bench, advance } = await talking();
    await advance(1_000);
    bench.stream.says.onLost({ code: "offline" });
    diagnostics.stepped({ at: bench.clock.now(), phase: "waiting", reason: "offline", delayMs: 9 });
    await advance(staleAfterMs);
    bench.gateway.holdReads = true;
    bench.stream.says.onSubscribed();
    await advance(80);
    bench.gateway.answerRead();
    await settled();
    const { connection, reconciles } = diagnostics.read();
    expect(connection.map(({ state, phase, because }) => [state ?? phase, because])).toEqual([
      ["live", undefined],
      ["stale", "offline"],
      ["waiting", "offline"],
      ["live", undefined],
      ["connecting", undefined],
    ]);
    expect(reconciles[0]).toEqual({
      ...{ at: bench.clock.now() - 80, why: "subscribed", durationMs: 80 },
      ...{ sessions: 1, reads: 1 },
    });
  });

  test("forgets the reason of a loss that was made good before it showed", async () => {
    const { diagnostics, bench, advance } = await talking();
    await advance(1_000);
    bench.stream.says.onLost({ code: "offline" });
    bench.stream.says.onSubscribed();
    await settled();
    bench.service.suspended();
    expect(diagnostics.read().connection[0]).toMatchObject({ state: "stale" });
    expect(diagnostics.read().connection[0]?.because).toBeUndefined();
  });

  test("keeps why a reconcile failed", async () => {
    const { diagnostics, bench, advance } = await talking();
    await advance(60_000);
    bench.gateway.presence = failed({ code: "signed-out" });
    bench.service.resumed();
    await settled();
    expect(diagnostics.read().reconciles[0]).toMatchObject({
      ...{ why: "resumed", because: "signed-out" },
    });
  });

  test("forgets the oldest steps", () => {
    const { diagnostics } = watched();
    for (let at = 0; at <= transitionsKept; at += 1) {
      diagnostics.stepped({ at, phase: "asking" });
    }
    const { connection } = diagnostics.read();
    expect(connection).toHaveLength(transitionsKept);
    expect(connection.at(-1)?.at).toBe(1);
  });
});

describe("the rate budget", () => {
  test("is told as it is at the moment, of the account in use", async () => {
    const { diagnostics, budget, advance } = await talking();
    expect(diagnostics.read().budget).toEqual([]);
    budget.take("light", "read");
    const headers = new Headers({ "X-Rate-Limit-Limit": "50", "Retry-After": "30" });
    budget.learn("light", { status: 429, headers });
    const view = diagnostics.read();
    expect(view.budget).toMatchObject([{ group: "light", used: 1, remaining: 49 }]);
    expect(view.budget[0]?.closedUntil).toBeDefined();
    expect(parserOf(diagnosticsView)(view)).toEqual({ ok: true, value: view });
    await advance(61_000);
    expect(diagnostics.read().budget).toEqual([
      {
        ...{ group: "light", limit: 50, windowMs: 60_000, used: 0, remaining: 50 },
        kept: { urgent: 3, action: 2 },
      },
    ]);
    diagnostics.left();
    expect(diagnostics.read().budget).toEqual([]);
  });
});

describe("leaving an account", () => {
  test("ends what was recorded of its calls and keeps it", async () => {
    const { diagnostics } = await talking();
    expect(diagnostics.read().calls).toMatchObject([{ number: 1, isOver: false }]);
    diagnostics.left();
    expect(diagnostics.read().calls).toMatchObject([{ number: 1, isOver: true }]);
    expect(diagnostics.replay(1)).toMatchObject({ ok: true });
    expect(diagnostics.read().connection[0]).toMatchObject({ state: "off" });
  });
});

test("all of it is what the page's parser takes", async () => {
  const { diagnostics, bench } = await talking();
  await bench.act({ action: "mute" });
  const view = diagnostics.read();
  expect(parserOf(diagnosticsView)(view)).toEqual({ ok: true, value: view });
});
