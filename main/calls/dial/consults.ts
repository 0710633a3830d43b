/**
 * The steps of a warm transfer that are more than one request: asking somebody first, and taking the
 * call back. Each step is an attempt of its own with its own life; what shows on the control of the
 * first call is the whole. Nothing is sent twice, and a step that fails leaves both calls as they are.
 */
import type { TelephonySessionId } from "../../../contract/ids.ts";
import { causeOf, failed, type AppError } from "../../../contract/result.ts";
import type { ActionRunner } from "../act/action-runner.ts";
import { type Outcome, settledAs, type StepsAttempt } from "../act/plan.ts";
import type { CallStore } from "../state/call-store.ts";
import type { Clock } from "../../timing/clock.ts";
import type { Dialer } from "./dialer.ts";
import type { Pairs } from "./pairs.ts";

export interface ConsultsOptions {
  readonly store: CallStore;
  readonly runner: Pick<ActionRunner, "run">;
  readonly dialer: Dialer;
  readonly pairs: Pairs;
  readonly clock: Clock;
  readonly nextActionId: () => number;
}

export interface Consults {
  /** Shows it as sent in this turn. The promise never rejects. */
  run(id: TelephonySessionId, attempt: StepsAttempt): Outcome;
}

export function createConsults(options: ConsultsOptions): Consults {
  const { store, clock, nextActionId } = options;
  return {
    async run(id, attempt) {
      const actionId = nextActionId();
      const { control, kind, partyId, to, steps } = attempt;
      store.apply({
        ...{ type: "action-sent", id, actionId, at: clock.now() },
        track: { control, kind, partyId, to },
      });
      const life = () => ({ id, actionId, at: clock.now() });
      const later: Later = {
        found: () => store.apply({ type: "action-dropped", ...life() }),
        lost: (why) => store.apply({ type: "action-failed", ...life(), error: why }),
      };
      const error =
        steps.do === "consult"
          ? await consult(id, { attempt, steps, later }, options)
          : await takeBack(id, { attempt, steps }, options);
      if (error === undefined) {
        // Its steps have shown themselves since, each by its own proof.
        later.found();
        return settledAs(id, "accepted");
      }
      if (steps.do === "consult" && error.code === "timed-out") {
        // The new call may be there; it is looked for.
        store.apply({ type: "action-unknown", ...life() });
        return failed(error);
      }
      store.batch(() => {
        later.lost(error);
        if (isTold(error)) return;
        const call = store.callOf(id);
        store.tell({
          ...{ kind: "action-failed", action: kind, error },
          ...(call === undefined ? {} : { call }),
          ...(to === undefined ? {} : { to }),
        });
      });
      return failed(error);
    },
  };
}

/** An unknown outcome is told of when it is known. */
const isTold = (error: AppError): boolean => error.code === "timed-out";

/** What becomes of a call of which nobody knows whether it was placed. */
interface Later {
  readonly found: () => void;
  readonly lost: (error: AppError) => void;
}

interface Doing<Do extends StepsAttempt["steps"]["do"]> {
  readonly attempt: StepsAttempt;
  readonly steps: StepsAttempt["steps"] & { readonly do: Do };
}

async function consult(
  id: TelephonySessionId,
  { attempt, steps, later }: Doing<"consult"> & { readonly later: Later },
  { store, dialer, pairs }: ConsultsOptions,
): Promise<AppError | undefined> {
  if (dialer.placing !== undefined) return { code: "not-allowed", reason: "call-being-placed" };
  if (pairs.pair !== undefined) return { code: "not-allowed", reason: "consult-open" };
  const { to = "" } = attempt;
  pairs.begin(id, to);
  const answer = await dialer.place({
    ...steps.callOut,
    shown: { to, from: steps.from },
    // Whoever is asked about must be waiting: he may have hung up, or been resumed, meanwhile.
    isStillWanted: () => store.callOf(id)?.state === "held",
    onPlaced: (consultId) => {
      pairs.placed(id, consultId);
      later.found();
    },
    onLost: (error) => {
      pairs.end(id);
      later.lost(error);
    },
  });
  if (answer.ok) return undefined;
  if (answer.error.code !== "timed-out") pairs.end(id);
  return answer.error;
}

async function takeBack(
  id: TelephonySessionId,
  { attempt, steps }: Doing<"take-back">,
  { store, runner, pairs }: ConsultsOptions,
): Promise<AppError | undefined> {
  const { consultId } = steps;
  const consulted = consultId === undefined ? undefined : store.callOf(consultId);
  if (consultId !== undefined && consulted !== undefined) {
    const { partyId } = consulted;
    const operation = { operation: "drop-session", telephonySessionId: consultId } as const;
    const ended = await runner.run(consultId, { kind: "end", control: "end", partyId, operation });
    // Over already is as good.
    if (!ended.ok && causeOf(ended.error).code !== "call-gone") return ended.error;
  }
  if (store.callOf(id)?.state !== "held") {
    pairs.end(id);
    return undefined;
  }
  const { partyId } = attempt;
  const operation = { operation: "unhold", telephonySessionId: id, partyId } as const;
  const resumed = await runner.run(id, { kind: "unhold", control: "hold", partyId, operation });
  if (!resumed.ok) return resumed.error;
  pairs.end(id);
  return undefined;
}
