/**
 * A short countdown before what takes a call away: blind transfer, park and end. Nothing is sent while it
 * runs. The same press once more ends it now, any other press takes it back, and what goes out at its end
 * is planned anew: if the call has changed so that another thing would be sent, nothing is.
 *
 * | while it counts | comes to |
 * |---|---|
 * | its time is over, or the same press again | sent, if the plan still is what it was |
 * | any other press, or `cancel` | `cancelled` |
 * | the call is in another state, or gone | refused as `call-changed` |
 * | its time is over and what is shown is not confirmed | armed, as a first press would be then |
 */
import { isDeepStrictEqual } from "node:util";

import type { CallView } from "../../../contract/call-view.ts";
import type { CallIntent } from "../../../contract/intent.ts";
import { type ActionKind, namedKind } from "../../../contract/operations.ts";
import { type AppError, failed } from "../../../contract/result.ts";
import type { Settings } from "../../../contract/settings.ts";
import type { Clock } from "../../timing/clock.ts";
import type { CallStore } from "../state/call-store.ts";
import { questionAfter } from "../state/open-question.ts";
import { type Attempt, type Outcome, type Plan, type Settled, settledAs, wishOf } from "./plan.ts";
import { isAsSeen, reactionMs } from "./reaction-guard.ts";
import type { SecondPress } from "./second-press.ts";

/** What a press comes to, and how it would go out. */
export interface Chance {
  readonly intent: CallIntent;
  /** As the user saw it. */
  readonly call: CallView;
  readonly attempt: Attempt;
  /** What the same intent comes to at this moment. */
  readonly planNow: () => Plan;
  readonly send: () => Outcome;
}

interface Counting extends Chance {
  readonly actionId: number;
  readonly stop: () => void;
  readonly outcome: Outcome;
  readonly settle: (result: Settled | Outcome) => void;
  /** The last press for it, by the steady clock. */
  pressedAt: number;
}

export interface SecondChanceOptions {
  readonly store: CallStore;
  readonly clock: Clock;
  readonly nextActionId: () => number;
  readonly secondPress: Pick<SecondPress, "allows">;
  /** How long each action waits, in seconds; asked at each press. */
  readonly seconds: () => Settings["secondChance"];
}

export class SecondChance {
  readonly #options: SecondChanceOptions;
  readonly #stop: () => void;
  /** One at a time: every other press takes it back. */
  #counting: Counting | undefined;

  constructor(options: SecondChanceOptions) {
    this.#options = options;
    this.#stop = options.store.views.add(() => this.#look());
  }

  /** Sends in the turn of this call where there is nothing to wait for. */
  count(chance: Chance): Outcome {
    const waitMs = this.#secondsOf(chance.attempt.kind) * 1_000;
    if (waitMs === 0) return chance.send();
    const { store, clock, nextActionId } = this.#options;
    const { promise, resolve } = Promise.withResolvers<Settled>();
    const { kind, control, partyId, to } = chance.attempt;
    const id = chance.call.telephonySessionId;
    const actionId = nextActionId();
    this.#counting = {
      ...{ ...chance, actionId, outcome: promise, settle: resolve, pressedAt: clock.elapsed() },
      stop: clock.after(waitMs, () => this.#goNow()),
    };
    const at = clock.now();
    const until = at + waitMs;
    const track = { control, kind, partyId, ...(to === undefined ? {} : { to }) };
    store.batch(() => {
      store.apply({ type: "action-counting", id, actionId, at, until, track });
      // The control itself shows it; a form with what was typed in it stays, for the service's yes.
      if (questionAfter(store.view.chooser, { id, kind }) === "over") store.setChooser(undefined);
    });
    return promise;
  }

  /** Whether the press is the one that counts down, once more; what it comes to then. */
  again(intent: CallIntent): Outcome | undefined {
    const counting = this.#counting;
    if (counting === undefined || !isSamePress(intent, counting)) return undefined;
    const { clock } = this.#options;
    const gapMs = clock.elapsed() - counting.pressedAt;
    counting.pressedAt = clock.elapsed();
    // The second click of a double one is no decision.
    if (gapMs >= reactionMs) this.#goNow();
    return counting.outcome;
  }

  /** Takes back what counts down; `undefined` when nothing does. */
  cancel(): Settled | undefined {
    const counting = this.#take();
    if (counting === undefined) return undefined;
    const { actionId, call } = counting;
    const { store, clock } = this.#options;
    const id = call.telephonySessionId;
    store.apply({ type: "action-dropped", id, actionId, at: clock.now() });
    const cancelled = settledAs(id, "cancelled");
    counting.settle(cancelled);
    return cancelled;
  }

  dispose(): void {
    this.#stop();
    const counting = this.#take();
    counting?.settle(settledAs(counting.call.telephonySessionId, "cancelled"));
  }

  #secondsOf(kind: ActionKind): number {
    const seconds = this.#options.seconds();
    return kind === "transfer" || kind === "park" || kind === "end" ? seconds[kind] : 0;
  }

  #take(): Counting | undefined {
    const counting = this.#counting;
    this.#counting = undefined;
    counting?.stop();
    return counting;
  }

  #goNow(): void {
    const counting = this.#take();
    if (counting === undefined) return;
    const { attempt, call, actionId, planNow, send, settle } = counting;
    const plan = planNow();
    if (plan.plan !== "send" || !isSameWish(plan.attempt, attempt)) {
      const error = plan.plan === "refuse" ? plan.error : callChanged;
      this.#refuse(counting, error);
      return;
    }
    const { store, secondPress, clock } = this.#options;
    const id = call.telephonySessionId;
    store.batch(() => {
      if (secondPress.allows(call, attempt, () => void send())) settle(send());
      else settle(settledAs(id, "armed"));
      // Nothing if what was sent, or armed, has taken its place.
      store.apply({ type: "action-dropped", id, actionId, at: clock.now() });
    });
  }

  /** A call that changes is no longer the one that was pressed for. */
  #look(): void {
    const counting = this.#counting;
    if (counting === undefined) return;
    const now = this.#options.store.callOf(counting.call.telephonySessionId);
    if (isAsSeen(now, counting.call)) return;
    this.#take();
    this.#refuse(counting, callChanged);
  }

  #refuse({ call, actionId, attempt, settle }: Counting, error: AppError): void {
    const { store, clock } = this.#options;
    const id = call.telephonySessionId;
    const isOver = store.callOf(id) === undefined;
    store.apply({ type: "action-failed", id, actionId, at: clock.now(), error });
    // Whoever wanted the call to be over has it.
    settle(isOver && attempt.kind === "end" ? settledAs(id, "merged") : failed(error));
  }
}

const callChanged: AppError = { code: "call-changed" };

const isSameWish = (one: Attempt, other: Attempt): boolean =>
  isDeepStrictEqual(wishOf(one), wishOf(other));

/** A press of the control alone means what counts down, and so does one that names no call. */
function isSamePress(intent: CallIntent, { attempt, call, ...first }: Counting): boolean {
  if (namedKind(intent.action) !== attempt.kind) return false;
  const named = intent.telephonySessionId;
  if (named !== undefined && named !== call.telephonySessionId) return false;
  const goal = goalOf(intent);
  return goal === undefined || isDeepStrictEqual(goal, goalOf(first.intent));
}

const goalOf = (intent: CallIntent): object | undefined => ("to" in intent ? intent.to : undefined);
