/**
 * What may be sent now. The service counts requests per user, app and group over a sliding window,
 * and any request inside a penalty starts the penalty anew. So nothing is sent inside one, and the
 * last slots of the group that calls are controlled by are kept:
 *
 * | who asks | leaves free |
 * |---|---|
 * | a read | five slots, for actions |
 * | an action | three slots, for ending and muting |
 * | ending or muting a call | none |
 *
 * Of another group, and of one that is too small to spare any, only the whole limit counts.
 * All instants are of a clock that nobody sets (`Clock.elapsed`), so that a jump of the wall clock
 * neither opens a penalty nor makes it last.
 */
import type { ServicePause } from "../../calls/ports.ts";
import type { Clock } from "../../timing/clock.ts";
import { rateWindowIn, unspecifiedPenaltyMs } from "../../timing/asked-wait.ts";
import { listenersOf } from "../../timing/listeners.ts";
import { askedWaitIn } from "./request-failure.ts";

/** The service's names, lower case: `light`, `medium`, `heavy`, `auth`. */
const rateGroups = ["light", "medium", "heavy", "auth"] as const;
export type RateGroup = (typeof rateGroups)[number];

/** All operations on calls and sessions, and the reads of presence. */
const telephonyGroup: RateGroup = "light";

/** `urgent`: ending or muting a call, which must always get out. */
export type RatePriority = "read" | "action" | "urgent";

/** The group of a request of ours, as the service documents it. */
export function rateGroupOf(path: string, method = "GET"): RateGroup {
  if (method === "PUT" && path.endsWith("/presence")) return "medium";
  if (path.startsWith("/restapi/oauth/")) return "auth";
  if (path.endsWith("/telephony/call-out")) return "heavy";
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

const slotsKept: Record<RatePriority, number> = { read: 5, action: 3, urgent: 0 };
const keptSlots = { urgent: slotsKept.action, action: slotsKept.read - slotsKept.action };
const defaultWindowMs = 60_000;
/**
 * Requests in a window, of whoever. No service allows a program more; a header that says so means that
 * there is no limit worth keeping.
 */
export const mostCounted = 1_000_000;
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
  /** Slots of the limit that reads leave free; absent where none are kept. */
  readonly kept?: {
    /** For ending and muting a call alone. */
    readonly urgent: number;
    /** For any other action. */
    readonly action: number;
  };
  /**
   * When all that is counted now has left the window, in milliseconds since 1970; absent when
   * nothing is counted.
   */
  readonly renewedAt?: number;
  /** Milliseconds since 1970; present inside a penalty only. */
  readonly closedUntil?: number;
}

