/**
 * Holds the core's state and what else the calls view shows, and tells its listeners of each change.
 * It decides nothing: the core does, and the service's other parts feed it.
 */
import { isDeepStrictEqual } from "node:util";

import type { CallView } from "../../../contract/call-view.ts";
import {
  type ChooserView,
  type ConnectionView,
  isConfirmed,
} from "../../../contract/app-snapshot.ts";
import type { TelephonySessionId } from "../../../contract/ids.ts";
import { type CoreEvent, sessionsOf } from "../../../telephony/reduce/core-event.ts";
import { unwatched } from "../../../telephony/view/outcome.ts";
import { emptyState, reduce } from "../../../telephony/reduce/reduce.ts";
import {
  besideConnected,
  callViewOf,
  type ViewContext,
} from "../../../telephony/view/call-view.ts";
import {
  type CoreState,
  type Self,
  type TelephonySession,
  findSession,
} from "../../../telephony/session/session.ts";
import { generalTarget } from "../../../telephony/actions/target.ts";
import { type CallObserver, noObserver } from "./call-observer.ts";
import {
  type BesideCalls,
  isConnected,
  isSameView,
  type LeftCall,
  movedConnection,
  oldestFirst,
  withPair,
  present,
  type ShownTrouble,
  type WaitingSteps,
  waitingWith,
} from "./calls-view.ts";
import { chooserWithout } from "./open-question.ts";
import { callEventsOfEnd, callEventsOfAction } from "./call-events-of.ts";
import type { CallsView, CallEvent } from "./call-events.ts";
import { type Listeners, listenersOf } from "../../timing/listeners.ts";
import type { ClockSet } from "../ports.ts";

export interface CallStoreOptions {
  readonly self: Self;
  /** Asked for each view that is computed; `isPaused`: the service wants nothing sent now. */
  readonly context: (isPaused: boolean) => ViewContext;
  readonly connection: ConnectionView;
  readonly observer?: CallObserver;
}

export class CallStore {
  readonly views: Listeners<CallsView> = listenersOf();
  readonly callEvents: Listeners<CallEvent> = listenersOf();
  /** Told of every call that was shown and is over, before the view goes out. */
  readonly left: Listeners<LeftCall> = listenersOf();
  /** Told of every session whose core state changed, before the view goes out. */
  readonly touched: Listeners<TelephonySessionId> = listenersOf();
  readonly #context: CallStoreOptions["context"];
  readonly #observer: CallObserver;
  #state: CoreState;
  #view: CallsView;
  #pickedId: TelephonySessionId | undefined;
  #chooser: ChooserView | undefined;
  #beside: BesideCalls = {};
  #waitingSteps: WaitingSteps = new Map();
  #outcomes: CallsView["outcomes"] = [];
  /** The same, while nothing can be learnt. */
  #oldOutcomes: CallsView["outcomes"] = [];
  #connection: ConnectionView;
  #pause: ConnectionView["limited"];
  #trouble: ShownTrouble | undefined;
  readonly #callOf = new Map<TelephonySessionId, CallView>();
  /** Oldest first; the same array until a call changes. */
  #calls: readonly CallView[] = [];
  #untold: CallEvent[] = [];
  #depth = 0;

  constructor(options: CallStoreOptions) {
    this.#context = options.context;
    this.#observer = options.observer ?? noObserver;
    this.#state = emptyState(options.self);
    this.#connection = options.connection;
    this.#view = { connection: options.connection, calls: [], waiting: [], outcomes: [] };
  }

  get state(): CoreState {
    return this.#state;
  }

  get view(): CallsView {
    return this.#view;
  }

  get pickedId(): TelephonySessionId | undefined {
    return this.#pickedId;
  }

