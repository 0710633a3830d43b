/** The documented example flows, as the extension hears them, and what the user is shown and told. */
import { describe, expect, test } from "vitest";

import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import { inbound, outbound, outsider, rowanId } from "../../../test/support/wire-messages.ts";

const emptyBench = () => new CallServiceBench().live();

describe("an inbound call through a queue", () => {
  test("rings, is answered, held, resumed and ended", async () => {
    const bench = await emptyBench();
    const pickup = { mobilePickupData: { ccMailboxes: ["700100012"] } };
    bench.event("s-1", 6, inbound("Setup"));
    expect(bench.call).toMatchObject({
      state: "ringing",
      direction: "inbound",
      peer: { name: "Marlow Finch", number: "(555) 010-0177" },
      via: "(555) 010-0100",
    });
    bench.event("s-1", 7, inbound("Proceeding", pickup));
    bench.clock.advance(7_000);
    bench.has("s-1", outsider("Answered"), inbound("Answered"));
    bench.event("s-1", 8, inbound("Answered", pickup));
    await settled();
    const answeredAt = bench.clock.now();
    expect(bench.call).toMatchObject({ state: "connected", answeredAt });
    bench.clock.advance(4_000);
    bench.event("s-1", 9, inbound("Hold"));
    expect(bench.call).toMatchObject({
      state: "held",
      heldSince: bench.clock.now(),
      holdLayer: "elsewhere",
    });
    bench.event("s-1", 10, inbound("Answered"));
    expect(bench.call).toMatchObject({ state: "connected", answeredAt, holdLayer: "none" });
    bench.event("s-1", 11, inbound("Disconnected"));
    expect(bench.service.view().calls).toEqual([]);
    expect(bench.happened).toEqual(["ringing", "ringing-over", "answered", "ended"]);
    expect(bench.clock.pending).toBe(0);
  });

  test("that nobody answers is missed, once", async () => {
    const bench = await emptyBench();
    bench.event("s-1", 6, inbound("Proceeding"));
    bench.event("s-1", 7, inbound("Disconnected", { missedCall: true }));
    bench.event("s-1", 7, inbound("Disconnected", { missedCall: true }));
    expect(bench.happened).toEqual(["ringing", "ringing-over", "missed"]);
  });

  test("that a colleague took without a reason is not missed, nor is a fax", async () => {
    const bench = await emptyBench();
    bench.event("s-1", 6, inbound("Proceeding", { queueCall: true }));
    bench.event("s-1", 7, inbound("Disconnected", { queueCall: true, missedCall: false }));
    bench.event("s-2", 6, inbound("Proceeding"));
    bench.event("s-2", 7, inbound("FaxReceive"));
    expect(bench.happened).toEqual(["ringing", "ringing-over", "ringing", "ringing-over"]);
  });

  test("of whose end the event says nothing is told as not known", async () => {
    const bench = await emptyBench();
    bench.event("s-1", 6, inbound("Proceeding"));
    bench.event("s-1", 7, inbound("Disconnected", { missedCall: undefined }));
    expect(bench.happened).toEqual(["ringing", "ringing-over", "unwitnessed"]);
  });

  test.each(["AgentAnswered", "Rejected"])("that ended by %s is not missed", async (reason) => {
    const bench = await emptyBench();
    bench.event("s-1", 6, inbound("Proceeding"));
    bench.event("s-1", 7, inbound("Disconnected", { reason }));
    expect(bench.happened).toEqual(["ringing", "ringing-over"]);
  });

  test("that the user declined is not missed", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Proceeding")).live();
    await bench.act({ action: "decline" });
    bench.event("s-1", 9, inbound("VoiceMail", { missedCall: true }));
    expect(bench.happened).toEqual(["ringing", "ringing-over"]);
  });

  test("that vanished while nobody listened is not called missed, but is told", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Proceeding")).live();
    bench.endsUnheard("s-1");
    bench.stream.says.onSubscribed();
    await settled();
    expect(bench.happened).toEqual(["ringing", "ringing-over", "unwitnessed"]);
  });

  test.each([
    ["that nobody answered is missed", inbound("Disconnected", { reason: "NoAnswer" }), ["missed"]],
    ["that went to the mailbox is missed", inbound("VoiceMail"), ["missed"]],
    ["that a colleague took is not", inbound("Disconnected", { reason: "AgentAnswered" }), []],
    ["that just is over is left open", inbound("Disconnected"), ["unwitnessed"]],
  ])("that ended while nobody listened, and of which a read says %s", async (_name, end, told) => {
    const bench = await new CallServiceBench().has("s-1", inbound("Proceeding")).live();
    bench.has("s-1", outsider("Answered"), end);
    bench.stream.says.onSubscribed();
    await settled();
    expect(bench.happened).toEqual(["ringing", "ringing-over", ...told]);
  });

  test("that ended while nobody listened, with a colleague on it now, was taken by him", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Proceeding")).live();
    const rowan = { id: "5", direction: "Inbound", extensionId: rowanId, code: "Answered" };
    bench.has("s-1", outsider("Answered"), inbound("Disconnected"), rowan);
    bench.stream.says.onSubscribed();
    await settled();
    expect(bench.happened).toEqual(["ringing", "ringing-over"]);
  });

  test("that began and ended in the gap is missed when its events are delivered afterwards", async () => {
    const bench = await emptyBench();
    bench.stream.says.onLost({ code: "offline" });
    bench.gateway.holdPresence = true;
    bench.stream.says.onSubscribed();
    bench.event("s-7", 6, inbound("Proceeding"));
    bench.event("s-7", 7, inbound("Disconnected", { missedCall: true }));
    bench.gateway.answerPresence();
    await settled();
    expect(bench.happened).toEqual(["ringing", "ringing-over", "missed"]);
  });

  test("that comes round again rings again", async () => {
    const bench = await emptyBench();
    bench.event("s-1", 6, inbound("Proceeding"));
    bench.event("s-1", 8, inbound("Disconnected", { reason: "NoAnswer", missedCall: true }));
    bench.event("s-1", 12, inbound("Setup", { id: "5" }));
    expect(bench.call).toMatchObject({ state: "ringing", partyId: "p-s-1-5" });
    expect(bench.happened).toEqual(["ringing", "ringing-over", "missed", "ringing"]);
  });
});