export class RateBudget {
  readonly #clock: Pick<Clock, "now" | "elapsed">;
  readonly #groups = new Map<RateGroup, GroupState>();
  readonly #listeners = listenersOf<undefined>();
  /** The penalties of the group that telephony belongs to. */
  readonly pause: ServicePause = {
    leftMs: () => Math.max(0, this.#stateOf(telephonyGroup).closedUntil - this.#now()),
    onChange: (listener) => this.#listeners.add(listener),
  };

  constructor(clock: Pick<Clock, "now" | "elapsed">) {
    this.#clock = clock;
  }

  /** Takes a slot and gives 0, or takes none and gives the milliseconds to wait. */
  take(group: RateGroup, priority: RatePriority): number {
    const state = this.#stateOf(group);
    const at = this.#now();
    if (at < state.closedUntil) return state.closedUntil - at;
    forgetOld(state, at);
    const kept = keepsSlots(group, state.limit) ? slotsKept[priority] : 0;
    const waitMs = waitForSlot(state, { at, kept });
    if (waitMs === 0) state.sent.push(at);
    return waitMs;
  }

  /**
   * A request that had a slot never reached the service. Of several it is the oldest whose slot is
   * given back, which is the cautious mistake.
   */
  giveBack(group: RateGroup): void {
    this.#stateOf(group).sent.shift();
  }

  /** Learns from an answer's headers. */
  learn(
    group: RateGroup,
    { status, headers }: { readonly status: number; readonly headers: Headers },
  ): void {
    const state = this.#stateOf(group);
    const at = this.#now();
    const isGood = status >= 200 && status < 300;
    // A good answer that names no limit takes back an earlier one: whoever said it may not have been the
    // service, and nobody would ever correct it.
    state.windowMs = rateWindowIn(headers) ?? (isGood ? defaultWindowMs : state.windowMs);
    state.limit = numberIn(headers, "X-Rate-Limit-Limit") ?? (isGood ? undefined : state.limit);
    const remaining = numberIn(headers, "X-Rate-Limit-Remaining");
    forgetOld(state, at);
    if (remaining !== undefined && state.limit !== undefined) {
      const count = Math.max(0, state.limit - remaining - state.sent.length);
      state.others = { count, until: at + state.windowMs };
    }
    if (status === 429) {
      const asked = askedWaitIn(headers, this.#clock.now());
      this.#close(state, at + (asked ?? unspecifiedPenaltyMs));
    } else if (remaining === 0) this.#close(state, at + state.windowMs);
  }

  /** Every group that was ever used. */
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
    const last = used === 0 ? undefined : leavingAt(state, used - 1);
    const onTheWall = (instant: number): number => this.#clock.now() + instant - at;
    return {
      ...{ group, windowMs, used },
      ...(limit === undefined ? {} : { limit, remaining: Math.max(0, limit - used) }),
      ...(keepsSlots(group, limit) ? { kept: keptSlots } : {}),
      ...(last === undefined ? {} : { renewedAt: onTheWall(last) }),
      ...(at < closedUntil ? { closedUntil: onTheWall(closedUntil) } : {}),
    };
  }

  #now(): number {
    return this.#clock.elapsed();
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
    this.#listeners.tell(undefined);
  }
}

/** Calls are ended and muted in this group alone. */
const keepsSlots = (group: RateGroup, limit: number | undefined): boolean =>
  group === telephonyGroup && limit !== undefined && limit > 2 * slotsKept.read;

const usedOf = ({ sent, others }: GroupState): number => sent.length + others.count;

const leavesAt = (state: GroupState, sentAt: number): number =>
  sentAt + state.windowMs + arrivalMarginMs;

/**
 * When the counted request that is `place`-th in line (from 0) leaves the window; `undefined` when there
 * are not so many. Ours leave in their order, those of others all at once: their number is what the
 * service says, so nothing is ever made for each of them.
 */
function leavingAt(state: GroupState, place: number): number | undefined {
  const { sent, others } = state;
  const ours = (index: number): number | undefined => {
    const instant = sent[index];
    return instant === undefined ? undefined : leavesAt(state, instant);
  };
  const beforeOthers = sent.filter((instant) => leavesAt(state, instant) <= others.until).length;
  if (place < beforeOthers) return ours(place);
  return place < beforeOthers + others.count ? others.until : ours(place - others.count);
}

function forgetOld(state: GroupState, at: number): void {
  state.sent = state.sent.filter((instant) => leavesAt(state, instant) > at);
  if (state.others.until <= at) state.others = { count: 0, until: 0 };
}

function waitForSlot(
  state: GroupState,
  { at, kept }: { readonly at: number; readonly kept: number },
): number {
  const { limit } = state;
  if (limit === undefined) return 0;
  const free = limit - kept - usedOf(state);
  if (free > 0) return 0;
  const mustLeave = leavingAt(state, -free);
  return mustLeave === undefined ? 0 : Math.max(1, mustLeave - at);
}

/** A count of requests, as a header says it. */
function numberIn(headers: Headers, name: string): number | undefined {
  const text = headers.get(name);
  if (text === null || text.trim() === "") return undefined;
  const value = Number(text);
  return value >= 0 ? Math.min(mostCounted, Math.floor(value)) : undefined;
}
