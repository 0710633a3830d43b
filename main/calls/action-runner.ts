/**
 * Sends attempts and follows their lives. The view says `sent` in the same turn as the press, and
 * the request leaves in that turn too. At most one request is on its way per control and party; a
 * contrary press meanwhile becomes the wish that is sent after the answer, if it still differs.
 */
import type { TelephonySessionId } from "../../contract/ids.ts";
import type { ActOutcome } from "../../contract/intent.ts";
import {
  done,
  failed,
  type ActionKind,
  type AppError,
  type Result,
} from "../../contract/result.ts";
import { isProved } from "../../telephony/actions.ts";
import type { ActionTrack } from "../../telephony/session.ts";
import type { CallLog } from "./call-service.ts";
import type { CallStore } from "./call-store.ts";
import { flightKey, type Confirmation } from "./confirmation.ts";
import type { Attempt } from "./intent-plan.ts";
import type { CallGateway, Clock } from "./ports.ts";
import type { SessionReader } from "./session-reader.ts";

export type Outcome = Promise<Result<ActOutcome>>;

interface Wish {
  readonly attempt: Attempt;
  readonly actionId: number;
  readonly settle: (result: Result<ActOutcome>) => void;
}

interface Flight {
  readonly id: TelephonySessionId;
  readonly attempt: Attempt;
  readonly actionId: number;
  wish: Wish | undefined;
}

export interface ActionRunner {
  /** What a control of a party is on the way to become, the last wish counted. */
  underWay(
    id: TelephonySessionId,
    on: Pick<Attempt, "partyId" | "control">,
  ): ActionKind | undefined;
  /** Sends at once, or keeps it as the last wish while an answer is awaited. */
  run(id: TelephonySessionId, attempt: Attempt): Outcome;
  dispose(): void;
}

export interface ActionRunnerOptions {
  readonly gateway: CallGateway;
  readonly store: CallStore;
  readonly reader: SessionReader;
  readonly confirmation: Confirmation;
  readonly clock: Clock;
  readonly log: CallLog;
}

const outcome = (
  telephonySessionId: TelephonySessionId,
  what: ActOutcome["outcome"],
): Result<ActOutcome> => done({ telephonySessionId, outcome: what });

