import { expect, test } from "vitest";

import { after, event, id, now, sessionIn } from "../../test/support/core-story.ts";
import { asPartyId, inbound } from "../../test/support/wire-messages.ts";
import { reduce } from "./reduce.ts";

const hour = 3_600_000;

const talking = () => {
  const partyId = asPartyId("p-s-1-3");
  const track = { control: "park", kind: "park", partyId } as const;
  return after(
    event(2, inbound("Proceeding"), now),
    event(3, inbound("Answered"), now + 8_000),
    event(4, inbound("Hold"), now + 20_000),
    { type: "action-armed", id, actionId: 1, at: now + 30_000, until: now + 35_000, track },
  );
};

test("everything that was noted goes along with the clock", () => {
  const moved = sessionIn(reduce(talking(), { type: "clock-set", byMs: -hour }));
  expect(moved.startedAt).toBe(now - hour);
  expect(moved.connected?.at).toBe(now + 8_000 - hour);
  expect(moved.parties[0]?.since).toBe(now + 20_000 - hour);
  expect(moved.tracks[0]).toMatchObject({ at: now + 30_000 - hour, until: now + 35_000 - hour });
});

test("what was noted after the clock was set stays as it is", () => {
  const set = { type: "clock-set", byMs: hour, upTo: now + 10_000 } as const;
  const moved = sessionIn(reduce(talking(), set));
  expect(moved.startedAt).toBe(now + hour);
  expect(moved.connected?.at).toBe(now + 8_000 + hour);
  expect(moved.parties[0]?.since).toBe(now + 20_000);
});

test("a wait that was noted before goes along, although it ends later", () => {
  const set = { type: "clock-set", byMs: hour, upTo: now + 31_000 } as const;
  const moved = sessionIn(reduce(talking(), set));
  expect(moved.tracks[0]).toMatchObject({ at: now + 30_000 + hour, until: now + 35_000 + hour });
});

test("calls that are over are remembered as long as ever", () => {
  const over = reduce(talking(), event(9, inbound("Disconnected"), now + 60_000));
  const set = reduce(over, { type: "clock-set", byMs: 24 * hour });
  expect(sessionIn(set).ended?.at).toBe(now + 60_000 + 24 * hour);
  const later = reduce(set, { type: "time", at: now + 61_000 + 24 * hour });
  expect(later.ended).toHaveLength(1);
});
