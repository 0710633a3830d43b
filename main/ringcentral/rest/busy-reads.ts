/**
 * Reads that are not made yet: a 503 said so by `Retry-After`, or the answer was too large a moment ago
 * and would only be fetched to be thrown away. Several parts of the
 * program read the same session for reasons of their own, so it is kept here for all of them. What the
 * user does is not held back by it, since a call must be ended whatever could not be read.
 */
import { type AppError, failed, type Result } from "../../../contract/result.ts";
import { askedWaitMs } from "../../timing/asked-wait.ts";
import type { Clock } from "../../timing/clock.ts";

type Refusal = AppError & { readonly code: "service" | "reply-too-large" };

/** After an answer that was too large, its like is not asked for again before this many milliseconds. */
export const tooLargeRestMs = 1_500;

export interface BusyReads {
  /** The refusal that still stands, with what is left of its wait; `undefined` when none does. */
  refusalOf(path: string): Result<never> | undefined;
  /** Learns from what became of a read. */
  note(path: string, result: Result<unknown>): void;
}

export function createBusyReads(clock: Pick<Clock, "elapsed">): BusyReads {
  const refusals = new Map<string, { readonly error: Refusal; readonly until: number }>();
  return {
    refusalOf(path) {
      const now = clock.elapsed();
      for (const [one, { until }] of refusals) if (until <= now) refusals.delete(one);
      const refusal = refusals.get(path);
      if (refusal === undefined) return undefined;
      const { error, until } = refusal;
      return failed(error.code === "service" ? { ...error, retryAfterMs: until - now } : error);
    },
    note(path, result) {
      if (result.ok) return;
      const { error } = result;
      if (error.code !== "service" && error.code !== "reply-too-large") return;
      const waitMs = error.code === "service" ? askedWaitMs(error) : tooLargeRestMs;
      if (waitMs > 0) refusals.set(path, { error, until: clock.elapsed() + waitMs });
    },
  };
}
