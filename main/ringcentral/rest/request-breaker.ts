/**
 * The last guard against a loop: whatever the service says, and whatever mistake of ours it finds, no
 * more requests than these leave in any minute. A working line is far below them.
 */
import type { Clock } from "../../timing/clock.ts";
import { createThrottle } from "../../timing/throttle.ts";
import type { RatePriority } from "./rate-budget.ts";

/**
 * Requests in any minute, all kinds together, up to which one of this kind may leave: so the last ones
 * are left for ending and muting calls.
 */
export const mostRequestsAMinute: Readonly<Record<RatePriority, number>> = {
  read: 45,
  action: 52,
  urgent: 59,
};

export interface RequestBreaker {
  /** Counts a request and gives 0, or counts none and gives the milliseconds to wait. */
  take(priority: RatePriority): number;
}

/** `onOpen`: the first request of a minute was held back. */
export function createRequestBreaker(
  clock: Pick<Clock, "elapsed">,
  onOpen: () => void,
): RequestBreaker {
  const throttleTo = (limit: number) =>
    createThrottle({ time: () => clock.elapsed(), windowMs: 60_000, limit });
  const throttles = {
    read: throttleTo(mostRequestsAMinute.read),
    action: throttleTo(mostRequestsAMinute.action),
    urgent: throttleTo(mostRequestsAMinute.urgent),
  };
  const told = throttleTo(1);
  return {
    take(priority) {
      const waitMs = throttles[priority].waitMs();
      if (waitMs > 0 && told.waitMs() === 0) {
        told.take();
        onOpen();
      }
      if (waitMs === 0) for (const throttle of Object.values(throttles)) throttle.take();
      return waitMs;
    },
  };
}
