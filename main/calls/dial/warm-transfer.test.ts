/** Asking somebody about a call first: hold, call out, then complete, take back or swap. */
import { describe, expect, it, test } from "vitest";

import type { CallIntent } from "../../../contract/intent.ts";
import { done, failed } from "../../../contract/result.ts";
import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import {
  asPartyId,
  asSessionId,
  inbound,
  outbound,
  type PartyWords,
} from "../../../test/support/wire-messages.ts";
import type { KeptPair } from "./pairs.ts";

const first = asSessionId("s-1");
const consult = asSessionId("s-2");
const rowan = { kind: "extension", extensionNumber: "113" } as const;
const toRowan = { to: { phoneNumber: "113" } };
const ask: CallIntent = { action: "consult", telephonySessionId: first, to: rowan };
const complete: CallIntent = { action: "complete", telephonySessionId: first, saw: "held" };
const takeBack: CallIntent = { action: "take-back", telephonySessionId: first, saw: "held" };
const callee = (code: string): PartyWords => ({
  ...{ direction: "Inbound", extensionId: "700100013", id: "2", code },
  to: { phoneNumber: "113", name: "Rowan Pike" },
});

/** A caller who waits for what Rowan says; the call to him is `s-2`. */
async function asking(bench = new CallServiceBench()): Promise<CallServiceBench> {
  await bench.has("s-1", inbound("Answered")).live();
  bench.gateway.callOutAnswers.push(done(consult));
  const outcome = bench.act(ask);
  await settled();
  bench.event("s-1", 5, inbound("Hold"));
  expect(await outcome).toEqual(done({ telephonySessionId: first, outcome: "accepted" }));
  return bench;
}

/** Rowan has answered. */
async function answered(bench = new CallServiceBench()): Promise<CallServiceBench> {
  await asking(bench);
  bench.has("s-1", inbound("Hold"));
  bench.has("s-2", outbound("Answered", toRowan), callee("Answered"));
  bench.event("s-2", 2, outbound("Answered", toRowan));
  await bench.advance(1_000);
  expect(view(bench)?.step).toBe("answered");
  return bench;
}

const view = (bench: CallServiceBench) => bench.service.view().consult;
const sent = (bench: CallServiceBench) =>
  bench.gateway.performed.map((one) => `${one.operation} ${one.telephonySessionId}`);
const gone = (other: string): Partial<PartyWords> => ({
  reason: "AttendedTransfer",
  peerId: { telephonySessionId: other },
});

