import { expect, it } from "vitest";

import { buildCall, buildSnapshot, sessionId } from "../../test/support/views/snapshots.ts";
import { createQuitQuestion } from "./quitting.ts";

const calls = (...ids: string[]) =>
  buildSnapshot({ calls: ids.map((id) => buildCall({ telephonySessionId: sessionId(id) })) });

it("quitting asks once about live calls, and again about others", () => {
  let snapshot = calls();
  const asks = createQuitQuestion(() => snapshot);
  expect(asks()).toBe(false);
  snapshot = calls("a");
  expect([asks(), asks()]).toEqual([true, false]);
  snapshot = calls("a", "b");
  expect([asks(), asks()]).toEqual([true, false]);
  snapshot = calls();
  expect(asks()).toBe(false);
});
