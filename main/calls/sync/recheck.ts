/**
 * Reads everything again now and then although events flow. The service promises no delivery: an
 * event that got lost on the way leaves no gap that an extension's subscriber could see, and what
 * is shown would stay wrong until the next loss of the connection.
 */
import type { CallStore } from "../state/call-store.ts";
import { isConfirmed } from "../../../contract/app-snapshot.ts";
import type { Clock } from "../../timing/clock.ts";
import type { Sync } from "./sync.ts";

/** Pauses in milliseconds, counted from the last confirmation. */
export interface RecheckPauses {
  /** While there are calls: a wrong state may be acted upon. */
  readonly withCallsMs: number;
  /** While there are none: only a call that nobody told of can be missing. */
  readonly idleMs: number;
}

/** One presence and one read for each call: with seven calls 8 of the 50 requests a minute. */
export const defaultRecheckPauses: RecheckPauses = { withCallsMs: 60_000, idleMs: 300_000 };

export interface Recheck {
  dispose(): void;
}

export function createRecheck(options: {
  readonly store: CallStore;
  readonly sync: Pick<Sync, "recheck">;
  readonly clock: Clock;
  readonly pauses: RecheckPauses;
}): Recheck {
  const { store, sync, clock, pauses } = options;
  let cancel = (): void => {};
  /** What the present wait is for; the same wish needs no new timer. */
  let armedFor = "";

  function arm(): void {
    const { connection, calls } = store.view;
    const pauseMs = calls.length > 0 ? pauses.withCallsMs : pauses.idleMs;
    const { confirmedAt } = connection;
    const isDue = isConfirmed(connection) && confirmedAt !== undefined;
    const wish = isDue ? `${confirmedAt} ${pauseMs}` : "";
    if (wish === armedFor) return;
    armedFor = wish;
    cancel();
    if (!isDue) return;
    // A wall clock that was set must make the pause neither negative nor longer.
    const restMs = Math.min(pauseMs, Math.max(0, confirmedAt + pauseMs - clock.now()));
    cancel = clock.after(restMs, () => sync.recheck());
  }

  const unsubscribe = store.views.add(arm);
  return {
    dispose: () => {
      unsubscribe();
      cancel();
    },
  };
}
