/**
 * Sends attempts and follows their lives. The view says `sent` in the same turn as the press, and
 * the request leaves in that turn too. At most one request is on its way per control and party; a
 * contrary press meanwhile becomes the wish that is sent after the answer, if it still differs.
 */
import type { TelephonySessionId } from "../../../contract/ids.ts";
import { causeOf, failed, isPlain, type AppError, type Result } from "../../../contract/result.ts";
import type { ActionKind } from "../../../contract/operations.ts";
import { isProved } from "../../../telephony/actions/attempts.ts";
import { isResume, operations } from "../../../telephony/actions/operations.ts";
import type { ActionTrack } from "../../../telephony/session/session.ts";
import type { CallObserver } from "../state/call-observer.ts";
import type { Log } from "../../log.ts";
import type { CallStore } from "../state/call-store.ts";
import type { Confirmation } from "./confirmation.ts";
import { type Outcome, type RequestAttempt, type Settled, settledAs } from "./plan.ts";
import type { CallGateway } from "../ports.ts";
import type { Clock } from "../../timing/clock.ts";
import type { SessionReader } from "../sync/session-reader.ts";
import { createHoldOthers, type HoldOthers } from "./hold-others.ts";
import { isAsSeen } from "./reaction-guard.ts";

interface Wish {
  readonly attempt: RequestAttempt;
  readonly actionId: number;
  readonly settle: (result: Settled) => void;
}

interface Flight {
  readonly id: TelephonySessionId;
  readonly attempt: RequestAttempt;
  readonly actionId: number;
  wish: Wish | undefined;
  /** Other calls were put on hold for it. */
  hasFreedLine: boolean;
}

export interface ActionRunnerOptions {
  readonly gateway: CallGateway;
  readonly store: CallStore;
  readonly reader: SessionReader;
  readonly confirmation: Confirmation;
  readonly clock: Clock;
  readonly log: Log;
  /** Tells attempts apart, over all that make some. */
  readonly nextActionId: () => number;
  readonly observer: CallObserver;
}

type Control = Pick<RequestAttempt, "partyId" | "control">;

export class ActionRunner {
  readonly #options: ActionRunnerOptions;
  readonly #flights = new Map<string, Flight>();
  readonly #holdOthers: HoldOthers;
  #disposed = false;

