/** The only owner of call state. Everything that shows or changes calls goes through it. */
import type { TelephonySessionId } from "../../contract/ids.ts";
import type { DialReading } from "../../contract/dialing.ts";
import type { ActOutcome, AnyIntent, TypedTarget } from "../../contract/intent.ts";
import type { Result } from "../../contract/result.ts";
import type { LastChosen, Settings } from "../../contract/settings.ts";
import type { WaitingLimits } from "../../contract/call-view.ts";
import type { Log } from "../log.ts";
import type { CardNumberKeeper } from "./state/card-numbers.ts";
import type { RecentKeeper } from "./state/recent-calls.ts";
import type { CallObserver } from "./state/call-observer.ts";
import type { CallsView, CallEvent } from "./state/call-events.ts";
import type { AccountFacts, CallGateway, ClockWatch, EventStream, ServicePause } from "./ports.ts";
import type { Clock } from "../timing/clock.ts";
import type { DialledKeeper } from "./dial/last-dialled.ts";
import type { PairKeeper } from "./dial/pairs.ts";
import type { RecheckPauses } from "./sync/recheck.ts";

export interface CallServiceOptions {
  readonly gateway: CallGateway;
  readonly stream: EventStream;
  readonly clock: Clock;
  /** Without it the clock is believed never to be set. */
  readonly clockWatch?: ClockWatch;
  /** Asked at each press and each view, so that changes need no new service. */
  readonly facts: () => AccountFacts;
  readonly preferences: () => Pick<
    Settings,
    "defaultFlip" | "defaultPark" | "secondChance" | keyof LastChosen
  >;
  /** The user has named this phone or place, and the service has accepted it. */
  readonly onChosen?: (choice: Partial<LastChosen>) => void;
  readonly log?: Log;
  /** Told of everything that the service does; see there what it must not do. */
  readonly observer?: CallObserver;
  /** How often everything is read again without a reason; never when absent. */
  readonly recheck?: RecheckPauses;
  /** When somebody who waits has waited for long; asked each time. Nobody is reminded when absent. */
  readonly waitingLimits?: () => WaitingLimits;
  /** Where the calls that are over survive a restart, and for how many days; none are shown when absent. */
  readonly recent?: { readonly keeper?: RecentKeeper; readonly days: () => number };
  /** Where the numbers that were dialled last survive a restart; nowhere when absent. */
  readonly dialled?: DialledKeeper;
  /**
   * For how long a recording is paused for a card number, asked each time, and where that survives a
   * restart; left out, it is the default time.
   */
  readonly cardNumber?: { readonly keeper?: CardNumberKeeper; readonly seconds: () => number };
  /** Where a warm transfer under way survives a restart, by the ids of its calls; nowhere when absent. */
  readonly pair?: PairKeeper;
  /** The pauses that the service asks for; without it none is ever shown. */
  readonly pause?: ServicePause;
}

/** Calls as they are, and the one way to change them. Made by `createCallService`. */
export interface CallService {
  /**
   * Opens the event stream and reads the calls meanwhile; the view is `connecting` until they were
   * read once more after events began to flow. Call once.
   */
  start(): void;
  /** The present view; the same object until something changes. */
  view(): CallsView;
  /** Called synchronously after each real change, never otherwise. Returns the unsubscriber. */
  subscribe(listener: (view: CallsView) => void): () => void;
  onCallEvent(listener: (callEvent: CallEvent) => void): () => void;
  /**
   * Settles with the service's answer to the request, or at once when our own rules refuse it or a
   * chooser opens; of what counts down first, when it was sent or cancelled. Never rejects. The change
   * itself shows in the view when an event proves it.
   */
  act(intent: AnyIntent): Promise<Result<ActOutcome>>;
  /** Makes this call the target of presses that name none; without one, the choice is automatic. */
  pick(id?: TelephonySessionId): void;
  closeChooser(): void;
  /** The user has read what became of a call; without an id, of all of them. */
  dismissOutcome(id?: TelephonySessionId): void;
  /** Keeps nothing of the calls that are over, nor what was dialled. */
  forgetRecent(): void;
  /** How an entry would be read if it were sent now, by a transfer or as a new call; nothing is. */
  readTarget(to: TypedTarget, asCall?: boolean): DialReading;
  /** Reads the call again, for a user who doubts what is shown; settles when the view says it. */
  readAgain(id: TelephonySessionId): Promise<Result<undefined>>;
  /** The account facts or preferences changed: views are computed again. */
  factsChanged(): void;
  /**
   * Somebody does not want to wait for the next try to reach the service. What the service itself
   * has asked for is waited for all the same.
   */
  tryNow(): void;
  /** The machine goes to sleep: everything shown is stale from now on. */
  suspended(): void;
  /**
   * The machine woke up, its clock jumped or its network changed: what is shown is marked as stale
   * within this call, then the stream is checked and everything is read again.
   */
  resumed(): void;
  /** Ends the stream, timers and listeners; `view` keeps answering the last view. */
  dispose(): void;
}
