/**
 * When what is shown is no longer confirmed, and when the user sees that.
 *
 * | what happened | at once | unless it is confirmed again |
 * |---|---|---|
 * | the connection ended, or events were lost | `doubted` | `stale` after `staleAfterMs` |
 * | silence until a time limit, sleep, waking, a jump of the clock | `stale` | |
 *
 * In either case harm asks twice from the first moment. What only blinks is not seen: the service
 * closes connections for its own reasons, and a window that calls itself out of date each time, for
 * a blink in which nothing happened, teaches its user to overlook it.
 */
import { type ConnectionView, isConfirmed } from "../../../contract/app-snapshot.ts";
import type { CallStore } from "./call-store.ts";
import type { EventStream } from "../ports.ts";
import type { Clock } from "../../timing/clock.ts";

/** As long as a new connection with its reads may take, a little more than a second. */
export const staleAfterMs = 1_500;

export interface Staleness {
  /** Events may be missing since this moment; said again, it changes nothing. */
  raise(): void;
  /** What is shown may have been wrong for a while: it is stale at once. */
  show(): void;
  /** A read has confirmed it; whoever calls this sets the connection anew. */
  settle(): void;
  dispose(): void;
}

export interface StalenessOptions {
  readonly store: CallStore;
  readonly stream: Pick<EventStream, "heardAt">;
  readonly clock: Clock;
}

/** Concerns only what was `live`; has a timer only while there is a doubt that is not shown. */
export function createStaleness({ store, stream, clock }: StalenessOptions): Staleness {
  let cancel = (): void => {};
  const show = (): void => {
    cancel();
    const { doubted, ...before } = store.view.connection;
    if (before.state !== "live") return;
    const now = clock.now();
    const confirmedAt = doubted === true ? before.confirmedAt : trueUntil(before, now);
    store.setConnection({ ...before, state: "stale", since: now, confirmedAt });
  };
  /** Events kept it true until the last sign of life that came with them. */
  const trueUntil = ({ confirmedAt }: ConnectionView, now: number): number => {
    const heardAt = Math.min(stream.heardAt?.() ?? now, now);
    return Math.max(confirmedAt ?? heardAt, heardAt);
  };
  return {
    raise() {
      const before = store.view.connection;
      if (!isConfirmed(before)) return;
      const confirmedAt = trueUntil(before, clock.now());
      store.setConnection({ ...before, confirmedAt, doubted: true });
      cancel();
      cancel = clock.after(staleAfterMs, show);
    },
    show,
    settle: () => cancel(),
    dispose: () => cancel(),
  };
}
