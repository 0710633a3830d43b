/** Calls that ring and are turned away: where they may go, what may be said, and what is refused. */
import { describe, expect, test } from "vitest";

import {
  type CallIntent,
  longestReply,
  longestReplyEntry,
  type TypedTarget,
} from "../../../contract/intent.ts";
import { CallServiceBench } from "../../../test/support/call-service-bench.ts";
import {
  inbound,
  marlowNumber,
  outsider,
  type PartyWords,
  rowanId,
} from "../../../test/support/wire-messages.ts";

const queueId = "700100051";
const queue: PartyWords = {
  ...{ id: "2", direction: "Inbound", extensionId: queueId, code: "Disconnected" },
  to: { phoneNumber: "+15550100100", name: "Help Desk", extensionId: queueId },
};
const agent = (id: string, code: string, extensionId = rowanId): PartyWords => ({
  ...{ id, direction: "Inbound", extensionId, code },
  ...(id === "4"
    ? { to: { phoneNumber: "113", name: "Rowan Pike", extensionId } }
    : { to: { phoneNumber: `12${id}`, name: `Agent ${id}`, extensionId } }),
});
const ringing = (...more: readonly PartyWords[]) =>
  new CallServiceBench().has("s-1", outsider("Answered"), inbound("Proceeding"), ...more).live();
const ofQueue = async (...more: readonly PartyWords[]) => {
  const own = inbound("Proceeding", { queueCall: true });
  const bench = await new CallServiceBench()
    .has("s-1", outsider("Answered"), queue, own, ...more)
    .live();
  bench.event("s-1", 8, own);
  await bench.advance(1_000);
  return bench;
};

describe("forwarding", () => {
  const forward = (to: TypedTarget): CallIntent => ({ action: "forward", to });

  test.each<[string, TypedTarget, string]>([
    ["oneself", { kind: "extension", extensionNumber: "112", confirm: "112" }, "leads-back"],
    [
      "the number that the call came by",
      { kind: "phone-number", phoneNumber: "+1 555 010 0100", confirm: "+15550100100" },
      "leads-back",
    ],
    [
      "whoever is calling",
      { kind: "phone-number", phoneNumber: marlowNumber, confirm: marlowNumber },
      "the-caller",
    ],
    ["no number", { kind: "phone-number", phoneNumber: "soon" }, "not-a-number"],
    ["an emergency number", { kind: "phone-number", phoneNumber: "911" }, "emergency"],
  ])("to %s is refused, and the call still rings", async (_whom, to, because) => {
    const bench = await ringing();
    expect(await bench.act(forward(to))).toEqual({
      ok: false,
      error: { code: "not-dialable", because },
    });
    expect(bench.gateway.performed).toEqual([]);
    expect(bench.call.state).toBe("ringing");
  });

  test("of a queue's call back to that queue is refused", async () => {
    const bench = await ofQueue();
    const colleagues = [{ extensionId: queueId, name: "Help Desk", extensionNumber: "151" }];
    bench.facts = { ...bench.facts, colleagues };
    const to = { kind: "extension", extensionNumber: "151" } as const;
    expect(await bench.act(forward(to))).toMatchObject({ error: { because: "leads-back" } });
    expect(bench.gateway.performed).toEqual([]);
  });

  test("without a goal asks in the window, and the answer waits for the service's yes", async () => {
    const bench = await ringing();
    expect(await bench.act({ action: "forward" })).toMatchObject({
      value: { outcome: "choosing" },
    });
    expect(bench.service.view().chooser).toMatchObject({ ask: "forward-target" });
    bench.gateway.refusals.push({ code: "service", status: 409 });
    const to = { kind: "extension", extensionNumber: "113" } as const;
    expect(await bench.act(forward(to))).toMatchObject({ ok: false });
    expect(bench.service.view().chooser).toMatchObject({ ask: "forward-target" });
    expect(await bench.act(forward(to))).toMatchObject({ ok: true });
    expect(bench.service.view().chooser).toBeUndefined();
  });
});

describe("a reply", () => {
  const reply = (text: string): CallIntent => ({
    action: "reply",
    message: { kind: "text", text },
  });

  test.each([
    ["of 10,000 characters", "a ".repeat(5_000), "too-long"],
    ["one character too long", "a".repeat(longestReply + 1), "too-long"],
    ["as long as may come at all", "a".repeat(longestReplyEntry), "too-long"],
    ["of nothing", "", "empty"],
    ["of nothing that is seen", " \u200B\n", "empty"],
  ])("%s is refused, and the call still rings", async (_what, text, because) => {
    const bench = await ringing();
    expect(await bench.act(reply(text))).toEqual({
      ok: false,
      error: { code: "not-a-reply", because },
    });
    expect(bench.gateway.performed).toEqual([]);
    expect(bench.call.state).toBe("ringing");
  });

  test("of the greatest length goes out", async () => {
    const bench = await ringing();
    expect(await bench.act(reply("a".repeat(longestReply)))).toMatchObject({ ok: true });
  });
});

