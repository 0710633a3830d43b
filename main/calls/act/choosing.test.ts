import { describe, expect, test } from "vitest";

import { askEachTime } from "../../../contract/settings.ts";
import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import {
  asSessionId,
  inbound,
  outbound,
  outsider,
  type PartyWords,
} from "../../../test/support/wire-messages.ts";

const choosing = { ok: true, value: { telephonySessionId: "s-1", outcome: "choosing" } };

const benchWith = (...parties: readonly PartyWords[]) =>
  new CallServiceBench().has("s-1", ...parties).live();
const connectedBench = () => benchWith(outsider("Answered"), inbound("Answered"));

describe("choosing", () => {
  const two = (first: PartyWords, second: PartyWords) =>
    new CallServiceBench().has("s-1", first).has("s-2", second).live();

  test("flip, park and transfer without a target open their choosers and send nothing", async () => {
    const bench = await connectedBench();
    bench.preferences = {
      ...bench.preferences,
      defaultFlip: askEachTime,
      defaultPark: { kind: "ask" },
    };
    for (const action of ["flip", "park", "transfer"] as const) {
      expect(await bench.act({ action })).toEqual(choosing);
      expect(bench.service.view().chooser).toEqual({
        ask: `${action}-target`,
        telephonySessionId: "s-1",
      });
    }
    expect(bench.gateway.performed).toEqual([]);
    bench.service.closeChooser();
    expect(bench.service.view().chooser).toBeUndefined();
  });

  test("the defaults of the settings are used without asking", async () => {
    const bench = await connectedBench();
    bench.preferences = { ...bench.preferences, defaultFlip: "2", defaultPark: { kind: "orbit" } };
    await bench.act({ action: "flip" });
    await bench.act({ action: "park" });
    expect(bench.gateway.performed).toMatchObject([
      { operation: "flip", callFlipId: "2" },
      { operation: "park" },
    ]);
  });

  test("a default that is gone or not possible for this call is asked about", async () => {
    const bench = await benchWith(outbound("Answered"));
    bench.preferences = { ...bench.preferences, defaultFlip: "9", defaultPark: { kind: "orbit" } };
    expect(await bench.act({ action: "flip" })).toEqual(choosing);
    expect(await bench.act({ action: "park" })).toEqual(choosing);
  });

  test("the only place to park in needs no question", async () => {
    const bench = await benchWith(outbound("Answered"));
    await bench.act({ action: "park" });
    expect(bench.gateway.performed).toMatchObject([{ to: { parkOrbit: "700100090" } }]);
  });

  test("an answer in a chooser closes it", async () => {
    const bench = await connectedBench();
    bench.preferences = { ...bench.preferences, defaultFlip: askEachTime };
    await bench.act({ action: "flip" });
    await bench.act({ action: "flip", callFlipId: "1", telephonySessionId: asSessionId("s-1") });
    expect(bench.service.view().chooser).toBeUndefined();
  });

  describe("the transfer form", () => {
    const to = { kind: "extension", extensionNumber: "999" } as const;
    const s1 = asSessionId("s-1");
    const open = async () => {
      const bench = await two(inbound("Answered"), inbound("Proceeding"));
      await bench.act({ action: "transfer", telephonySessionId: s1 });
      expect(bench.service.view().chooser?.ask).toBe("transfer-target");
      return bench;
    };

    test("stays open while the transfer is under way, and closes when it is accepted", async () => {
      const bench = await open();
      bench.gateway.holdReplies = true;
      const outcome = bench.act({ action: "transfer", telephonySessionId: s1, to });
      expect(bench.service.view().chooser?.ask).toBe("transfer-target");
      bench.gateway.reply();
      await outcome;
      expect(bench.service.view().chooser).toBeUndefined();
    });

    test.each([{ code: "service", status: 404 }, { code: "timed-out" }] as const)(
      "stays open when it is answered with %j",
      async (error) => {
        const bench = await open();
        bench.gateway.refusals.push(error);
        await bench.act({ action: "transfer", telephonySessionId: s1, to });
        expect(bench.service.view().chooser?.ask).toBe("transfer-target");
      },
    );

    test("leaves the next question alone", async () => {
      const bench = await two(inbound("Answered"), inbound("Answered"));
      await bench.act({ action: "transfer", telephonySessionId: s1 });
      bench.gateway.holdReplies = true;
      const outcome = bench.act({ action: "transfer", telephonySessionId: s1, to });
      await bench.act({ action: "transfer", telephonySessionId: asSessionId("s-2") });
      bench.gateway.reply();
      await outcome;
      expect(bench.service.view().chooser).toEqual({
        ask: "transfer-target",
        telephonySessionId: "s-2",
      });
    });

    test.each([
      { action: "mute", telephonySessionId: s1 },
      { action: "hold", telephonySessionId: s1 },
      { action: "decline", telephonySessionId: asSessionId("s-2") },
    ] as const)("stays open beside $action of $telephonySessionId", async (intent) => {
      const bench = await open();
      await bench.act(intent);
      expect(bench.gateway.performed).toHaveLength(1);
      expect(bench.service.view().chooser?.ask).toBe("transfer-target");
    });

    test.each([
      { action: "answer", telephonySessionId: asSessionId("s-2") },
      { action: "end", telephonySessionId: s1 },
    ] as const)("makes way for $action of $telephonySessionId", async (intent) => {
      const bench = await open();
      await bench.act(intent);
      expect(bench.gateway.performed).toHaveLength(1);
      expect(bench.service.view().chooser).toBeUndefined();
    });
  });

  test("with a held and a connected call, each intent finds the one it fits", async () => {
    const bench = await two(inbound("Hold"), inbound("Answered"));
    await bench.act({ action: "mute" });
    expect(bench.service.view().targetId).toBe("s-2");
    void bench.act({ action: "unhold" });
    bench.event("s-2", 5, inbound("Hold"));
    await settled();
    const sent = bench.gateway.performed.map((one) => [one.operation, one.telephonySessionId]);
    expect(sent).toEqual([
      ["update-party", "s-2"],
      ["hold", "s-2"],
      ["unhold", "s-1"],
    ]);
  });

  test("if several fit and none is connected, the window asks which, until only that is gone", async () => {
    const bench = await two(inbound("Hold"), inbound("Hold"));
    expect(await bench.act({ action: "unhold" })).toMatchObject({ value: { outcome: "choosing" } });
    expect(bench.service.view().chooser).toEqual({
      ask: "call",
      action: "unhold",
      telephonySessionIds: ["s-1", "s-2"],
    });
    expect(bench.gateway.performed).toEqual([]);
    bench.event("s-2", 9, inbound("Disconnected"));
    expect(bench.service.view().chooser).toMatchObject({ telephonySessionIds: ["s-1"] });
    bench.event("s-1", 9, inbound("Disconnected"));
    expect(bench.service.view().chooser).toBeUndefined();
  });

  test("the picked call goes before all others, until it ends", async () => {
    const bench = await two(inbound("Hold"), inbound("Answered"));
    bench.service.pick(asSessionId("s-1"));
    expect(bench.service.view().targetId).toBe("s-1");
    await bench.act({ action: "end" });
    expect(bench.gateway.performed).toMatchObject([{ telephonySessionId: "s-1" }]);
    bench.event("s-1", 9, inbound("Disconnected"));
    expect(bench.service.view().targetId).toBe("s-2");
  });
});
