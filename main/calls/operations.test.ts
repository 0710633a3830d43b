import { describe, expect, test } from "vitest";

import type { CallIntent } from "../../contract/intent.ts";
import type { ActionKind } from "../../contract/result.ts";
import { CallServiceBench, settled } from "../../test/support/call-service-bench.ts";
import { inbound, outsider, type PartyWords } from "../../test/support/wire-messages.ts";

const onParty = { telephonySessionId: "s-1", partyId: "p-s-1-3" };
const accepted = { ok: true, value: { telephonySessionId: "s-1", outcome: "accepted" } };
const merged = { ok: true, value: { telephonySessionId: "s-1", outcome: "merged" } };

const benchWith = (...parties: readonly PartyWords[]) =>
  new CallServiceBench().has("s-1", ...parties).live();
const connectedBench = () => benchWith(outsider("Answered"), inbound("Answered"));

const recorded = { recordings: [{ id: "r-7", active: true }] };
const paused = { recordings: [{ id: "r-7", active: false }] };

interface Operation {
  readonly name: string;
  readonly from: PartyWords;
  readonly intent: CallIntent;
  readonly sends: object;
  readonly proof: PartyWords;
  readonly control: ActionKind;
}

const transferTo = (to: object): object => ({ operation: "transfer", ...onParty, to });
const transferred = inbound("Disconnected", { reason: "BlindTransfer" });
const transfer = (name: string, to: object, wire: object): Operation => ({
  name: `transfer to ${name}`,
  from: inbound("Answered"),
  intent: { action: "transfer", to } as CallIntent,
  sends: transferTo(wire),
  proof: transferred,
  control: "transfer",
});

const operations: readonly Operation[] = [
  {
    name: "mute",
    from: inbound("Answered"),
    intent: { action: "toggle-mute" },
    sends: { operation: "update-party", ...onParty, muted: true },
    proof: inbound("Answered", { muted: true }),
    control: "mute",
  },
  {
    name: "unmute",
    from: inbound("Answered", { muted: true }),
    intent: { action: "unmute" },
    sends: { operation: "update-party", ...onParty, muted: false },
    proof: inbound("Answered"),
    control: "mute",
  },
  {
    name: "hold",
    from: inbound("Answered"),
    intent: { action: "hold" },
    sends: { operation: "hold", ...onParty },
    proof: inbound("Hold"),
    control: "hold",
  },
  {
    name: "unhold",
    from: inbound("Hold"),
    intent: { action: "toggle-hold" },
    sends: { operation: "unhold", ...onParty },
    proof: inbound("Answered"),
    control: "hold",
  },
  {
    name: "record",
    from: inbound("Answered"),
    intent: { action: "toggle-recording" },
    sends: { operation: "start-recording", ...onParty },
    proof: inbound("Answered", recorded),
    control: "record",
  },
  {
    name: "pause the recording",
    from: inbound("Answered", recorded),
    intent: { action: "toggle-recording" },
    sends: { operation: "update-recording", ...onParty, recordingId: "r-7", active: false },
    proof: inbound("Answered", paused),
    control: "pause-recording",
  },
  {
    name: "resume the recording",
    from: inbound("Answered", paused),
    intent: { action: "resume-recording" },
    sends: { operation: "update-recording", ...onParty, recordingId: "r-7", active: true },
    proof: inbound("Answered", recorded),
    control: "resume-recording",
  },
  transfer(
    "an outside number",
    { kind: "phone-number", phoneNumber: "(555) 010-0188" },
    { phoneNumber: "+15550100188" },
  ),
  transfer(
    "a short number",
    { kind: "phone-number", phoneNumber: "113" },
    { extensionNumber: "113" },
  ),
  transfer(
    "an extension",
    { kind: "extension", extensionNumber: "113" },
    { extensionNumber: "113" },
  ),
  transfer(
    "an extension of the company number",
    { kind: "company-extension", companyNumber: "+1 555 010 0100", extensionNumber: "113" },
    { phoneNumber: "+15550100100*113" },
  ),
  transfer(
    "voicemail",
    { kind: "voicemail", extensionId: "700100013" },
    { voicemail: "700100013" },
  ),
  {
    name: "park in the own orbit",
    from: inbound("Answered"),
    intent: { action: "park", to: { kind: "orbit" } },
    sends: { operation: "park", ...onParty },
    proof: inbound("Parked", { parkData: "*801", park: { id: "*801" } }),
    control: "park",
  },
  {
    name: "park in a location",
    from: inbound("Hold"),
    intent: { action: "park", to: { kind: "location", extensionId: "700100090" } },
    sends: transferTo({ parkOrbit: "700100090" }),
    proof: inbound("Disconnected", { reason: "ParkLocation" }),
    control: "park",
  },
  {
    name: "flip",
    from: inbound("Answered"),
    intent: { action: "flip", callFlipId: "2" },
    sends: { operation: "flip", ...onParty, callFlipId: "2" },
    proof: inbound("Disconnected", { reason: "CallFlip" }),
    control: "flip",
  },
  {
    name: "answer",
    from: inbound("Proceeding"),
    intent: { action: "answer" },
    sends: { operation: "answer", ...onParty, deviceId: "800100001" },
    proof: inbound("Answered"),
    control: "answer",
  },
  {
    name: "decline",
    from: inbound("Proceeding"),
    intent: { action: "decline" },
    sends: { operation: "reject", ...onParty },
    proof: inbound("Disconnected"),
    control: "decline",
  },
  {
    name: "end",
    from: inbound("Hold"),
    intent: { action: "end" },
    sends: { operation: "drop-session", telephonySessionId: "s-1" },
    proof: inbound("Disconnected"),
    control: "end",
  },
  {
    name: "retrieve",
    from: inbound("Parked", { parkData: "*801" }),
    intent: { action: "retrieve" },
    sends: { operation: "pickup", ...onParty, deviceId: "800100001" },
    proof: inbound("Answered", { reason: "Pickup" }),
    control: "retrieve",
  },
];

