/**
 * Reads that the service does not want yet: a 503 said so by `Retry-After`. Several parts of the
 * program read the same session for reasons of their own, so it is kept here for all of them. What the
 * user does is not held back by it, since a call must be ended whatever could not be read.
 */
import { type AppError, failed, type Result } from "../../contract/result.ts";
import { askedWaitMs } from "../timing/asked-wait.ts";
import type { Clock } from "../timing/clock.ts";

type ServiceError = AppError & { readonly code: "service" };

export interface BusyReads {
  /** The refusal that still stands, with what is left of its wait; `undefined` when none does. */
  refusalOf(path: string): Result<never> | undefined;
  /** Learns from what became of a read. */
  note(path: string, result: Result<unknown>): void;
}

export function createBusyReads(clock: Pick<Clock, "elapsed">): BusyReads {
  const refusals = new Map<string, { readonly error: ServiceError; readonly until: number }>();
  return {
    refusalOf(path) {
      const now = clock.elapsed();
      for (const [one, { until }] of refusals) if (until <= now) refusals.delete(one);
      const refusal = refusals.get(path);
      if (refusal === undefined) return undefined;
      return failed({ ...refusal.error, retryAfterMs: refusal.until - now });
    },
    note(path, result) {
      if (result.ok || result.error.code !== "service") return;
      const { error } = result;
      const waitMs = askedWaitMs(error);
      if (waitMs > 0) refusals.set(path, { error, until: clock.elapsed() + waitMs });
    },
  };
}
