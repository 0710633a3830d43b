import { expect, it } from "vitest";

import { buildCall, builtAt, sessionId } from "../../../test/support/views/snapshots.ts";
import { placedByHand } from "./pairs.ts";

const call = (id: string, part: Parameters<typeof buildCall>[0]) =>
  buildCall({ telephonySessionId: sessionId(id), ...part });
const first = call("s-1", { state: "held", heldSince: builtAt - 9_000 });
const placed = call("s-2", { direction: "outbound", startedAt: builtAt - 5_000 });
const later = { startedAt: builtAt - 1_000 };

it("recognises one call that was placed while exactly one other was held", () => {
  expect(placedByHand([first, placed])).toEqual({ first, consult: placed });
});

it.each([
  ["it came in", [first, { ...placed, direction: "inbound" as const }]],
  ["it was there before the hold", [first, { ...placed, startedAt: builtAt - 60_000 }]],
  [
    "another call waits too",
    [first, placed, call("s-3", { state: "held", heldSince: builtAt, ...later })],
  ],
  ["a third call is talked in", [first, placed, call("s-3", later)]],
  ["nobody waits", [placed]],
  ["it is on hold", [first, { ...placed, state: "held" as const }]],
])("does not guess where %s", (_what, calls) => {
  expect(placedByHand(calls)).toBeUndefined();
});
