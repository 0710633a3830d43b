/** A recording that is paused for a card number: how long, what is told, and how it goes on. */
import { describe, expect, test } from "vitest";

import { telephonySessionId } from "../../../contract/ids.ts";
import * as v from "valibot";

import { CallServiceBench } from "../../../test/support/call-service-bench.ts";
import { inbound, outsider, type PartyWords } from "../../../test/support/wire-messages.ts";
import type { CardNumberKeeper, KeptCardNumber } from "./card-numbers.ts";

const recorded = (active: boolean): PartyWords =>
  inbound("Answered", { recordings: [{ id: "r-1", active }] });

async function recordedCall(
  more: { readonly keeper?: CardNumberKeeper; readonly active?: boolean } = {},
) {
  const { keeper, active = true } = more;
  const bench = new CallServiceBench({
    cardNumber: { seconds: () => 45, ...(keeper === undefined ? {} : { keeper }) },
  });
  await bench.has("s-1", outsider("Answered"), recorded(active)).live();
  const says = (isOn: boolean, sequence: number): void => {
    bench.has("s-1", outsider("Answered"), recorded(isOn));
    bench.event("s-1", sequence, recorded(isOn));
  };
  return { bench, says };
}

/** Pressed, and seen to be paused. */
async function paused(keeper?: CardNumberKeeper) {
  const made = await recordedCall(keeper === undefined ? {} : { keeper });
  await made.bench.act({ action: "card-number" });
  made.says(false, 5);
  return made;
}

const cardOf = (bench: CallServiceBench) => bench.service.view().cardNumbers?.[0];
const told = (bench: CallServiceBench) =>
  bench.callEvents.flatMap((one) => (one.kind === "card-number" ? [one.step] : []));
const updates = (bench: CallServiceBench) =>
  bench.gateway.performed.flatMap((one) =>
    one.operation === "update-recording" ? [one.active] : [],
  );

class FakeKeeper implements CardNumberKeeper {
  kept: readonly KeptCardNumber[];

  constructor(kept: readonly KeptCardNumber[] = []) {
    this.kept = kept;
  }

  read(): readonly KeptCardNumber[] {
    return this.kept;
  }

  write(kept: KeptCardNumber[]): void {
    this.kept = kept;
  }
}