describe("asking first", () => {
  test("holds the call, sees it held, and only then places the other", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
    bench.gateway.callOutAnswers.push(done(consult));
    const outcome = bench.act(ask);
    expect(bench.callOf("s-1")?.controls.consult.life).toMatchObject({ phase: "sent" });
    await settled();
    expect(sent(bench)).toEqual(["hold s-1"]);
    expect(bench.gateway.callOuts).toEqual([]);
    bench.event("s-1", 5, inbound("Hold"));
    await outcome;
    expect(bench.gateway.callOuts).toEqual([
      { deviceId: "800100001", to: { extensionNumber: "113" } },
    ]);
    expect(view(bench)).toEqual({
      ...{ firstId: first, consultId: consult, step: "placing", by: "asked" },
      to: "Rowan Pike",
    });
  });

  test("places it at once beside a call that is on hold already", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Hold")).live();
    void bench.act(ask);
    await settled();
    expect(sent(bench)).toEqual([]);
    expect(bench.gateway.callOuts).toHaveLength(1);
  });

  test("shows each step of the call that asks", async () => {
    const bench = await asking();
    const steps = () => view(bench)?.step;
    bench.event("s-2", 2, outbound("Setup", toRowan));
    expect(steps()).toBe("phone");
    bench.event("s-2", 3, outbound("Proceeding", toRowan));
    expect(steps()).toBe("ringing");
    expect(bench.callOf("s-1")?.controls.complete.disabledBecause).toBe("consult-not-answered");
    bench.has("s-2", outbound("Answered", toRowan), callee("Answered"));
    bench.event("s-2", 4, outbound("Answered", toRowan));
    await bench.advance(1_000);
    expect(steps()).toBe("answered");
    expect(bench.callOf("s-1")?.controls.complete.disabledBecause).toBeUndefined();
  });

  test.each([
    ["TargetBusy", "busy"],
    ["Rejected", "declined"],
    ["NoAnswer", "unanswered"],
    [undefined, "not-reached"],
  ] as const)("that ends by %s says %s, keeps the caller, and is told of", async (reason, step) => {
    const bench = await asking();
    bench.event("s-2", 2, outbound("Proceeding", toRowan));
    bench.event("s-2", 3, outbound("Disconnected", { ...toRowan, reason }));
    expect(view(bench)).toMatchObject({ firstId: first, step });
    expect(bench.callOf("s-1")?.state).toBe("held");
    expect(bench.happened).toContain("consult-failed");
    bench.event("s-1", 6, inbound("Answered"));
    expect(view(bench)).toBeUndefined();
  });

  test("that the service refuses leaves the caller on hold, with the reason at the control", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Hold")).live();
    bench.gateway.callOutAnswers.push(failed({ code: "service", status: 403 }));
    expect(await bench.act(ask)).toEqual(failed({ code: "service", status: 403 }));
    expect(view(bench)).toBeUndefined();
    expect(bench.callOf("s-1")).toMatchObject({
      state: "held",
      controls: { consult: { life: { phase: "failed" } } },
    });
  });

  test("whose answer is lost is looked for and never sent again, and the pair is found", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Hold")).live();
    bench.gateway.callOutAnswers.push(failed({ code: "timed-out" }));
    expect(await bench.act(ask)).toEqual(failed({ code: "timed-out" }));
    const life = () => bench.callOf("s-1")?.controls.consult.life;
    expect(life()).toMatchObject({ phase: "unknown" });
    bench.event("s-2", 2, outbound("Setup", toRowan));
    expect(view(bench)).toMatchObject({ consultId: consult, by: "asked", step: "phone" });
    expect(life()).toMatchObject({ phase: "idle" });
    expect(bench.gateway.callOuts).toHaveLength(1);
  });

  test("whose answer is lost and that nothing shows is told of, with the caller on hold", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Hold")).live();
    bench.gateway.callOutAnswers.push(failed({ code: "timed-out" }));
    await bench.act(ask);
    for (const ms of [0, 3_000, 6_000]) await bench.advance(ms);
    expect(view(bench)).toBeUndefined();
    expect(bench.callOf("s-1")).toMatchObject({
      state: "held",
      controls: { consult: { life: { phase: "failed", error: { code: "timed-out" } } } },
    });
  });

  test("is given up when the caller hangs up before the other call is placed", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
    const outcome = bench.act(ask);
    await settled();
    bench.event("s-1", 5, inbound("Disconnected"));
    await settled();
    expect(await outcome).toMatchObject({ ok: false });
    expect(bench.gateway.callOuts).toEqual([]);
    expect(view(bench)).toBeUndefined();
  });

  test.each([
    [{ kind: "phone-number", phoneNumber: "+15550100177", confirm: "+15550100177" }, "same-caller"],
    [{ kind: "extension", extensionNumber: "112", confirm: "112" }, "yourself"],
    [{ kind: "extension", extensionNumber: "911" }, "emergency"],
  ] as const)("%j is refused as %s, and nothing is sent", async (to, because) => {
    const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
    const result = await bench.act({ action: "consult", telephonySessionId: first, to });
    expect(result).toMatchObject({ ok: false, error: { code: "not-dialable", because } });
    expect(sent(bench)).toEqual([]);
  });

  test("without a phone says why, and the blind transfer is there", async () => {
    const bench = new CallServiceBench().has("s-1", inbound("Answered"));
    bench.facts = { ...bench.facts, devices: [] };
    await bench.live();
    const { consult: control, transfer } = bench.call.controls;
    expect(control.disabledBecause).toBe("no-device-to-ask");
    expect(transfer.disabledBecause).toBeUndefined();
    expect(await bench.act(ask)).toMatchObject({
      error: { code: "not-allowed", reason: "no-device-to-ask" },
    });
  });

  test("a second time, about this or another call, is refused while one is open", async () => {
    const bench = await answered();
    expect(await bench.act({ ...ask, to: { kind: "extension", extensionNumber: "114" } })).toEqual(
      failed({ code: "not-allowed", reason: "consult-open" }),
    );
    expect(bench.gateway.callOuts).toHaveLength(1);
  });

  test("pressed twice is one wish", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
    void bench.act(ask);
    expect(await bench.act(ask)).toEqual(done({ telephonySessionId: first, outcome: "merged" }));
  });
});

