/** Reads sessions by REST and puts what they say into the store. */
import type { TelephonySessionId } from "../../contract/ids.ts";
import { done, failed, type Result } from "../../contract/result.ts";
import { wasOvertaken } from "../../telephony/reconcile.ts";
import { eventsOf } from "../../telephony/reduce.ts";
import { backOffMs, isWorthRetrying } from "./back-off.ts";
import type { CallStore } from "./call-store.ts";
import type { CallGateway, Clock } from "./ports.ts";

export interface SessionReader {
  /**
   * Reads the session as it is after this call: a read that is already under way is followed by
   * another. A read that events overtook is repeated a few times. Settles when the store knows.
   */
  read(id: TelephonySessionId): Promise<Result<undefined>>;
  /** As `read`, repeating after failures that pass, with back-off, a limited number of times. */
  readPatiently(id: TelephonySessionId): void;
  dispose(): void;
}

/** A session that changes without pause is taken as read after so many attempts. */
const repeatLimit = 4;
const patienceLimit = 5;

interface Reading {
  readonly now: Promise<Result<undefined>>;
  next: Promise<Result<undefined>> | undefined;
}

export function createSessionReader(options: {
  readonly gateway: CallGateway;
  readonly store: CallStore;
  readonly clock: Clock;
}): SessionReader {
  const { gateway, store, clock } = options;
  const readings = new Map<TelephonySessionId, Reading>();
  const waits = new Map<TelephonySessionId, () => void>();
  let disposed = false;

  async function readOnce(id: TelephonySessionId): Promise<Result<boolean>> {
    const eventsAtRequest = eventsOf(store.state, id);
    const answer = await gateway.readSession(id).catch(internalError);
    if (disposed) return done(false);
    if (!answer.ok) return answer;
    const receivedAt = clock.now();
    const overtaken = wasOvertaken(eventsOf(store.state, id), eventsAtRequest);
    if (answer.value === undefined) {
      store.apply({ type: "session-gone", id, eventsAtRequest, receivedAt });
    } else if (answer.value.id === id) {
      store.apply({ type: "session-read", session: answer.value, eventsAtRequest, receivedAt });
    } else {
      return failed({ code: "bad-reply", detail: "another session than asked for" });
    }
    return done(overtaken);
  }

  async function readUntilCurrent(id: TelephonySessionId): Promise<Result<undefined>> {
    for (let attempt = 0; attempt < repeatLimit; attempt += 1) {
      const overtaken = await readOnce(id);
      if (!overtaken.ok) return overtaken;
      if (!overtaken.value) break;
    }
    return done(undefined);
  }

  function begin(id: TelephonySessionId): Promise<Result<undefined>> {
    const now = readUntilCurrent(id).finally(() => {
      if (readings.get(id)?.now === now) readings.delete(id);
    });
    readings.set(id, { now, next: undefined });
    return now;
  }

  function read(id: TelephonySessionId): Promise<Result<undefined>> {
    const reading = readings.get(id);
    if (reading === undefined) return begin(id);
    reading.next ??= reading.now.then(() => begin(id));
    return reading.next;
  }

  async function patiently(id: TelephonySessionId, attempt: number): Promise<void> {
    const answer = await read(id);
    if (answer.ok || disposed || waits.has(id)) return;
    if (attempt >= patienceLimit || !isWorthRetrying(answer.error)) return;
    const cancel = clock.after(backOffMs(attempt, answer.error), () => {
      waits.delete(id);
      void patiently(id, attempt + 1);
    });
    waits.set(id, cancel);
  }

  return {
    read,
    readPatiently: (id) => void patiently(id, 0),
    dispose: () => {
      disposed = true;
      for (const cancel of waits.values()) cancel();
      waits.clear();
    },
  };
}

/** A gateway that throws has a fault of ours; the calls must outlive it. */
const internalError = (): Result<never> => failed({ code: "internal" });
