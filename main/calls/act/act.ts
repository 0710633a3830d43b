/** From an intent to a request, a question or a refusal: what `act` does. */
import type { CallView } from "../../../contract/call-view.ts";
import type { CallIntent } from "../../../contract/intent.ts";
import { type AppError, failed } from "../../../contract/result.ts";
import type { TelephonySessionId } from "../../../contract/ids.ts";
import { chooseTarget } from "../../../telephony/actions/target.ts";
import type { ActionRunner } from "./action-runner.ts";
import type { CallServiceOptions } from "../call-service.ts";
import type { CallStore } from "../state/call-store.ts";
import type { CardNumbers } from "../state/card-numbers.ts";
import { deviceNamedBy, isDestructive, planFor, sawAnotherState } from "./plans.ts";
import { questionAfter } from "../state/open-question.ts";
import {
  type Attempt,
  type Outcome,
  type Plan,
  refuse,
  settledAs,
  type Situation,
} from "./plan.ts";
import type { SecondChance } from "./second-chance.ts";
import type { SecondPress } from "./second-press.ts";
import type { ReactionGuard } from "./reaction-guard.ts";
import { coalesceToggle } from "./toggle-coalescing.ts";

export interface ActOptions extends Pick<CallServiceOptions, "facts" | "preferences" | "onChosen"> {
  readonly store: CallStore;
  readonly runner: Pick<ActionRunner, "underWay">;
  /** Sends it, or takes its steps. */
  readonly run: (id: TelephonySessionId, attempt: Attempt) => Outcome;
  readonly secondPress: SecondPress;
  readonly secondChance: SecondChance;
  readonly reactionGuard: ReactionGuard;
  /** Told of each press, before anything comes of it. */
  readonly observer: { pressed(): void };
  readonly cards: Pick<CardNumbers, "stepOf" | "begin" | "takeLonger">;
}

/** Everything up to the request happens in the turn of the call; the promise never rejects. */
export const createAct =
  (options: ActOptions) =>
  (intent: CallIntent): Outcome => {
    options.observer.pressed();
    // A command of a script is nobody's second thought.
    const again = intent.atOnce === true ? undefined : options.secondChance.again(intent);
    if (again !== undefined) return again;
    if (intent.atOnce !== true) options.secondChance.cancel();
    const named = intent.telephonySessionId;
    if (named === undefined) return pressUnnamed(intent, options);
    const call = options.store.callOf(named);
    return call === undefined ? refused({ code: "call-gone" }) : pressOn(call, intent, options);
  };

const settled = (id: TelephonySessionId, how: "merged" | "choosing" | "armed"): Outcome =>
  Promise.resolve(settledAs(id, how));
const refused = (error: AppError): Outcome => Promise.resolve(failed(error));

function pressUnnamed(intent: CallIntent, options: ActOptions): Outcome {
  const { store, reactionGuard } = options;
  const choice = chooseTarget(intent.action, store.view.calls, store.pickedId);
  if (choice.found === "one") {
    const isSeen = !isDestructive(intent) || reactionGuard.covers(intent, choice.call);
    return isSeen ? pressOn(choice.call, intent, options) : refused({ code: "call-changed" });
  }
  const calls = choice.found === "several" ? choice.calls : [];
  const telephonySessionIds = calls.map((call) => call.telephonySessionId);
  const [first] = telephonySessionIds;
  if (first === undefined) return refused({ code: "not-allowed", reason: "no-call" });
  store.setChooser({ ask: "call", action: intent.action, telephonySessionIds });
  return settled(first, "choosing");
}

/**
 * What a press of the key for card numbers comes to: pausing, or going on. While the pause is not seen
 * yet, a second press is one too many: it must not resume what was to be left out.
 */
function pressOn(call: CallView, pressed: CallIntent, options: ActOptions): Outcome {
  const { cards } = options;
  const { action } = pressed;
  const id = call.telephonySessionId;
  if (action === "more-time") {
    const error: AppError = { code: "not-allowed", reason: "no-card-number" };
    return cards.takeLonger(id) ? settled(id, "merged") : refused(error);
  }
  if (action !== "card-number") return pressPlain(call, pressed, options);
  const step = cards.stepOf(id);
  if (step === "pausing") return settled(id, "merged");
  if (step !== undefined) {
    return pressPlain(call, { ...pressed, action: "resume-recording" }, options);
  }
  // Paused by hand, and from now on for a card number.
  const isPaused = call.recording === "paused";
  const outcome = isPaused
    ? settled(id, "merged")
    : pressPlain(call, { ...pressed, action: "pause-recording" }, options);
  cards.begin(id);
  return outcome;
}