describe("complete", () => {
  test("bridges the user's own parties of both sessions, once, and shows one receipt", async () => {
    const bench = await answered();
    const outcome = bench.act(complete);
    expect(await bench.act(complete)).toMatchObject({ value: { outcome: "merged" } });
    await outcome;
    const other = { telephonySessionId: consult, partyId: asPartyId("p-s-2-1") };
    expect(bench.gateway.performed.filter(({ operation }) => operation === "bridge")).toEqual([
      { operation: "bridge", telephonySessionId: first, partyId: "p-s-1-3", other },
    ]);
    bench.event("s-1", 7, inbound("Gone", gone("s-2")));
    bench.event("s-2", 8, outbound("Gone", { ...toRowan, ...gone("s-1") }));
    await settled();
    expect(bench.service.view().calls).toEqual([]);
    expect(view(bench)).toBeUndefined();
    expect(bench.service.view().outcomes).toMatchObject([
      {
        telephonySessionId: "s-1",
        did: "transferred",
        to: { name: "Rowan Pike" },
        state: "answered",
      },
    ]);
  });

  test.each([
    ["the caller", "s-1", inbound("Disconnected")],
    ["the colleague", "s-2", outbound("Disconnected", toRowan)],
  ] as const)(
    "sends nothing when %s hung up while a token was renewed",
    async (_who, id, words) => {
      const bench = await answered();
      bench.gateway.holdSending = true;
      const outcome = bench.act(complete);
      await settled();
      bench.event(id, 9, words);
      bench.gateway.send();
      expect(await outcome).toEqual(failed({ code: "call-changed" }));
      expect(sent(bench)).toEqual(["hold s-1"]);
    },
  );

  test("of a call that ended a moment ago is refused, with the other still the user's", async () => {
    const bench = await answered();
    bench.gateway.refusals.push({ code: "service", status: 404 });
    const result = await bench.act(complete);
    expect(result).toEqual(failed({ code: "service", status: 404 }));
    expect(bench.callOf("s-1")?.controls.complete.life).toMatchObject({ phase: "failed" });
    expect(bench.callOf("s-1")?.controls["take-back"].disabledBecause).toBeUndefined();
  });

  test("whose answer is lost is not sent again, and read", async () => {
    const bench = await answered();
    bench.gateway.refusals.push({ code: "timed-out" });
    await bench.act(complete);
    bench.endsUnheard("s-1");
    bench.endsUnheard("s-2");
    await bench.advance(3_000);
    await bench.advance(6_000);
    await bench.advance(12_000);
    expect(sent(bench).filter((one) => one.startsWith("bridge"))).toHaveLength(1);
  });

  test("never joins two calls that nobody paired", async () => {
    const bench = await new CallServiceBench()
      .has("s-1", inbound("Hold"))
      .has("s-2", inbound("Answered"))
      .live();
    expect(bench.callOf("s-1")?.offered).not.toContain("complete");
    expect(await bench.act(complete)).toEqual(
      failed({ code: "not-allowed", reason: "consult-none" }),
    );
    expect(sent(bench)).toEqual([]);
  });
});

