/** What the call service tells of its own working, for diagnostics. Nothing depends on the answers. */
import type { ConnectionView } from "../../../contract/app-snapshot.ts";
import type { AppError } from "../../../contract/result.ts";
import type { CoreEvent } from "../../../telephony/reduce/core-event.ts";
import type { ViewContext } from "../../../telephony/view/call-view.ts";
import type { CoreState } from "../../../telephony/session/session.ts";

/** What an event met and what it made of it; the same state twice when it changed nothing. */
export interface Applied {
  readonly before: CoreState;
  readonly after: CoreState;
  /** What views are computed with at this moment. */
  readonly context: ViewContext;
}

/**
 * `start`: the very first; `subscribed`: events flow (again); `resumed`: the machine woke up;
 * `recheck`: nothing was wrong, and it was time to look all the same. A read that fails is repeated
 * as a part of the same one.
 */
export type ReconcileCause = "start" | "subscribed" | "resumed" | "recheck";

/**
 * Told synchronously, in order, in the same turn as the thing itself: an implementation must be
 * quick, must not throw and must not call back. What it is handed holds names and numbers.
 */
export interface CallObserver {
  /** `act` was called. What is shown as sent in the same turn was asked for by this press. */
  pressed(): void;
  /** The request of this attempt has been handed to the gateway. */
  sent(actionId: number): void;
  /** The core has seen an event. */
  applied(event: CoreEvent, change: Applied): void;
  /** All views are computed again, without an event, since what they are computed with changed. */
  recomputed(context: ViewContext): void;
  /** The connection that views carry was set; often equal to the one before. */
  connection(connection: ConnectionView): void;
  /** The event stream reported that events may be lost. */
  lost(reason: AppError): void;
  reconcileBegan(why: ReconcileCause): void;
  /** Follows each beginning once, unless a loss or a newer run made it worthless. */
  reconcileEnded(outcome: ReconcileOutcome): void;
}

export type ReconcileOutcome =
  | { readonly ok: true; readonly sessions: number }
  | { readonly ok: false; readonly error: AppError };

/** For a service that nobody watches. */
export const noObserver: CallObserver = {
  pressed: () => undefined,
  sent: () => undefined,
  applied: () => undefined,
  recomputed: () => undefined,
  connection: () => undefined,
  lost: () => undefined,
  reconcileBegan: () => undefined,
  reconcileEnded: () => undefined,
};
