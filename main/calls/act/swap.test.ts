/** Resuming one call while another is connected: the one is held first, and seen to be. */
import { describe, expect, test } from "vitest";

import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import { asSessionId, inbound } from "../../../test/support/wire-messages.ts";
import { heldMs } from "./hold-others.ts";

const connected = asSessionId("s-1");
const held = asSessionId("s-2");

/** `s-1` is connected, `s-2` on hold. */
const twoCalls = () =>
  new CallServiceBench().has("s-1", inbound("Answered")).has("s-2", inbound("Hold")).live();
const sent = (bench: CallServiceBench) =>
  bench.gateway.performed.map((one) => `${one.operation} ${one.telephonySessionId}`);
const lifeOf = (bench: CallServiceBench, id: string) => bench.callOf(id)?.controls.hold.life;
const swap = (bench: CallServiceBench) =>
  bench.act({ action: "swap", telephonySessionId: held, saw: "held" });

describe("swap", () => {
  test("is what resuming does while another call is connected, and only then", async () => {
    const bench = await twoCalls();
    const does = () => bench.callOf("s-2")?.controls.hold.does;
    expect(does()).toBe("swap");
    expect(bench.callOf("s-1")?.controls.hold.does).toBe("hold");
    bench.event("s-1", 5, inbound("Hold"));
    expect([does(), bench.callOf("s-1")?.controls.hold.does]).toEqual(["unhold", "unhold"]);
    bench.event("s-1", 6, inbound("Answered"));
    expect(does()).toBe("swap");
    bench.event("s-1", 7, inbound("Disconnected"));
    expect(does()).toBe("unhold");
  });

  test("holds the connected call, waits until that is seen, then resumes the other", async () => {
    const bench = await twoCalls();
    const outcome = swap(bench);
    expect(sent(bench)).toEqual(["hold s-1"]);
    expect(lifeOf(bench, "s-2")).toMatchObject({ phase: "sent", kind: "swap" });
    await settled();
    expect(sent(bench)).toEqual(["hold s-1"]);
    bench.has("s-2", inbound("Answered"));
    bench.event("s-1", 5, inbound("Hold"));
    await settled();
    expect(sent(bench)).toEqual(["hold s-1", "unhold s-2"]);
    expect(await outcome).toMatchObject({
      value: { telephonySessionId: "s-2", outcome: "accepted" },
    });
    expect(lifeOf(bench, "s-1")).toMatchObject({ phase: "seen", kind: "hold" });
    expect(lifeOf(bench, "s-2")).toMatchObject({ phase: "seen", kind: "swap" });
  });

  test.each(["unhold", "toggle-hold"] as const)("%s comes to the same", async (action) => {
    const bench = await twoCalls();
    bench.service.pick(held);
    void bench.act({ action });
    bench.event("s-1", 5, inbound("Hold"));
    await settled();
    expect(sent(bench)).toEqual(["hold s-1", "unhold s-2"]);
  });

  test("a hold that no event tells of is read", async () => {
    const bench = await twoCalls();
    void swap(bench);
    await settled();
    bench.has("s-1", inbound("Hold"));
    await bench.advance(heldMs);
    expect(sent(bench)).toEqual(["hold s-1", "unhold s-2"]);
  });

  test("a hold that was accepted and not carried out resumes nothing, and says so", async () => {
    const bench = await twoCalls();
    const outcome = swap(bench);
    await settled();
    await bench.advance(heldMs);
    const error = { code: "other-not-held", outcome: "unknown" };
    expect(await outcome).toEqual({ ok: false, error });
    expect(sent(bench)).toEqual(["hold s-1"]);
    expect(lifeOf(bench, "s-2")).toMatchObject({ phase: "failed", kind: "swap", error });
  });

  test.each([
    [{ code: "service", status: 403 } as const, "refused"],
    [{ code: "timed-out", action: "hold" } as const, "unknown"],
  ])("when the hold fails by %o the other is not resumed, and both say so", async (why, known) => {
    const bench = await twoCalls();
    bench.gateway.refusals.push(why);
    const error = { code: "other-not-held", outcome: known };
    expect(await swap(bench)).toEqual({ ok: false, error });
    expect(sent(bench)).toEqual(["hold s-1"]);
    expect(lifeOf(bench, "s-2")).toMatchObject({ phase: "failed", error });
    expect(bench.callOf("s-2")?.state).toBe("held");
    const isTold = bench.callEvents.some(
      (one) =>
        one.kind === "action-failed" && one.action === "swap" && one.error.code === error.code,
    );
    expect(isTold).toBe(true);
    // What is not known to have happened is not done by itself later.
    bench.event("s-1", 5, inbound("Hold"));
    await bench.advance(60_000);
    expect(sent(bench)).toEqual(["hold s-1"]);
  });

  test("when the resuming fails the first call is left on hold, and it says so", async () => {
    const bench = await twoCalls();
    const outcome = swap(bench);
    await settled();
    bench.gateway.refusals.push({ code: "service", status: 403 });
    bench.event("s-1", 5, inbound("Hold"));
    const error = { code: "other-left-held", because: { code: "service", status: 403 } };
    expect(await outcome).toEqual({ ok: false, error });
    expect(lifeOf(bench, "s-2")).toMatchObject({ phase: "failed", error });
    expect(bench.service.view().calls.map(({ state }) => state)).toEqual(["held", "held"]);
    expect(sent(bench)).toEqual(["hold s-1", "unhold s-2"]);
  });

  test("a resuming whose answer is lost is read and not sent again", async () => {
    const bench = await twoCalls();
    const outcome = swap(bench);
    await settled();
    bench.gateway.refusals.push({ code: "timed-out", action: "unhold" });
    bench.event("s-1", 5, inbound("Hold"));
    expect(await outcome).toMatchObject({ ok: false });
    expect(lifeOf(bench, "s-2")).toMatchObject({ phase: "unknown" });
    await settled();
    bench.has("s-2", inbound("Answered"));
    await bench.advance(3_000);
    expect(lifeOf(bench, "s-2")).toMatchObject({ phase: "seen" });
    expect(sent(bench)).toEqual(["hold s-1", "unhold s-2"]);
  });

  test("pressed twice it happens once", async () => {
    const bench = await twoCalls();
    void swap(bench);
    expect(await swap(bench)).toMatchObject({ value: { outcome: "merged" } });
    await settled();
    bench.gateway.holdReplies = true;
    bench.event("s-1", 5, inbound("Hold"));
    await settled();
    expect(await swap(bench)).toMatchObject({ value: { outcome: "merged" } });
    bench.event("s-2", 5, inbound("Answered"));
    bench.gateway.reply();
    await settled();
    expect(sent(bench)).toEqual(["hold s-1", "unhold s-2"]);
  });

  test("while the state is not confirmed it asks twice, and holds nothing before", async () => {
    const bench = await twoCalls();
    bench.service.suspended();
    expect(await swap(bench)).toMatchObject({ value: { outcome: "armed" } });
    expect(sent(bench)).toEqual([]);
    expect(lifeOf(bench, "s-2")).toMatchObject({ phase: "armed", kind: "swap" });
    void swap(bench);
    expect(sent(bench)).toEqual(["hold s-1"]);
  });

  test("taking the first hold back leaves the second call on hold", async () => {
    const bench = await twoCalls();
    bench.gateway.holdReplies = true;
    const outcome = swap(bench);
    void bench.act({ action: "toggle-hold", telephonySessionId: connected });
    bench.event("s-1", 5, inbound("Hold"));
    bench.gateway.reply();
    await settled();
    expect(sent(bench)).toEqual(["hold s-1", "unhold s-1"]);
    bench.event("s-1", 6, inbound("Answered"));
    bench.gateway.reply();
    expect(await outcome).toMatchObject({ ok: false, error: { code: "other-not-held" } });
    expect(sent(bench)).toEqual(["hold s-1", "unhold s-1"]);
    expect(bench.callOf("s-2")?.state).toBe("held");
  });

  test("resuming two calls at once connects the one pressed last, never both", async () => {
    const bench = await new CallServiceBench()
      .has("s-1", inbound("Hold"))
      .has("s-2", inbound("Hold"))
      .live();
    bench.gateway.holdReplies = true;
    void bench.act({ action: "unhold", telephonySessionId: connected });
    void bench.act({ action: "unhold", telephonySessionId: held });
    expect(sent(bench)).toEqual(["unhold s-1"]);
    bench.gateway.reply();
    bench.event("s-1", 5, inbound("Answered"));
    await settled();
    expect(sent(bench)).toEqual(["unhold s-1", "hold s-1"]);
    bench.gateway.reply();
    bench.event("s-1", 6, inbound("Hold"));
    await settled();
    expect(sent(bench)).toEqual(["unhold s-1", "hold s-1", "unhold s-2"]);
  });

  test("a call that is ending anyway is waited for and not held", async () => {
    const bench = await twoCalls();
    void bench.act({ action: "end", telephonySessionId: connected, saw: "connected" });
    void swap(bench);
    await settled();
    expect(sent(bench)).toEqual(["drop-session s-1"]);
    bench.event("s-1", 5, inbound("Disconnected"));
    await settled();
    expect(sent(bench)).toEqual(["drop-session s-1", "unhold s-2"]);
  });

  test("a call that was resumed elsewhere meanwhile is not talked over", async () => {
    const bench = await twoCalls();
    const outcome = swap(bench);
    bench.gateway.holdSending = true;
    bench.event("s-1", 5, inbound("Hold"));
    await settled();
    bench.event("s-1", 6, inbound("Answered"));
    bench.gateway.send();
    expect(await outcome).toMatchObject({ ok: false });
    expect(sent(bench)).toEqual(["hold s-1"]);
  });
});
