import { expect, test } from "vitest";

import { observeWorld, type ObservedWorld } from "./observed-world.ts";
import { hold } from "./operations/in-call.ts";

const answered = { direction: "Inbound", state: "Answered" } as const;

function presenceOf(observed: ObservedWorld, extensionId: string) {
  return observed.events.flatMap((event) =>
    event.kind === "presence" && event.extensionId === extensionId ? [event.body] : [],
  );
}

test("presence follows a call, with a counter of its own", () => {
  const observed = observeWorld();
  const { exchange, people } = observed.world;
  const at = observed.call({ ...answered, state: "Proceeding" });
  people.answer(observed.party(at));
  hold(exchange, at);
  people.hangUp(observed.party(at));
  const told = presenceOf(observed, at.caller.id);
  expect(told.map((body) => [body.sequence, body.telephonyStatus])).toEqual([
    [2, "CallConnected"],
    [3, "OnHold"],
    [4, "NoCall"],
  ]);
});

test("a call that ended is named once more, as final", () => {
  const observed = observeWorld();
  const at = observed.call(answered);
  observed.world.people.hangUp(observed.party(at));
  const [last] = presenceOf(observed, at.caller.id);
  expect(last).toMatchObject({ totalActiveCalls: 0, presenceStatus: "Available" });
  expect(last?.activeCalls).toMatchObject([
    { partyId: at.partyId, telephonyStatus: "NoCall", terminationType: "final" },
  ]);
});

test("no more than seven calls are named, the newest first, but all are counted", () => {
  const observed = observeWorld();
  const calls = Array.from({ length: 9 }, () => observed.call(answered));
  const newest = calls.at(-1);
  if (newest === undefined) throw new Error("no call");
  hold(observed.world.exchange, newest);
  const [told] = presenceOf(observed, newest.caller.id);
  expect(told?.activeCalls).toHaveLength(7);
  expect(told?.activeCalls[0]?.partyId).toBe(newest.partyId);
  expect(told?.totalActiveCalls).toBe(9);
});

test("a mute is no news to presence", () => {
  const observed = observeWorld();
  const at = observed.call(answered);
  observed.world.people.setDeviceMute(observed.party(at), true);
  expect(presenceOf(observed, at.caller.id)).toEqual([]);
});

test("changing do-not-disturb tells of the presence and of the change itself", () => {
  const observed = observeWorld();
  observed.world.presence.update(observed.user, { dndStatus: "DoNotAcceptAnyCalls" });
  expect(observed.events.map((event) => event.kind)).toEqual(["presence", "dnd"]);
  expect(observed.world.presence.read(observed.user).presenceStatus).toBe("Busy");
});
