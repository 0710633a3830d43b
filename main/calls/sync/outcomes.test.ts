/** The receipts of calls that have left: what was done, and what is known of it, and no more. */
import { describe, expect, test } from "vitest";

import type { CallIntent } from "../../../contract/intent.ts";
import { CallServiceBench } from "../../../test/support/call-service-bench.ts";
import {
  inbound,
  outsider,
  type PartyWords,
  rowanId,
} from "../../../test/support/wire-messages.ts";

const sent = inbound("Disconnected", { reason: "BlindTransfer" });
const rowan = (code: string, more: Partial<PartyWords> = {}): PartyWords => ({
  direction: "Inbound",
  extensionId: rowanId,
  from: { phoneNumber: "+15550100177", name: "Marlow Finch" },
  to: { phoneNumber: "113", name: "Rowan Pike", extensionId: rowanId },
  id: "4",
  ...more,
  code,
});
const toRowan: CallIntent = {
  action: "transfer",
  to: { kind: "extension", extensionNumber: "113" },
};
const byRowan = { name: "Rowan Pike", extension: "113" };

const talking = () =>
  new CallServiceBench().has("s-1", outsider("Answered"), inbound("Answered")).live();

/** Sent to Rowan; from now on reads find these parties beside the caller and the user's own. */
async function transferred(...parties: readonly PartyWords[]) {
  const bench = await talking();
  await bench.act(toRowan);
  bench.has("s-1", outsider("Answered"), sent, ...parties);
  bench.event("s-1", 11, sent);
  return bench;
}
const finds = (bench: CallServiceBench, ...parties: readonly PartyWords[]) =>
  bench.has("s-1", outsider("Answered"), sent, ...parties);
const outcomes = (bench: CallServiceBench) => bench.service.view().outcomes;
const only = (bench: CallServiceBench) => {
  const [outcome, ...more] = outcomes(bench);
  expect(more).toEqual([]);
  return outcome;
};