describe("a recording paused for a card number", () => {
  test("is paused at the press, and counts from when that is seen", async () => {
    const { bench, says } = await recordedCall();
    await bench.act({ action: "card-number" });
    expect(updates(bench)).toEqual([false]);
    expect(cardOf(bench)).toMatchObject({ step: "pausing" });
    await bench.advance(1_000);
    says(false, 5);
    const until = bench.clock.now() + 45_000;
    expect(cardOf(bench)).toMatchObject({ step: "counting", until });
    expect(bench.call.recording).toBe("paused");
    // Whoever listens was told of this last, and of nothing older after it.
    expect(bench.views.at(-1)).toBe(bench.service.view());
  });

  test("goes on by itself at the end, told ten seconds before, and asked for once", async () => {
    const { bench, says } = await paused();
    await bench.advance(34_000);
    expect(told(bench)).toEqual([]);
    await bench.advance(1_000);
    expect(cardOf(bench)?.step).toBe("ending");
    expect(told(bench)).toEqual(["ending"]);
    await bench.advance(10_000);
    expect(updates(bench)).toEqual([false, true]);
    expect(cardOf(bench)?.step).toBe("resuming");
    says(true, 6);
    expect(cardOf(bench)).toBeUndefined();
    expect(bench.callEvents.at(-1)).toMatchObject({ kind: "card-number-over" });
    await bench.advance(120_000);
    expect(updates(bench)).toEqual([false, true]);
    expect(bench.clock.pending).toBe(0);
  });

  test("goes on at the same key", async () => {
    const { bench, says } = await paused();
    await bench.act({ action: "card-number" });
    expect(updates(bench)).toEqual([false, true]);
    says(true, 6);
    expect(cardOf(bench)).toBeUndefined();
  });

  test("is not resumed by a second press that comes before it is seen to be paused", async () => {
    const { bench } = await recordedCall();
    const first = bench.act({ action: "card-number" });
    const second = bench.act({ action: "card-number" });
    expect(await first).toMatchObject({ ok: true });
    expect(await second).toMatchObject({ ok: true, value: { outcome: "merged" } });
    expect(updates(bench)).toEqual([false]);
  });

  test("More time begins the whole time anew, in the last moment too", async () => {
    const { bench } = await paused();
    await bench.advance(35_000);
    await bench.advance(9_000);
    await bench.act({ action: "more-time" });
    expect(cardOf(bench)).toMatchObject({ step: "counting", until: bench.clock.now() + 45_000 });
    await bench.advance(20_000);
    expect(updates(bench)).toEqual([false]);
  });

  test("More time without such a pause is refused", async () => {
    const { bench } = await recordedCall();
    const error = { code: "not-allowed", reason: "no-card-number" };
    expect(await bench.act({ action: "more-time" })).toEqual({ ok: false, error });
  });

  test("a recording that was paused by hand is counted from the press on, and not resumed", async () => {
    const { bench } = await recordedCall({ active: false });
    await bench.act({ action: "card-number" });
    expect(updates(bench)).toEqual([]);
    expect(cardOf(bench)?.step).toBe("counting");
  });

  test("a refused pause begins nothing", async () => {
    const { bench } = await recordedCall();
    bench.gateway.refusals.push({ code: "service", status: 403 });
    await bench.act({ action: "card-number" });
    expect(cardOf(bench)).toBeUndefined();
    expect(bench.callEvents).toMatchObject([{ kind: "action-failed", action: "pause-recording" }]);
  });

  test("a refused resume is told again and again, and can be pressed", async () => {
    const { bench, says } = await paused();
    await bench.advance(35_000);
    bench.gateway.refusals.push({ code: "service", status: 503 });
    await bench.advance(10_000);
    expect(cardOf(bench)?.step).toBe("stuck");
    expect(told(bench)).toEqual(["ending", "stuck"]);
    await bench.advance(20_000);
    await bench.advance(20_000);
    expect(told(bench)).toEqual(["ending", "stuck", "stuck", "stuck"]);
    expect(updates(bench)).toEqual([false, true]);
    await bench.act({ action: "resume-recording" });
    expect(updates(bench)).toEqual([false, true, true]);
    says(true, 6);
    expect(cardOf(bench)).toBeUndefined();
  });

  test("after a lost connection is back the service is asked once more", async () => {
    const { bench } = await paused();
    await bench.advance(35_000);
    bench.stream.says.onLost({ code: "offline" });
    bench.gateway.refusals.push({ code: "offline" });
    await bench.advance(10_000);
    expect(cardOf(bench)?.step).toBe("stuck");
    bench.stream.says.onSubscribed();
    await bench.advance(0);
    await bench.advance(300);
    expect(updates(bench)).toEqual([false, true, true]);
  });

  test("a sleep over its end is told at once, and leaves ten seconds for More time", async () => {
    const { bench } = await paused();
    bench.service.suspended();
    bench.clock.sleep(600_000);
    bench.service.resumed();
    expect(told(bench)).toEqual(["ending"]);
    expect(cardOf(bench)).toMatchObject({ step: "ending", until: bench.clock.now() + 10_000 });
    await bench.advance(10_000);
    expect(updates(bench)).toEqual([false, true]);
  });

  test("a pause that is carried out after nobody waits any more is counted all the same", async () => {
    const { bench, says } = await recordedCall();
    bench.gateway.refusals.push({ code: "timed-out", action: "pause-recording" });
    await bench.act({ action: "card-number" });
    for (const seconds of [0, 3, 6, 12]) await bench.advance(seconds * 1_000);
    expect(bench.call.controls.pause.life.phase).toBe("failed");
    expect(cardOf(bench)).toBeUndefined();
    says(false, 5);
    expect(cardOf(bench)?.step).toBe("counting");
  });

  test("a restart goes on counting, by the recording that the service still has paused", async () => {
    const keeper = new FakeKeeper();
    const { bench: first } = await paused(keeper);
    const { until } = cardOf(first) ?? {};
    first.service.dispose();
    expect(keeper.kept).toEqual([{ telephonySessionId: "s-1", until }]);
    const { bench } = await recordedCall({ keeper, active: false });
    expect(cardOf(bench)).toMatchObject({ step: "counting", until });
  });

  test("a restart finds the recording running: nothing is left to do", async () => {
    const keeper = new FakeKeeper([
      { telephonySessionId: v.parse(telephonySessionId, "s-1"), until: 1 },
    ]);
    const { bench } = await recordedCall({ keeper });
    expect(cardOf(bench)).toBeUndefined();
    expect(keeper.kept).toEqual([]);
    expect(updates(bench)).toEqual([]);
  });

  test("a call that is over, or whose recording somebody else goes on with, ends it", async () => {
    const { bench, says } = await paused();
    says(true, 6);
    expect(cardOf(bench)).toBeUndefined();
    await bench.act({ action: "card-number" });
    says(false, 7);
    bench.event("s-1", 8, inbound("Disconnected"));
    expect(cardOf(bench)).toBeUndefined();
    expect(bench.clock.pending).toBe(0);
  });

  test("where recording is automatic and may not be paused, the control says so", async () => {
    const { bench } = await recordedCall();
    const { features } = bench.facts;
    bench.facts = { ...bench.facts, features: { ...features, unpausable: ["inbound"] } };
    bench.service.factsChanged();
    const reason = "recording-automatic";
    expect(bench.call.controls.pause.disabledBecause).toBe(reason);
    const error = { code: "not-allowed", reason };
    expect(await bench.act({ action: "card-number" })).toEqual({ ok: false, error });
    expect(cardOf(bench)).toBeUndefined();
  });

  test("the gap is kept in the list of the last calls", async () => {
    const recent = { days: () => 7 };
    const bench = new CallServiceBench({ recent });
    await bench.has("s-1", outsider("Answered"), recorded(true)).live();
    await bench.act({ action: "card-number" });
    bench.event("s-1", 5, recorded(false));
    await bench.advance(38_000);
    bench.event("s-1", 6, recorded(true));
    expect(bench.call.recorded).toEqual({ gapMs: 38_000 });
    await bench.advance(5_000);
    bench.event("s-1", 7, inbound("Disconnected"));
    expect(bench.service.view().recent).toMatchObject([{ recordingPausedMs: 38_000 }]);
  });
});
