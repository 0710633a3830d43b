/** What a flip is shown as, step by step, and what is said when the other phone does not take it. */
import { describe, expect, test } from "vitest";

import { CallServiceBench } from "../../../test/support/call-service-bench.ts";
import {
  averyId,
  inbound,
  outsider,
  type PartyWords,
  rowanId,
} from "../../../test/support/wire-messages.ts";

const here = inbound("Answered");
/** The other phone, as a party of the user's own. */
const phone = (code: string, more: Partial<PartyWords> = {}) => inbound(code, { id: "4", ...more });
/** The same as a telephone outside, which belongs to nobody. */
const outside = (code: string, more: Partial<PartyWords> = {}): PartyWords => ({
  direction: "Inbound",
  from: { phoneNumber: "+15550100177", name: "Marlow Finch" },
  to: { phoneNumber: "+15550100183" },
  id: "4",
  ...more,
  code,
});

const flipped = async () => {
  const bench = await new CallServiceBench().has("s-1", outsider("Answered"), here).live();
  await bench.act({ action: "flip", callFlipId: "1" });
  return bench;
};
const reads = (bench: CallServiceBench, ...parties: readonly PartyWords[]) =>
  bench.has("s-1", outsider("Hold"), ...parties);
const phaseOf = (bench: CallServiceBench) => bench.call.controls.flip.life.phase;
const failures = (bench: CallServiceBench) =>
  bench.callEvents.flatMap((one) => (one.kind === "action-failed" ? [one] : []));