function pressPlain(call: CallView, intent: CallIntent, options: ActOptions): Outcome {
  const { store, runner } = options;
  const id = call.telephonySessionId;
  const session = store.session(id);
  if (session === undefined) return refused({ code: "call-gone" });
  if (sawAnotherState(intent, call)) return refused({ code: "call-changed" });
  const wish = coalesceToggle(intent, { call, session, underWay: (on) => runner.underWay(id, on) });
  if (wish === "already-under-way") return settled(id, "merged");
  const plan = planFor(intent, situationOf(call, session, options), wish);
  switch (plan.plan) {
    case "refuse":
      return refused(plan.error);
    case "nothing":
      return settled(id, "merged");
    case "ask":
      store.setChooser(plan.chooser);
      return settled(id, "choosing");
    case "send":
      return rememberingChoice(
        intent,
        goOut({ call, intent, wish }, plan.attempt, options),
        options,
      );
  }
}

const situationOf = (
  call: CallView,
  session: Situation["session"],
  { store, facts, preferences }: ActOptions,
): Situation => ({
  ...{ call, session, facts: facts(), preferences: preferences() },
  consult: consultOf(call, store),
});

/** At once, at a second press, or after a countdown. */
function goOut(
  press: { readonly call: CallView; readonly intent: CallIntent; readonly wish: unknown },
  attempt: Attempt,
  options: ActOptions,
): Outcome {
  const { store, secondPress, secondChance } = options;
  const { call, intent, wish } = press;
  const id = call.telephonySessionId;
  const planNow = (): Plan => {
    const now = store.callOf(id);
    const session = store.session(id);
    if (now === undefined || session === undefined) return refuse({ code: "call-changed" });
    return planFor(intent, situationOf(now, session, options));
  };
  const sendNow = (): Outcome => send(id, attempt, options);
  const count = (): Outcome =>
    secondChance.count({ call, intent, attempt, planNow, send: sendNow });
  if (wish !== undefined || intent.atOnce === true) {
    const mayGo = wish !== undefined || secondPress.allows(call, attempt, () => void sendNow());
    return mayGo ? sendNow() : settled(id, "armed");
  }
  // Who is asked to press twice has had a second thought.
  const isAskedTwice = secondPress.isAsking;
  if (!secondPress.allows(call, attempt, () => void count())) return settled(id, "armed");
  return isAskedTwice ? sendNow() : count();
}

/** What the service refused is nothing to begin with the next time. */
async function rememberingChoice(
  intent: CallIntent,
  outcome: Outcome,
  { onChosen }: ActOptions,
): Outcome {
  const result = await outcome;
  const choice = choiceIn(intent);
  const isSent = result.ok && result.value.outcome !== "cancelled";
  if (isSent && choice !== undefined) onChosen?.(choice);
  return result;
}

/** The phone or place that the intent names. */
function choiceIn(
  intent: CallIntent,
): Parameters<NonNullable<ActOptions["onChosen"]>>[0] | undefined {
  const answerDevice = deviceNamedBy(intent);
  if (answerDevice !== undefined) return { answerDevice };
  if (intent.action === "flip" && intent.callFlipId !== undefined) {
    return { lastFlip: intent.callFlipId };
  }
  if (intent.action === "park" && intent.to !== undefined) return { lastPark: intent.to };
  return undefined;
}

/** The other call of a pair whose first one this is. */
function consultOf(call: CallView, store: CallStore) {
  const { consult } = store.view;
  if (consult?.firstId !== call.telephonySessionId) return undefined;
  const other = consult.consultId === undefined ? undefined : store.callOf(consult.consultId);
  return other === undefined ? undefined : { call: other, to: consult.to };
}

/** A question that was open may be answered by what is sent. */
function send(id: TelephonySessionId, attempt: Attempt, { store, run }: ActOptions): Outcome {
  const { chooser } = store.view;
  const after = questionAfter(chooser, { id, kind: attempt.kind });
  let outcome = settled(id, "merged");
  store.batch(() => {
    outcome = run(id, attempt);
    if (after === "over") store.setChooser(undefined);
  });
  if (after !== "awaits") return outcome;
  return outcome.then((result) => {
    // Meanwhile the user may have closed it, or opened the next one.
    if (result.ok && store.view.chooser === chooser) store.setChooser(undefined);
    return result;
  });
}
