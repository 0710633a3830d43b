/**
 * Main is never long at work for one frame, proved by what it looks at in place of the time it takes:
 * `bench longest-turn` has the times.
 */
import { expect, test } from "vitest";

import { mostListed, parseSession, parseSessionEvent } from "./messages.ts";

const own = "700100012";

/** Parties that count how often anything of theirs is looked at. */
function countedParties(count: number, ownAt: number) {
  const looks: number[] = Array<number>(count).fill(0);
  const parties = looks.map((_, at) => {
    const party = {
      ...{ id: `p-${at}`, extensionId: at === ownAt ? own : "700100013", direction: "Inbound" },
      ...{ status: { code: "Answered" }, muted: false },
    };
    return new Proxy(party, {
      get(target, name, receiver) {
        looks[at] = (looks[at] ?? 0) + 1;
        return Reflect.get(target, name, receiver) as unknown;
      },
    });
  });
  return { parties, looks };
}

test.each([
  ["an event", (parties: object[]) => parseSessionEvent(event(parties), own)],
  ["a session", (parties: object[]) => parseSession({ id: "s-1", parties }, own)],
])("of 18,000 parties in %s all but a hundred are looked at once", (_what, parse) => {
  const { parties, looks } = countedParties(18_000, 17_999);
  const parsed = parse(parties);
  if (!parsed.ok) throw new Error(parsed.issues.join());
  expect(parsed.value.parties).toHaveLength(mostListed.parties);
  expect(parsed.value.parties[0]?.id).toBe("p-17999");
  expect(looks.filter((count) => count > 1).length).toBeLessThanOrEqual(mostListed.parties);
  expect(Math.max(...looks)).toBeLessThan(100);
});

test("a party whose extension is nothing of the kind hurts nobody in a crowd", () => {
  const { parties } = countedParties(200, 199);
  const odd = { id: "p-odd", extensionId: { toString: "no function", valueOf: null } };
  const parsed = parseSessionEvent(
    event([{ ...odd, status: { code: "Answered" } }, ...parties]),
    own,
  );
  if (!parsed.ok) throw new Error(parsed.issues.join());
  expect(parsed.value.parties[0]?.id).toBe("p-199");
});

const event = (parties: readonly object[]): object => ({
  ...{ sequence: 1, telephonySessionId: "s-1", parties },
});