describe("an outbound call", () => {
  test("to an outside number is connected when it is answered", async () => {
    const bench = await emptyBench();
    bench.event("s-2", 2, outbound("Setup"));
    bench.event("s-2", 4, outbound("Proceeding"));
    expect(bench.call).toMatchObject({ state: "dialing", peer: { number: "(555) 010-0177" } });
    bench.has("s-2", outbound("Answered"), { id: "2", direction: "Inbound", code: "Answered" });
    bench.event("s-2", 6, outbound("Answered"));
    await settled();
    expect(bench.call.state).toBe("connected");
    bench.event("s-2", 7, outbound("Hold"));
    bench.event("s-2", 8, outbound("Answered"));
    bench.event("s-2", 9, outbound("Disconnected"));
    expect(bench.happened).toEqual(["answered", "ended"]);
  });

  test("to a colleague is connected only when reads show that he answered", async () => {
    const bench = await emptyBench();
    const to = { to: { phoneNumber: "113" } };
    const rowan = (code: string) => ({ id: "2", direction: "Inbound", extensionId: rowanId, code });
    bench.event("s-2", 2, outbound("Setup", to));
    bench.has("s-2", outbound("Answered", to), rowan("Proceeding"));
    bench.event("s-2", 4, outbound("Answered", to));
    await settled();
    expect(bench.call).toMatchObject({ state: "dialing", peer: { name: "Rowan Pike" } });
    await bench.advance(700);
    bench.has("s-2", outbound("Answered", to), rowan("Answered"));
    await bench.advance(1_000);
    expect(bench.call).toMatchObject({ state: "connected", answeredAt: bench.clock.now() });
    expect(bench.happened).toEqual(["answered"]);
    expect(bench.clock.pending).toBe(0);
  });

  test("that never reaches a person is asked about ever more rarely, and no more once it ended", async () => {
    const bench = await emptyBench();
    const to = { to: { phoneNumber: "113" } };
    bench.has("s-2", outbound("Answered", to));
    bench.event("s-2", 4, outbound("Answered", to));
    await settled();
    for (let second = 0; second < 60; second += 1) await bench.advance(1_000);
    expect(bench.gateway.reads.length).toBeGreaterThan(5);
    expect(bench.gateway.reads.length).toBeLessThan(20);
    bench.event("s-2", 9, outbound("Disconnected", to));
    expect(bench.clock.pending).toBe(0);
  });
});

describe("transfer and park", () => {
  test("a blind transfer ends the call for the user", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
    await bench.act({
      action: "transfer",
      to: { kind: "extension", extensionNumber: "113" },
    });
    bench.event("s-1", 11, inbound("Disconnected", { reason: "BlindTransfer" }));
    expect(bench.happened).toEqual(["ended"]);
  });

  test("a warm transfer ends both calls", async () => {
    const bench = await new CallServiceBench()
      .has("s-1", inbound("Hold"))
      .has("s-2", outbound("Answered"))
      .live();
    const peer = (sessionId: string) => ({ reason: "AttendedTransfer", peerId: { sessionId } });
    bench.event("s-1", 11, inbound("Gone", peer("s-2")));
    bench.event("s-2", 7, outbound("Gone", peer("s-1")));
    expect(bench.happened).toEqual(["ended", "ended"]);
  });

  test("the own park shows the slot and lets the call be taken back", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
    await bench.act({ action: "park", to: { kind: "orbit" } });
    bench.event("s-1", 11, inbound("Parked", { parkData: "*801", park: { id: "*801" } }));
    expect(bench.call).toMatchObject({ state: "parked", parkedAt: "*801" });
    expect(bench.callEvents).toMatchObject([{ kind: "parked", place: "*801" }]);
    await bench.act({ action: "retrieve" });
    bench.event("s-1", 12, inbound("Answered", { reason: "Pickup" }));
    expect(bench.call.state).toBe("connected");
    expect(bench.call.parkedAt).toBeUndefined();
  });

  test("a caller who hangs up while being parked is not said to wait", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
    await bench.act({ action: "park", to: { kind: "location", extensionId: "700100090" } });
    bench.event("s-1", 11, inbound("Disconnected"));
    expect(bench.happened).toEqual(["ended"]);
  });
});

