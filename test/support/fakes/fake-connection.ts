import type { CallService } from "../../../main/calls/call-service.ts";
import type { CallsView, CallEvent } from "../../../main/calls/state/call-events.ts";
import type { AccountFacts } from "../../../main/calls/ports.ts";
import type { ServiceConnection } from "../../../main/ringcentral/service-connection.ts";
import { type AppError, done } from "../../../contract/result.ts";

export function factsOf(over: Partial<AccountFacts> = {}): AccountFacts {
  return {
    extensionId: "4001",
    name: "Robin Reed",
    extensionNumber: "101",
    callControlGranted: true,
    access: [],
    features: { park: true, recording: true, flip: true },
    flipTargets: [],
    parkLocations: [],
    colleagues: [],
    devices: [],
    ...over,
  };
}

/** A connection and its calls that do nothing but keep, in `done`, what was asked of them. */
export class SpyConnection {
  readonly done: string[] = [];
  facts = factsOf();
  view: CallsView = {
    connection: { state: "connecting", since: 1 },
    calls: [],
    waiting: [],
    outcomes: [],
  };
  readonly #viewers = new Set<(view: CallsView) => void>();
  readonly #hearers = new Set<(callEvent: CallEvent) => void>();
  readonly #learners = new Set<(facts: AccountFacts) => void>();
  readonly #ends = new Set<(reason: AppError) => void>();

  /** Whether anybody still listens to anything. */
  get isHeard(): boolean {
    return this.#viewers.size + this.#hearers.size + this.#learners.size + this.#ends.size > 0;
  }

  show(view: CallsView): void {
    this.view = view;
    for (const viewer of this.#viewers) viewer(view);
  }

  happen(callEvent: CallEvent): void {
    for (const hearer of this.#hearers) hearer(callEvent);
  }

  /** The directory comes in. */
  learn(facts: AccountFacts): void {
    this.facts = facts;
    for (const tell of this.#learners) tell(facts);
  }

  /** The service ends the session. */
  end(reason: AppError = { code: "signed-out" }): void {
    for (const tell of this.#ends) tell(reason);
  }

  readonly service: ServiceConnection = {
    gateway: {
      perform: () => Promise.resolve(done(undefined)),
      callOut: () => Promise.resolve(done(undefined)),
      readSession: () => Promise.resolve(done(undefined)),
      readPresence: () => Promise.resolve(done({ telephonyStatus: undefined, activeCalls: [] })),
    },
    stream: {
      start: () => undefined,
      check: (gone) => void this.done.push(`checked, without ${[...(gone ?? [])].join()}`),
      hurry: () => undefined,
      suspend: () => undefined,
      dispose: () => undefined,
    },
    availability: {
      view: () => undefined,
      subscribe: () => () => undefined,
      set: () => Promise.resolve(done(undefined)),
    },
    budget: { pause: { leftMs: () => 0, onChange: () => () => undefined }, report: () => [] },
    clockWatch: { look: () => undefined, onSet: () => () => undefined },
    facts: () => this.facts,
    refreshFacts: () => Promise.resolve(done(this.facts)),
    onFacts: (listener) => subscribe(this.#learners, listener),
    onSignedOut: (listener) => subscribe(this.#ends, listener),
    signOut: () => {
      this.done.push("signed out");
      return Promise.resolve();
    },
    dispose: () => void this.done.push("service disposed"),
  };

  readonly calls: CallService = {
    start: () => void this.done.push("started"),
    view: () => this.view,
    subscribe: (listener) => subscribe(this.#viewers, listener),
    onCallEvent: (listener) => subscribe(this.#hearers, listener),
    act: ({ action }) => {
      this.done.push(action);
      return Promise.resolve({ ok: false, error: { code: "call-gone" } });
    },
    pick: (id) => void this.done.push(`pick ${id ?? "none"}`),
    closeChooser: () => void this.done.push("chooser closed"),
    dismissOutcome: (id) => void this.done.push(`outcome dismissed ${id ?? "all"}`),
    forgetRecent: () => void this.done.push("recent calls forgotten"),
    readTarget: () => ({ verdict: "refused", because: "empty" }),
    readAgain: () => Promise.resolve(done(undefined)),
    factsChanged: () => void this.done.push("facts changed"),
    tryNow: () => void this.done.push("tried now"),
    suspended: () => void this.done.push("suspended"),
    resumed: () => void this.done.push("resumed"),
    dispose: () => void this.done.push("calls disposed"),
  };
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
