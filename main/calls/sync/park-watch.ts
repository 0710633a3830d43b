/**
 * Finds out what becomes of calls at park locations, of which no event of the user's extension tells.
 * When a call has been looked at often enough, the recheck of everything (`recheck.ts`) goes on.
 */
import { isParkedAway } from "../../../telephony/reduce/parked-party.ts";
import type { CallStore } from "../state/call-store.ts";
import type { Clock } from "../../timing/clock.ts";
import type { SessionReader } from "./session-reader.ts";
import { createSessionWatch } from "./session-watch.ts";

/** About ten minutes. */
const looks = {
  pausesMs: [500, 1_000, 2_000, 4_000, 8_000, 15_000],
  mostReads: 45,
  mostPerMinute: 12,
} as const;

export interface ParkWatch {
  dispose(): void;
}

export function createParkWatch(options: {
  readonly store: CallStore;
  readonly reader: SessionReader;
  readonly clock: Clock;
}): ParkWatch {
  const { store, reader, clock } = options;
  const watch = createSessionWatch({ reader, clock, ...looks });
  const unsubscribe = store.touched.add((id) => {
    const session = store.session(id);
    const isAway = session !== undefined && isParkedAway(session);
    if (isAway && !watch.isFollowing(id)) watch.follow(id);
    if (!isAway) watch.leave(id);
  });
  return {
    dispose: () => {
      unsubscribe();
      watch.dispose();
    },
  };
}
