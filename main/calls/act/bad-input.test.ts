import { describe, expect, test } from "vitest";

import type { CallIntent } from "../../../contract/intent.ts";
import { CallServiceBench } from "../../../test/support/call-service-bench.ts";
import {
  asPartyId,
  asSessionId,
  inbound,
  outbound,
  outsider,
  type PartyWords,
} from "../../../test/support/wire-messages.ts";

const benchWith = (...parties: readonly PartyWords[]) =>
  new CallServiceBench().has("s-1", ...parties).live();
const connectedBench = () => benchWith(outsider("Answered"), inbound("Answered"));

const recorded = { recordings: [{ id: "r-7", active: true }] };

describe("what bad input gets", () => {
  const to = { kind: "extension", extensionNumber: "113" } as const;
  const destructive: readonly CallIntent[] = [
    { action: "hold" },
    { action: "toggle-hold" },
    { action: "transfer", to },
    { action: "park", to: { kind: "orbit" } },
    { action: "flip", callFlipId: "1" },
    { action: "end" },
    { action: "decline" },
  ];

  test.each(destructive)(
    "$action on a call in another state than seen is refused",
    async (intent) => {
      const bench = await connectedBench();
      const result = await bench.act({ ...intent, saw: "ringing" });
      expect(result).toEqual({ ok: false, error: { code: "call-changed" } });
      expect(bench.gateway.performed).toEqual([]);
    },
  );

  test("a call that vanished between event and action is named as gone", async () => {
    const bench = await connectedBench();
    bench.event("s-1", 9, inbound("Disconnected"));
    for (const id of ["s-1", "s-never"]) {
      const result = await bench.act({ action: "mute", telephonySessionId: asSessionId(id) });
      expect(result).toEqual({ ok: false, error: { code: "call-gone" } });
    }
  });

  test("a press without any call says so", async () => {
    const bench = await new CallServiceBench().live();
    expect(await bench.act({ action: "end" })).toEqual({
      ok: false,
      error: { code: "not-allowed", reason: "no-call" },
    });
  });

  test.each([
    [{ kind: "phone-number", phoneNumber: "12345678901234567" }, "not-dialable"],
    [{ kind: "phone-number", phoneNumber: "*801" }, "not-dialable"],
    [{ kind: "phone-number", phoneNumber: "030 1234567" }, "not-dialable"],
    [{ kind: "phone-number", phoneNumber: "(555) 010-0188" }, "not-confirmed"],
    [{ kind: "extension", extensionNumber: "911" }, "not-dialable"],
    [{ kind: "company-extension", companyNumber: "7", extensionNumber: "113" }, "not-dialable"],
  ] as const)("a transfer to %j is %s, and nothing is sent", async (target, code) => {
    const bench = await connectedBench();
    expect(await bench.act({ action: "transfer", to: target })).toMatchObject({
      ok: false,
      error: { code },
    });
    expect(bench.gateway.performed).toEqual([]);
  });

  test("a flip to no phone of the user's is bad input, and nothing is sent", async () => {
    const bench = await connectedBench();
    const result = await bench.act({ action: "flip", callFlipId: "9" });
    expect(result).toMatchObject({ ok: false, error: { code: "bad-input" } });
    expect(bench.gateway.performed).toEqual([]);
  });

  test.each<[CallIntent, PartyWords, string]>([
    [{ action: "record" }, inbound("Answered", recorded), "already-recording"],
    [{ action: "pause-recording" }, inbound("Answered"), "not-recording"],
    [{ action: "mute" }, inbound("Hold"), "call-held"],
    [{ action: "answer" }, inbound("Answered"), "call-not-ringing"],
    [{ action: "end" }, inbound("Proceeding"), "call-ringing"],
    [{ action: "retrieve" }, inbound("Answered"), "call-not-parked"],
    [{ action: "park", to: { kind: "orbit" } }, outbound("Answered"), "park-incoming-only"],
    [
      { action: "park", to: { kind: "location", extensionId: "1" } },
      inbound("Answered"),
      "no-park-location",
    ],
    [{ action: "mute", partyId: asPartyId("p-x") }, inbound("Answered"), "participant-gone"],
  ])("%j is not allowed with its reason", async (intent, from, reason) => {
    const bench = await benchWith(from);
    const error = { code: "not-allowed", reason };
    expect(await bench.act(intent)).toEqual({ ok: false, error });
    expect(bench.gateway.performed).toEqual([]);
  });

  test("events of unknown sessions, codes and parties without extension harm no known call", async () => {
    const bench = await connectedBench();
    const before = bench.call;
    bench.event("s-9", 4, outsider("Answered"));
    bench.event("s-1", 9, { id: "7", code: "Answered" });
    expect(bench.call).toMatchObject({ state: before.state, peer: before.peer });
    bench.event("s-1", 10, inbound("Teleported"));
    expect(bench.call).toMatchObject({ state: "unknown", serviceStatus: "Teleported" });
    bench.event("s-1", 11, inbound("Answered"));
    expect(bench.call.state).toBe("connected");
  });
});
