/**
 * Plans reads of sessions that no event tells of: one planned read for each session, none sooner after
 * another than `spacingMs`, and all of one planner within one limit, however many sessions there are.
 */
import type { TelephonySessionId } from "../../../contract/ids.ts";
import type { Clock } from "../../timing/clock.ts";
import { createThrottle } from "../../timing/throttle.ts";
import type { SessionReader } from "./session-reader.ts";

export interface ReadPlannerOptions {
  readonly reader: Pick<SessionReader, "read">;
  readonly clock: Clock;
  /** Between two reads of one session; none when absent. */
  readonly spacingMs?: number;
  /** Of the fifty requests a minute that the service allows, so many for all sessions together. */
  readonly mostPerMinute: number;
}

/** Its owner disposes it. */
export interface ReadPlanner {
  /** Reads in `inMs`, unless an earlier read is planned; `after` it was read and not forgotten. */
  plan(id: TelephonySessionId, inMs: number, after: () => void): void;
  /** Nothing is planned any more, and a read that is under way is of no interest. */
  forget(id: TelephonySessionId): void;
  dispose(): void;
}

interface Entry {
  /** When it was read last; by the clock that nobody sets, as the next. */
  readAt: number;
  /** When the planned read is due; `undefined` when none is. */
  dueAt: number | undefined;
  cancel: () => void;
}

export function createReadPlanner(options: ReadPlannerOptions): ReadPlanner {
  const { reader, clock, spacingMs = 0, mostPerMinute } = options;
  const throttle = createThrottle({
    ...{ time: () => clock.elapsed(), windowMs: 60_000, limit: mostPerMinute },
  });
  const entries = new Map<TelephonySessionId, Entry>();

  function readWhenAllowed(id: TelephonySessionId, entry: Entry, after: () => void): void {
    const waitMs = throttle.waitMs();
    if (waitMs > 0) {
      entry.cancel = clock.after(waitMs, () => readWhenAllowed(id, entry, after));
      return;
    }
    throttle.take();
    entry.dueAt = undefined;
    entry.readAt = clock.elapsed();
    void reader.read(id).then(() => {
      if (entries.get(id) === entry) after();
    });
  }

  function forget(id: TelephonySessionId): void {
    entries.get(id)?.cancel();
    entries.delete(id);
  }

  return {
    plan(id, inMs, after) {
      const entry = entries.get(id) ?? newEntry();
      entries.set(id, entry);
      const now = clock.elapsed();
      const dueAt = Math.max(now + inMs, entry.readAt + spacingMs);
      if (entry.dueAt !== undefined && entry.dueAt <= dueAt) return;
      entry.cancel();
      entry.dueAt = dueAt;
      if (dueAt <= now) readWhenAllowed(id, entry, after);
      else entry.cancel = clock.after(dueAt - now, () => readWhenAllowed(id, entry, after));
    },
    forget,
    dispose: () => {
      for (const id of [...entries.keys()]) forget(id);
    },
  };
}

const newEntry = (): Entry => ({
  readAt: Number.NEGATIVE_INFINITY,
  dueAt: undefined,
  cancel: () => {},
});
