/**
 * What the call service needs from outside, declared by it. `main/ringcentral/` implements the
 * service's side, `main/desktop/` listens to snapshots, tests put doubles here.
 */
import type { AccessReport } from "../../contract/access.ts";
import type {
  ColleagueView,
  DeviceView,
  FlipTargetView,
  ParkLocationView,
} from "../../contract/app-snapshot.ts";
import type { TelephonySessionId } from "../../contract/ids.ts";
import type { AppError, Result } from "../../contract/result.ts";
import type { CallOperation, CallOut } from "../../telephony/wire/call-operations.ts";
import type { WirePresence, WireSession, WireSessionEvent } from "../../telephony/wire/messages.ts";

/** This machine's clock was set while Ringside ran. */
export interface ClockSet {
  /** By how much it is ahead of what it would show otherwise; negative: it was set back. */
  readonly byMs: number;
  /** Only what was noted by then was noted by the clock as it was before; absent: everything. */
  readonly upTo?: number;
}

/** Notices that this machine's clock was set, and tells it from a sleep, in which it goes on. */
export interface ClockWatch {
  /** Looks now: what was set back is told within this call. */
  look(): void;
  /** Returns the unsubscriber. */
  onSet(listener: (set: ClockSet) => void): () => void;
}

/** The telephony part of the service by REST. Nothing here retries a `perform`. */
export interface CallGateway {
  /**
   * Sends the operation once. Success means accepted (any 2xx, with or without a body); the proof
   * is the event that follows. A lost reply is `timed-out`: the outcome is unknown.
   * `isStillWanted` is asked in the very turn in which a request leaves, which may be later than this
   * call (a token had to be renewed first): when it says no, nothing is sent and the answer is
   * `call-changed`.
   */
  perform(operation: CallOperation, isStillWanted?: () => boolean): Promise<Result<undefined>>;
  /**
   * Places a new call, once. Success means accepted, with the session's id where the answer could be
   * read; a lost reply is `timed-out`, and `isStillWanted` is asked, as for `perform`.
   */
  callOut(
    callOut: CallOut,
    isStillWanted?: () => boolean,
  ): Promise<Result<TelephonySessionId | undefined>>;
  /** `undefined` when the service does not find the session, or finds nothing and names nothing. */
  readSession(id: TelephonySessionId): Promise<Result<WireSession | undefined>>;
  /** The own extension's presence with its active calls. */
  readPresence(): Promise<Result<WirePresence>>;
}

/** A wait before the next try, after one has failed. */
export interface RetryWait {
  readonly because: AppError;
  readonly delayMs: number;
  /** It is ours alone, so it may end before its time. */
  readonly canHurry: boolean;
}

/** The event subscription. Its owner starts it once and disposes it. */
export interface EventStream {
  start(listener: EventStreamListener): void;
  /**
   * The machine woke up, its clock jumped or its network changed: distrust the connection and check
   * it now; a wait for the next try ends, unless the service has asked for it. May come in bursts.
   * `goneAddresses`: addresses that the machine had and no longer has.
   */
  check(goneAddresses?: ReadonlySet<string>): void;
  /** Somebody does not want to wait for the next try: a wait that can be hurried ends now. */
  hurry(): void;
  /**
   * The machine goes to sleep: the connection is closed politely, and `check` brings it back. The
   * listener is not told; events may be lost until its next `onSubscribed`.
   */
  suspend(): void;
  /** When the service last gave a sign of life by it; `undefined` while it never did. */
  heardAt?(): number | undefined;
  dispose(): void;
}

export interface EventStreamListener {
  /** A telephony session event of the own extension, parsed; in order of arrival. */
  onSessionEvent(event: WireSessionEvent): void;
  /**
   * Subscribed: events flow from now on. Reported after every (re)connection, before the first of
   * its events; the listener reads all sessions again, since events may have been lost. Whether the
   * former session was recovered is left out, lest somebody save the reads then: the service keeps a
   * hundred events for a lost connection, drops the oldest beyond that, and calls it a success.
   */
  onSubscribed(): void;
  /** Events may be lost from now on. Repeated losses are reported once until `onSubscribed`. */
  onLost(reason: AppError): void;
  /**
   * A try has failed and the next one is waited for; `undefined`: the wait is over, a try is under
   * way. Told again when the clock may have been set, since the same wait then ends at another time.
   */
  onWaiting(wait: RetryWait | undefined): void;
}

/** A pause that the service has asked for, as far as it concerns reading and changing calls. */
export interface ServicePause {
  /** Milliseconds that are left of it; 0 when there is none. */
  leftMs(): number;
  /** Told when a pause begins or is made longer. Returns the unsubscriber. */
  onChange(listener: () => void): () => void;
}

/** What is known of the signed-in user and the account. Read at sign-in, and again on change. */
export interface AccountFacts {
  readonly extensionId: string;
  readonly name: string;
  readonly extensionNumber: string;
  readonly company?: string;
  /** False when the token's scope lacks `CallControl`. */
  readonly callControlGranted: boolean;
  /** What works, and what is missing for what does not. */
  readonly access: AccessReport;
  readonly features: {
    readonly park: boolean;
    readonly recording: boolean;
    readonly flip: boolean;
    /** Absent where nobody has said it. */
    readonly voicemail?: boolean;
    /** The ways of calls that are recorded automatically, and whose recording may not be paused. */
    readonly unpausable?: readonly ("inbound" | "outbound")[];
  };
  readonly flipTargets: readonly FlipTargetView[];
  readonly parkLocations: readonly ParkLocationView[];
  readonly colleagues: readonly ColleagueView[];
  readonly devices: readonly DeviceView[];
  readonly companyNumber?: string | undefined;
  /** The one number that reaches the user directly; absent where there are several, or none. */
  readonly directNumber?: string | undefined;
  /** ISO 3166, as the service gives it; absent where it does not say. */
  readonly homeCountry?: string | undefined;
}
