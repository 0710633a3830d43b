import { expect, test } from "vitest";

import { averyId, inbound, rowanId, sessionEvent } from "../../test/support/wire-messages.ts";
import { emptyState, reduce } from "../reduce/reduce.ts";
import { mostParties } from "./bounds.ts";

test("parties that come one by one are kept within a number: the user's, and those who are there", () => {
  const self = { extensionId: averyId, companyNumber: undefined };
  const party = (at: number, code: string) => ({
    ...{ ...inbound(code), id: `p-${at}`, extensionId: at === 0 ? averyId : rowanId },
  });
  let state = emptyState(self);
  for (let at = 0; at < mostParties + 40; at += 1) {
    const event = sessionEvent("s-1", 1 + at, party(at, at === 1 ? "Disconnected" : "Answered"));
    state = reduce(state, { type: "session-event", event, receivedAt: 1 });
  }
  const [session] = state.live;
  expect(session?.parties).toHaveLength(mostParties);
  expect(session?.partiesLeftOut).toBeGreaterThan(0);
  const kept = session?.parties.map(({ id }) => id);
  expect(kept).toContain("p-0");
  expect(kept).not.toContain("p-1");
});