describe("a transferred call", () => {
  test("leaves a receipt in the very view in which it is no longer shown", async () => {
    const bench = await transferred();
    const shown = bench.views.findIndex(({ calls }) => calls.length > 0);
    const without = bench.views.slice(shown).find(({ calls }) => calls.length === 0);
    expect(without?.outcomes).toMatchObject([
      {
        telephonySessionId: "s-1",
        peer: { name: "Marlow Finch" },
        did: "transferred",
        to: { name: "Rowan Pike" },
        state: "open",
      },
    ]);
  });

  test("rings, is declined, and lands in her voicemail, as reads show it", async () => {
    const bench = await transferred(rowan("Setup"));
    await bench.advance(0);
    expect(only(bench)).toMatchObject({ state: "open" });
    finds(bench, rowan("Proceeding"));
    await bench.advance(1_000);
    expect(only(bench)).toMatchObject({ state: "ringing", by: byRowan });
    finds(bench, rowan("Disconnected", { reason: "Rejected" }));
    await bench.advance(2_000);
    expect(only(bench)).toMatchObject({ state: "declined", by: byRowan });
    finds(bench, rowan("Disconnected", { reason: "Rejected" }), rowan("VoiceMail", { id: "5" }));
    await bench.advance(4_000);
    expect(only(bench)).toMatchObject({ state: "voicemail", by: byRowan });
    expect(bench.clock.pending).toBe(0);
    const told = bench.callEvents.flatMap((one) =>
      one.kind === "outcome" ? [one.outcome.state] : [],
    );
    expect(told).toEqual(["ringing", "declined", "voicemail"]);
  });

  test("that is answered is read no more, and stays told as answered", async () => {
    const bench = await transferred(rowan("Answered"));
    await bench.advance(0);
    expect(only(bench)).toMatchObject({ state: "answered", by: byRowan });
    expect(bench.clock.pending).toBe(0);
    bench.stream.says.onLost({ code: "offline" });
    await bench.advance(10_000);
    expect(bench.service.view().connection.state).toBe("stale");
    expect(only(bench)).toMatchObject({ state: "answered", by: byRowan });
  });

  test.each([
    ["NoAnswer", "unanswered"],
    ["Timeout", "unanswered"],
    ["TargetBusy", "busy"],
    ["Zed", "unknown"],
    [undefined, "unknown"],
  ])("whose ringing ended by %s is %s", async (reason, state) => {
    const bench = await transferred(rowan("Disconnected", { reason }));
    await bench.advance(0);
    expect(only(bench)).toMatchObject({ state });
  });

  test("that no read finds any more is not known, and is read no more", async () => {
    const bench = await transferred(rowan("Proceeding"));
    await bench.advance(0);
    bench.endsUnheard("s-1");
    await bench.advance(1_000);
    expect(only(bench)).toMatchObject({ state: "unknown" });
    expect(bench.clock.pending).toBe(0);
  });

  test("is not said to ring for ever: reads are bounded", async () => {
    const bench = await transferred(rowan("Proceeding"));
    bench.gateway.reads.length = 0;
    for (let second = 0; second < 200; second += 1) await bench.advance(1_000);
    expect(bench.gateway.reads.length).toBeLessThanOrEqual(14);
    expect(only(bench)).toMatchObject({ state: "unknown" });
    expect(bench.clock.pending).toBe(0);
  });

  test("is not claimed to ring while the connection is lost", async () => {
    const bench = await transferred(rowan("Proceeding"));
    await bench.advance(0);
    bench.gateway.readErrors.set("s-1", { code: "offline" });
    bench.stream.says.onLost({ code: "offline" });
    await bench.advance(2_000);
    expect(only(bench)).toMatchObject({ state: "unknown" });
    bench.gateway.readErrors.clear();
    bench.stream.says.onSubscribed();
    await bench.advance(5_000);
    await bench.advance(8_000);
    expect(only(bench)).toMatchObject({ state: "ringing" });
  });

  test("that comes back is told so, and is shown as the call that it is", async () => {
    const bench = await transferred(rowan("Proceeding"));
    await bench.advance(0);
    const back = inbound("Proceeding", { id: "6" });
    finds(bench, back);
    bench.event("s-1", 15, back);
    expect(bench.call.state).toBe("ringing");
    expect(bench.call.cameBackFrom).toEqual({ name: "Rowan Pike" });
    // Her telephone has stopped, of which no event tells.
    expect(bench.call.ringsToo).toBeUndefined();
    expect(only(bench)).toMatchObject({ state: "came-back" });
    await bench.advance(1_000);
    expect(bench.clock.pending).toBe(0);
  });

  test("on the telephone itself has a receipt too", async () => {
    const bench = await talking();
    bench.has("s-1", outsider("Answered"), sent, rowan("Answered"));
    bench.event("s-1", 11, sent);
    await bench.advance(0);
    expect(only(bench)).toMatchObject({ did: "transferred", state: "answered", by: byRowan });
    expect(only(bench)).not.toHaveProperty("to");
  });

  test("whose caller hung up first was not transferred", async () => {
    const bench = await talking();
    await bench.act(toRowan);
    bench.event("s-1", 11, inbound("Disconnected"));
    expect(only(bench)).toMatchObject({ did: "ended", state: "over" });
  });

  test("is not mistaken for a queue that had the call before", async () => {
    const queue: PartyWords = {
      ...{ direction: "Inbound", extensionId: "700100050", id: "2", code: "Disconnected" },
      to: { phoneNumber: "400", name: "Help Desk", extensionId: "700100050" },
    };
    const bench = await new CallServiceBench()
      .has("s-1", outsider("Answered"), queue, inbound("Answered"))
      .live();
    await bench.act(toRowan);
    bench.has("s-1", outsider("Answered"), queue, sent);
    bench.event("s-1", 11, sent);
    await bench.advance(0);
    expect(only(bench)).toMatchObject({ state: "open" });
  });
});