const lifeOf = (bench: CallServiceBench, kind: ActionKind) =>
  Object.values(bench.callOf("s-1")?.controls ?? {})
    .map((control) => control.life)
    .find((life) => life.phase !== "idle" && life.kind === kind);

const kindOf = (operation: Operation): ActionKind =>
  operation.name === "unmute" || operation.name === "unhold" ? operation.name : operation.control;

describe("every operation", () => {
  for (const operation of operations) {
    const kind = kindOf(operation);

    test(`${operation.name}: sent in the turn of the press, accepted by the reply, seen by its event`, async () => {
      const bench = await benchWith(operation.from);
      const outcome = bench.act(operation.intent);
      expect(bench.gateway.performed).toEqual([operation.sends]);
      expect(lifeOf(bench, kind)?.phase).toBe("sent");
      expect(bench.views.at(-1)).toBe(bench.service.view());
      expect(await outcome).toEqual(accepted);
      expect(lifeOf(bench, kind)?.phase).toBe("accepted");
      bench.event("s-1", 9, operation.proof);
      expect(lifeOf(bench, kind)?.phase ?? "gone").toBe(
        bench.callOf("s-1") === undefined ? "gone" : "seen",
      );
      await settled();
      expect(bench.clock.pending).toBe(0);
    });

    test(`${operation.name}: the event may come before the reply`, async () => {
      const bench = await benchWith(operation.from);
      bench.gateway.holdReplies = true;
      const outcome = bench.act(operation.intent);
      bench.event("s-1", 9, operation.proof);
      bench.gateway.reply();
      expect(await outcome).toEqual(accepted);
      expect(lifeOf(bench, kind)?.phase ?? "seen").toBe("seen");
      expect(bench.clock.pending).toBe(0);
    });

    test(`${operation.name}: a second press while it is under way is merged, not sent`, async () => {
      const bench = await benchWith(operation.from);
      bench.gateway.holdReplies = true;
      const same = { ...operation.intent, action: kind } as CallIntent;
      const first = bench.act(same);
      expect(await bench.act(same)).toEqual(merged);
      bench.gateway.reply();
      expect(await first).toEqual(accepted);
      expect(await bench.act(same)).toEqual(merged);
      expect(bench.gateway.performed).toHaveLength(1);
    });

    test(`${operation.name}: a refusal is shown with its error and told once`, async () => {
      const bench = await benchWith(operation.from);
      bench.gateway.refusals.push({ code: "service", status: 500 });
      const error = { code: "service", status: 500 };
      expect(await bench.act(operation.intent)).toEqual({ ok: false, error });
      expect(lifeOf(bench, kind)).toMatchObject({ phase: "failed", error });
      const told = bench.happenings.filter(({ kind: what }) => what === "action-failed");
      expect(told).toMatchObject([{ action: kind, error, call: { telephonySessionId: "s-1" } }]);
      expect(bench.clock.pending).toBe(0);
    });

    test(`${operation.name}: without a reply it is unknown, the session is read, nothing is resent`, async () => {
      const bench = await benchWith(operation.from);
      bench.gateway.refusals.push({ code: "timed-out" });
      bench.gateway.holdReads = true;
      bench.gateway.reads.length = 0;
      const result = await bench.act(operation.intent);
      expect(result).toEqual({ ok: false, error: { code: "timed-out" } });
      expect(lifeOf(bench, kind)?.phase).toBe("unknown");
      expect(bench.gateway.reads).toEqual(["s-1"]);
      bench.has("s-1", operation.proof);
      bench.gateway.holdReads = false;
      bench.gateway.answerRead();
      await settled();
      await bench.advance(3_000);
      expect(lifeOf(bench, kind)?.phase ?? "seen").toBe("seen");
      expect(bench.gateway.performed).toHaveLength(1);
      expect(bench.clock.pending).toBe(0);
    });

    test(`${operation.name}: an accepted one without event is proved by a read after 3 seconds`, async () => {
      const bench = await benchWith(operation.from);
      await bench.act(operation.intent);
      await settled();
      bench.has("s-1", operation.proof);
      await bench.advance(3_000);
      expect(lifeOf(bench, kind)?.phase ?? "seen").toSatisfy(
        (phase) => phase === "seen" || kind === "unmute" || kind === "unhold",
      );
      await bench.advance(60_000);
      expect(bench.gateway.performed).toHaveLength(1);
      expect(bench.clock.pending).toBe(0);
    });
  }

  test("an unknown outcome that reads do not prove ends as failed, and nothing waits any more", async () => {
    const bench = await connectedBench();
    bench.gateway.refusals.push({ code: "timed-out" });
    await bench.act({ action: "hold" });
    await settled();
    await bench.advance(3_000);
    await bench.advance(6_000);
    expect(bench.call.controls.hold.life).toMatchObject({
      phase: "failed",
      error: { code: "timed-out", action: "hold" },
    });
    expect(bench.happened).toContain("action-failed");
    expect(bench.gateway.performed).toHaveLength(1);
    expect(bench.clock.pending).toBe(0);
  });

  test("an accepted hold that reads deny ends as failed", async () => {
    const bench = await connectedBench();
    await bench.act({ action: "hold" });
    await bench.advance(3_000);
    expect(bench.call.controls.hold.life).toMatchObject({
      phase: "failed",
      error: { code: "bad-reply" },
    });
  });

  test.each([
    { code: "service", status: 404 },
    { code: "service", status: 409 },
    { code: "call-gone" },
  ] as const)("after $code $status the session is read again", async (error) => {
    const bench = await connectedBench();
    bench.gateway.reads.length = 0;
    bench.gateway.refusals.push(error);
    bench.gateway.sessions.clear();
    await bench.act({ action: "hold" });
    await settled();
    expect(bench.gateway.reads).toEqual(["s-1"]);
    expect(bench.service.view().calls).toEqual([]);
  });

  test("ending a call that is already gone is done", async () => {
    const bench = await connectedBench();
    bench.gateway.refusals.push({ code: "service", status: 404 });
    expect(await bench.act({ action: "end" })).toEqual(accepted);
    expect(bench.happened).not.toContain("action-failed");
  });

  test("a gateway that throws is an internal error of that action only", async () => {
    const bench = await connectedBench();
    bench.gateway.perform = () => {
      throw new Error("a fault");
    };
    expect(await bench.act({ action: "hold" })).toEqual({ ok: false, error: { code: "internal" } });
    expect(bench.call.state).toBe("connected");
  });
});
