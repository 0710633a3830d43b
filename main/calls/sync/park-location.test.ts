/** What is shown and told of a call at a park location, from the press until somebody has it. */
import { describe, expect, test } from "vitest";

import { CallServiceBench } from "../../../test/support/call-service-bench.ts";
import {
  inbound,
  outsider,
  type PartyWords,
  rowanId,
} from "../../../test/support/wire-messages.ts";

const deskId = "700100090";
const left = inbound("Disconnected", { reason: "ParkLocation" });
/** The call as a party of the location, which only reads show. */
const waiting = (code = "Parked", more: Partial<PartyWords> = {}): PartyWords => ({
  direction: "Inbound",
  extensionId: deskId,
  from: { phoneNumber: "+15550100177", name: "Marlow Finch" },
  to: { phoneNumber: "901", name: "Front counter", extensionId: deskId },
  id: "4",
  ...more,
  ...(code === "Parked" ? { parkData: "" } : {}),
  code,
});
const rowan = (code: string): PartyWords => ({
  direction: "Inbound",
  extensionId: rowanId,
  from: { phoneNumber: "+15550100177", name: "Marlow Finch" },
  to: { phoneNumber: "113", name: "Rowan Pike", extensionId: rowanId },
  reason: "Pickup",
  id: "5",
  code,
});

async function parking(reason = "ParkLocation") {
  const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
  await bench.act({ action: "park", to: { kind: "location", extensionId: deskId } });
  bench.gateway.reads.length = 0;
  bench.has("s-1", outsider("Answered"), left, waiting());
  bench.event("s-1", 11, inbound("Disconnected", { reason }));
  return bench;
}

async function parked() {
  const bench = await parking();
  await bench.advance(0);
  return bench;
}

const ends = (bench: CallServiceBench) =>
  bench.callEvents.flatMap((one) => (one.kind === "unparked" ? [one.end] : []));

describe("a call sent to a park location", () => {
  test.each(["ParkLocation", "BlindTransfer"])(
    "that left by %s stays in sight, and can be taken back once it is seen there",
    async (reason) => {
      const bench = await parking(reason);
      expect(bench.call).toMatchObject({
        state: "parked",
        parkedAt: "Front desk",
        controls: { retrieve: { disabledBecause: "park-not-seen" } },
      });
      await bench.advance(0);
      expect(bench.gateway.reads).toEqual(["s-1"]);
      expect(bench.call).toMatchObject({
        state: "parked",
        partyId: "p-s-1-4",
        parkedAt: "Front desk",
        peer: { name: "Marlow Finch" },
        controls: { retrieve: { does: "retrieve" } },
      });
      expect(bench.callEvents).toMatchObject([{ kind: "parked", place: "Front desk" }]);
      await bench.act({ action: "retrieve" });
      expect(bench.gateway.performed.at(-1)).toEqual({
        operation: "pickup",
        telephonySessionId: "s-1",
        partyId: "p-s-1-4",
        deviceId: "800100001",
      });
      bench.event("s-1", 14, inbound("Answered", { id: "5", reason: "Pickup" }));
      expect(bench.call).toMatchObject({ state: "connected", partyId: "p-s-1-5" });
      expect(ends(bench)).toEqual([{ how: "retrieved" }]);
      expect(bench.clock.pending).toBe(0);
    },
  );

  test("on a telephone or in another application is shown too, where the service says so", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
    bench.has("s-1", outsider("Answered"), left, waiting());
    bench.event("s-1", 11, left);
    await bench.advance(0);
    expect(bench.call).toMatchObject({ state: "parked", parkedAt: "Front counter" });
  });

  test("that appears there late is waited for", async () => {
    const bench = await parking();
    bench.has("s-1", outsider("Answered"), left);
    await bench.advance(0);
    expect(bench.call.state).toBe("parked");
    bench.has("s-1", outsider("Answered"), left, waiting());
    await bench.advance(500);
    expect(bench.call.controls.retrieve.disabledBecause).toBeUndefined();
  });

  test("that never appears there leaves, and nobody says that it waits", async () => {
    const bench = await parking();
    bench.has("s-1", outsider("Answered"), left);
    for (let halfSeconds = 0; halfSeconds < 10; halfSeconds += 1) await bench.advance(500);
    expect(bench.service.view().calls).toEqual([]);
    expect(ends(bench)).toEqual([{ how: "unknown" }]);
  });

  test("that is transferred blindly does not wait anywhere", async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
    await bench.act({ action: "transfer", to: { kind: "extension", extensionNumber: "113" } });
    bench.event("s-1", 11, inbound("Disconnected", { reason: "BlindTransfer" }));
    expect(bench.service.view().calls).toEqual([]);
  });
});

