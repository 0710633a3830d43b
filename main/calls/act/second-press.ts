/**
 * Asks for a second press of what would do harm, as long as what the user sees is not confirmed
 * (after a sleep, a lost connection, a jump of the clock). The first press arms the action and sends
 * nothing; the same press on the same call in the same state sends it within a few seconds. Nothing
 * else is held back, and as soon as the state is confirmed one press is enough again.
 *
 * While the window still shows the state as true (`staleness.ts`), the user has no reason to press twice:
 * such a press goes out by itself when the state is confirmed and turns out to be what he saw.
 */
import { isDeepStrictEqual } from "node:util";

import type { CallView } from "../../../contract/call-view.ts";
import { isConfirmed } from "../../../contract/app-snapshot.ts";
import { operations } from "../../../telephony/actions/operations.ts";
import type { CallStore } from "../state/call-store.ts";
import { type Attempt, wishOf } from "./plan.ts";
import type { Clock } from "../../timing/clock.ts";
import { isAsSeen } from "./reaction-guard.ts";

/** How long an armed action waits for the second press. */
export const armedMs = 5_000;

interface Armed {
  readonly call: CallView;
  readonly attempt: Attempt;
  readonly actionId: number;
  readonly send: () => void;
  /** Whether the user had been told by then that the state was not confirmed. */
  wasAskedFor: boolean;
  readonly cancel: () => void;
}

export interface SecondPressOptions {
  readonly store: CallStore;
  readonly clock: Clock;
  readonly nextActionId: () => number;
}

export class SecondPress {
  readonly #options: SecondPressOptions;
  /** One at a time: arming another action is a change of mind. */
  #armed: Armed | undefined;

  constructor(options: SecondPressOptions) {
    this.#options = options;
    options.store.views.add(({ connection }) => {
      if (this.#armed !== undefined && connection.state !== "live") this.#armed.wasAskedFor = true;
    });
  }

  /** Whether what does harm has to be pressed twice now. */
  get isAsking(): boolean {
    return !isConfirmed(this.#options.store.view.connection);
  }

  /** Whether the attempt may be sent now. If not, this press has armed it; `send` is for when it may. */
  allows(call: CallView, attempt: Attempt, send: () => void): boolean {
    const { store } = this.#options;
    if (operations[attempt.kind].harms === undefined) return true;
    if (isConfirmed(store.view.connection)) return true;
    const armed = this.#armed;
    const isSecond = armed !== undefined && isSamePress(armed, call, attempt);
    store.batch(() => {
      this.#disarm();
      if (!isSecond) this.#arm(call, attempt, send);
    });
    return isSecond;
  }

  /** The state is confirmed: nothing needs a second press any more. */
  confirmed(): void {
    const armed = this.#armed;
    const { store } = this.#options;
    store.batch(() => {
      this.#disarm();
      if (armed === undefined || armed.wasAskedFor) return;
      const { attempt, call: before, send } = armed;
      const call = store.callOf(before.telephonySessionId);
      // A call that is over is seen to be over.
      if (call === undefined) return;
      if (isAsSeen(call, before)) send();
      else {
        const error = { code: "call-changed" } as const;
        store.tell({ kind: "action-failed", action: attempt.kind, error, call });
      }
    });
  }

  #disarm(): void {
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

  #arm(call: CallView, attempt: Attempt, send: () => void): void {
    const { store, clock, nextActionId } = this.#options;
    const { control, kind, partyId } = attempt;
    const actionId = nextActionId();
    const at = clock.now();
    const cancel = clock.after(armedMs, () => this.#disarm());
    const wasAskedFor = store.view.connection.state !== "live";
    this.#armed = { call, attempt, actionId, send, wasAskedFor, cancel };
    const track = { control, kind, partyId };
    const id = call.telephonySessionId;
    store.apply({ type: "action-armed", id, actionId, at, until: at + armedMs, track });
  }
}

/** The same thing done to the same call, which still is as it was shown at the first press. */
const isSamePress = (armed: Armed, call: CallView, attempt: Attempt): boolean =>
  armed.call.telephonySessionId === call.telephonySessionId &&
  isAsSeen(call, armed.call) &&
  isDeepStrictEqual(wishOf(armed.attempt), wishOf(attempt));
