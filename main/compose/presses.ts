/** Presses of hotkeys, tray menu and notifications, which have no place of their own to say what came of them. */
import { type Countdown, countdownIn, resumeOf } from "../../contract/call-view.ts";
import type { AppSnapshot } from "../../contract/app-snapshot.ts";
import type { TelephonySessionId } from "../../contract/ids.ts";
import type { ActOutcome, AnyIntent, CancelIntent, PressIntent } from "../../contract/intent.ts";
import { namedKind } from "../../contract/operations.ts";
import type { Result } from "../../contract/result.ts";
import type { Notifications } from "../desktop/notifications/notifications.ts";
import { refusalOf } from "./refusal.ts";

export interface PressesOptions {
  /** What it changes at once is in the snapshot when it returns. */
  readonly act: (intent: AnyIntent) => Promise<Result<ActOutcome>>;
  readonly snapshot: () => AppSnapshot;
  readonly notifications: () => Pick<Notifications, "tell" | "askAgain" | "countDown">;
  /** Opens the window, which asks. */
  readonly show: () => void;
}

export interface Presses {
  press(intent: PressIntent): void;
  /** The snapshot is another one. */
  look(snapshot: AppSnapshot): void;
}

type CallPress = Exclude<PressIntent, CancelIntent>;

export function createPresses({ act, snapshot, notifications, show }: PressesOptions): Presses {
  /** What the card is about that counts down. */
  let shown: Countdown | undefined;

  /** The second press must hit the call that the first one armed, and no other. */
  const askAgain = (intent: CallPress, telephonySessionId: TelephonySessionId): void => {
    const call = snapshot().calls.find((one) => one.telephonySessionId === telephonySessionId);
    if (intent.action === "resume-longest") {
      if (call !== undefined) notifications().askAgain(resumeOf(call).action, resumeOf(call));
      return;
    }
    const again = {
      ...intent,
      telephonySessionId,
      ...(call === undefined ? {} : { saw: call.state }),
    };
    notifications().askAgain(namedKind(intent.action), again);
  };

  const answered = (intent: CallPress, result: Result<ActOutcome>): void => {
    if (!result.ok) {
      const refusal = refusalOf(intent, result.error);
      if (refusal !== undefined) notifications().tell(refusal);
      return;
    }
    const { outcome, telephonySessionId: id } = result.value;
    if (outcome === "choosing") show();
    if (outcome === "armed" && id !== undefined) askAgain(intent, id);
  };

  return {
    press(intent) {
      const before = countdownIn(snapshot().calls);
      const outcome = act(intent);
      const counting = countdownIn(snapshot().calls);
      if (counting !== undefined && counting.life.at !== before?.life.at) {
        shown = counting;
        notifications().countDown(counting);
      }
      if (intent.action !== "cancel") void outcome.then((result) => answered(intent, result));
    },
    look({ calls }) {
      if (shown === undefined || countdownIn(calls)?.life.at === shown.life.at) return;
      shown = undefined;
      notifications().countDown(undefined);
    },
  };
}
