/** Reads sessions by REST and puts what they say into the store. */
import type { TelephonySessionId } from "../../../contract/ids.ts";
import { done, failed, type Result } from "../../../contract/result.ts";
import { wasOvertaken } from "../../../telephony/reduce/reconcile.ts";
import { eventsOf } from "../../../telephony/reduce/reduce.ts";
import type { CallOverCheck } from "./is-call-over.ts";
import { readWaitMs, isWorthRetrying } from "./read-retry.ts";
import type { CallStore } from "../state/call-store.ts";
import type { CallGateway } from "../ports.ts";
import type { Clock } from "../../timing/clock.ts";

/** A session that changes without pause is taken as read after so many attempts. */
const repeatLimit = 4;
const retryLimit = 5;

interface Reading {
  readonly now: Promise<Result<undefined>>;
  next: Promise<Result<undefined>> | undefined;
}

interface SessionReaderOptions {
  readonly gateway: CallGateway;
  readonly store: CallStore;
  readonly callOverCheck: CallOverCheck;
  readonly clock: Clock;
}

export class SessionReader {
  readonly #options: SessionReaderOptions;
  readonly #readings = new Map<TelephonySessionId, Reading>();
  readonly #waits = new Map<TelephonySessionId, () => void>();
  #disposed = false;

  constructor(options: SessionReaderOptions) {
    this.#options = options;
  }

  /**
   * Reads the session as it is after this call: a read that is already under way is followed by
   * another. A read that events overtook is repeated a few times. Settles when the store knows.
   */
  read(id: TelephonySessionId): Promise<Result<undefined>> {
    const reading = this.#readings.get(id);
    if (reading === undefined) return this.#begin(id);
    reading.next ??= reading.now.then(() => this.#begin(id));
    return reading.next;
  }

  /** As `read`, repeating after failures that pass, with back-off, a limited number of times. */
  readWithRetries(id: TelephonySessionId): void {
    void this.#readWithRetries(id, 0);
  }

  dispose(): void {
    this.#disposed = true;
    for (const cancel of this.#waits.values()) cancel();
    this.#waits.clear();
  }

  #begin(id: TelephonySessionId): Promise<Result<undefined>> {
    const now = this.#readUntilCurrent(id).finally(() => {
      if (this.#readings.get(id)?.now === now) this.#readings.delete(id);
    });
    this.#readings.set(id, { now, next: undefined });
    return now;
  }

  async #readUntilCurrent(id: TelephonySessionId): Promise<Result<undefined>> {
    for (let attempt = 0; attempt < repeatLimit; attempt += 1) {
      const overtaken = await this.#readOnce(id);
      if (!overtaken.ok) return overtaken;
      if (!overtaken.value) break;
    }
    return done(undefined);
  }

  /** Whether an event overtook it. */
  async #readOnce(id: TelephonySessionId): Promise<Result<boolean>> {
    const { gateway, store, callOverCheck, clock } = this.#options;
    const eventsAtRequest = eventsOf(store.state, id);
    const answer = await gateway.readSession(id).catch(internalError);
    if (this.#disposed) return done(false);
    if (!answer.ok) return answer;
    if (answer.value === undefined) return this.#notFound(id, eventsAtRequest);
    if (answer.value.id !== id) {
      return failed({ code: "bad-reply", detail: "another session than asked for" });
    }
    callOverCheck.found(id);
    const overtaken = wasOvertaken(eventsOf(store.state, id), eventsAtRequest);
    const receivedAt = clock.now();
    store.apply({ type: "session-read", session: answer.value, eventsAtRequest, receivedAt });
    return done(overtaken);
  }

  /** Fails as a refusal that may pass while it is not certain that the session is over. */
  async #notFound(id: TelephonySessionId, eventsAtRequest: number): Promise<Result<boolean>> {
    const { store, callOverCheck, clock } = this.#options;
    if (store.session(id) !== undefined) {
      const isOver = await callOverCheck.isOver(id);
      if (this.#disposed) return done(false);
      if (!isOver.ok) return isOver;
      if (!isOver.value) return failed({ code: "service", status: 404 });
    }
    const overtaken = wasOvertaken(eventsOf(store.state, id), eventsAtRequest);
    store.apply({ type: "session-gone", id, eventsAtRequest, receivedAt: clock.now() });
    return done(overtaken);
  }

  async #readWithRetries(id: TelephonySessionId, attempt: number): Promise<void> {
    const answer = await this.read(id);
    if (answer.ok || this.#disposed || this.#waits.has(id)) return;
    if (attempt >= retryLimit || !isWorthRetrying(answer.error)) return;
    const cancel = this.#options.clock.after(readWaitMs(attempt, answer.error), () => {
      this.#waits.delete(id);
      void this.#readWithRetries(id, attempt + 1);
    });
    this.#waits.set(id, cancel);
  }
}

/** A gateway that throws has a fault of ours; the calls must outlive it. */
const internalError = (): Result<never> => failed({ code: "internal" });
