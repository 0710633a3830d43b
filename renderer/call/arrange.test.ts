import { expect, test } from "vitest";

import {
  buildCall,
  buildRingingCall,
  buildSnapshotWith,
  sessionId,
} from "../../test/support/views/snapshots.ts";
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
  expect(shown.ring).toBe(ringing);
  expect(shown.waiting).toEqual([{ call: held, step: "fresh" }]);
  expect(shown.others).toEqual([]);
});

test("the one that has rung longest stands above, those behind it stand in the list", () => {
  const later = buildRingingCall({ telephonySessionId: sessionId("s-later") });
  const shown = arrange(buildSnapshotWith([connected, ringing, held, later]));
  expect(shown.ring).toBe(ringing);
  expect(shown.waiting.map(({ call }) => call)).toEqual([held]);
  expect(shown.others).toEqual([later]);
});

test("who waits stands in the order of the snapshot, with how long that has been", () => {
  const parked = buildCall({ telephonySessionId: sessionId("s-parked"), state: "parked" });
  const since = 1;
  const shown = arrange(
    buildSnapshotWith([connected, held, parked], {
      waiting: [
        { telephonySessionId: parked.telephonySessionId, since, step: "too-long" },
        { telephonySessionId: held.telephonySessionId, since, step: "long" },
      ],
    }),
  );
  expect(shown.waiting).toEqual([
    { call: parked, step: "too-long" },
    { call: held, step: "long" },
  ]);
});

test("an outgoing call that rings is in hand already", () => {
  const outgoing = buildRingingCall({ direction: "outbound" });
  const shown = arrange(buildSnapshotWith([outgoing]));
  expect(shown.main).toBe(outgoing);
  expect(shown.ring).toBeUndefined();
});

test("without calls there is nothing to draw", () => {
  expect(arrange(buildSnapshotWith([]))).toEqual({
    ...{ ring: undefined, main: undefined },
    ...{ waiting: [], others: [] },
  });
});