  constructor(options: ActionRunnerOptions) {
    this.#options = options;
    this.#holdOthers = createHoldOthers({
      ...options,
      run: (id, attempt) => this.run(id, attempt),
      underWay: ({ telephonySessionId, partyId }) =>
        this.underWay(telephonySessionId, { partyId, control: "hold" }),
    });
  }

  /** Whether the user talks in any call, or is about to, and how those calls are put on hold. */
  get line(): { isBusy(): boolean; free(): Promise<Result<undefined>> } {
    return {
      isBusy: () => this.#holdOthers.isNeeded(undefined),
      free: () => this.#holdOthers.hold(undefined),
    };
  }

  /** What a control of a party is on the way to become, the last wish counted. */
  underWay(id: TelephonySessionId, on: Control): ActionKind | undefined {
    const flight = this.#flights.get(keyOf(id, on));
    return flight?.wish?.attempt.kind ?? flight?.attempt.kind;
  }

  /** Sends at once, or keeps it as the last wish while an answer is awaited. */
  run(id: TelephonySessionId, attempt: RequestAttempt): Outcome {
    const flight = this.#flights.get(keyOf(id, attempt));
    if (flight !== undefined) return this.#wishInstead(flight, attempt);
    return this.#launch(id, attempt, this.#options.nextActionId());
  }

  dispose(): void {
    this.#disposed = true;
    this.#holdOthers.dispose();
  }

  #showSent(id: TelephonySessionId, attempt: RequestAttempt, actionId: number): void {
    const { store, clock } = this.#options;
    const { control, kind, partyId, to } = attempt;
    const track = { control, kind, partyId, to };
    store.apply({ type: "action-sent", id, actionId, at: clock.now(), track });
  }

  #launch(id: TelephonySessionId, attempt: RequestAttempt, actionId: number): Outcome {
    const flight: Flight = { id, attempt, actionId, wish: undefined, hasFreedLine: false };
    this.#flights.set(keyOf(id, attempt), flight);
    let reply: Promise<Result<undefined>> = Promise.resolve(failed({ code: "internal" }));
    this.#options.store.batch(() => {
      this.#showSent(id, attempt, actionId);
      reply = this.#perform(flight);
    });
    return reply
      .catch(() => failed({ code: "internal" }))
      .then((answer) => this.#answered(flight, answer));
  }

  /**
   * `async`, so that even a gateway that throws only rejects. The request leaves in this turn, unless
   * the user talks in another call first.
   */
  async #perform(flight: Flight): Promise<Result<undefined>> {
    const { id, attempt } = flight;
    const isSame = this.#sameAsAtPress(id, attempt);
    if (!isResume(attempt.kind)) return this.#hand(flight, isSame);
    if (this.#holdOthers.isNeeded(id)) {
      const freed = await this.#holdOthers.hold(id);
      if (!freed.ok) return freed;
      if (this.#disposed) return failed({ code: "internal" });
      flight.hasFreedLine = true;
    }
    return this.#hand(flight, () => isSame() && !this.#holdOthers.isNeeded(id));
  }

  #hand({ attempt, actionId }: Flight, isStillWanted: () => boolean): Promise<Result<undefined>> {
    const reply = this.#options.gateway.perform(attempt.operation, isStillWanted);
    this.#options.observer.sent(actionId);
    return reply;
  }

  /** What does harm goes out only while the call still is as it was when it was pressed for. */
  #sameAsAtPress(id: TelephonySessionId, { kind, besideId }: RequestAttempt): () => boolean {
    if (operations[kind].harms === undefined) return () => true;
    const { store } = this.#options;
    const isSame = (seen: ReturnType<CallStore["callOf"]>, one: TelephonySessionId): boolean =>
      isAsSeen(store.callOf(one), seen);
    const pressed = store.callOf(id);
    if (besideId === undefined) return () => isSame(pressed, id);
    // Of two calls that become one neither may be another than it was, or gone.
    const beside = store.callOf(besideId);
    return () => isSame(pressed, id) && beside !== undefined && isSame(beside, besideId);
  }

  #answered(flight: Flight, answer: Result<undefined>): Settled {
    const { store, clock, confirmation } = this.#options;
    const { id, attempt, actionId, wish } = flight;
    const result = answer.ok ? settledAs(id, "accepted") : failedAs(flight, answer.error);
    this.#flights.delete(keyOf(id, attempt));
    if (this.#disposed) return result;
    const life = { id, actionId, at: clock.now() };
    if (result.ok) store.apply({ ...life, type: "action-accepted" });
    else if (isTimedOut(answer)) store.apply({ ...life, type: "action-unknown" });
    else this.#refused(flight, result.error);
    if (wish !== undefined) void this.#fulfil(id, wish, answer);
    else {
      confirmation.await(id, actionId, (track) => {
        this.#unproved(id, track);
      });
    }
    return result;
  }

  #refused({ id, attempt, actionId, wish }: Flight, error: AppError): void {
    const { store, clock, reader, log } = this.#options;
    log("action refused", { action: attempt.kind, code: error.code });
    store.batch(() => {
      store.apply({ type: "action-failed", id, actionId, at: clock.now(), error });
      // A press that was taken back meanwhile is not worth a message.
      if (wish === undefined) this.#tellFailure(id, attempt, error);
    });
    if (tellsOfChange(causeOf(error))) reader.readWithRetries(id);
  }

  #tellFailure(
    id: TelephonySessionId,
    of: Pick<RequestAttempt, "kind" | "to">,
    error: AppError,
  ): void {
    const { store } = this.#options;
    const call = store.callOf(id);
    store.tell({
      ...{ kind: "action-failed", action: of.kind, error },
      ...(call === undefined ? {} : { call }),
      ...(of.to === undefined ? {} : { to: of.to }),
    });
  }

  #unproved(id: TelephonySessionId, { actionId }: ActionTrack): void {
    const { store, clock } = this.#options;
    store.batch(() => {
      store.apply({ type: "action-unproved", id, actionId, at: clock.now() });
      const now = store.session(id)?.tracks.find((track) => track.actionId === actionId);
      if (now?.phase === "failed" && now.error !== undefined) this.#tellFailure(id, now, now.error);
    });
  }

  async #fulfil(id: TelephonySessionId, wish: Wish, answer: Result<undefined>): Promise<void> {
    const isKnown = !isTimedOut(answer) || (await this.#options.reader.read(id)).ok;
    wish.settle(await this.#sendWish(id, wish, { isRefused: !answer.ok, isKnown }));
  }

  /**
   * After the answer to what was pressed first: the last wish goes out if it still differs. When
   * nobody knows what the first press did, the wish goes out too: it is the contrary of that press,
   * and not a repetition.
   */
  async #sendWish(
    id: TelephonySessionId,
    wish: Wish,
    first: { readonly isRefused: boolean; readonly isKnown: boolean },
  ): Outcome {
    const { store, clock } = this.#options;
    const { attempt, actionId } = wish;
    const session = store.session(id);
    if (session === undefined) return failed({ code: "call-gone" });
    const track = session.tracks.find((one) => one.actionId === actionId);
    if (this.#disposed || track === undefined) return settledAs(id, "merged");
    if (first.isRefused && first.isKnown && isProved(session, track)) {
      store.apply({ type: "action-dropped", id, actionId, at: clock.now() });
      return settledAs(id, "merged");
    }
    return this.#launch(id, attempt, actionId);
  }

  #wishInstead(flight: Flight, attempt: RequestAttempt): Outcome {
    const { id } = flight;
    flight.wish?.settle(settledAs(id, "merged"));
    if (attempt.kind === flight.attempt.kind) {
      flight.wish = undefined;
      this.#showSent(id, flight.attempt, flight.actionId);
      return Promise.resolve(settledAs(id, "merged"));
    }
    const { promise, resolve } = Promise.withResolvers<Settled>();
    const actionId = this.#options.nextActionId();
    flight.wish = { attempt, actionId, settle: resolve };
    this.#showSent(id, attempt, actionId);
    return promise;
  }
}

const keyOf = (id: TelephonySessionId, { partyId, control }: Control): string =>
  JSON.stringify([id, partyId, control]);

/** The call may be another one than is shown: something of it is missing, or its state is not the one. */
const tellsOfChange = (error: AppError): boolean =>
  error.code === "call-gone" ||
  (error.code === "service" &&
    (error.status === 404 || error.status === 409 || error.meaning?.says === "not-found"));

const isTimedOut = (answer: Result<undefined>): boolean =>
  !answer.ok && answer.error.code === "timed-out";

/** What was done to another call for it is part of how it failed. */
const failedAs = ({ hasFreedLine }: Flight, error: AppError): Settled =>
  failed(hasFreedLine && isPlain(error) ? { code: "other-left-held", because: error } : error);
