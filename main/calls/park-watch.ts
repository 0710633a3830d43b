/**
 * Finds out what becomes of calls at park locations. No event of the user's extension tells of them, so
 * each is read when it is sent there and then ever more rarely, a bounded number of times and, however
 * many wait, within one limit for all. After that the recheck of everything (`recheck.ts`) is enough.
 */
import type { TelephonySessionId } from "../../contract/ids.ts";
import { isParkedAway } from "../../telephony/parked-away.ts";
import { type BackOffPace, backOffMs } from "../timing/back-off.ts";
import { createThrottle } from "../timing/throttle.ts";
import type { CallStore } from "./call-store.ts";
import type { Clock } from "./ports.ts";
import type { SessionReader } from "./session-reader.ts";

const pace: BackOffPace = { firstMs: 500, longestMs: 15_000, spread: 0 };
/** About ten minutes. */
const mostReads = 45;
/** For all that wait together, of the fifty requests a minute that the service allows. */
const limit = { windowMs: 60_000, limit: 12 };

export interface ParkWatch {
  dispose(): void;
}

export function createParkWatch(options: {
  readonly store: CallStore;
  readonly reader: SessionReader;
  readonly clock: Clock;
}): ParkWatch {
  const { store, reader, clock } = options;
  const throttle = createThrottle({ time: () => clock.elapsed(), ...limit });
  const watched = new Map<TelephonySessionId, { cancel: () => void }>();

  function stop(id: TelephonySessionId): void {
    watched.get(id)?.cancel();
    watched.delete(id);
  }

  function watch(id: TelephonySessionId): void {
    const entry = { cancel: () => {} };
    watched.set(id, entry);
    const readWhenAllowed = (reads: number): void => {
      const waitMs = throttle.waitMs();
      if (waitMs > 0) {
        entry.cancel = clock.after(waitMs, () => readWhenAllowed(reads));
        return;
      }
      throttle.take();
      void reader.read(id).then(() => {
        if (watched.get(id) === entry && reads + 1 < mostReads) plan(reads + 1);
      });
    };
    const plan = (reads: number): void => {
      entry.cancel = clock.after(backOffMs(reads, pace, 0), () => readWhenAllowed(reads));
    };
    readWhenAllowed(0);
  }

  const unsubscribe = store.touched.add((id) => {
    const session = store.session(id);
    const isAway = session !== undefined && isParkedAway(session);
    if (isAway && !watched.has(id)) watch(id);
    if (!isAway && watched.has(id)) stop(id);
  });

  return {
    dispose: () => {
      unsubscribe();
      for (const id of [...watched.keys()]) stop(id);
    },
  };
}
