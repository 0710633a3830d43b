/**
 * Keeps the calls in step with the service. After every (re)connection presence and each session
 * that we know are read at once, then all that only presence knew. Events that arrive meanwhile are
 * applied at once (the user sees them without delay); what a read says of parties that an event
 * touched since it was asked for is not taken, and that session is read again
 * (`telephony/reduce/reconcile.ts`).
 *
 * | when | reads | what is shown then |
 * |---|---|---|
 * | at the start, while the stream still connects | all | the calls, as `connecting`: no event keeps them up to date |
 * | events flow (again) | all, whatever was read before | `live` |
 * | woken up, network or clock doubted | all | `stale` until then, `live` after that |
 * | a read failed in a way that passes | those that failed, after a pause | what it was before |
 *
 * Presence lists seven calls at most and flaps, so it only says what to read; a call ends by an
 * event or by a read of its own session.
 */
import type { TelephonySessionId } from "../../../contract/ids.ts";
import type { AppError } from "../../../contract/result.ts";
import type { WirePresence } from "../../../telephony/wire/messages.ts";
import { isWorthRetrying } from "./read-retry.ts";
import type { CallObserver, ReconcileCause } from "../state/call-observer.ts";
import type { Log } from "../../log.ts";
import type { CallStore } from "../state/call-store.ts";
import { createStaleness, type Staleness } from "../state/staleness.ts";
import { createLossNotice, type LossNotice } from "../state/loss-notice.ts";
import type { EventStream, RetryWait } from "../ports.ts";
import type { Clock } from "../../timing/clock.ts";
import { liveCallsOf, type PresenceReader } from "./presence-reader.ts";
import { createReadPause, type ReadPause } from "./read-pause.ts";
import type { SessionReader } from "./session-reader.ts";
import { createThrottle, type Throttle } from "../../timing/throttle.ts";
import { createTrouble, type Trouble } from "./trouble.ts";

export interface SyncOptions {
  readonly presence: PresenceReader;
  readonly store: CallStore;
  readonly reader: SessionReader;
  readonly stream: Pick<EventStream, "heardAt">;
  readonly clock: Clock;
  readonly log: Log;
  /** Called in the turn in which what is shown becomes confirmed. */
  readonly onLive: () => void;
  readonly observer: CallObserver;
}

/** How often a session that the service cannot show is asked for before the rest goes live. */
const retryLimit = 5;

/**
 * Connections may come and go in quick succession, and each reconcile costs a read for every call, of
 * which the service allows fifty a minute.
 */
const spacing = {
  windowMs: 60_000,
  gapsMs: [0, 0, 0, 1_000, 2_000, 4_000, 8_000, 15_000],
} as const;

interface Failure {
  readonly id: TelephonySessionId;
  readonly error: AppError;
}

export class Sync {
  readonly #options: SyncOptions;
  readonly #spacing: Throttle;
  readonly #notice: LossNotice;
  readonly #staleness: Staleness;
  readonly #trouble: Trouble;
  readonly #pause: ReadPause;
  #isSubscribed = false;
  /** A newer run, a loss or a suspension makes the present run worthless. */
  #run = 0;
  #cancelWait: (() => void) | undefined;

  constructor(options: SyncOptions) {
    this.#options = options;
    this.#spacing = createThrottle({ time: () => options.clock.now(), ...spacing });
    this.#notice = createLossNotice(options);
    this.#staleness = createStaleness(options);
    this.#trouble = createTrouble(options);
    this.#pause = createReadPause({ clock: options.clock, trouble: this.#trouble });
  }

  /** Reads everything while the stream still connects. */
  start(): void {
    this.#begin("start");
  }

  /** Events flow: everything is read, and the connection is live after that. */
  subscribed(): void {
    this.#isSubscribed = true;
    this.#staleness.raise();
    this.#trouble.streamBack();
    this.#begin("subscribed");
  }