describe("taking back", () => {
  test("ends the call that asks, then resumes the first", async () => {
    const bench = await answered();
    const outcome = bench.act(takeBack);
    await settled();
    expect(sent(bench).slice(1)).toEqual(["drop-session s-2"]);
    bench.event("s-2", 9, outbound("Disconnected", toRowan));
    await settled();
    expect(sent(bench).slice(1)).toEqual(["drop-session s-2", "unhold s-1"]);
    bench.event("s-1", 9, inbound("Answered"));
    expect(await outcome).toMatchObject({ ok: true });
    expect(view(bench)).toBeUndefined();
  });

  test("resumes at once when the other side was busy", async () => {
    const bench = await asking();
    bench.event("s-2", 3, outbound("Disconnected", { ...toRowan, reason: "TargetBusy" }));
    await bench.act(takeBack);
    expect(sent(bench).slice(1)).toEqual(["unhold s-1"]);
  });

  test("resumes nothing while the other call may go on", async () => {
    const bench = await answered();
    bench.gateway.refusals.push({ code: "timed-out" });
    expect(await bench.act(takeBack)).toEqual(failed({ code: "timed-out" }));
    expect(sent(bench).slice(1)).toEqual(["drop-session s-2"]);
    expect(bench.callOf("s-1")?.state).toBe("held");
  });
});

describe("a pair", () => {
  test("stays one when the user swaps", async () => {
    const bench = await answered();
    bench.event("s-2", 9, outbound("Hold", toRowan));
    bench.event("s-1", 9, inbound("Answered"));
    expect(view(bench)).toMatchObject({ step: "answered" });
    expect(bench.callOf("s-1")?.controls.complete.disabledBecause).toBeUndefined();
  });

  test("is recognised where the user has placed the call by hand while one was held", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Hold")).live();
    bench.event("s-2", 2, outbound("Setup", toRowan));
    expect(view(bench)).toMatchObject({ firstId: first, consultId: consult, by: "by-hand" });
    expect(bench.callOf("s-1")?.offered).toContain("complete");
  });

  it.each([
    ["two calls are held", [["s-3", inbound("Hold")]], outbound("Setup", toRowan)],
    ["the other call came in", [], inbound("Answered")],
    ["a third call is connected", [["s-3", inbound("Answered")]], outbound("Setup", toRowan)],
  ] as const)("is not guessed where %s", async (_what, more, words) => {
    const bench = new CallServiceBench().has("s-1", inbound("Hold"));
    for (const [id, party] of more) bench.has(id, party);
    await bench.live();
    bench.event("s-2", 2, words);
    expect(view(bench)).toBeUndefined();
  });

  test("is found again after a restart, and forgotten when it is over", async () => {
    const kept: (KeptPair | null)[] = [];
    const pair = { read: () => kept.at(-1), write: (one: KeptPair | null) => void kept.push(one) };
    const bench = await answered(new CallServiceBench({ pair }));
    expect(kept.at(-1)).toEqual({ firstId: first, consultId: consult, by: "asked" });
    bench.service.dispose();

    const again = new CallServiceBench({ pair })
      .has("s-1", inbound("Hold"))
      .has("s-2", outbound("Answered", toRowan), callee("Answered"));
    await again.live();
    expect(view(again)).toMatchObject({ firstId: first, consultId: consult, step: "answered" });
    again.event("s-1", 9, inbound("Disconnected"));
    expect(view(again)).toBeUndefined();
    expect(kept.at(-1)).toBeNull();
  });

  test("of the last run whose calls are over is dropped once everything was read", async () => {
    const kept: (KeptPair | null)[] = [{ firstId: first, consultId: consult, by: "asked" }];
    const pair = { read: () => kept.at(-1), write: (one: KeptPair | null) => void kept.push(one) };
    await new CallServiceBench({ pair }).live();
    expect(kept.at(-1)).toBeNull();
  });
});
