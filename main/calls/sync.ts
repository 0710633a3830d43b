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
  suspended(): void;
  /** Reads everything again when events flow; else the next `subscribed` does. */
  resumed(): void;
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

export function createSync(options: SyncOptions): Sync {
  const { gateway, store, reader, clock, log } = options;
  let isSubscribed = false;
  let lossTold = false;
  /** A newer run, a loss or a suspension makes the present run worthless. */
  let run = 0;
  let cancelRetry: (() => void) | undefined;

  function stop(): void {
    run += 1;
    cancelRetry?.();
    cancelRetry = undefined;
  }

  function begin(attempt = 0): void {
    stop();
    void reconcile(run, attempt);
  }

  async function reconcile(mine: number, attempt: number): Promise<void> {
    const presence = await gateway.readPresence().catch(() => failed({ code: "internal" }));
    if (mine !== run) return;
    if (!presence.ok) return retry(attempt, presence.error);
    const failures = await readAll(sessionsToRead(store, presence.value), () => mine === run);
    if (mine !== run) return;
    const passing = failures.find(({ error }) => meansNoConnection(error));
    if (passing !== undefined) return retry(attempt, passing.error);
    store.batch(() => {
      store.apply({ type: "presence", presence: presence.value, receivedAt: clock.now() });
      becomeLive();
    });
    for (const { id } of failures) reader.readPatiently(id);
  }

  function retry(attempt: number, error: AppError): void {
    log("calls could not be read", { code: error.code, attempt });
    if (!isWorthRetrying(error)) return;
    cancelRetry = clock.after(backOffMs(attempt, error), () => begin(attempt + 1));
  }

  /** A session that cannot be read hides no other one. */
  async function readAll(
    ids: readonly TelephonySessionId[],
    goesOn: () => boolean,
  ): Promise<{ readonly id: TelephonySessionId; readonly error: AppError }[]> {
    const failures: { readonly id: TelephonySessionId; readonly error: AppError }[] = [];
    const queue = [...ids];
    const work = async (): Promise<void> => {
      for (let id = queue.shift(); id !== undefined && goesOn(); id = queue.shift()) {
        const answer = await reader.read(id);
        if (!answer.ok) failures.push({ id, error: answer.error });
      }
    };
    await Promise.all(Array.from({ length: parallelReads }, work));
    return failures;
  }

  function becomeLive(): void {
    const now = clock.now();
    const before = store.view.connection;
    const since = before.state === "live" ? before.since : now;
    store.setConnection({ state: "live", since, confirmedAt: now });
    if (lossTold) store.tell({ kind: "connection-back" });
    lossTold = false;
  }

  function becomeStale(): void {
    const before = store.view.connection;
    if (before.state === "stale" || before.state === "connecting") return;
    store.setConnection(stale(before, clock.now()));
  }

  function lost(): void {
    isSubscribed = false;
    stop();
    const wasConnecting = store.view.connection.state === "connecting";
    becomeStale();
    if (wasConnecting || lossTold) return;
    lossTold = true;
    store.tell({ kind: "connection-lost" });
  }

  return {
    subscribed: () => {
      isSubscribed = true;
      becomeStale();
      begin();
    },
    lost,
    suspended: () => {
      stop();
      becomeStale();
    },
    resumed: () => {
      becomeStale();
      if (isSubscribed) begin();
    },
    dispose: stop,
  };
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
