/**
 * Sees to it that nobody who waits is forgotten: shows when a caller on hold or parked has waited for
 * long and for too long, and reminds the user of them, again and again.
 *
 * A reminder that comes due while the user talks, or while what is shown is not confirmed, waits until
 * that is over: the board shows the step all the same.
 */
import type { TelephonySessionId } from "../../../contract/ids.ts";
import type { WaitingCaller, WaitingLimits, WaitingStep } from "../../../contract/call-view.ts";
import type { Clock } from "../../timing/clock.ts";
import type { CallsView } from "./call-events.ts";
import type { CallStore } from "./call-store.ts";
import { isConnected } from "./calls-view.ts";

export interface WaitingWatch {
  /** The limits, or the clock, may be others now. */
  look(): void;
  dispose(): void;
}

/** What the user was last told of a caller. */
interface Told {
  readonly step: WaitingStep;
  /** By the steady clock. */
  readonly at: number;
}

/** There is a timer only while somebody waits. */
export function watchWaiting(options: {
  readonly store: CallStore;
  readonly clock: Clock;
  readonly limits: () => WaitingLimits;
}): WaitingWatch {
  const { store, clock, limits } = options;
  const told = new Map<TelephonySessionId, Told>();
  let cancel = (): void => {};
  let isLooking = false;

  /** When the caller is worth the next reminder, in milliseconds from now; `undefined`: never. */
  const msToReminder = ({ telephonySessionId: id, step }: WaitingCaller): number | undefined => {
    const last = told.get(id);
    if (step === "fresh") return undefined;
    if (last?.step !== step) return 0;
    if (step === "long") return undefined;
    return Math.max(0, last.at + limits().tooLongAfter * 1000 - clock.elapsed());
  };

  const look = (): void => {
    // What is set and told below changes the view, of which this is told again.
    if (isLooking) return;
    isLooking = true;
    cancel();
    store.setWaitingSteps(stepsOf(store.view, clock.now(), limits()));
    forgetGone();
    if (mayRemind(store.view)) for (const caller of store.view.waiting) remind(caller);
    isLooking = false;
    const waitMs = nextLook();
    if (waitMs !== undefined) cancel = clock.after(Math.max(leastLookMs, waitMs), look);
  };

  const forgetGone = (): void => {
    const waiting = new Set(store.view.waiting.map(({ telephonySessionId: id }) => id));
    for (const telephonySessionId of [...told.keys()].filter((id) => !waiting.has(id))) {
      told.delete(telephonySessionId);
      store.tell({ kind: "waiting-over", telephonySessionId });
    }
  };

  const nextLook = (): number | undefined => {
    const { waiting } = store.view;
    const steps = waiting.flatMap((caller) => msToNextStep(caller, clock.now(), limits()) ?? []);
    const reminders = mayRemind(store.view)
      ? waiting.flatMap((caller) => msToReminder(caller) ?? [])
      : [];
    return [...steps, ...reminders].toSorted((a, b) => a - b).at(0);
  };

  const remind = (caller: WaitingCaller): void => {
    const { telephonySessionId: id, step, since } = caller;
    const call = store.callOf(id);
    if (call === undefined || msToReminder(caller) !== 0) return;
    told.set(id, { step, at: clock.elapsed() });
    store.tell({ kind: "waiting", call, step, waitedMs: clock.now() - since });
  };

  const unsubscribe = store.views.add(look);
  look();
  return {
    look,
    dispose() {
      unsubscribe();
      cancel();
    },
  };
}

/** Two looks are never closer than this, whatever the clocks say. */
const leastLookMs = 250;

/** Nobody is spoken to while they talk, and of what may not be so nothing is said. */
const mayRemind = ({ calls, connection }: CallsView): boolean =>
  connection.state === "live" && !calls.some(isConnected);

const stepOf = (waitedMs: number, { longAfter, tooLongAfter }: WaitingLimits): WaitingStep => {
  if (waitedMs >= tooLongAfter * 1000) return "too-long";
  return waitedMs >= longAfter * 1000 ? "long" : "fresh";
};

const stepsOf = (
  { waiting }: CallsView,
  now: number,
  limits: WaitingLimits,
): ReadonlyMap<TelephonySessionId, WaitingStep> =>
  new Map(
    waiting.map(({ telephonySessionId, since }) => [
      telephonySessionId,
      stepOf(now - since, limits),
    ]),
  );

function msToNextStep(
  { since }: WaitingCaller,
  now: number,
  { longAfter, tooLongAfter }: WaitingLimits,
): number | undefined {
  const ahead = [longAfter, tooLongAfter]
    .map((seconds) => since + seconds * 1000 - now)
    .filter((ms) => ms > 0);
  return ahead.toSorted((a, b) => a - b).at(0);
}
