import fc from "fast-check";
import { expect, test } from "vitest";

import type { CallView } from "../../contract/call-view.ts";
import { generalTarget } from "../../telephony/target.ts";
import { buildCall, builtAt, sessionId } from "../../test/support/snapshots.ts";
import { CallList } from "./call-list.ts";

const call = fc
  .record({
    id: fc.constantFrom("s-1", "s-2", "s-3", "s-4", "s-5"),
    state: fc.constantFrom("connected", "held", "parked", "ringing", "dialing"),
    startedAt: fc.constantFrom(builtAt, builtAt + 1, builtAt + 2),
    answeredAt: fc.option(fc.constantFrom(builtAt + 3, builtAt + 4), { nil: undefined }),
  })
  .map(({ id, answeredAt, ...rest }): CallView => {
    const view = buildCall({ ...rest, telephonySessionId: sessionId(id) });
    delete view.answeredAt;
    return { ...view, ...(answeredAt === undefined ? {} : { answeredAt }) };
  });
const change = fc.record({ call, kind: fc.constantFrom("put", "put", "remove") });

const sorted = (calls: Iterable<CallView>) =>
  [...calls].toSorted(
    (a, b) => a.startedAt - b.startedAt || (a.telephonySessionId < b.telephonySessionId ? -1 : 1),
  );

test("the list is sorted, and its target is the one that a look at every call finds", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const expected = new Map<string, CallView>();
      const list = new CallList();
      for (const { call: view, kind } of changes) {
        const before = list.get(view.telephonySessionId);
        if (kind === "put") {
          list.put(view);
          expected.set(view.telephonySessionId, view);
        } else if (before !== undefined) {
          list.remove(before);
          expected.delete(view.telephonySessionId);
        }
        const all = sorted(expected.values());
        expect(list.views).toEqual(all);
        expect(list.target(undefined)).toBe(generalTarget(all, undefined));
        expect(list.target(sessionId("s-2"))).toBe(generalTarget(all, sessionId("s-2")));
      }
    }),
  );
});

test("a list that was handed out does not change afterwards", () => {
  const list = new CallList();
  list.put(buildCall());
  const before = list.views;
  list.put(buildCall({ muted: true }));
  expect(before).toEqual([buildCall()]);
});
