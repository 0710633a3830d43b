/** Whoever waits on hold or in a park is shown by age, and the user is reminded of them. */
import { afterEach, expect, test } from "vitest";

import { CallServiceBench } from "../../../test/support/call-service-bench.ts";
import { inbound } from "../../../test/support/wire-messages.ts";

const minute = 60_000;

const stepsOf = (bench: CallServiceBench) =>
  bench.service.view().waiting.map(({ telephonySessionId: id, step }) => [id, step]);
const remindersOf = (bench: CallServiceBench) =>
  bench.callEvents.flatMap((event) =>
    event.kind === "waiting" ? [[event.call.telephonySessionId, event.step]] : [],
  );

let limits = { longAfter: 60, tooLongAfter: 120 };
afterEach(() => void (limits = { longAfter: 60, tooLongAfter: 120 }));

const watched = () => new CallServiceBench({ waitingLimits: () => limits });
const held = () => watched().has("s-1", inbound("Hold")).live();

test("a held caller is shown as waiting, then for long, then for too long", async () => {
  const bench = await held();
  const since = bench.clock.now();
  expect(bench.service.view().waiting).toEqual([
    { telephonySessionId: "s-1", since: expect.any(Number) as number, step: "fresh" },
  ]);
  await bench.advance(minute - 1 - (since - (bench.call.heldSince ?? 0)));
  expect(stepsOf(bench)).toEqual([["s-1", "fresh"]]);
  await bench.advance(leastLook);
  expect(stepsOf(bench)).toEqual([["s-1", "long"]]);
  await bench.advance(minute);
  expect(stepsOf(bench)).toEqual([["s-1", "too-long"]]);
});

test("the reminders rise, and go on for as long as the caller waits", async () => {
  const bench = await held();
  await bench.advance(2 * minute + leastLook);
  expect(remindersOf(bench)).toEqual([
    ["s-1", "long"],
    ["s-1", "too-long"],
  ]);
  await bench.advance(4 * minute);
  expect(remindersOf(bench)).toHaveLength(4);
  bench.event("s-1", 2, inbound("Answered"));
  expect(bench.callEvents.at(-1)).toEqual({ kind: "waiting-over", telephonySessionId: "s-1" });
  expect(bench.service.view().waiting).toEqual([]);
  await bench.advance(10 * minute);
  expect(remindersOf(bench)).toHaveLength(4);
  expect(bench.clock.pending).toBe(0);
});

test("nobody is spoken to while they talk: the reminder comes when they have ended", async () => {
  const bench = await held();
  bench.has("s-2", inbound("Answered")).event("s-2", 3, inbound("Answered"));
  await bench.advance(3 * minute);
  expect(stepsOf(bench)).toEqual([["s-1", "too-long"]]);
  expect(remindersOf(bench)).toEqual([]);
  bench.event("s-2", 4, inbound("Disconnected"));
  expect(remindersOf(bench)).toEqual([["s-1", "too-long"]]);
});

test("of what may not be so nothing is said until it is known again", async () => {
  const bench = await held();
  bench.service.suspended();
  await bench.advance(3 * minute);
  expect(remindersOf(bench)).toEqual([]);
});

test("the limits are the user's, and hold at once", async () => {
  const bench = await held();
  await bench.advance(30_000);
  limits = { longAfter: 20, tooLongAfter: 600 };
  bench.service.factsChanged();
  expect(stepsOf(bench)).toEqual([["s-1", "long"]]);
  expect(remindersOf(bench)).toEqual([["s-1", "long"]]);
});

test("who waits longest comes first, on hold or parked", async () => {
  const bench = await watched().live();
  bench.event("s-1", 5, inbound("Parked"));
  await bench.advance(1_000);
  bench.event("s-2", 6, inbound("Hold"));
  expect(bench.service.view().waiting.map(({ telephonySessionId }) => telephonySessionId)).toEqual([
    "s-1",
    "s-2",
  ]);
});

test("disposing ends the watch", async () => {
  const bench = await held();
  bench.service.dispose();
  expect(bench.clock.pending).toBe(0);
});

/** The watch looks no more often than this. */
const leastLook = 250;
