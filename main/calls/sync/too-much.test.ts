/** A service that sends more than anybody has: what is kept, what is read and what is shown. */
import { expect, test } from "vitest";

import { mostLiveSessions, mostParties } from "../../../telephony/session/bounds.ts";
import { mostParticipants } from "../../../telephony/view/call-view.ts";
import { CallServiceBench } from "../../../test/support/call-service-bench.ts";
import { averyId, inbound, rowanId, sessionEvent } from "../../../test/support/wire-messages.ts";
import { parseSessionEvent } from "../../../telephony/wire/messages.ts";
import { mostReadsAtOnce } from "./sync.ts";

const talking = inbound("Answered");
const stranger = { ...inbound("Answered"), extensionId: rowanId };
const invented = (count: number) => Array.from({ length: count }, (_, at) => `invented-${at}`);

test("a thousand calls of others push out no call of the user's", async () => {
  const bench = await new CallServiceBench().has("mine", talking).live();
  for (const id of invented(1_000)) bench.event(id, 1, stranger);
  expect(bench.service.view().calls).toHaveLength(1);
  expect(bench.callOf("mine")?.state).toBe("connected");
  expect(bench.service.view().moreCalls).toBeUndefined();
});

test("of more own calls than can be, those in hand stay and the others are counted", async () => {
  const bench = await new CallServiceBench().has("mine", talking).live();
  for (const id of invented(150)) bench.event(id, 1, inbound("Proceeding"));
  const { calls, moreCalls } = bench.service.view();
  expect(calls).toHaveLength(mostLiveSessions);
  expect(moreCalls).toBe(151 - mostLiveSessions);
  expect(bench.callOf("mine")?.state).toBe("connected");
});

test("what was left out is no longer counted when it is over", async () => {
  const bench = await new CallServiceBench().has("mine", talking).live();
  const ids = invented(150);
  for (const id of ids) bench.event(id, 1, inbound("Proceeding"));
  for (const id of ids) bench.event(id, 2, inbound("Disconnected"));
  expect(bench.service.view().calls).toHaveLength(1);
  expect(bench.service.view().moreCalls).toBeUndefined();
});

test("a reconcile reads no more than the service allows, the user's own call among them", async () => {
  const bench = new CallServiceBench();
  for (const id of invented(1_000)) bench.has(id, stranger);
  bench.has("mine", talking);
  await bench.live();
  expect(bench.gateway.reads.length).toBeLessThanOrEqual(2 * mostReadsAtOnce);
  bench.event("mine", 5, inbound("Hold"));
  expect(bench.callOf("mine")?.state).toBe("held");
});

test("of a crowd in one event the user's own party is kept, and the others are counted", () => {
  const crowd = Array.from({ length: 18_000 }, (_, at) => ({
    ...{ id: `p-${at}`, extensionId: rowanId, direction: "Inbound" },
    status: { code: "Answered" },
  }));
  const own = { ...crowd[0], id: "p-own", extensionId: averyId };
  const parsed = parseSessionEvent(
    { sequence: 5, telephonySessionId: "s-1", parties: [...crowd, own] },
    averyId,
  );
  if (!parsed.ok) throw new Error(parsed.issues.join());
  expect(parsed.value.parties).toHaveLength(mostParties);
  expect(parsed.value.parties[0]?.id).toBe("p-own");
  expect(parsed.value.partiesLeftOut).toBe(18_001 - mostParties);
});

test("parties that come one by one are kept within the same number, and shown within half of it", async () => {
  const bench = await new CallServiceBench().has("s-1", talking).live();
  for (let at = 0; at < 400; at += 1) {
    const words = { ...inbound("Answered"), id: String(100 + at), extensionId: undefined };
    bench.stream.says.onSessionEvent(sessionEvent("s-1", 10 + at, words));
  }
  expect(bench.call.state).toBe("connected");
  expect(bench.call.participants).toHaveLength(mostParticipants);
  expect(bench.call.moreParticipants).toBeGreaterThanOrEqual(mostParties - mostParticipants - 1);
});
