import { beforeEach, describe, expect, it } from "vitest";

import { mostDialled } from "../../../contract/dialing.ts";
import type { DialIntent } from "../../../contract/intent.ts";
import { done, failed } from "../../../contract/result.ts";
import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import { sessionId } from "../../../test/support/views/snapshots.ts";
import { inbound, outbound, presenceOf } from "../../../test/support/wire-messages.ts";

const toFinch = { kind: "phone-number", phoneNumber: "+12025550188" } as const;
const finch = "+12025550188";
const dial = (part: Partial<DialIntent> = {}): DialIntent => ({
  action: "dial",
  to: { ...toFinch, confirm: finch },
  ...part,
});

let bench: CallServiceBench;
beforeEach(async () => {
  bench = await new CallServiceBench().live();
});
const placing = () => bench.service.view().placing;
const named = () => bench.gateway.callOutAnswers.push(done(sessionId("s-9")));

describe("a new call", () => {
  it("goes out once, from the usual phone, and shows as placed until it shows as a call", async () => {
    named();
    const outcome = bench.act(dial());
    expect(placing()).toMatchObject({ phase: "sent", to: "+1 202 555 0188", from: "Desk phone" });
    expect(await outcome).toEqual(
      done({ outcome: "accepted", telephonySessionId: sessionId("s-9") }),
    );
    expect(bench.gateway.callOuts).toEqual([{ deviceId: "800100001", to: { phoneNumber: finch } }]);
    expect(placing()).toMatchObject({ phase: "accepted" });
    bench.event("s-9", 2, outbound("Setup", { to: { phoneNumber: finch } }));
    expect(placing()).toBeUndefined();
    expect(bench.call).toMatchObject({ state: "dialing", direction: "outbound" });
  });

  it("is found by a read when no event tells of it", async () => {
    named();
    bench.has("s-9", outbound("Setup", { to: { phoneNumber: finch } }));
    await bench.act(dial());
    await settled();
    expect(bench.call.telephonySessionId).toBe("s-9");
    expect(placing()).toBeUndefined();
  });

  it("holds what the user talks in first, and is not placed if that is refused", async () => {
    bench.has("s-1", inbound("Answered"));
    bench.event("s-1", 2, inbound("Answered"));
    bench.gateway.refusals.push({ code: "service", status: 403 });
    expect(await bench.act(dial())).toEqual(failed({ code: "other-not-held", outcome: "refused" }));
    expect(bench.gateway.callOuts).toEqual([]);
    expect(placing()).toBeUndefined();

    const outcome = bench.act(dial());
    await settled();
    expect(bench.gateway.callOuts).toEqual([]);
    bench.event("s-1", 3, inbound("Hold"));
    expect(await outcome).toMatchObject({ ok: true });
    expect(bench.gateway.callOuts).toHaveLength(1);
  });

  it("that the service refuses is told to whoever asked, and is over", async () => {
    bench.gateway.callOutAnswers.push(failed({ code: "service", status: 503 }));
    expect(await bench.act(dial())).toEqual(failed({ code: "service", status: 503 }));
    expect(placing()).toBeUndefined();
    expect(bench.service.view().dialled).toBeUndefined();
  });
});

describe("a lost answer", () => {
  beforeEach(() => {
    bench.gateway.callOutAnswers.push(failed({ code: "timed-out" }));
  });

  it("is never answered by a second call-out; the call is found in presence", async () => {
    bench.has("s-9", outbound("Proceeding", { to: { phoneNumber: finch } }));
    bench.gateway.presence = done(presenceOf({ telephonySessionId: sessionId("s-9") }));
    expect(await bench.act(dial())).toEqual(failed({ code: "timed-out" }));
    await settled();
    expect(bench.call.telephonySessionId).toBe("s-9");
    expect(placing()).toBeUndefined();
    expect(bench.gateway.callOuts).toHaveLength(1);
  });

  it("says that it is looked for, and at last that nothing was found", async () => {
    await bench.act(dial());
    expect(placing()).toMatchObject({ phase: "unknown" });
    await settled();
    await bench.advance(3_000);
    await bench.advance(6_000);
    expect(placing()).toBeUndefined();
    expect(bench.callEvents.at(-1)).toMatchObject({
      ...{ kind: "action-failed", action: "dial", error: { code: "timed-out" } },
    });
    expect(bench.gateway.callOuts).toHaveLength(1);
  });

  it("does not take somebody else's call for it", async () => {
    await bench.act(dial());
    bench.event("s-8", 2, outbound("Setup", { to: { phoneNumber: "+15550100163" } }));
    expect(placing()).toMatchObject({ phase: "unknown" });
    bench.event("s-9", 2, outbound("Setup", { to: { phoneNumber: finch } }));
    expect(placing()).toBeUndefined();
  });
});

describe("nothing is placed", () => {
  it("twice: the same again is the same wish, another number waits", async () => {
    bench.gateway.holdSending = true;
    const first = bench.act(dial());
    expect(await bench.act(dial())).toEqual(done({ outcome: "merged" }));
    const other = { kind: "extension", extensionNumber: "113", confirm: "113" } as const;
    expect(await bench.act(dial({ to: other }))).toEqual(
      failed({ code: "not-allowed", reason: "call-being-placed" }),
    );
    bench.gateway.send();
    await first;
    expect(bench.gateway.callOuts).toHaveLength(1);
  });

  it("that was not confirmed", async () => {
    expect(await bench.act(dial({ to: toFinch }))).toEqual(
      failed({ code: "not-confirmed", doubt: "new-call" }),
    );
  });

  it.each([
    ["by a phone that is not online", "80"],
    ["without a phone", undefined],
  ])("%s", async (_what, deviceId) => {
    if (deviceId === undefined) bench.facts = { ...bench.facts, devices: [] };
    const part = deviceId === undefined ? {} : { deviceId };
    expect(await bench.act(dial(part))).toEqual(
      failed({ code: "not-allowed", reason: "no-device-to-dial" }),
    );
  });
});

it("remembers what was dialled, the latest first, once each and no more than a list holds", async () => {
  const extension = { kind: "extension", extensionNumber: "113", confirm: "113" } as const;
  for (const [index, to] of [extension, { ...toFinch, confirm: finch }, extension].entries()) {
    bench.gateway.callOutAnswers.push(done(sessionId(`s-${index}`)));
    await bench.act(dial({ to }));
    bench.event(`s-${index}`, 2, outbound("Setup"));
  }
  expect(bench.service.view().dialled).toEqual([
    { entry: "113", name: "Rowan Pike" },
    { entry: "+1 202 555 0188" },
  ]);
  for (let index = 0; index < 12; index += 1) {
    const number = `+120255501${String(index).padStart(2, "0")}`;
    bench.gateway.callOutAnswers.push(done(sessionId(`s-1${index}`)));
    await bench.act(dial({ to: { kind: "phone-number", phoneNumber: number, confirm: number } }));
    bench.event(`s-1${index}`, 2, outbound("Setup"));
  }
  expect(bench.service.view().dialled).toHaveLength(mostDialled);
});