describe("a call that waits at a park location", () => {
  test("picked up by a colleague leaves with her name", async () => {
    const bench = await parked();
    const gone = waiting("Disconnected", { reason: "Pickup" });
    bench.has("s-1", outsider("Answered"), left, gone, rowan("Answered"));
    await bench.advance(500);
    expect(bench.service.view().calls).toEqual([]);
    expect(ends(bench)).toEqual([
      { how: "picked-up", by: { name: "Rowan Pike", extension: "113" } },
    ]);
    expect(bench.clock.pending).toBe(0);
  });

  test("whose caller hangs up leaves as that, where the service still says so", async () => {
    const bench = await parked();
    bench.has("s-1", outsider("Disconnected"), left, waiting("Disconnected"));
    await bench.advance(500);
    expect(ends(bench)).toEqual([{ how: "hung-up" }]);
  });

  test("that the service no longer knows leaves without a guess", async () => {
    const bench = await parked();
    bench.endsUnheard("s-1");
    await bench.advance(500);
    expect(bench.service.view().calls).toEqual([]);
    expect(ends(bench)).toEqual([{ how: "unknown" }]);
  });

  test("stays when it cannot be read", async () => {
    const bench = await parked();
    bench.gateway.readErrors.set("s-1", { code: "offline" });
    for (let seconds = 0; seconds < 60; seconds += 1) await bench.advance(1_000);
    expect(bench.call.state).toBe("parked");
    expect(ends(bench)).toEqual([]);
  });

  test("is read ever more rarely, and not for ever", async () => {
    const bench = await parked();
    const readsWithin = async (minutes: number): Promise<number> => {
      const before = bench.gateway.reads.length;
      for (let second = 0; second < minutes * 60; second += 1) await bench.advance(1_000);
      return bench.gateway.reads.length - before;
    };
    expect(await readsWithin(1)).toBeLessThanOrEqual(10);
    expect(await readsWithin(1)).toBe(4);
    await readsWithin(10);
    expect(await readsWithin(5)).toBe(0);
    expect(bench.gateway.reads.length).toBeLessThanOrEqual(45);
    expect(bench.call.state).toBe("parked");
  });

  test("shares what may be read with the others that wait", async () => {
    const bench = new CallServiceBench();
    const sessions = Array.from({ length: 20 }, (_, number) => `s-${number}`);
    for (const session of sessions) bench.has(session, inbound("Answered"));
    await bench.live();
    bench.gateway.reads.length = 0;
    for (const session of sessions) {
      bench.has(session, outsider("Answered"), left, waiting());
      bench.event(session, 11, left);
    }
    for (let second = 0; second < 60; second += 1) await bench.advance(1_000);
    expect(bench.gateway.reads.length).toBeLessThanOrEqual(24);
    for (let second = 0; second < 60; second += 1) await bench.advance(1_000);
    expect(new Set(bench.gateway.reads).size).toBe(20);
  });
});

describe("a call in the system's own slot", () => {
  const inSlot = async () => {
    const bench = await new CallServiceBench().has("s-1", inbound("Answered")).live();
    await bench.act({ action: "park", to: { kind: "orbit" } });
    bench.event("s-1", 11, inbound("Parked", { parkData: "*801", park: { id: "*801" } }));
    return bench;
  };

  test("is told as picked up when somebody has taken it", async () => {
    const bench = await inSlot();
    bench.event("s-1", 12, inbound("Disconnected", { reason: "Pickup" }));
    expect(ends(bench)).toEqual([{ how: "picked-up" }]);
  });

  test("is told as retrieved by who takes it back himself, on whichever telephone", async () => {
    const bench = await inSlot();
    bench.event("s-1", 12, inbound("Answered", { id: "4", reason: "Pickup" }));
    bench.event("s-1", 13, inbound("Disconnected", { reason: "Pickup" }));
    expect(ends(bench)).toEqual([{ how: "retrieved" }]);
  });

  test("that seemed to go to somebody and went to the user himself is told as retrieved", async () => {
    const bench = await inSlot();
    bench.event("s-1", 12, inbound("Disconnected", { reason: "Pickup" }));
    bench.event("s-1", 13, inbound("Answered", { id: "4", reason: "Pickup" }));
    expect(ends(bench).at(-1)).toEqual({ how: "retrieved" });
    expect(bench.call.state).toBe("connected");
  });

  test("is told without a guess when it ends without a reason", async () => {
    const bench = await inSlot();
    bench.event("s-1", 12, inbound("Disconnected"));
    expect(ends(bench)).toEqual([{ how: "unknown" }]);
  });
});
