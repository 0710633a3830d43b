import { expect, test } from "vitest";

import {
  buildCall,
  buildRingingCall,
  buildSnapshotWith,
  sessionId,
} from "../../test/support/snapshots.ts";
import { arrange } from "./arrange.ts";

const held = buildCall({ telephonySessionId: sessionId("s-held"), state: "held" });
const connected = buildCall({ telephonySessionId: sessionId("s-connected") });
const ringing = buildRingingCall();

test("the target is the main call, whatever its state", () => {
  const shown = arrange(
    buildSnapshotWith([connected, held], { targetId: held.telephonySessionId }),
  );
  expect(shown.main).toBe(held);
  expect(shown.others).toEqual([connected]);
});

test("a ringing call never takes the place of the call in hand", () => {
  const shown = arrange(
    buildSnapshotWith([held, connected, ringing], { targetId: ringing.telephonySessionId }),
  );
  expect(shown.main).toBe(connected);
  expect(shown.ringing).toEqual([ringing]);
  expect(shown.others).toEqual([held]);
});

test("an outgoing call that rings is in hand already", () => {
  const outgoing = buildRingingCall({ direction: "outbound" });
  const shown = arrange(buildSnapshotWith([outgoing]));
  expect(shown.main).toBe(outgoing);
  expect(shown.ringing).toEqual([]);
});

test("without calls there is nothing to draw", () => {
  expect(arrange(buildSnapshotWith([]))).toEqual({ ringing: [], main: undefined, others: [] });
});