describe("other ways to leave", () => {
  test("a call that has ended is told as ended, and nothing is read for it", async () => {
    const bench = await talking();
    bench.gateway.reads.length = 0;
    await bench.act({ action: "end" });
    bench.event("s-1", 11, inbound("Disconnected"));
    await bench.advance(5_000);
    expect(only(bench)).toMatchObject({ did: "ended", state: "over" });
    expect(bench.gateway.reads).toEqual([]);
  });

  test("a declined call goes to the own voicemail, or on to a colleague", async () => {
    const ringing = () => new CallServiceBench().has("s-1", inbound("Proceeding")).live();
    const mailbox = await ringing();
    await mailbox.act({ action: "decline" });
    mailbox.event("s-1", 9, inbound("VoiceMail"));
    expect(only(mailbox)).toMatchObject({ did: "declined", state: "voicemail" });
    const queue = await ringing();
    await queue.act({ action: "decline" });
    const rejected = inbound("Disconnected", { reason: "Rejected" });
    queue.has("s-1", outsider("Answered"), rejected, rowan("Answered"));
    queue.event("s-1", 9, rejected);
    await queue.advance(0);
    expect(only(queue)).toMatchObject({ did: "declined", state: "answered", by: byRowan });
  });

  test("a missed call is told elsewhere", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Proceeding")).live();
    bench.event("s-1", 9, inbound("Disconnected", { missedCall: true }));
    expect(outcomes(bench)).toEqual([]);
  });

  test("a parked call is one when somebody else has it, and none when the user has", async () => {
    const slot = inbound("Parked", { parkData: "*801", park: { id: "*801" } });
    const parked = () => new CallServiceBench().has("s-1", outsider("Answered"), slot).live();
    const taken = await parked();
    const gone = inbound("Disconnected", { reason: "Pickup" });
    taken.has("s-1", outsider("Answered"), gone, rowan("Answered", { reason: "Pickup" }));
    taken.event("s-1", 12, gone);
    expect(only(taken)).toMatchObject({ did: "parked", to: { name: "*801" }, state: "answered" });
    await taken.advance(0);
    expect(only(taken)).toMatchObject({ by: byRowan });
    const back = await parked();
    back.event("s-1", 12, gone);
    back.event("s-1", 13, inbound("Answered", { id: "4", reason: "Pickup" }));
    expect(outcomes(back)).toEqual([]);
  });

  test("a flip to a telephone outside goes on there", async () => {
    const bench = await talking();
    await bench.act({ action: "flip", callFlipId: "1" });
    bench.event("s-1", 12, inbound("Disconnected", { reason: "CallFlip" }));
    expect(only(bench)).toMatchObject({
      ...{ did: "flipped", to: { name: "Mobile" }, state: "answered" },
    });
  });
});

describe("the receipts", () => {
  async function ended(count: number) {
    const bench = new CallServiceBench();
    for (let n = 1; n <= count; n += 1) bench.has(`s-${n}`, inbound("Answered"));
    await bench.live();
    for (let n = 1; n <= count; n += 1) {
      bench.gateway.sessions.delete(`s-${n}`);
      bench.event(`s-${n}`, 9, inbound("Disconnected"));
    }
    return bench;
  }
  const ids = (bench: CallServiceBench) =>
    outcomes(bench).map(({ telephonySessionId }) => telephonySessionId);

  test("are the last five, newest first", async () => {
    expect(ids(await ended(7))).toEqual(["s-7", "s-6", "s-5", "s-4", "s-3"]);
  });

  test("are put away one by one, or all at once", async () => {
    const bench = await ended(3);
    const [, second] = outcomes(bench);
    bench.service.dismissOutcome(second?.telephonySessionId);
    expect(ids(bench)).toEqual(["s-3", "s-1"]);
    bench.service.dismissOutcome();
    expect(ids(bench)).toEqual([]);
  });

  test("put away while they are looked at are looked at no more", async () => {
    const bench = await transferred(rowan("Proceeding"));
    bench.service.dismissOutcome();
    await bench.advance(1_000);
    expect(outcomes(bench)).toEqual([]);
    expect(bench.clock.pending).toBe(0);
  });

  test("are forgotten after half an hour, at the next look at everything", async () => {
    const bench = await ended(1);
    await bench.advance(29 * 60_000);
    bench.service.resumed();
    await bench.advance(0);
    expect(ids(bench)).toEqual(["s-1"]);
    await bench.advance(2 * 60_000);
    bench.service.resumed();
    await bench.advance(0);
    expect(ids(bench)).toEqual([]);
  });
});