export function createActionRunner(options: ActionRunnerOptions): ActionRunner {
  const { gateway, store, reader, confirmation, clock, log } = options;
  const flights = new Map<string, Flight>();
  let lastActionId = 0;
  let disposed = false;

  const keyOf = (
    id: TelephonySessionId,
    { partyId, control }: Pick<Attempt, "partyId" | "control">,
  ) => flightKey(id, partyId, control);

  function showSent(id: TelephonySessionId, attempt: Attempt, actionId: number): void {
    const { control, kind, partyId, place } = attempt;
    const track = { control, kind, partyId, ...(place === undefined ? {} : { place }) };
    store.apply({ type: "action-sent", id, actionId, at: clock.now(), track });
  }

  function launch(id: TelephonySessionId, attempt: Attempt, actionId: number): Outcome {
    const flight: Flight = { id, attempt, actionId, wish: undefined };
    flights.set(keyOf(id, attempt), flight);
    let reply: Promise<Result<undefined>> = Promise.resolve(failed({ code: "internal" }));
    store.batch(() => {
      showSent(id, attempt, actionId);
      reply = perform(attempt);
    });
    return reply
      .catch(() => failed({ code: "internal" }))
      .then((answer) => answered(flight, answer));
  }

  /** `async`, so that even a gateway that throws only rejects. The request leaves in this turn. */
  const perform = async ({ operation }: Attempt): Promise<Result<undefined>> =>
    gateway.perform(operation);

  function answered(flight: Flight, answer: Result<undefined>): Result<ActOutcome> {
    const { id, attempt, actionId } = flight;
    if (disposed) return answer.ok ? outcome(id, "accepted") : answer;
    const wish = flight.wish;
    const result = countsAsDone(attempt, answer) ? outcome(id, "accepted") : answer;
    flights.delete(keyOf(id, attempt));
    const life = { id, actionId, at: clock.now() };
    if (result.ok) store.apply({ ...life, type: "action-accepted" });
    else if (result.error.code === "timed-out") store.apply({ ...life, type: "action-unknown" });
    else refused(flight, result.error);
    if (wish === undefined) confirmation.await(id, actionId, (track) => unproved(id, track));
    else void fulfil(id, wish, answer);
    return result.ok ? outcome(id, "accepted") : result;
  }

  function refused({ id, attempt, actionId, wish }: Flight, error: AppError): void {
    log("action refused", { action: attempt.kind, code: error.code });
    store.batch(() => {
      store.apply({ type: "action-failed", id, actionId, at: clock.now(), error });
      // A press that was taken back meanwhile is not worth a message.
      if (wish === undefined) tellFailure(id, attempt.kind, error);
    });
    const status = error.code === "service" ? error.status : undefined;
    if (error.code === "call-gone" || status === 404 || status === 409) reader.readPatiently(id);
  }

  function tellFailure(id: TelephonySessionId, action: ActionKind, error: AppError): void {
    const call = store.callOf(id);
    store.tell({ kind: "action-failed", action, error, ...(call === undefined ? {} : { call }) });
  }

  function unproved(id: TelephonySessionId, { actionId, kind }: ActionTrack): void {
    store.batch(() => {
      store.apply({ type: "action-unproved", id, actionId, at: clock.now() });
      const now = store.session(id)?.tracks.find((track) => track.actionId === actionId);
      if (now?.phase === "failed" && now.error !== undefined) tellFailure(id, kind, now.error);
    });
  }

  /** After the answer to what was pressed first: is the last wish still to be sent? */
  async function fulfil(
    id: TelephonySessionId,
    wish: Wish,
    answer: Result<undefined>,
  ): Promise<void> {
    const { attempt, actionId, settle } = wish;
    if (!answer.ok && answer.error.code === "timed-out") await reader.read(id);
    if (disposed) return settle(outcome(id, "merged"));
    const session = store.session(id);
    const track = session?.tracks.find((one) => one.actionId === actionId);
    if (session === undefined) return settle(failed({ code: "call-gone" }));
    if (track === undefined) return settle(outcome(id, "merged"));
    if (!answer.ok && isProved(session, track)) {
      store.apply({ type: "action-dropped", id, actionId, at: clock.now() });
      return settle(outcome(id, "merged"));
    }
    settle(await launch(id, attempt, actionId));
  }

  function wishInstead(flight: Flight, attempt: Attempt): Outcome {
    const { id } = flight;
    flight.wish?.settle(outcome(id, "merged"));
    if (attempt.kind === flight.attempt.kind) {
      flight.wish = undefined;
      showSent(id, flight.attempt, flight.actionId);
      return Promise.resolve(outcome(id, "merged"));
    }
    const { promise, resolve } = Promise.withResolvers<Result<ActOutcome>>();
    lastActionId += 1;
    flight.wish = { attempt, actionId: lastActionId, settle: resolve };
    showSent(id, attempt, lastActionId);
    return promise;
  }

  return {
    underWay: (id, on) => {
      const flight = flights.get(keyOf(id, on));
      return flight?.wish?.attempt.kind ?? flight?.attempt.kind;
    },
    run: (id, attempt) => {
      const flight = flights.get(keyOf(id, attempt));
      if (flight !== undefined) return wishInstead(flight, attempt);
      lastActionId += 1;
      return launch(id, attempt, lastActionId);
    },
    dispose: () => {
      disposed = true;
    },
  };
}

/** Hanging up a call that is already gone is what was wanted. */
function countsAsDone(attempt: Attempt, answer: Result<undefined>): boolean {
  if (answer.ok) return true;
  if (attempt.kind !== "end") return false;
  const { error } = answer;
  return error.code === "call-gone" || (error.code === "service" && error.status === 404);
}
