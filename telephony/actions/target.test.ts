import { expect, test } from "vitest";

import {
  buildCall,
  buildRingingCall,
  builtAt,
  sessionId,
} from "../../test/support/views/snapshots.ts";
import { generalTarget } from "./target.ts";

const heldFor = (id: string, ms: number, startedAgo = ms) =>
  buildCall({
    telephonySessionId: sessionId(id),
    state: "held",
    startedAt: builtAt - startedAgo,
    heldSince: builtAt - ms,
  });
/** Began long ago, and was put on hold just now. */
const justHeld = heldFor("s-just-held", 1_000, 600_000);
const heldBefore = heldFor("s-held-before", 60_000);
const target = (...calls: ReturnType<typeof buildCall>[]) =>
  generalTarget(calls, undefined)?.telephonySessionId;

test("the call that was just held stays in hand, whoever else waits", () => {
  expect(target(heldBefore, justHeld)).toBe("s-just-held");
  expect(target(justHeld, heldBefore)).toBe("s-just-held");
});

test("a call that rings meanwhile takes nobody's place", () => {
  expect(target(heldBefore, justHeld, buildRingingCall())).toBe("s-just-held");
});

test("whoever is dialled or talked to comes before those who wait", () => {
  const dialed = buildCall({ telephonySessionId: sessionId("s-dialed"), state: "dialing" });
  const connected = buildCall({ telephonySessionId: sessionId("s-connected") });
  expect(target(justHeld, dialed, heldBefore)).toBe("s-dialed");
  expect(target(justHeld, dialed, connected)).toBe("s-connected");
});

test("parked calls wait apart", () => {
  const parked = buildCall({ telephonySessionId: sessionId("s-parked"), state: "parked" });
  expect(target(parked, { ...parked, telephonySessionId: sessionId("s-2") })).toBeUndefined();
  expect(target(parked, justHeld)).toBe("s-just-held");
});