describe("a flip", () => {
  test("is not done while the other phone rings, however long", async () => {
    const bench = await flipped();
    bench.event("s-1", 8, phone("Proceeding"));
    reads(bench, here, phone("Proceeding"));
    for (let passed = 0; passed < 60; passed += 15) {
      await bench.advance(15_000);
      expect(bench.call.flip).toMatchObject({ step: "ringing", on: "Mobile" });
      expect(phaseOf(bench)).toBe("accepted");
    }
    expect(bench.gateway.performed).toHaveLength(1);
  });

  test("is done when the other phone has answered", async () => {
    const bench = await flipped();
    bench.event("s-1", 8, phone("Proceeding"));
    bench.event("s-1", 9, phone("Answered"));
    expect(phaseOf(bench)).toBe("seen");
    expect(bench.call).toMatchObject({
      advice: "finish-here",
      flip: { step: "answered", on: "Mobile" },
    });
  });

  test.each([
    ["Rejected", "declined"],
    ["NoAnswer", "unanswered"],
    ["Timeout", "unanswered"],
    [undefined, "ended"],
  ] as const)("that ends by %s is told once as %s", async (reason, how) => {
    const bench = await flipped();
    bench.event("s-1", 8, phone("Proceeding"));
    bench.event("s-1", 9, phone("Disconnected", { reason }));
    const error = { code: "flip-not-taken", how };
    expect(bench.call.controls.flip.life).toMatchObject({ phase: "failed", error, to: "Mobile" });
    expect(bench.call.flip).toBeUndefined();
    bench.event("s-1", 10, inbound("Answered", { muted: true }));
    expect(failures(bench)).toMatchObject([{ action: "flip", error, to: "Mobile" }]);
  });

  test("to a telephone outside is followed by reads", async () => {
    const bench = await flipped();
    reads(bench, here, outside("Proceeding"));
    await bench.advance(1_000);
    expect(bench.call.flip).toMatchObject({ step: "ringing", on: "Mobile" });
    reads(bench, here, outside("Answered"));
    await bench.advance(3_000);
    expect(bench.call).toMatchObject({ advice: "finish-here", flip: { step: "answered" } });
    expect(phaseOf(bench)).toBe("seen");
    await bench.act({ action: "end" });
    expect(bench.gateway.performed.at(-1)).toMatchObject({ operation: "delete-party" });
  });

  test("to a telephone outside that nobody answers is told", async () => {
    const bench = await flipped();
    reads(bench, here, outside("Proceeding"));
    await bench.advance(1_000);
    reads(bench, here, outside("Disconnected", { reason: "NoAnswer" }));
    await bench.advance(3_000);
    expect(failures(bench)).toMatchObject([{ error: { how: "unanswered" }, to: "Mobile" }]);
    expect(bench.clock.pending).toBe(0);
  });

  test("keeps within the rate limit while a telephone outside rings", async () => {
    const bench = await flipped();
    reads(bench, here, outside("Proceeding"));
    const before = bench.gateway.reads.length;
    for (let second = 0; second < 60; second += 1) await bench.advance(1_000);
    expect(bench.gateway.reads.length - before).toBeLessThanOrEqual(20);
  });

  test("that is never seen to ring is not called done", async () => {
    const bench = await flipped();
    for (const seconds of [1, 2, 3, 6]) await bench.advance(seconds * 1_000);
    const error = { code: "flip-not-taken", how: "unknown" };
    expect(bench.call.controls.flip.life).toMatchObject({ phase: "failed", error });
    expect(failures(bench)).toHaveLength(1);
  });

  test("whose answer is lost goes on when the phone is seen to ring", async () => {
    const bench = await new CallServiceBench().has("s-1", outsider("Answered"), here).live();
    bench.gateway.refusals.push({ code: "timed-out", action: "flip" });
    await bench.act({ action: "flip", callFlipId: "1" });
    expect(phaseOf(bench)).toBe("unknown");
    bench.event("s-1", 8, phone("Proceeding"));
    expect(phaseOf(bench)).toBe("accepted");
    expect(bench.call.flip?.step).toBe("ringing");
  });

  test.each([
    ["own", phone("Proceeding")],
    ["outside", outside("Proceeding")],
  ])("never shows the user's %s phone as a third person", async (_whose, leg) => {
    const bench = await flipped();
    reads(bench, here, leg);
    await bench.advance(1_000);
    expect(bench.call.flip?.step).toBe("ringing");
    expect(bench.call.participants).toEqual([]);
  });

  test("leaves other people among the participants", async () => {
    const bench = await flipped();
    const rowan = inbound("Answered", { id: "5", extensionId: rowanId });
    reads(bench, here, phone("Proceeding"), rowan);
    await bench.advance(1_000);
    const ids = bench.call.participants.map(({ partyId }) => partyId);
    expect(ids).toEqual(["p-s-1-1", "p-s-1-5"]);
  });

  test("End while the other phone rings ends the call, and not only this phone", async () => {
    const bench = await flipped();
    reads(bench, here, phone("Proceeding"));
    await bench.advance(1_000);
    await bench.act({ action: "end" });
    expect(bench.gateway.performed.at(-1)?.operation).toBe("drop-session");
  });

  test("takes nobody for the other phone who was there unseen", async () => {
    const bench = new CallServiceBench();
    bench.gateway.readErrors.set("s-1", { code: "service", status: 503 });
    await bench.live();
    bench.event("s-1", 2, { ...here, extensionId: averyId });
    await bench.act({ action: "flip", callFlipId: "1" });
    bench.gateway.readErrors.clear();
    reads(bench, here, outside("Answered"));
    await bench.advance(1_000);
    expect(phaseOf(bench)).not.toBe("seen");
  });
});

