/**
 * The types of the core's state. Everything is immutable; `reduce` returns new objects along the
 * path of a change and the very same ones elsewhere.
 */
import type { Layer } from "../../contract/call-view.ts";
import type { ActionKind, ControlKind } from "../../contract/operations.ts";
import type { PartyId, TelephonySessionId } from "../../contract/ids.ts";
import type { AppError } from "../../contract/result.ts";
import type { StatusKind } from "../wire/status.ts";

/** A value as last said, and the event sequence it was said in (0: only by a read). */
export interface Stamped<T> {
  readonly value: T;
  readonly sequence: number;
}

export interface PartyStatus {
  readonly kind: StatusKind;
  /** The service's own word. */
  readonly word: string;
  /** Absent for an ordinary hang-up. */
  readonly reason?: string;
  /** Nobody said it: a read no longer told of the party. A later read that does takes it back. */
  readonly inferred?: true;
}

export interface Recording {
  readonly id: string;
  /** False while paused. */
  readonly active: boolean;
}

/** What events and reads say of a party; each is remembered until something newer is said. */
export interface PartyFacts {
  readonly direction: "inbound" | "outbound";
  readonly extensionId: string;
  readonly fromNumber: string;
  readonly fromName: string;
  readonly toNumber: string;
  readonly toName: string;
  readonly toExtensionId: string;
  readonly muted: boolean;
  readonly recordings: readonly Recording[];
  /** The public slot (`*801`) of a parked party. */
  readonly parkSlot: string;
  readonly conferenceRole: string;
  /** Who asked for a call that the service placed, and who is called by it. */
  readonly ringRole: "initiator" | "target";
  readonly queueCall: boolean;
  /** The service's own mark of a missed call, as said with the end. */
  readonly missedCall: boolean;
  /** The session that a party which is `Gone` went into. */
  readonly movedTo: TelephonySessionId;
}

export type StampedFacts = { readonly [K in keyof PartyFacts]?: Stamped<PartyFacts[K]> };

export interface Party {
  readonly id: PartyId;
  /** The highest sequence seen for this party; 0 while only reads told of it. */
  readonly sequence: number;
  /** `Session.events` when an event last changed this party; reads begun before do not overrule it. */
  readonly touched: number;
  readonly status: Stamped<PartyStatus>;
  /** When this machine learned of the present status kind. */
  readonly since: number;
  /** Whether it was ever reported as answered, in whatever order the reports came. */
  readonly answered: boolean;
  readonly facts: StampedFacts;
}

/** One attempt of ours. A newer attempt of the same control on the same party replaces it. */
export interface ActionTrack {
  readonly actionId: number;
  readonly control: ControlKind;
  readonly kind: ActionKind;
  readonly partyId: PartyId;
  readonly phase: "armed" | "counting" | "sent" | "accepted" | "seen" | "unknown" | "failed";
  /** When the phase began. */
  readonly at: number;
  /** With `armed`: until when a second press sends it; with `counting`: when it is sent. */
  readonly until?: number;
  readonly error?: AppError;
  /** Where it goes, as the user typed or chose it: a number, a colleague's name, a park location's. */
  readonly to?: string | undefined;
  /** The parties known at the press: a new one may be the phone that a flip rings. */
  readonly partiesBefore: readonly PartyId[];
  /** Whether the session had been read by then, so that these were all. */
  readonly knewAll?: boolean;
}

/** How a call is recorded, as this machine has seen it. */
export interface Recorded {
  /** Since when, where the beginning was seen. */
  readonly since?: number;
  /** What is missing of it, in milliseconds, without the pause that is open. */
  readonly gapMs: number;
  readonly pausedSince?: number;
}

export interface TelephonySession {
  readonly id: TelephonySessionId;
  /** What created it (`call`, `ringout`, `conference`, …), in small letters. */
  readonly origin: string | undefined;
  readonly parties: readonly Party[];
  /** So many more take part, as far as was said, than are kept (`bounds.ts`). */
  readonly partiesLeftOut: number;
  /**
   * The party that the call is shown and controlled by: the user's, or one that stands in for it at a
   * park location; absent when none is his.
   */
  readonly ownId: PartyId | undefined;
  /** Counts the events that changed something; a read notes it to see whether it was overtaken. */
  readonly events: number;
  /** The highest sequence seen over all parties. */
  readonly sequence: number;
  readonly startedAt: number;
  /** `read`: the start is only known by what REST said, and presence may put it earlier. */
  readonly startBy: "event" | "read";
  /**
   * When a person was reached. `number`: believed by the form of the number dialled, and a read
   * may still correct it.
   */
  readonly connected: { readonly at: number; readonly by: "own" | "other" | "number" } | undefined;
  readonly ended: { readonly at: number; readonly by: "event" | "read" } | undefined;
  /**
   * When the user's party left to a park location; what stands in for it since is in `parked-party.ts`.
   */
  readonly leftToParkAt: number | undefined;
  /** Of a call that came back: where the user had sent it, as he typed or chose it. */
  readonly sentTo?: string | undefined;
  /** Whether REST was ever asked about it. */
  readonly read: boolean;
  /**
   * An ended session in which an event older than its end names another live party of the user:
   * stays ended until a read or a newer event decides.
   */
  readonly doubtful: boolean;
  /** Absent for a call of which nothing was ever recorded. */
  readonly recorded?: Recorded | undefined;
  readonly muteLayer: Layer;
  readonly holdLayer: Layer;
  /** Our lifting was accepted and yet nothing was lifted: a device's own layer is in the way. */
  readonly mutedOnDevice: boolean;
  readonly heldOnDevice: boolean;
  readonly tracks: readonly ActionTrack[];
}

/** Who "we" are, for telling the user's parties from others. */
export interface Self {
  readonly extensionId: string;
  /** Calls to it reach a menu or queue first, not a person. */
  readonly companyNumber?: string | undefined;
  /** The one number that reaches the user directly; absent where there are several, or none. */
  readonly directNumber?: string | undefined;
}

/** Never changed in place. An extension has a handful of calls, for which a list is the fastest. */
export type Sessions = readonly TelephonySession[];

export interface CoreState {
  readonly self: Self;
  readonly live: Sessions;
  /** Calls of the user's that are more than are kept (`bounds.ts`). */
  readonly leftOut: readonly TelephonySessionId[];
  /** Ended sessions in the order of their ending, kept a while so that stragglers are recognised. */
  readonly ended: Sessions;
}

export const findSession = (
  sessions: Sessions,
  id: TelephonySessionId,
): TelephonySession | undefined => sessions.find((session) => session.id === id);

/** The session, live or ended. */
export const anySession = (
  { live, ended }: Pick<CoreState, "live" | "ended">,
  id: TelephonySessionId,
): TelephonySession | undefined => findSession(live, id) ?? findSession(ended, id);
