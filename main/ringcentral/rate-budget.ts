/**
 * What may be sent now. The service counts requests per user, app and group over a sliding window,
 * and any request inside a penalty starts the penalty anew: so nothing is sent inside one, and
 * reads leave the last slots of a group to actions (ending or muting a call must always get out).
 */
import { parseRetryAfter, unspecifiedPenaltyMs } from "./request-failure.ts";

/** The service's names, lower case: `light`, `medium`, `heavy`, `auth`. */
export type RateGroup = "light" | "medium" | "heavy" | "auth";

const slotsKeptForActions = 5;
const defaultWindowMs = 60_000;

interface GroupState {
  closedUntil: number;
  limit: number | undefined;
  windowMs: number;
  /** Instants of our own requests inside the window, oldest first. */
  sent: number[];
}

export interface RateBudget {
  /**
   * Takes a slot and gives 0, or takes none and gives the milliseconds to wait.
   * `urgent`: may use the slots that reads leave free.
   */
  take(group: RateGroup, urgent: boolean): number;
  /** Learns from an answer's headers. */
  learn(group: RateGroup, answer: { readonly status: number; readonly headers: Headers }): void;
}

export function createRateBudget(now: () => number): RateBudget {
  const groups = new Map<RateGroup, GroupState>();
  const stateOf = (group: RateGroup): GroupState => {
    const known = groups.get(group);
    if (known !== undefined) return known;
    const fresh = { closedUntil: 0, limit: undefined, windowMs: defaultWindowMs, sent: [] };
    groups.set(group, fresh);
    return fresh;
  };
  return {
    take(group, urgent) {
      const state = stateOf(group);
      const at = now();
      if (at < state.closedUntil) return state.closedUntil - at;
      state.sent = state.sent.filter((instant) => instant > at - state.windowMs);
      const waitMs = urgent ? 0 : waitForSlot(state, at);
      if (waitMs === 0) state.sent.push(at);
      return waitMs;
    },
    learn(group, { status, headers }) {
      const state = stateOf(group);
      const at = now();
      const windowMs = (numberIn(headers, "X-Rate-Limit-Window") ?? 0) * 1000;
      if (windowMs > 0) state.windowMs = windowMs;
      state.limit = numberIn(headers, "X-Rate-Limit-Limit") ?? state.limit;
      if (status === 429) {
        const waitMs = parseRetryAfter(headers.get("Retry-After"), at) ?? unspecifiedPenaltyMs;
        state.closedUntil = Math.max(state.closedUntil, at + waitMs);
      } else if (numberIn(headers, "X-Rate-Limit-Remaining") === 0) {
        state.closedUntil = Math.max(state.closedUntil, at + state.windowMs);
      }
    },
  };
}

function waitForSlot(state: GroupState, at: number): number {
  // A group as small as Auth's five per minute has nothing to spare; its penalty rule is enough.
  if (state.limit === undefined || state.limit <= 2 * slotsKeptForActions) return 0;
  const free = state.limit - slotsKeptForActions - state.sent.length;
  if (free > 0) return 0;
  const mustLeave = state.sent[-free];
  return mustLeave === undefined ? 0 : Math.max(1, mustLeave + state.windowMs - at);
}

function numberIn(headers: Headers, name: string): number | undefined {
  const text = headers.get(name);
  if (text === null || text.trim() === "") return undefined;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** The group of a request of ours, as the service documents it. */
export function rateGroupOf(path: string): RateGroup {
  if (path.startsWith("/restapi/oauth/")) return "auth";
  if (/\/(directory\/entries|features|extension)$/.test(path)) return "medium";
  return "light";
}
