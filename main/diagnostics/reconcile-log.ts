/** When the calls were last read again, why, how long it took and how many reads it needed. */
import type { ReconcileView } from "../../contract/diagnostics.ts";
import type { CoreEvent } from "../../telephony/reduce/core-event.ts";
import type { ReconcileCause, ReconcileOutcome } from "../calls/state/call-observer.ts";
import { createRing } from "./ring.ts";

/** How many are kept. */
const reconcilesKept = 20;

export interface ReconcileLog {
  began(why: ReconcileCause): void;
  ended(outcome: ReconcileOutcome): void;
  /** Counts the reads of the one that is under way. */
  applied(event: CoreEvent): void;
  /** Newest first. */
  views(): ReconcileView[];
}

export interface Clocks {
  /** Milliseconds since 1970. */
  readonly wall: () => number;
  /** Milliseconds of a clock that nobody sets, with fractions. */
  readonly steady: () => number;
}

export function createReconcileLog({ wall, steady }: Clocks): ReconcileLog {
  const ring = createRing<ReconcileView>(reconcilesKept);
  let running: { why: ReconcileCause; at: number; began: number; reads: number } | undefined;
  return {
    began(why) {
      running = { why, at: wall(), began: steady(), reads: 0 };
    },
    ended(outcome) {
      if (running === undefined) return;
      const { why, at, began, reads } = running;
      running = undefined;
      ring.push({
        ...{ at, why, durationMs: steady() - began, reads },
        sessions: outcome.ok ? outcome.sessions : 0,
        ...(outcome.ok ? {} : { because: outcome.error.code }),
      });
    },
    applied({ type }) {
      if (running === undefined) return;
      if (type === "session-read" || type === "session-gone") running.reads += 1;
    },
    views: () => ring.items().toReversed(),
  };
}
