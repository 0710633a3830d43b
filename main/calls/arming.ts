/**
 * Asks for a second press of what would do harm, as long as what the user sees is not confirmed
 * (after a sleep, a lost connection, a jump of the clock). The first press arms the action and sends
 * nothing; the same press on the same call in the same state sends it within a few seconds. Nothing
 * else is held back, and as soon as the state is confirmed one press is enough again.
 */
import { isDeepStrictEqual } from "node:util";

import type { CallView } from "../../contract/call-view.ts";
import { destructiveKinds } from "../../telephony/actions.ts";
import type { CallStore } from "./call-store.ts";
import { isConfirmed } from "./doubt.ts";
import type { Attempt } from "./plan.ts";
import type { Clock } from "./ports.ts";

/** How long an armed action waits for the second press. */
export const armedMs = 5_000;

interface Armed {
  readonly call: CallView;
  readonly attempt: Attempt;
  readonly actionId: number;
  readonly cancel: () => void;
}

export interface Arming {
  /** Whether the attempt may be sent now. If not, this press has armed it. */
  allows(call: CallView, attempt: Attempt): boolean;
  /** The state is confirmed: nothing needs a second press any more. */
  disarm(): void;
  dispose(): void;
}

export interface ArmingOptions {
  readonly store: CallStore;
  readonly clock: Clock;
  readonly nextActionId: () => number;
}

export const createArming = (options: ArmingOptions): Arming => new Armoury(options);

class Armoury implements Arming {
  readonly #options: ArmingOptions;
  /** One at a time: arming another action is a change of mind. */
  #armed: Armed | undefined;

  constructor(options: ArmingOptions) {
    this.#options = options;
  }

  allows(call: CallView, attempt: Attempt): boolean {
    const { store } = this.#options;
    if (!destructiveKinds.has(attempt.kind)) return true;
    if (isConfirmed(store.view.connection)) return true;
    const armed = this.#armed;
    const isSecond = armed !== undefined && isSamePress(armed, call, attempt);
    store.batch(() => {
      this.disarm();
      if (!isSecond) this.#arm(call, attempt);
    });
    return isSecond;
  }

  disarm(): void {
    const armed = this.#armed;
    if (armed === undefined) return;
    this.#armed = undefined;
    armed.cancel();
    const { store, clock } = this.#options;
    const { actionId, call } = armed;
    store.apply({
      type: "action-dropped",
      id: call.telephonySessionId,
      actionId,
      at: clock.now(),
    });
  }

  dispose(): void {
    this.#armed?.cancel();
    this.#armed = undefined;
  }

  #arm(call: CallView, attempt: Attempt): void {
    const { store, clock, nextActionId } = this.#options;
    const { control, kind, partyId } = attempt;
    const actionId = nextActionId();
    const at = clock.now();
    const cancel = clock.after(armedMs, () => this.disarm());
    this.#armed = { call, attempt, actionId, cancel };
    const track = { control, kind, partyId };
    const id = call.telephonySessionId;
    store.apply({ type: "action-armed", id, actionId, at, until: at + armedMs, track });
  }
}

/** The same thing done to the same call, which still is as it was shown at the first press. */
const isSamePress = (armed: Armed, call: CallView, attempt: Attempt): boolean =>
  armed.call.telephonySessionId === call.telephonySessionId &&
  armed.call.state === call.state &&
  armed.call.partyId === call.partyId &&
  isDeepStrictEqual(armed.attempt.operation, attempt.operation);
