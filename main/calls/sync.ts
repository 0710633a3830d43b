/**
 * Keeps the calls in step with the service. After every (re)connection: presence, then each of its
 * sessions and each that we know, a few at a time. Events that arrive meanwhile are applied at once
 * (the user sees them without delay); what a read says of parties that an event touched since it
 * was asked for is not taken, and that session is read again (`telephony/reconcile.ts`).
 *
 * Presence lists seven calls at most and flaps, so it only says what to read; a call ends by an
 * event or by a read of its own session.
 */
import type { ConnectionView } from "../../contract/call-view.ts";
import type { TelephonySessionId } from "../../contract/ids.ts";
import { failed, type AppError } from "../../contract/result.ts";
import type { WirePresence } from "../../telephony/wire.ts";
import { allSessions } from "../../telephony/session-table.ts";
import { backOffMs, isWorthRetrying } from "./back-off.ts";
import type { CallLog } from "./call-service.ts";
import type { CallStore } from "./call-store.ts";
import type { CallGateway, Clock } from "./ports.ts";
import type { SessionReader } from "./session-reader.ts";

export interface Sync {
  /** Events flow: everything is read, and the connection is live after that. */
  subscribed(): void;
  /** Events may be lost: everything shown is stale from now on. */
  lost(): void;
  /** The machine goes to sleep and the events end: everything shown is stale from now on. */
  suspended(): void;
  /** Reads everything again when events flow; else the next `subscribed` does. */
  resumed(): void;
  /** Reads everything again without a doubt: what is shown stays live meanwhile. */
  recheck(): void;
  dispose(): void;
}

export interface SyncOptions {
  readonly gateway: CallGateway;
  readonly store: CallStore;
  readonly reader: SessionReader;
  readonly clock: Clock;
  readonly log: CallLog;
}

const parallelReads = 4;

export const createSync = (options: SyncOptions): Sync => new Synchroniser(options);

interface Failure {
  readonly id: TelephonySessionId;
  readonly error: AppError;
}

class Synchroniser implements Sync {
  readonly #options: SyncOptions;
  #isSubscribed = false;
  #lossTold = false;
  /** A newer run, a loss or a suspension makes the present run worthless. */
  #run = 0;
  #cancelRetry: (() => void) | undefined;

  constructor(options: SyncOptions) {
    this.#options = options;
  }

  subscribed(): void {
    this.#isSubscribed = true;
    this.#becomeStale();
    this.#begin(0);
  }

  lost(): void {
    const { store } = this.#options;
    this.#isSubscribed = false;
    this.dispose();
    const wasConnecting = store.view.connection.state === "connecting";
    this.#becomeStale();
    if (wasConnecting || this.#lossTold) return;
    this.#lossTold = true;
    store.tell({ kind: "connection-lost" });
  }

  suspended(): void {
    this.#isSubscribed = false;
    this.dispose();
    this.#becomeStale();
  }

  resumed(): void {
    this.#becomeStale();
    if (this.#isSubscribed) this.#begin(0);
  }

  recheck(): void {
    if (this.#isSubscribed) this.#begin(0);
  }

  dispose(): void {
    this.#run += 1;
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
  }

  #begin(attempt: number): void {
    this.dispose();
    void this.#reconcile(this.#run, attempt);
  }

  async #reconcile(run: number, attempt: number): Promise<void> {
    const { gateway, store, reader, clock } = this.#options;
    const presence = await gateway.readPresence().catch(() => failed({ code: "internal" }));
    if (run !== this.#run) return;
    if (!presence.ok) {
      this.#retry(attempt, presence.error);
      return;
    }
    const failures = await this.#readAll(run, sessionsToRead(store, presence.value));
    if (run !== this.#run) return;
    const passing = failures.find(({ error }) => meansNoConnection(error));
    if (passing !== undefined) {
      this.#retry(attempt, passing.error);
      return;
    }
    store.batch(() => {
      store.apply({ type: "presence", presence: presence.value, receivedAt: clock.now() });
      store.apply({ type: "time", at: clock.now() });
      this.#becomeLive();
    });
    for (const { id } of failures) reader.readPatiently(id);
  }

  #retry(attempt: number, error: AppError): void {
    const { clock, log } = this.#options;
    log("calls could not be read", { code: error.code, attempt });
    if (!isWorthRetrying(error)) return;
    this.#cancelRetry = clock.after(backOffMs(attempt, error), () => {
      this.#begin(attempt + 1);
    });
  }

  /** A session that cannot be read hides no other one. */
  async #readAll(run: number, ids: readonly TelephonySessionId[]): Promise<readonly Failure[]> {
    const failures: Failure[] = [];
    const queue = [...ids];
    const work = async (): Promise<void> => {
      for (let id = queue.shift(); id !== undefined && run === this.#run; id = queue.shift()) {
        const answer = await this.#options.reader.read(id);
        if (!answer.ok) failures.push({ id, error: answer.error });
      }
    };
    await Promise.all(Array.from({ length: parallelReads }, work));
    return failures;
  }

  #becomeLive(): void {
    const { store, clock } = this.#options;
    const now = clock.now();
    const before = store.view.connection;
    const since = before.state === "live" ? before.since : now;
    store.setConnection({ state: "live", since, confirmedAt: now });
    if (this.#lossTold) store.tell({ kind: "connection-back" });
    this.#lossTold = false;
  }

  #becomeStale(): void {
    const { store, clock } = this.#options;
    const before = store.view.connection;
    if (before.state === "live") store.setConnection(stale(before, clock.now()));
  }
}

const stale = (before: ConnectionView, now: number): ConnectionView => ({
  ...before,
  state: "stale",
  since: now,
});

/** Such a failure says nothing about the session, but that nothing can be confirmed now. */
const meansNoConnection = (error: AppError): boolean =>
  error.code === "offline" ||
  error.code === "timed-out" ||
  error.code === "rate-limited" ||
  error.code === "signed-out";

function sessionsToRead(store: CallStore, presence: WirePresence): readonly TelephonySessionId[] {
  const ids = new Set(allSessions(store.state.live).map((session) => session.id));
  for (const session of allSessions(store.state.ended)) {
    if (session.doubtful) ids.add(session.id);
  }
  for (const call of presence.activeCalls ?? []) {
    const isOver = call.telephonyStatus?.toLowerCase() === "nocall";
    if (call.telephonySessionId !== undefined && !isOver) ids.add(call.telephonySessionId);
  }
  return [...ids];
}
