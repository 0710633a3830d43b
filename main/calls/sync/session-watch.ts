/**
 * Reads sessions again and again that no event tells of: each ever more rarely and a bounded number of
 * times, and all of one watch within one limit, however many there are.
 */
import type { TelephonySessionId } from "../../../contract/ids.ts";
import { type BackOffPace, backOffMs } from "../../timing/back-off.ts";
import { createThrottle } from "../../timing/throttle.ts";
import type { Clock } from "../../timing/clock.ts";
import type { SessionReader } from "./session-reader.ts";

export interface SessionWatchOptions {
  readonly reader: SessionReader;
  readonly clock: Clock;
  /** The pauses between the reads of one session. */
  readonly pace: BackOffPace;
  readonly mostReads: number;
  /** Of the fifty requests a minute that the service allows, so many for all sessions together. */
  readonly mostPerMinute: number;
}

export interface SessionWatch {
  /** Reads it now, and from now on. `over` is told when it was read often enough. */
  follow(id: TelephonySessionId, over?: () => void): void;
  isFollowing(id: TelephonySessionId): boolean;
  leave(id: TelephonySessionId): void;
  dispose(): void;
}

export function createSessionWatch(options: SessionWatchOptions): SessionWatch {
  const { reader, clock, pace, mostReads, mostPerMinute } = options;
  const throttle = createThrottle({
    ...{ time: () => clock.elapsed(), windowMs: 60_000, limit: mostPerMinute },
  });
  const followed = new Map<TelephonySessionId, { cancel: () => void }>();

  function leave(id: TelephonySessionId): void {
    followed.get(id)?.cancel();
    followed.delete(id);
  }

  return {
    follow(id, over) {
      leave(id);
      const entry = { cancel: () => {} };
      followed.set(id, entry);
      const readWhenAllowed = (reads: number): void => {
        const waitMs = throttle.waitMs();
        if (waitMs > 0) {
          entry.cancel = clock.after(waitMs, () => readWhenAllowed(reads));
          return;
        }
        throttle.take();
        void reader.read(id).then(() => {
          if (followed.get(id) === entry) proceed(reads + 1);
        });
      };
      const proceed = (reads: number): void => {
        if (reads < mostReads) {
          entry.cancel = clock.after(backOffMs(reads, pace, 0), () => readWhenAllowed(reads));
          return;
        }
        // It stays known as followed, so that nobody begins anew.
        entry.cancel = () => {};
        over?.();
      };
      readWhenAllowed(0);
    },
    isFollowing: (id) => followed.has(id),
    leave,
    dispose: () => {
      for (const id of [...followed.keys()]) leave(id);
    },
  };
}
