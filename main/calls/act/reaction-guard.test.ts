/** A press that names no call hits only what its user can have seen. */
import { describe, expect, test } from "vitest";

import { CallServiceBench } from "../../../test/support/call-service-bench.ts";
import { inbound, outbound, outsider } from "../../../test/support/wire-messages.ts";
import { noObserver } from "../state/call-observer.ts";
import { reactionMs } from "./reaction-guard.ts";

async function twoCalls() {
  const bench = await new CallServiceBench()
    .has("s-1", outsider("Answered"), inbound("Answered"))
    .has("s-2", outbound("Hold"))
    .live();
  await bench.advance(10_000);
  return bench;
}
const codeOf = async (outcome: ReturnType<CallServiceBench["act"]>) => {
  const result = await outcome;
  return result.ok ? result.value.outcome : result.error.code;
};

describe("a hotkey", () => {
  test("does not end the other call because the one meant hung up an instant before", async () => {
    const bench = await twoCalls();
    bench.event("s-1", 9, inbound("Disconnected"));
    await bench.advance(reactionMs - 1);
    expect(await codeOf(bench.act({ action: "end" }))).toBe("call-changed");
    expect(bench.gateway.performed).toEqual([]);
    await bench.advance(1);
    expect(await codeOf(bench.act({ action: "end" }))).toBe("accepted");
  });

  test("does not hit the call in a state that its user cannot have seen yet", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
    await bench.advance(10_000);
    bench.event("s-1", 9, inbound("Hold"));
    expect(await codeOf(bench.act({ action: "end" }))).toBe("call-changed");
  });

  test("may follow at once on a change that the press before has made", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
    await bench.advance(10_000);
    await bench.act({ action: "toggle-hold" });
    bench.event("s-1", 9, inbound("Hold"));
    expect(await codeOf(bench.act({ action: "toggle-hold" }))).toBe("accepted");
    expect(bench.gateway.performed.map(({ operation }) => operation)).toEqual(["hold", "unhold"]);
  });

  test("may also follow when the change was told a little after it came in", async () => {
    let lateMs = 0;
    const applied = (): void => bench.clock.advance(lateMs);
    const bench = new CallServiceBench({ observer: { ...noObserver, applied } });
    await bench.has("s-1", inbound("Answered")).live();
    await bench.advance(10_000);
    await bench.act({ action: "toggle-hold" });
    lateMs = 2;
    bench.event("s-1", 9, inbound("Hold"));
    lateMs = 0;
    await bench.advance(reactionMs - 1);
    expect(await codeOf(bench.act({ action: "toggle-hold" }))).toBe("accepted");
  });

  test("mutes whatever is connected now: that can be taken back", async () => {
    const bench = await twoCalls();
    bench.event("s-2", 9, outbound("Answered"));
    bench.event("s-1", 9, inbound("Disconnected"));
    expect(await codeOf(bench.act({ action: "toggle-mute" }))).toBe("accepted");
  });

  test("acts on the only call even if it has just appeared", async () => {
    const bench = await new CallServiceBench().live();
    await bench.advance(10_000);
    bench.event("s-1", 2, outbound("Setup"));
    expect(await codeOf(bench.act({ action: "end" }))).toBe("accepted");
  });

  test("is not misled by a clock that was set back", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
    await bench.advance(10_000);
    bench.event("s-1", 9, inbound("Hold"));
    bench.clock.setBack(3_600_000);
    expect(await codeOf(bench.act({ action: "end" }))).toBe("accepted");
  });
});

describe("between the press and the sending", () => {
  test("what does harm is not sent when the call changed, and says so", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
    bench.gateway.holdSending = true;
    const outcome = bench.act({ action: "park", to: { kind: "orbit" } });
    bench.event("s-1", 9, inbound("Hold"));
    bench.gateway.send();
    expect(await codeOf(outcome)).toBe("call-changed");
    expect(bench.gateway.performed).toEqual([]);
    expect(bench.call.controls.park.life).toMatchObject({
      phase: "failed",
      error: { code: "call-changed" },
    });
    expect(bench.happened).toEqual(["action-failed"]);
  });

  test("a call that ended meanwhile gets nothing either", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
    bench.gateway.holdSending = true;
    const outcome = bench.act({ action: "end" });
    bench.event("s-1", 9, inbound("Disconnected"));
    bench.gateway.send();
    expect(await codeOf(outcome)).toBe("call-changed");
    expect(bench.gateway.performed).toEqual([]);
  });

  test("a call that is as it was gets what was pressed, and mute goes out in any case", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
    bench.gateway.holdSending = true;
    const muting = bench.act({ action: "mute" });
    const ending = bench.act({ action: "end" });
    bench.gateway.send();
    bench.gateway.send();
    expect(await codeOf(muting)).toBe("accepted");
    expect(await codeOf(ending)).toBe("accepted");
  });
});