  /** Events may be lost: nothing shown is confirmed from now on. */
  lost(reason: AppError): void {
    const wasSubscribed = this.#isSubscribed;
    this.#isSubscribed = false;
    // What is read before events ever flowed is worth as much as it was.
    if (wasSubscribed) this.#abandon();
    this.#trouble.streamLost(reason);
    // Until a silence is found, events may have been missing for as long as it lasted.
    if (reason.code === "timed-out") this.#staleness.show();
    else this.#staleness.raise();
    if (!this.#isConnecting) this.#notice.lost();
  }

  /** As `EventStreamListener.onWaiting`. */
  waiting(wait: RetryWait | undefined): void {
    if (!this.#isSubscribed) this.#trouble.streamWaits(wait);
  }

  /** A read that waits for its next try is made now, unless the service has asked for the wait. */
  hurry(): void {
    this.#pause.hurry();
  }

  /** The machine goes to sleep and the events end: everything shown is stale from now on. */
  suspended(): void {
    this.#isSubscribed = false;
    this.#abandon();
    this.#trouble.streamBack();
    this.#staleness.show();
    this.#notice.suspended();
  }

  /** Reads everything again when events flow; else the next `subscribed` does. */
  resumed(): void {
    this.#staleness.show();
    this.#notice.resumed();
    if (this.#isSubscribed || this.#isConnecting) this.#begin("resumed");
  }

  /** Reads everything again without a doubt: what is shown stays live meanwhile. */
  recheck(): void {
    if (this.#isSubscribed) this.#begin("recheck");
  }

  dispose(): void {
    this.#abandon();
    this.#notice.dispose();
    this.#staleness.dispose();
  }

  /** Nothing was confirmed yet, so there is nothing to lose. */
  get #isConnecting(): boolean {
    return this.#options.store.view.connection.state === "connecting";
  }

  #abandon(): void {
    this.#run += 1;
    this.#cancelWait?.();
    this.#cancelWait = undefined;
    this.#pause.cancel();
    this.#trouble.readsDone();
  }

  #begin(why: ReconcileCause): void {
    this.#abandon();
    this.#options.observer.reconcileBegan(why);
    const run = this.#run;
    const waitMs = this.#spacing.waitMs();
    if (waitMs === 0) void this.#reconcile(run);
    else this.#cancelWait = this.#options.clock.after(waitMs, () => void this.#reconcile(run));
  }

  async #reconcile(run: number): Promise<void> {
    this.#spacing.take();
    const { store, clock, observer } = this.#options;
    // These are read whatever presence says, so they need not wait a round trip for it.
    const begun = new Map(knownSessions(store).map((id) => [id, this.#readOne(id)]));
    const presence = await this.#readPresence(run);
    if (presence === undefined || run !== this.#run) return;
    const ids = sessionsToRead(store, presence);
    await this.#readAll(run, ids, begun);
    if (run !== this.#run) return;
    store.batch(() => {
      store.apply({ type: "presence", presence, receivedAt: clock.now() });
      store.apply({ type: "time", at: clock.now() });
      this.#becomeConfirmed();
    });
    observer.reconcileEnded({ ok: true, sessions: ids.length });
  }

  /** `undefined` when the run is over, or the service will never tell. */
  async #readPresence(run: number): Promise<WirePresence | undefined> {
    const { presence: reader, observer } = this.#options;
    for (let attempt = 0; run === this.#run; attempt += 1) {
      const presence = await reader.read();
      if (run !== this.#run) return undefined;
      if (presence.ok) return presence.value;
      if (!isWorthRetrying(presence.error)) {
        this.#logFailure(presence.error, attempt);
        observer.reconcileEnded({ ok: false, error: presence.error });
        return undefined;
      }
      await this.#wait(attempt, presence.error);
    }
    return undefined;
  }

  /**
   * All at once. A session that cannot be read hides no other one; it is asked for again, and only
   * it, until it can be read or is given up.
   */
  async #readAll(
    run: number,
    ids: readonly TelephonySessionId[],
    begun: ReadonlyMap<TelephonySessionId, Promise<readonly Failure[]>>,
  ): Promise<void> {
    let reads = ids.map((id) => this.#readOne(id, begun.get(id)));
    for (let attempt = 0; run === this.#run; attempt += 1) {
      const failures = (await Promise.all(reads)).flat();
      const again = failures.filter(({ error }) => isWorthAnother(error, attempt));
      const [first] = again;
      if (first === undefined || run !== this.#run) return;
      await this.#wait(attempt, (again.find(meansNoConnection) ?? first).error);
      reads = again.map(({ id }) => this.#readOne(id));
    }
  }

  /** `begun`: an earlier reading. One that failed is made again: the service can be reached now. */
  async #readOne(
    id: TelephonySessionId,
    begun?: Promise<readonly Failure[]>,
  ): Promise<readonly Failure[]> {
    if (begun !== undefined && (await begun).length === 0) return [];
    const answer = await this.#options.reader.read(id);
    return answer.ok ? [] : [{ id, error: answer.error }];
  }

  /** Never ends when the run is made worthless meanwhile. */
  #wait(attempt: number, error: AppError): Promise<void> {
    this.#logFailure(error, attempt);
    return this.#pause.begin(attempt, error);
  }

  #logFailure(error: AppError, attempt: number): void {
    this.#options.log("calls could not be read", { code: error.code, attempt });
  }

  #becomeConfirmed(): void {
    const { store, clock, onLive } = this.#options;
    const now = clock.now();
    const before = store.view.connection;
    this.#trouble.readsDone();
    if (!this.#isSubscribed) {
      store.setConnection({ ...before, confirmedAt: now });
      return;
    }
    const since = before.state === "live" ? before.since : now;
    this.#staleness.settle();
    store.setConnection({ state: "live", since, confirmedAt: now });
    onLive();
    this.#notice.back();
  }
}

/** Such a failure says nothing about the session, but that nothing can be confirmed now. */
const meansNoConnection = ({ error }: Pick<Failure, "error">): boolean =>
  error.code === "offline" ||
  error.code === "timed-out" ||
  error.code === "rate-limited" ||
  error.code === "signed-out";

const isWorthAnother = (error: AppError, attempt: number): boolean =>
  isWorthRetrying(error) && (meansNoConnection({ error }) || attempt < retryLimit);

/**
 * Reads of one reconcile; real calls are seven at most. What is left of the reads of a minute is for
 * presence, which has to say that those which are not found are over, and for sessions that are watched:
 * without room for that the same ones would be read again and again.
 */
export const mostReadsAtOnce = 20;

/** Those whose state a read has to confirm, whatever presence says; the user's own calls first. */
function knownSessions(store: CallStore): readonly TelephonySessionId[] {
  const { live, ended } = store.state;
  const own = live.filter(({ ownId }) => ownId !== undefined);
  const others = live.filter(({ ownId }) => ownId === undefined);
  const doubtful = ended.filter((session) => session.doubtful);
  return [...own, ...doubtful, ...others].map(({ id }) => id).slice(0, mostReadsAtOnce);
}

function sessionsToRead(store: CallStore, presence: WirePresence): readonly TelephonySessionId[] {
  const ids = new Set(knownSessions(store));
  for (const { telephonySessionId } of liveCallsOf(presence)) {
    if (ids.size >= mostReadsAtOnce) break;
    if (telephonySessionId !== undefined) ids.add(telephonySessionId);
  }
  return [...ids];
}
