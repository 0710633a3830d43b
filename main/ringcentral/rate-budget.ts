/**
 * What may be sent now. The service counts requests per user, app and group over a sliding window,
 * and any request inside a penalty starts the penalty anew. So nothing is sent inside one, and the
 * last slots of a group are kept:
 *
 * | who asks | leaves free |
 * |---|---|
 * | a read | five slots, for actions |
 * | an action | three slots, for ending and muting |
 * | ending or muting a call | none |
 *
 * A group as small as Auth's five a minute has nothing to spare; there only the whole limit counts.
 * All instants are of a clock that nobody sets (`Clock.elapsed`), so that a jump of the wall clock
 * neither opens a penalty nor makes it last.
 */
import type { Clock, ServicePause } from "../calls/ports.ts";
import { parseRetryAfter, unspecifiedPenaltyMs } from "./request-failure.ts";

/** The service's names, lower case: `light`, `medium`, `heavy`, `auth`. */
const rateGroups = ["light", "medium", "heavy", "auth"] as const;
export type RateGroup = (typeof rateGroups)[number];

/** `urgent`: ending or muting a call, which must always get out. */
export type RatePriority = "read" | "action" | "urgent";

const slotsKept: Record<RatePriority, number> = { read: 5, action: 3, urgent: 0 };
const defaultWindowMs = 60_000;
/** The service counts a request when it arrives, which is later than it left. */
const arrivalMarginMs = 500;

interface GroupState {
  closedUntil: number;
  /** `undefined` until the service has told it; then nothing is held back but by a penalty. */
  limit: number | undefined;
  windowMs: number;
  /** Instants of our own requests inside the window, oldest first. */
  sent: number[];
  /** Requests that the service has counted beyond ours (another program of the same user). */
  others: { readonly count: number; readonly until: number };
}

/** How a group stands, for people to read. */
export interface GroupReport {
  readonly group: RateGroup;
  /** Requests that the service allows in one window, once it has told. */
  readonly limit?: number;
  readonly windowMs: number;
  /** Counted in the present window, others' included. */
  readonly used: number;
  readonly remaining?: number;
  /** Milliseconds since 1970; present inside a penalty only. */
  readonly closedUntil?: number;
}

export interface RateBudget {
  /** Takes a slot and gives 0, or takes none and gives the milliseconds to wait. */
  take(group: RateGroup, priority: RatePriority): number;
  /** Learns from an answer's headers. */
  learn(group: RateGroup, answer: { readonly status: number; readonly headers: Headers }): void;
  /** The penalties of the group that telephony belongs to. */
  readonly pause: ServicePause;
  /** Every group that was ever used. */
  report(): readonly GroupReport[];
}

export const createRateBudget = (clock: Pick<Clock, "now" | "elapsed">): RateBudget =>
  new Budget(clock);

/** All operations on calls and sessions, and the reads of presence. */
const telephonyGroup: RateGroup = "light";

class Budget implements RateBudget {
  readonly #clock: Pick<Clock, "now" | "elapsed">;
  readonly #groups = new Map<RateGroup, GroupState>();
  readonly #listeners = new Set<() => void>();
  readonly pause: ServicePause = {
    leftMs: () => Math.max(0, this.#stateOf(telephonyGroup).closedUntil - this.#now()),
    onChange: (listener) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    },
  };

  constructor(clock: Pick<Clock, "now" | "elapsed">) {
    this.#clock = clock;
  }

  take(group: RateGroup, priority: RatePriority): number {
    const state = this.#stateOf(group);
    const at = this.#now();
    if (at < state.closedUntil) return state.closedUntil - at;
    forgetOld(state, at);
    const waitMs = waitForSlot(state, { at, priority });
    if (waitMs === 0) state.sent.push(at);
    return waitMs;
  }

  learn(
    group: RateGroup,
    { status, headers }: { readonly status: number; readonly headers: Headers },
  ): void {
    const state = this.#stateOf(group);
    const at = this.#now();
    const windowMs = (numberIn(headers, "X-Rate-Limit-Window") ?? 0) * 1000;
    if (windowMs > 0) state.windowMs = windowMs;
    state.limit = numberIn(headers, "X-Rate-Limit-Limit") ?? state.limit;
    const remaining = numberIn(headers, "X-Rate-Limit-Remaining");
    forgetOld(state, at);
    if (remaining !== undefined && state.limit !== undefined) {
      const count = Math.max(0, state.limit - remaining - state.sent.length);
      state.others = { count, until: at + state.windowMs };
    }
    if (status === 429) {
      const asked = parseRetryAfter(headers.get("Retry-After"), this.#clock.now());
      this.#close(state, at + (asked ?? unspecifiedPenaltyMs));
    } else if (remaining === 0) this.#close(state, at + state.windowMs);
  }

  report(): readonly GroupReport[] {
    const at = this.#now();
    return rateGroups.flatMap((group) => {
      const state = this.#groups.get(group);
      return state === undefined ? [] : [this.#reportOf(group, state, at)];
    });
  }

  #reportOf(group: RateGroup, state: GroupState, at: number): GroupReport {
    forgetOld(state, at);
    const { limit, windowMs, closedUntil } = state;
    const used = usedOf(state);
    return {
      ...{ group, windowMs, used },
      ...(limit === undefined ? {} : { limit, remaining: Math.max(0, limit - used) }),
      ...(at < closedUntil ? { closedUntil: this.#clock.now() + closedUntil - at } : {}),
    };
  }

  #now(): number {
    return this.#clock.elapsed?.() ?? this.#clock.now();
  }

  #stateOf(group: RateGroup): GroupState {
    const known = this.#groups.get(group);
    if (known !== undefined) return known;
    const fresh: GroupState = {
      ...{ closedUntil: 0, limit: undefined, windowMs: defaultWindowMs, sent: [] },
      others: { count: 0, until: 0 },
    };
    this.#groups.set(group, fresh);
    return fresh;
  }

  /** A penalty that runs is never made shorter. */
  #close(state: GroupState, until: number): void {
    if (until <= state.closedUntil) return;
    state.closedUntil = until;
    for (const listener of this.#listeners) listener();
  }
}

const usedOf = ({ sent, others }: GroupState): number => sent.length + others.count;

const leavesAt = (state: GroupState, sentAt: number): number =>
  sentAt + state.windowMs + arrivalMarginMs;

function forgetOld(state: GroupState, at: number): void {
  state.sent = state.sent.filter((instant) => leavesAt(state, instant) > at);
  if (state.others.until <= at) state.others = { count: 0, until: 0 };
}

function waitForSlot(
  state: GroupState,
  { at, priority }: { readonly at: number; readonly priority: RatePriority },
): number {
  const { limit, others } = state;
  if (limit === undefined) return 0;
  const kept = limit > 2 * slotsKept.read ? slotsKept[priority] : 0;
  const free = limit - kept - usedOf(state);
  if (free > 0) return 0;
  const leaving = [
    ...state.sent.map((instant) => leavesAt(state, instant)),
    ...Array.from({ length: others.count }, () => others.until),
  ].toSorted((a, b) => a - b);
  const mustLeave = leaving[-free];
  return mustLeave === undefined ? 0 : Math.max(1, mustLeave - at);
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

/** Ending a call is the only `DELETE` of telephony, muting the only `PATCH` of a party itself. */
export function ratePriorityOf(method: string, path: string): RatePriority {
  if (method === "GET") return "read";
  const isEnding = method === "DELETE" && path.includes("/telephony/sessions/");
  const isMuting = method === "PATCH" && /\/parties\/[^/]+$/.test(path);
  return isEnding || isMuting ? "urgent" : "action";
}
