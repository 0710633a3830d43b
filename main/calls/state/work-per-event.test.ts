/**
 * Main is never long at work for one event, however many calls there are: counted by the names and
 * numbers that are looked up for what is shown. `bench longest-turn` has the times.
 */
import { expect, test } from "vitest";

import { averyId, inbound, rowanId, sessionEvent } from "../../../test/support/wire-messages.ts";
import { mostLiveSessions, mostParties } from "../../../telephony/session/bounds.ts";
import { mostParticipants } from "../../../telephony/view/call-view.ts";
import { CallStore } from "./call-store.ts";

/** As many calls as are kept, each with as many people as are kept. */
function fullStore() {
  let lookups = 0;
  const counted = (number: string): string => {
    lookups += 1;
    return number;
  };
  const self = { extensionId: averyId };
  const facts = {
    callControlGranted: true,
    features: { park: true, recording: true, flip: true },
    ...{ flipTargets: [], parkLocations: [], devices: [] },
  };
  const store = new CallStore({
    self,
    context: () => ({ facts, self, formatNumber: counted, nameOfExtension: () => undefined }),
    connection: { state: "live", since: 0 },
  });
  const people = Array.from({ length: mostParties - 1 }, (_, at) =>
    inbound("Answered", { id: `p-${at}`, extensionId: rowanId }),
  );
  for (let call = 0; call < mostLiveSessions; call += 1) {
    const event = sessionEvent(`s-${call}`, 1, inbound("Answered", { id: "own" }), ...people);
    store.apply({ type: "session-event", event, receivedAt: 1 });
  }
  return {
    store,
    lookupsOf: (act: () => void): number => {
      const before = lookups;
      act();
      return lookups - before;
    },
  };
}

test("an event about one of a hundred calls has that one looked up alone", () => {
  const { store, lookupsOf } = fullStore();
  const before = store.view.calls;
  expect(before).toHaveLength(mostLiveSessions);
  const event = sessionEvent("s-50", 2, inbound("Hold", { id: "own" }));
  const lookups = lookupsOf(() => store.apply({ type: "session-event", event, receivedAt: 2 }));
  expect(lookups).toBeGreaterThan(0);
  expect(lookups).toBeLessThanOrEqual(2 * (mostParticipants + 2));
  const changed = store.view.calls.filter((call, at) => call !== before[at]);
  expect(changed.map(({ telephonySessionId }) => telephonySessionId)).toEqual(["s-50"]);
});

test("what has all of them computed again looks up no more than is shown", () => {
  const { store, lookupsOf } = fullStore();
  const lookups = lookupsOf(() => store.recompute());
  expect(lookups).toBeLessThanOrEqual(2 * mostLiveSessions * (mostParticipants + 2));
});

test("a change of the connection has none of them looked up", () => {
  const { store, lookupsOf } = fullStore();
  expect(lookupsOf(() => store.setConnection({ state: "stale", since: 1 }))).toBe(0);
});
