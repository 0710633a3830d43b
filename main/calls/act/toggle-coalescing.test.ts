import { describe, expect, test } from "vitest";

import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import { inbound, outsider, type PartyWords } from "../../../test/support/wire-messages.ts";

const onParty = { telephonySessionId: "s-1", partyId: "p-s-1-3" };
const accepted = { ok: true, value: { telephonySessionId: "s-1", outcome: "accepted" } };
const merged = { ok: true, value: { telephonySessionId: "s-1", outcome: "merged" } };

const benchWith = (...parties: readonly PartyWords[]) =>
  new CallServiceBench().has("s-1", ...parties).live();
const connectedBench = () => benchWith(outsider("Answered"), inbound("Answered"));

describe("coalescing", () => {
  const muteWire = (muted: boolean) => ({ operation: "update-party", ...onParty, muted });

  test("mute and then unmute: the last wish is sent after the first answer", async () => {
    const bench = await connectedBench();
    bench.gateway.holdReplies = true;
    const first = bench.act({ action: "toggle-mute" });
    const second = bench.act({ action: "toggle-mute" });
    expect(bench.gateway.performed).toEqual([muteWire(true)]);
    expect(bench.call.controls.mute.life).toMatchObject({ phase: "sent", kind: "unmute" });
    bench.gateway.reply();
    expect(await first).toEqual(accepted);
    expect(bench.gateway.performed).toEqual([muteWire(true), muteWire(false)]);
    bench.event("s-1", 9, inbound("Answered", { muted: true }));
    bench.gateway.reply();
    expect(await second).toEqual(accepted);
    bench.event("s-1", 10, inbound("Answered"));
    expect(bench.call).toMatchObject({
      muted: false,
      controls: { mute: { life: { phase: "seen" } } },
    });
  });

  test("mute, unmute, mute: one request, the rest is merged", async () => {
    const bench = await connectedBench();
    bench.gateway.holdReplies = true;
    const first = bench.act({ action: "mute" });
    const second = bench.act({ action: "unmute" });
    expect(await bench.act({ action: "toggle-mute" })).toEqual(merged);
    expect(await second).toEqual(merged);
    bench.gateway.reply();
    expect(await first).toEqual(accepted);
    await settled();
    expect(bench.gateway.performed).toEqual([muteWire(true)]);
    bench.event("s-1", 9, inbound("Answered", { muted: true }));
    expect(bench.call.controls.mute.life.phase).toBe("seen");
  });

  test("a wish that a refusal has already fulfilled is not sent", async () => {
    const bench = await connectedBench();
    bench.gateway.holdReplies = true;
    const first = bench.act({ action: "hold" });
    const second = bench.act({ action: "unhold" });
    bench.gateway.reply({ code: "service", status: 500 });
    expect((await first).ok).toBe(false);
    expect(await second).toEqual(merged);
    expect(bench.gateway.performed).toHaveLength(1);
    expect(bench.call.controls.hold.life.phase).toBe("idle");
    expect(bench.happened).not.toContain("action-failed");
  });

  test("after a lost reply the session is read before the last wish is decided", async () => {
    const bench = await connectedBench();
    bench.gateway.holdReplies = true;
    void bench.act({ action: "hold" });
    const second = bench.act({ action: "unhold" });
    bench.has("s-1", inbound("Hold"));
    bench.gateway.reply({ code: "timed-out" });
    await settled();
    expect(bench.gateway.performed.map(({ operation }) => operation)).toEqual(["hold", "unhold"]);
    bench.gateway.reply();
    expect(await second).toEqual(accepted);
  });

  test("a press between the reply and the event goes the other way", async () => {
    const bench = await connectedBench();
    await bench.act({ action: "toggle-mute" });
    expect(await bench.act({ action: "toggle-mute" })).toEqual(accepted);
    expect(bench.gateway.performed).toEqual([muteWire(true), muteWire(false)]);
  });

  test("asking for what already is sends nothing", async () => {
    const bench = await connectedBench();
    for (const action of ["unmute", "unhold"] as const) {
      expect(await bench.act({ action })).toEqual(merged);
    }
    expect(bench.gateway.performed).toEqual([]);
  });

  test("while a transfer is undecided, nothing else may take the call away", async () => {
    const bench = await connectedBench();
    const to = { kind: "extension", extensionNumber: "113" } as const;
    await bench.act({ action: "transfer", to });
    for (const action of ["end", "park", "hold", "flip"] as const) {
      const refused = { code: "not-allowed", reason: "busy-with-same" };
      expect(await bench.act({ action })).toEqual({ ok: false, error: refused });
    }
    expect(bench.gateway.performed).toHaveLength(1);
  });
});
