/**
 * What the user can have seen. A hotkey names no call, and nobody reacts to what was drawn just now:
 * a press is meant for what stood there a moment ago. If that moment ago another call would have been
 * hit, or this call was in another state, a press that does harm is refused instead of guessed.
 */
import { isDeepStrictEqual } from "node:util";

import type { CallView } from "../../../contract/call-view.ts";
import type { CallIntent } from "../../../contract/intent.ts";
import { controlKinds } from "../../../contract/operations.ts";
import { chooseTarget } from "../../../telephony/actions/target.ts";
import type { CallStore } from "../state/call-store.ts";
import type { Clock } from "../../timing/clock.ts";

/** The shortest time in which people react to something that they see. */
export const reactionMs = 250;

interface Moment {
  readonly at: number;
  readonly calls: readonly CallView[];
}

export interface ReactionGuard {
  /** Whether the call that is about to be hit is what the user can have meant. */
  covers(intent: CallIntent, call: CallView): boolean;
  dispose(): void;
}

export function createReactionGuard({
  store,
  clock,
}: {
  store: CallStore;
  clock: Clock;
}): ReactionGuard {
  /** Oldest first; the first one was already there a reaction time ago, as far as is known. */
  let moments: Moment[] = [{ at: clock.now(), calls: store.view.calls }];

  const unsubscribe = store.views.add(({ calls }) => {
    const at = clock.now();
    if (moments.at(-1)?.calls === calls) return;
    moments = [...fromThen(moments, at), { at, calls }];
  });

  return {
    covers(intent, call) {
      const now = clock.now();
      const [then] = fromThen(moments, now);
      if (then === undefined || then.calls === store.view.calls) return true;
      const choice = chooseTarget(intent.action, then.calls, store.pickedId);
      if (choice.found !== "one") return true;
      if (choice.call.telephonySessionId !== call.telephonySessionId) return false;
      return choice.call.state === call.state || changedByUs(choice.call, call);
    },
    dispose: unsubscribe,
  };
}

/** Whether a call still is as it was seen: in the same state, by the same party. */
export const isAsSeen = (now: CallView | undefined, seen: CallView | undefined): boolean =>
  now?.state === seen?.state && now?.partyId === seen?.partyId;

/** Without the moments that were over a reaction time before `now`; the last of them stays. */
function fromThen(moments: readonly Moment[], now: number): readonly Moment[] {
  const isPast = ({ at }: Moment): boolean => at <= now - reactionMs || at > now;
  const first = moments.findLastIndex(isPast);
  return moments.slice(Math.max(0, first));
}

/**
 * Users who changed the state themselves, by a press since the moment that they can have seen, know it.
 * The two views tell, not the clock: a change is shown a little after the instant that it bears.
 */
const changedByUs = (then: CallView, now: CallView): boolean =>
  controlKinds.some((control) => {
    const { life } = now.controls[control];
    return life.phase === "seen" && !isDeepStrictEqual(life, then.controls[control].life);
  });
