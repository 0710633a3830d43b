/** Reads sessions again and again that no event tells of: each ever more rarely, and not for ever. */
import type { TelephonySessionId } from "../../../contract/ids.ts";
import { createReadPlanner, type ReadPlannerOptions } from "./read-planner.ts";

export interface SessionWatchOptions extends ReadPlannerOptions {
  /** Between the reads of one session; the last one repeats. */
  readonly pausesMs: readonly number[];
  /** So many reads of one session; without end when absent. */
  readonly mostReads?: number;
}

export interface SessionWatch {
  /** Reads it now, and from now on. `over` is told when it was read often enough. */
  follow(id: TelephonySessionId, over?: () => void): void;
  isFollowing(id: TelephonySessionId): boolean;
  leave(id: TelephonySessionId): void;
  dispose(): void;
}

export function createSessionWatch(options: SessionWatchOptions): SessionWatch {
  const { pausesMs, mostReads = Number.POSITIVE_INFINITY } = options;
  const planner = createReadPlanner(options);
  /** Stays when a session was read often enough, so that nobody begins anew. */
  const followed = new Set<TelephonySessionId>();

  function leave(id: TelephonySessionId): void {
    planner.forget(id);
    followed.delete(id);
  }

  return {
    follow(id, over) {
      leave(id);
      followed.add(id);
      const proceed = (reads: number): void => {
        const pauseMs = pausesMs[reads - 1] ?? pausesMs.at(-1) ?? 0;
        if (reads < mostReads) planner.plan(id, pauseMs, () => proceed(reads + 1));
        else over?.();
      };
      planner.plan(id, 0, () => proceed(1));
    },
    isFollowing: (id) => followed.has(id),
    leave,
    dispose: () => planner.dispose(),
  };
}
