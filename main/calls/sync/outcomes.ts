/**
 * Keeps receipts of calls that have left: what was done with them, and what became of them. Their sessions
 * are read for a while, since no event tells an extension of what others do with a call.
 */
import type { TelephonySessionId } from "../../../contract/ids.ts";
import type { OutcomeView } from "../../../contract/outcome.ts";
import {
  type Departure,
  departureOf,
  type Fate,
  fateOf,
  isSettled,
  mayShowMore,
  unwatched,
} from "../../../telephony/view/outcome.ts";
import { anySession } from "../../../telephony/session/session.ts";
import type { CallStore } from "../state/call-store.ts";
import type { LeftCall } from "../state/calls-view.ts";
import type { Clock } from "../../timing/clock.ts";
import type { SessionReader } from "./session-reader.ts";
import { createSessionWatch, type SessionWatch } from "./session-watch.ts";

/** So many receipts are kept, and no older ones. */
const mostOutcomes = 5;
const outcomeLifeMs = 30 * 60_000;

/** A minute and a half, in which a telephone stops ringing and a caller is through to a mailbox. */
const looks = {
  pausesMs: [1_000, 2_000, 4_000, 8_000],
  mostReads: 14,
  mostPerMinute: 12,
} as const;

interface Receipt {
  readonly departure: Departure;
  readonly view: OutcomeView;
  /** Whether more may be learnt. */
  readonly isWatched: boolean;
}

/** What the user has sent on, and may get again. */
const sentOn: ReadonlySet<OutcomeView["did"]> = new Set<OutcomeView["did"]>([
  ...(["transferred", "declined", "forwarded", "ignored"] as const),
]);

/** That somebody else has taken a call is worth a word where it is known who; else it is just gone. */
const isWorthShowing = ({ did, by, state }: OutcomeView): boolean =>
  did !== "rang" || (by !== undefined && (state === "answered" || state === "over"));

interface OutcomesOptions {
  readonly store: CallStore;
  readonly reader: SessionReader;
  readonly clock: Clock;
  /** Whether it asked about another call, which has the receipt for both. */
  readonly isConsult: (id: TelephonySessionId) => boolean;
}

export class Outcomes {
  readonly #options: OutcomesOptions;
  readonly #watch: SessionWatch;
  /** Newest last. */
  readonly #receipts = new Map<TelephonySessionId, Receipt>();
  readonly #unsubscribers: readonly (() => void)[];

  constructor(options: OutcomesOptions) {
    const { store, reader, clock } = options;
    this.#options = options;
    this.#watch = createSessionWatch({ reader, clock, ...looks });
    this.#unsubscribers = [
      store.left.add((call) => this.#hasLeft(call)),
      store.touched.add((id) => this.#touched(id)),
    ];
  }

  /** The user has read it; without an id, all. */
  dismiss(id?: TelephonySessionId): void {
    for (const one of id === undefined ? [...this.#receipts.keys()] : [id]) this.#drop(one);
    this.#show();
  }

  /** Takes out what is too old. */
  forgetOld(): void {
    const now = this.#options.clock.now();
    for (const [id, { view }] of this.#receipts) {
      if (now - view.at > outcomeLifeMs) this.#drop(id);
    }
    this.#show();
  }

  dispose(): void {
    for (const unsubscribe of this.#unsubscribers) unsubscribe();
    this.#watch.dispose();
  }

  #show(): void {
    const newestFirst = [...this.#receipts.values()]
      .map(({ view }) => view)
      .filter(isWorthShowing)
      .reverse();
    this.#options.store.setOutcomes(newestFirst);
  }

  #drop(id: TelephonySessionId): void {
    this.#watch.leave(id);
    this.#receipts.delete(id);
  }

  #hasLeft({ before, session }: LeftCall): void {
    const { store, clock, isConsult } = this.#options;
    const { telephonySessionId: id, peer } = before;
    const departure = departureOf(before, session, store.context);
    if (departure === undefined) return;
    if (departure.did === "transferred" && isConsult(id)) return;
    this.#drop(id);
    const { did, to } = departure;
    const fate = fateOf(session, departure, store.context);
    const isWatched = !isSettled(fate, departure);
    const at = session.ended?.at ?? clock.now();
    const aim = to === undefined ? {} : { to };
    const view = { telephonySessionId: id, peer, did, ...aim, ...fate, at };
    this.#receipts.set(id, { departure, view, isWatched });
    for (const oldest of [...this.#receipts.keys()].slice(0, -mostOutcomes)) this.#drop(oldest);
    this.#show();
    if (isWatched) this.#watch.follow(id, () => this.#giveUp(id));
  }

  #touched(id: TelephonySessionId): void {
    const receipt = this.#receipts.get(id);
    if (receipt === undefined) return;
    if (this.#options.store.callOf(id) === undefined) this.#lookedAt(id, receipt);
    else this.#isBack(id, receipt);
  }

  /** The user has it again. Where he sent it, that is worth a word; else it never left. */
  #isBack(id: TelephonySessionId, receipt: Receipt): void {
    const { did } = receipt.departure;
    if (receipt.view.state === "came-back") return;
    if (sentOn.has(did)) {
      this.#update(id, receipt, { state: "came-back" });
      return;
    }
    this.#drop(id);
    this.#show();
  }

  #lookedAt(id: TelephonySessionId, receipt: Receipt): void {
    const { store } = this.#options;
    const { departure, view } = receipt;
    const session = anySession(store.state, id);
    if (session === undefined || isSettled(view, departure)) return;
    this.#update(id, receipt, fateOf(session, departure, store.context));
  }

  #update(id: TelephonySessionId, receipt: Receipt, seen: Fate): void {
    const { telephonySessionId, peer, did, to, at, state: before } = receipt.view;
    // What was given up stays so until something is seen that stays true.
    const fate = receipt.isWatched ? seen : unwatched(seen);
    const aim = to === undefined ? {} : { to };
    const view: OutcomeView = { telephonySessionId, peer, did, ...aim, ...fate, at };
    const isWatched = receipt.isWatched && !isSettled(fate, receipt.departure) && this.#mayGoOn(id);
    this.#receipts.set(id, { ...receipt, view, isWatched });
    if (!isWatched) this.#watch.leave(id);
    if (fate.state !== before) this.#options.store.tell({ kind: "outcome", outcome: view });
    this.#show();
  }

  /** Nothing more is heard of a session in which nobody is left. */
  #mayGoOn(id: TelephonySessionId): boolean {
    const session = anySession(this.#options.store.state, id);
    return session !== undefined && mayShowMore(session);
  }

  /** It was looked at often enough. */
  #giveUp(id: TelephonySessionId): void {
    const receipt = this.#receipts.get(id);
    if (receipt === undefined) return;
    this.#receipts.set(id, { ...receipt, view: unwatched(receipt.view), isWatched: false });
    this.#show();
  }
}