describe("the steps of a flip", () => {
  test("say since when the other phone rings", async () => {
    const bench = await flipped();
    bench.event("s-1", 8, phone("Proceeding"));
    reads(bench, here, phone("Proceeding"));
    const since = bench.clock.now();
    await bench.advance(7_000);
    expect(bench.call.flip).toEqual({ step: "ringing", since, on: "Mobile" });
  });

  test.each([
    ["own", phone("Proceeding"), phone("Disconnected", { reason: "Cancelled" })],
    ["outside", outside("Proceeding"), outside("Disconnected", { reason: "Cancelled" })],
  ])(
    "Take back stops the user's %s phone, and the call stays here",
    async (_whose, rings, over) => {
      const bench = await flipped();
      reads(bench, here, rings);
      await bench.advance(1_000);
      expect(bench.call.offered).toContain("take-back");
      await bench.act({ action: "take-back", telephonySessionId: bench.call.telephonySessionId });
      expect(bench.gateway.performed.at(-1)).toMatchObject({
        ...{ operation: "delete-party", partyId: "p-s-1-4" },
      });
      bench.has("s-1", outsider("Answered"), here, over);
      await bench.advance(3_000);
      expect(bench.call).toMatchObject({ state: "connected", flip: undefined, tryNext: undefined });
      expect(bench.call.controls["take-back"].life.phase).toBe("seen");
      expect(bench.call.controls.flip.life.phase).toBe("idle");
      expect(failures(bench)).toEqual([]);
    },
  );

  test("a refused Take back is told, and what the phone does then as well", async () => {
    const bench = await flipped();
    bench.event("s-1", 8, phone("Proceeding"));
    bench.gateway.refusals.push({ code: "service", status: 403 });
    await bench.act({ action: "take-back" });
    expect(failures(bench)).toMatchObject([{ action: "take-back" }]);
    expect(bench.call.flip?.step).toBe("ringing");
    bench.event("s-1", 9, phone("Disconnected", { reason: "NoAnswer" }));
    expect(failures(bench)).toMatchObject([{}, { action: "flip", error: { how: "unanswered" } }]);
  });

  test("Take back is refused when the other phone has just answered", async () => {
    const bench = await flipped();
    bench.event("s-1", 8, phone("Proceeding"));
    bench.event("s-1", 9, phone("Answered"));
    expect(await bench.act({ action: "take-back" })).toMatchObject({ ok: false });
    expect(bench.gateway.performed).toHaveLength(1);
  });

  test("Finish here leaves the call to the other phone, and says where it went", async () => {
    const bench = await flipped();
    reads(bench, here, outside("Answered"));
    await bench.advance(1_000);
    expect(bench.call.offered).toContain("finish-here");
    await bench.act({ action: "finish-here" });
    expect(bench.gateway.performed.at(-1)).toMatchObject({
      ...{ operation: "delete-party", partyId: "p-s-1-3" },
    });
    bench.event("s-1", 9, inbound("Disconnected", { reason: "CallFlip" }));
    const flippedTo = { did: "flipped", to: { name: "Mobile" }, state: "answered" };
    expect(bench.service.view().outcomes).toMatchObject([flippedTo]);
  });

  test("Finish here never ends a call that only this phone has", async () => {
    const bench = await flipped();
    const id = bench.call.telephonySessionId;
    bench.event("s-1", 8, phone("Answered"));
    bench.event("s-1", 9, phone("Disconnected"));
    const pressed = await bench.act({ action: "finish-here", telephonySessionId: id });
    const error = { code: "not-allowed", reason: "flip-not-answered" };
    expect(pressed).toEqual({ ok: false, error });
    expect(bench.gateway.performed).toHaveLength(1);
  });

  test("a phone that nobody answered is followed by the next one, around the list", async () => {
    const bench = await flipped();
    expect(bench.call.tryNext).toBeUndefined();
    bench.event("s-1", 8, phone("Proceeding"));
    bench.event("s-1", 9, phone("Disconnected", { reason: "NoAnswer" }));
    expect(bench.call.tryNext).toEqual({ callFlipId: "2", label: "Home" });
    await bench.act({ action: "flip", callFlipId: "2" });
    expect(bench.call.tryNext).toBeUndefined();
    const home = { id: "5" };
    bench.event("s-1", 10, inbound("Proceeding", home));
    bench.event("s-1", 11, inbound("Disconnected", { ...home, reason: "NoAnswer" }));
    expect(bench.call.tryNext).toEqual({ callFlipId: "1", label: "Mobile" });
  });

  test("there is no next phone where the account has only one", async () => {
    const bench = new CallServiceBench().has("s-1", outsider("Answered"), here);
    bench.facts = { ...bench.facts, flipTargets: bench.facts.flipTargets.slice(0, 1) };
    await bench.live();
    await bench.act({ action: "flip", callFlipId: "1" });
    bench.event("s-1", 8, phone("Disconnected", { reason: "NoAnswer" }));
    expect(bench.call.tryNext).toBeUndefined();
  });
});
