/** Every intent comes in here, with what guards it: the reaction time, the second press, the second chance. */
import { resumeOf } from "../../../contract/call-view.ts";
import type { AnyIntent, DialIntent } from "../../../contract/intent.ts";
import { failed } from "../../../contract/result.ts";
import type { CallServiceOptions } from "../call-service.ts";
import { type ActOptions, createAct } from "./act.ts";
import type { Outcome } from "./plan.ts";
import { createReactionGuard } from "./reaction-guard.ts";
import { SecondChance } from "./second-chance.ts";
import { SecondPress } from "./second-press.ts";

export interface PressesOptions
  extends
    Omit<ActOptions, "secondPress" | "secondChance" | "reactionGuard">,
    Pick<CallServiceOptions, "clock"> {
  readonly nextActionId: () => number;
  readonly dial: (intent: DialIntent) => Outcome;
}

export interface Presses {
  act(intent: AnyIntent): Outcome;
  /** What is shown is confirmed. */
  confirmed(): void;
  dispose(): void;
}

export function createPresses(options: PressesOptions): Presses {
  const { store, clock, nextActionId, preferences, dial } = options;
  const secondPress = new SecondPress({ store, clock, nextActionId });
  const secondChance = new SecondChance({
    ...{ store, clock, nextActionId, secondPress },
    seconds: () => preferences().secondChance,
  });
  const reactionGuard = createReactionGuard({ store, clock });
  const press = createAct({ ...options, secondPress, secondChance, reactionGuard });
  const resumeLongest = (atOnce: true | undefined): Outcome => {
    const [longest] = store.view.waiting;
    const call = longest && store.callOf(longest.telephonySessionId);
    const nobody = failed({ code: "not-allowed", reason: "nobody-waits" });
    if (call === undefined) return Promise.resolve(nobody);
    return press({ ...resumeOf(call), ...(atOnce === undefined ? {} : { atOnce }) });
  };
  return {
    act(intent) {
      if (intent.action === "dial") return dial(intent);
      if (intent.action === "resume-longest") return resumeLongest(intent.atOnce);
      if (intent.action !== "cancel") return press(intent);
      const nothing = failed({ code: "not-allowed", reason: "nothing-to-cancel" });
      return Promise.resolve(secondChance.cancel() ?? nothing);
    },
    confirmed: () => secondPress.confirmed(),
    dispose() {
      secondChance.dispose();
      secondPress.dispose();
      reactionGuard.dispose();
    },
  };
}
