/**
 * What the core saw of one call, in order and redacted, so that it can be gone through again. Holds
 * the newest entries; older ones are folded into the state that they led to, so that a replay always
 * ends where the call did.
 */
import type { ConnectionView } from "../../../contract/app-snapshot.ts";
import type { RecordedCallView } from "../../../contract/diagnostics.ts";
import type { CapabilityFacts } from "../../../telephony/actions/control-rules.ts";
import { emptyState, reduce } from "../../../telephony/reduce/reduce.ts";
import { callStateOf, ownParty } from "../../../telephony/session/own-call.ts";
import { wayOf } from "../../../telephony/session/ring-out.ts";
import type { CoreState, Self, TelephonySession } from "../../../telephony/session/session.ts";
import type { Placeholders } from "./placeholders.ts";
import type { RecordedEvent } from "./redact-event.ts";
import { type Ring, createRing } from "../ring.ts";

/** How many entries of a call are kept one by one. */
export const entriesPerCall = 500;

export interface Entry {
  /** Milliseconds since the call's first entry; the wall clock's, so it may go backwards. */
  readonly offsetMs: number;
  readonly what:
    | { readonly kind: "core"; readonly event: RecordedEvent }
    | { readonly kind: "connection"; readonly state: ConnectionView["state"] }
    /** The account's facts, in whose light the call is seen from here on. */
    | { readonly kind: "facts"; readonly facts: CapabilityFacts };
}

/** What the core made of the entries up to a point. */
export interface Standing {
  readonly state: CoreState;
  readonly facts: CapabilityFacts;
  readonly connection: ConnectionView["state"];
}

/** A call as it was recorded; holds placeholders only. */
export interface Recording {
  /** Counts the calls of this run, from 1. */
  readonly number: number;
  /** Of the first entry, in milliseconds since 1970. */
  readonly startedAt: number;
  /** How many entries were folded into `base`. */
  readonly folded: number;
  readonly base: Standing;
  readonly entries: readonly Entry[];
  /** The colleague behind a placeholder of an extension number. */
  readonly names: ReadonlyMap<string, string>;
  readonly isOver: boolean;
}

export interface BlackBoxOptions {
  readonly number: number;
  readonly startedAt: number;
  readonly placeholders: Placeholders;
  readonly self: Self;
  readonly facts: CapabilityFacts;
  readonly contextNumber: number;
  readonly connection: ConnectionView["state"];
}

/** One call's recorder. Everything put in must be redacted already, by its own `placeholders`. */
export class BlackBox {
  readonly placeholders: Placeholders;
  readonly number: number;
  readonly startedAt: number;
  readonly names = new Map<string, string>();
  isOver = false;
  #state: RecordedCallView["state"] = "unknown";
  #direction: RecordedCallView["direction"];
  /** Which of the contexts that views were computed with it was last told of. */
  contextNumber: number;
  readonly #entries: Ring<Entry> = createRing(entriesPerCall);
  #base: Standing;
  #folded = 0;

  constructor(options: BlackBoxOptions) {
    const { number, startedAt, placeholders, self, facts, connection } = options;
    this.number = number;
    this.startedAt = startedAt;
    this.placeholders = placeholders;
    this.contextNumber = options.contextNumber;
    this.#base = { state: emptyState(self), facts, connection };
  }

  put(at: number, what: Entry["what"]): void {
    const dropped = this.#entries.push({ offsetMs: at - this.startedAt, what });
    if (dropped === undefined) return;
    this.#base = follow(this.#base, dropped);
    this.#folded += 1;
  }

  /** Takes over what the call has become; `undefined` when the core has forgotten it. */
  becomes(session: TelephonySession | undefined): void {
    this.isOver = session === undefined || session.ended !== undefined;
    if (session === undefined) return;
    this.#state = callStateOf(session);
    const own = ownParty(session);
    const way = own === undefined ? "unsure" : wayOf(session, own);
    this.#direction = way === "unsure" ? undefined : way;
  }

  summary(): RecordedCallView {
    return {
      number: this.number,
      startedAt: this.startedAt,
      ...(this.#direction === undefined ? {} : { direction: this.#direction }),
      state: this.#state,
      steps: this.#folded + this.#entries.size,
      isOver: this.isOver,
    };
  }

  recording(): Recording {
    const { number, startedAt, names, isOver } = this;
    const entries = this.#entries.items();
    return { number, startedAt, names, isOver, entries, base: this.#base, folded: this.#folded };
  }
}

/** One step of a replay: the very reducer that the live calls go through. */
export function follow(standing: Standing, { what }: Entry): Standing {
  switch (what.kind) {
    case "core":
      return { ...standing, state: reduce(standing.state, what.event) };
    case "connection":
      return { ...standing, connection: what.state };
    case "facts":
      return { ...standing, facts: what.facts };
  }
}
