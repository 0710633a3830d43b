import { describe, expect, test } from "vitest";

import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import { inbound, outbound, outsider, rowanId } from "../../../test/support/wire-messages.ts";

const conference = {
  conferenceRole: "Host",
  to: { phoneNumber: "conference" },
  origin: "Conference",
};
const host = outbound("Answered", conference);
const rowan = {
  ...{ id: "2", direction: "Inbound", extensionId: rowanId, code: "Answered" },
  ...{ conferenceRole: "Participant", to: { phoneNumber: "113", name: "Rowan Pike" } },
};
const marlow = outsider("Answered", { id: "3", conferenceRole: "Participant" });

/** Its host alone has joined, and it has been read once. */
async function hosting(): Promise<CallServiceBench> {
  const bench = await new CallServiceBench().live();
  bench.has("s-1", host);
  bench.event("s-1", 2, host);
  await settled();
  return bench;
}

const namesIn = (bench: CallServiceBench) =>
  bench.callOf("s-1")?.participants.map(({ name }) => name);

async function seconds(bench: CallServiceBench, count: number): Promise<void> {
  for (let second = 0; second < count; second += 1) await bench.advance(1_000);
}

describe("a conference", () => {
  test("shows who joins and who leaves, although no event tells of them", async () => {
    const bench = await hosting();
    expect(namesIn(bench)).toEqual([]);
    bench.has("s-1", host, rowan);
    await seconds(bench, 10);
    expect(namesIn(bench)).toEqual(["Rowan Pike"]);
    bench.has("s-1", host, marlow);
    await seconds(bench, 10);
    expect(namesIn(bench)).toEqual(["Marlow Finch"]);
  });

  test("is asked about no more than seven times a minute, and no more once it is over", async () => {
    const bench = await hosting();
    await seconds(bench, 60);
    bench.gateway.reads.length = 0;
    await seconds(bench, 60);
    expect(bench.gateway.reads.length).toBeLessThanOrEqual(7);
    bench.event("s-1", 9, outbound("Disconnected", conference));
    expect(bench.clock.pending).toBe(0);
  });

  test("is asked about within two seconds when a call moves into it", async () => {
    const bench = await hosting();
    bench.has("s-2", outsider("Answered"), inbound("Answered"));
    bench.event("s-2", 6, inbound("Answered"));
    await seconds(bench, 60);
    bench.has("s-1", host, marlow);
    bench.event("s-2", 7, inbound("Gone", { peerId: { telephonySessionId: "s-1" } }));
    await seconds(bench, 2);
    expect(namesIn(bench)).toEqual(["Marlow Finch"]);
  });
});

describe("any other call", () => {
  const talking = async () => {
    const bench = await new CallServiceBench().live();
    bench.has("s-1", outsider("Answered"), inbound("Answered"));
    bench.event("s-1", 8, inbound("Answered"));
    await settled();
    bench.gateway.reads.length = 0;
    return bench;
  };

  test("is read again when its events show that others did something meanwhile", async () => {
    const bench = await talking();
    bench.has("s-1", outsider("Answered"), inbound("Answered", { muted: true }), {
      ...rowan,
      id: "5",
    });
    bench.event("s-1", 12, inbound("Answered", { muted: true }));
    await seconds(bench, 3);
    expect(namesIn(bench)).toEqual(["Marlow Finch", "Rowan Pike"]);
    expect(bench.gateway.reads).toEqual(["s-1"]);
    expect(bench.clock.pending).toBe(0);
  });

  test("is not while its events follow each other", async () => {
    const bench = await talking();
    for (const sequence of [9, 10, 11]) bench.event("s-1", sequence, inbound("Answered"));
    await seconds(bench, 30);
    expect(bench.gateway.reads).toEqual([]);
  });

  test("costs few reads, however often that is so", async () => {
    const bench = await talking();
    for (let turn = 0; turn < 60; turn += 1) {
      bench.event("s-1", 20 + 5 * turn, inbound("Answered", { muted: turn % 2 === 0 }));
      await bench.advance(100);
    }
    expect(bench.gateway.reads.length).toBeLessThanOrEqual(4);
    bench.event("s-1", 999, inbound("Disconnected"));
    expect(bench.clock.pending).toBe(0);
  });
});