describe("two layers of mute and hold", () => {
  test("what Ringside placed is told from what a device placed", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
    await bench.act({ action: "hold" });
    bench.event("s-1", 9, inbound("Hold"));
    expect(bench.call.holdLayer).toBe("ringside");
    bench.event("s-1", 10, inbound("Answered"));
    bench.event("s-1", 11, inbound("Answered", { muted: true }));
    expect(bench.call).toMatchObject({ holdLayer: "none", muteLayer: "elsewhere" });
  });

  test.each([
    { action: "unhold", words: inbound("Hold"), advice: "held-on-device", control: "hold" },
    {
      action: "unmute",
      words: inbound("Answered", { muted: true }),
      advice: "muted-on-device",
      control: "mute",
    },
  ] as const)(
    "an accepted $action that changes nothing explains itself",
    async ({ action, words, advice, control }) => {
      const bench = await new CallServiceBench().has("s-1", words).live();
      await bench.act({ action });
      await settled();
      expect(bench.call).toMatchObject({
        advice,
        controls: { [control]: { disabledBecause: advice } },
      });
      const error = { code: "not-allowed", reason: advice };
      expect(await bench.act({ action })).toEqual({ ok: false, error });
      bench.event("s-1", 12, inbound("Answered"));
      expect(bench.call.advice).toBeUndefined();
      expect(bench.clock.pending).toBe(0);
    },
  );

  test("after lifting our own hold, a device's hold below it shows after a read", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
    await bench.act({ action: "hold" });
    bench.event("s-1", 9, inbound("Hold"));
    bench.has("s-1", inbound("Hold"));
    await bench.act({ action: "unhold" });
    expect(bench.call.advice).toBeUndefined();
    await bench.advance(3_000);
    expect(bench.call).toMatchObject({ advice: "held-on-device", holdLayer: "elsewhere" });
  });

  test("a flip rings elsewhere until a new party proves that it was taken", async () => {
    const bench = await new CallServiceBench()
      .has("s-1", outsider("Answered"), inbound("Answered"))
      .live();
    await bench.act({ action: "flip", callFlipId: "1" });
    expect(bench.call.flip).toMatchObject({ step: "calling", on: "Mobile" });
    bench.event("s-1", 8, inbound("Proceeding", { id: "4" }));
    expect(bench.call.flip).toMatchObject({ step: "ringing", on: "Mobile" });
    expect(bench.call.controls.flip.life.phase).toBe("accepted");
    bench.event("s-1", 9, inbound("Answered", { id: "4" }));
    expect(bench.call.controls.flip.life.phase).toBe("seen");
    bench.event("s-1", 10, inbound("Disconnected", { reason: "CallFlip" }));
    expect(bench.call).toMatchObject({ state: "connected", partyId: "p-s-1-4" });
    expect(bench.call.advice).toBeUndefined();
    expect(bench.clock.pending).toBe(0);
  });

  test("a flip that leaves the old party is finished here by End, whichever spoke last", async () => {
    const bench = await new CallServiceBench()
      .has("s-1", outsider("Answered"), inbound("Answered"))
      .live();
    await bench.act({ action: "flip", callFlipId: "1" });
    bench.event("s-1", 9, inbound("Answered", { id: "4" }));
    expect(bench.call).toMatchObject({ partyId: "p-s-1-3", advice: "finish-here" });
    bench.event("s-1", 10, inbound("Answered", { muted: true }));
    bench.event("s-1", 11, inbound("Answered", { id: "4", muted: true }));
    expect(bench.call.partyId).toBe("p-s-1-3");
    await bench.act({ action: "end" });
    expect(bench.gateway.performed.at(-1)).toEqual({
      operation: "delete-party",
      telephonySessionId: "s-1",
      partyId: "p-s-1-3",
    });
    bench.event("s-1", 12, inbound("Disconnected"));
    expect(bench.call).toMatchObject({ state: "connected", partyId: "p-s-1-4" });
    expect(bench.call.advice).toBeUndefined();
  });
});