describe("a call of a queue", () => {
  test("is named after it, and says whose phones ring too, by two names", async () => {
    const bench = await ofQueue(
      agent("4", "Proceeding"),
      agent("5", "Proceeding", "700100014"),
      agent("6", "Proceeding", "700100016"),
      agent("7", "Disconnected", "700100017"),
    );
    expect(bench.call).toMatchObject({
      isQueueCall: true,
      via: "Help Desk",
      ringsToo: { people: [{ name: "Rowan Pike" }, { name: "Agent 5" }], more: 1 },
    });
  });

  test("that rings nobody else says nothing of it", async () => {
    const bench = await ofQueue();
    expect(bench.call.ringsToo).toBeUndefined();
  });

  test("is known as one by a read alone", async () => {
    const bench = await new CallServiceBench()
      .has("s-1", outsider("Answered"), inbound("Proceeding", { attributes: { queueCall: true } }))
      .live();
    expect(bench.call.offered).toContain("ignore");
  });

  test("that a colleague takes goes quietly, and its receipt says who has it", async () => {
    const bench = await ofQueue(agent("4", "Proceeding"));
    const over = inbound("Disconnected", { queueCall: true, missedCall: false });
    bench.has("s-1", outsider("Answered"), queue, over, agent("4", "Answered"));
    bench.event("s-1", 12, over);
    expect(bench.service.view().calls).toEqual([]);
    expect(bench.service.view().outcomes).toEqual([]);
    await bench.advance(1_000);
    expect(bench.service.view().outcomes).toMatchObject([
      { did: "rang", state: "answered", by: { name: "Rowan Pike" } },
    ]);
    const kinds = bench.callEvents.map(({ kind }) => kind);
    expect(kinds).toContain("ringing-over");
    expect(kinds).not.toContain("missed");
    expect(kinds).not.toContain("unwitnessed");
    expect(bench.clock.pending).toBe(0);
  });

  test("that somebody took of whom nothing is known leaves nothing behind", async () => {
    const bench = await ofQueue();
    const over = inbound("Disconnected", { queueCall: true, missedCall: false });
    bench.has("s-1", outsider("Answered"), queue, over);
    bench.event("s-1", 12, over);
    for (let second = 0; second < 200; second += 1) await bench.advance(1_000);
    expect(bench.service.view().outcomes).toEqual([]);
  });

  test.each<[CallIntent, number]>([
    [{ action: "ignore" }, 409],
    [{ action: "voicemail" }, 404],
    [{ action: "forward", to: { kind: "extension", extensionNumber: "113" } }, 409],
    [{ action: "reply", message: { kind: "pattern", pattern: "OnMyWay" } }, 404],
  ])(
    "that a colleague just took, pressed for with %j, is read again and not lost",
    async (intent, status) => {
      const bench = await ofQueue(agent("4", "Proceeding"));
      const over = inbound("Disconnected", { queueCall: true });
      bench.gateway.refusals.push({ code: "service", status });
      bench.has("s-1", outsider("Answered"), queue, over, agent("4", "Answered"));
      expect(await bench.act(intent)).toMatchObject({ ok: false, error: { status } });
      await bench.advance(1_000);
      expect(bench.gateway.performed).toHaveLength(1);
      expect(bench.service.view().calls).toEqual([]);
      expect(bench.callEvents.map(({ kind }) => kind)).not.toContain("missed");
    },
  );
});

test.each<[CallIntent, string]>([
  [{ action: "voicemail" }, "voicemail"],
  [{ action: "forward", to: { kind: "extension", extensionNumber: "113" } }, "forwarded"],
  [{ action: "reply", message: { kind: "pattern", pattern: "OnMyWay" } }, "replied"],
])("%j is told by the receipt as %s, and never as a missed call", async (intent, did) => {
  const bench = await ringing();
  await bench.act(intent);
  bench.event("s-1", 11, inbound("Disconnected", { missedCall: true }));
  expect(bench.service.view().outcomes).toMatchObject([{ did }]);
  expect(bench.callEvents.map(({ kind }) => kind)).not.toContain("missed");
});