  /** What views are computed with now. */
  get context(): ViewContext {
    return withPair(this.#context(this.#pause !== undefined), this.#beside.consult);
  }

  callOf(id: TelephonySessionId): CallView | undefined {
    return this.#callOf.get(id);
  }

  session(id: TelephonySessionId): TelephonySession | undefined {
    return findSession(this.#state.live, id);
  }

  /** Several changes, told to the listeners as one at the end; all within the same turn. */
  batch(run: () => void): void {
    this.#depth += 1;
    try {
      run();
    } finally {
      this.#depth -= 1;
      this.#publish();
    }
  }

  apply(event: CoreEvent): void {
    const before = this.#state;
    const after = reduce(before, event);
    this.#observer.applied(event, { before, after, context: this.context });
    if (after === before) return;
    this.#state = after;
    this.batch(() => {
      for (const id of sessionsOf(event, before)) this.#refresh(id);
      // Of calls that are more than are followed.
      const dropped = after.leftOut === before.leftOut ? [] : after.leftOut;
      for (const id of dropped) if (this.#callOf.has(id)) this.#refresh(id);
    });
  }

  /** Computes every view again, for when what they are computed with has changed. */
  recompute(): void {
    this.#observer.recomputed(this.context);
    this.batch(() => {
      for (const session of this.#state.live) this.#refresh(session.id);
    });
  }

  /** A pause and a trouble that are under way stay in it, whatever `connection` says of them. */
  setConnection({ state, since, doubted, confirmedAt }: ConnectionView): void {
    const bare: ConnectionView = { state, since, doubted, confirmedAt };
    this.#connection = {
      ...bare,
      ...(isConfirmed(bare) ? {} : this.#trouble),
      ...(this.#pause === undefined ? {} : { limited: this.#pause }),
    };
    this.#observer.connection(this.#connection);
    this.#publish();
  }

  /** The service wants nothing sent before `until`; `undefined`: it does not mind. */
  setPause(pause: ConnectionView["limited"]): void {
    const isChanged = (pause === undefined) !== (this.#pause === undefined);
    if (!isChanged && pause?.until === this.#pause?.until) return;
    this.#pause = pause;
    this.batch(() => {
      this.setConnection(this.#connection);
      if (isChanged) this.recompute();
    });
  }

  /** What keeps the calls from being followed; shown until they are. */
  setTrouble(trouble: ShownTrouble | undefined): void {
    if (isDeepStrictEqual(trouble, this.#trouble)) return;
    this.#trouble = trouble;
    if (!isConfirmed(this.#connection)) this.setConnection(this.#connection);
  }

  /** Whatever was noted by this machine's clock goes along with it. */
  clockSet(set: ClockSet): void {
    this.batch(() => {
      this.apply({ type: "clock-set", ...set });
      this.setConnection(movedConnection(this.#connection, set));
    });
  }

  setChooser(chooser: ChooserView | undefined): void {
    this.#chooser = chooser;
    this.#publish();
  }

  /** Shows these; what is given as `undefined` no longer. A warm transfer decides what its calls can do. */
  show(beside: { readonly [Name in keyof BesideCalls]?: BesideCalls[Name] | undefined }): void {
    this.#beside = present({ ...this.#beside, ...beside });
    this.#publish();
  }

  /** Which callers have waited for longer than the user likes. */
  setWaitingSteps(steps: WaitingSteps): void {
    this.#waitingSteps = steps;
    this.#publish();
  }

  /** Newest first. */
  setOutcomes(outcomes: Readonly<CallsView["outcomes"]>): void {
    if (isDeepStrictEqual(outcomes, this.#outcomes)) return;
    this.#outcomes = [...outcomes];
    this.#oldOutcomes = outcomes.map(unwatched);
    this.#publish();
  }

  setPicked(id: TelephonySessionId | undefined): void {
    this.#pickedId = id === undefined || this.callOf(id) === undefined ? undefined : id;
    this.#publish();
  }

  /** Reports a moment that is no change of a call. */
  tell(callEvent: CallEvent): void {
    this.#untold.push(callEvent);
    this.#publish();
  }

  /** Forgets the listeners; the last view stays readable. */
  dispose(): void {
    this.views.clear();
    this.callEvents.clear();
    this.touched.clear();
    this.left.clear();
  }

  #refresh(id: TelephonySessionId): void {
    const before = this.callOf(id);
    const live = findSession(this.#state.live, id);
    const alone = live === undefined ? undefined : callViewOf(live, this.context);
    const after =
      alone !== undefined && this.#calls.some(isConnected) ? besideConnected(alone) : alone;
    if (live !== undefined && after !== undefined) this.#replace(before, after, live);
    else if (before !== undefined) this.#remove(before);
    this.touched.tell(id);
  }

  #replace(before: CallView | undefined, after: CallView, session: TelephonySession): void {
    if (before !== undefined && isDeepStrictEqual(before, after)) return;
    this.#relabelling(() => {
      this.#callOf.set(after.telephonySessionId, after);
      this.#calls =
        before?.startedAt === after.startedAt
          ? this.#calls.map((call) => (call === before ? after : call))
          : oldestFirst(this.#callOf);
    });
    for (const moment of callEventsOfAction(before, after, session)) this.#untold.push(moment);
  }

  #remove(before: CallView): void {
    const id = before.telephonySessionId;
    this.#relabelling(() => {
      this.#callOf.delete(id);
      this.#calls = this.#calls.filter((call) => call !== before);
    });
    if (this.#pickedId === id) this.#pickedId = undefined;
    this.#chooser = chooserWithout(this.#chooser, id);
    const session = findSession(this.#state.ended, id);
    const context = this.context;
    const last = session === undefined ? undefined : callViewOf(session, context);
    if (session === undefined || last === undefined) return;
    const moments = callEventsOfEnd(before, { session, last, context });
    for (const moment of moments) this.#untold.push(moment);
    this.left.tell({ before, session });
  }

  /** What resuming a held call does depends on whether another one is connected. */
  #relabelling(change: () => void): void {
    const before = this.#calls.some(isConnected);
    change();
    if (this.#calls.some(isConnected) === before) return;
    for (const call of this.#calls)
      if (call.state === "held") this.#refresh(call.telephonySessionId);
  }

  #publish(): void {
    if (this.#depth > 0) return;
    const target = generalTarget(this.#calls, this.#pickedId);
    const next: CallsView = {
      connection: this.#connection,
      calls: this.#calls as CallView[],
      ...(this.#state.leftOut.length > 0 ? { moreCalls: this.#state.leftOut.length } : {}),
      waiting: waitingWith(this.#waitingSteps, this.#calls, this.#view.waiting),
      outcomes: this.#connection.state === "live" ? this.#outcomes : this.#oldOutcomes,
      ...(target === undefined ? {} : { targetId: target.telephonySessionId }),
      ...(this.#chooser === undefined ? {} : { chooser: this.#chooser }),
      ...this.#beside,
    };
    if (!isSameView(this.#view, next)) {
      this.#view = next;
      this.views.tell(next, () => this.#view === next); // Never an older view after a newer.
    }
    for (const callEvent of this.#untold.splice(0)) this.callEvents.tell(callEvent);
  }
}
