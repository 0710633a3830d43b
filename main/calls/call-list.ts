/**
 * The views of the live calls in their order, with the call that presses are meant for kept at hand:
 * one changed call costs a search by halving and one copy of the list, not a look at every call.
 */
import type { CallView } from "../../contract/call-view.ts";
import type { TelephonySessionId } from "../../contract/ids.ts";

type Compare = (a: CallView, b: CallView) => number;

const byId: Compare = (a, b) => {
  if (a.telephonySessionId === b.telephonySessionId) return 0;
  return a.telephonySessionId < b.telephonySessionId ? -1 : 1;
};
const oldestFirst: Compare = (a, b) => a.startedAt - b.startedAt || byId(a, b);
const newestAnswerFirst: Compare = (a, b) =>
  (b.answeredAt ?? 0) - (a.answeredAt ?? 0) || b.startedAt - a.startedAt || byId(a, b);

/** Where the call is, or would be put. */
function placeOf(calls: readonly CallView[], call: CallView, compare: Compare): number {
  let low = 0;
  let high = calls.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = calls[middle];
    if (there !== undefined && compare(there, call) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export class CallList {
  readonly #byId = new Map<TelephonySessionId, CallView>();
  /** Those that do not wait parked. */
  readonly #here = new Map<TelephonySessionId, CallView>();
  readonly #connected: CallView[] = [];
  #views: readonly CallView[] = [];

  /** Oldest first; the same array until something changes. */
  get views(): readonly CallView[] {
    return this.#views;
  }

  get(id: TelephonySessionId): CallView | undefined {
    return this.#byId.get(id);
  }

  /** Adds the call, or puts it in the place of the one with the same id. */
  put(call: CallView): void {
    const before = this.#byId.get(call.telephonySessionId);
    if (before?.startedAt === call.startedAt) {
      this.#views = this.#views.with(placeOf(this.#views, call, oldestFirst), call);
    } else {
      const others = before === undefined ? this.#views : this.#without(before);
      this.#views = others.toSpliced(placeOf(others, call, oldestFirst), 0, call);
    }
    this.#forget(before);
    this.#remember(call);
  }

  remove(call: CallView): void {
    this.#views = this.#without(call);
    this.#forget(call);
  }

  /** `generalTarget` of these calls. */
  target(pickedId: TelephonySessionId | undefined): CallView | undefined {
    const picked = pickedId === undefined ? undefined : this.#byId.get(pickedId);
    if (picked !== undefined) return picked;
    if (this.#views.length === 1) return this.#views[0];
    const [newest] = this.#connected;
    if (newest !== undefined) return newest;
    return this.#here.size === 1 ? this.#here.values().next().value : undefined;
  }

  #without(call: CallView): readonly CallView[] {
    return this.#views.toSpliced(placeOf(this.#views, call, oldestFirst), 1);
  }

  #remember(call: CallView): void {
    this.#byId.set(call.telephonySessionId, call);
    if (call.state !== "parked") this.#here.set(call.telephonySessionId, call);
    if (call.state !== "connected") return;
    this.#connected.splice(placeOf(this.#connected, call, newestAnswerFirst), 0, call);
  }

  #forget(call: CallView | undefined): void {
    if (call === undefined) return;
    this.#byId.delete(call.telephonySessionId);
    this.#here.delete(call.telephonySessionId);
    if (call.state !== "connected") return;
    this.#connected.splice(placeOf(this.#connected, call, newestAnswerFirst), 1);
  }
}
