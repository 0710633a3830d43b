/**
 * The shapes that leave the world: notification bodies as the service sends them, and the outcome
 * of an operation. Written from the service's documents and from captured events; deliberately
 * shares no type with the client, so that one misreading cannot hide in both.
 */

/** Where a party stands. `Hold` is shown for an answered party that placed a hold. */
export type StatusCode =
  | "Setup"
  | "Proceeding"
  | "Answered"
  | "Hold"
  | "Parked"
  | "Gone"
  | "Disconnected"
  | "VoiceMail"
  | "FaxReceive";

/** The schema's words that the simulator gives; an ordinary hang-up carries none. */
export type StatusReason =
  | "Pickup"
  | "Supervising"
  | "BlindTransfer"
  | "AttendedTransfer"
  | "CallFlip"
  | "ParkLocation"
  | "Rejected"
  | "Cancelled"
  | "NoAnswer"
  | "TargetBusy"
  | "CallReplied";

/** Technical direction: the outside caller of an incoming call is the `Outbound` party. */
export type Direction = "Inbound" | "Outbound";

/** One side of a party. `phoneNumber` is E.164 or a short extension number. */
export interface Endpoint {
  readonly phoneNumber?: string;
  readonly name?: string;
  readonly extensionId?: string;
  readonly deviceId?: string;
}

/** `active: false` means paused; a started recording never leaves its party. */
export interface RecordingBody {
  readonly id: string;
  readonly active: boolean;
}

/** The linked party in another session, given with `Gone`. */
export interface PeerBody {
  readonly sessionId: string;
  readonly telephonySessionId: string;
  readonly partyId: string;
}

/** Opaque to clients; strings throughout, as captured. */
export interface MobilePickupBody {
  readonly ccMailboxes: readonly string[];
  readonly to: string;
  readonly sid: string;
  readonly srvLvl: string;
  readonly srvLvlExt: string;
}

/** `parkData` is the slot (`*801`), or empty in a park location; present only with `Parked`. */
export interface EventStatusBody {
  readonly code: StatusCode;
  readonly reason?: StatusReason;
  readonly parkData?: string;
  readonly peerId?: PeerBody;
  readonly mobilePickupData?: MobilePickupBody;
  readonly rcc: false;
}

/** A party inside a notification; the four booleans and `park` are always present. */
export interface EventPartyBody {
  readonly accountId: string;
  readonly extensionId?: string;
  readonly id: string;
  readonly direction: Direction;
  readonly to: Endpoint;
  readonly from: Endpoint;
  readonly status: EventStatusBody;
  readonly park: { readonly id?: string };
  readonly missedCall: boolean;
  readonly standAlone: boolean;
  readonly muted: boolean;
  readonly queueCall?: boolean;
  readonly recordings?: readonly RecordingBody[];
  readonly conferenceRole?: "Host" | "Participant";
}

/** What created the session. */
export interface OriginBody {
  readonly type: "Call" | "CallOut" | "Conference" | "RingOut" | "RingMe";
}

/** The body of a telephony session notification; always exactly one party. */
export interface TelephonySessionEventBody {
  /** Counts from 2 by one over all parties of the session. */
  readonly sequence: number;
  /** The legacy numeric identifier, not the telephony session's. */
  readonly sessionId: string;
  readonly telephonySessionId: string;
  readonly serverId: string;
  /** When the change happened, ISO 8601 with `Z`. */
  readonly eventTime: string;
  readonly parties: readonly [EventPartyBody];
  readonly origin: OriginBody;
}

/** The presence words for one call and for a whole extension. */
export type TelephonyStatus = "NoCall" | "CallConnected" | "Ringing" | "OnHold" | "ParkedCall";

/** A call in presence; plain strings where session parties have objects. */
export interface ActiveCallBody {
  readonly id: string;
  readonly direction: Direction;
  readonly queueCall: boolean;
  readonly from: string;
  readonly fromName?: string;
  readonly to: string;
  readonly toName?: string;
  readonly startTime: string;
  readonly telephonyStatus: TelephonyStatus;
  /** Only with `NoCall`: the call's last mention. */
  readonly terminationType?: "final";
  readonly sessionId: string;
  readonly telephonySessionId: string;
  readonly partyId: string;
  /** Only for subscribers and readers that asked for `sipData`. */
  readonly sipData?: SipDataBody;
}

/** Placeholders; nobody may build on the values. */
export interface SipDataBody {
  readonly callId: string;
  readonly toTag: string;
  readonly fromTag: string;
  readonly remoteUri: string;
  readonly localUri: string;
  readonly rcSessionId: string;
}

/** Settings of an extension's presence that its owner can change. */
export interface PresenceSettings {
  readonly userStatus: "Offline" | "Busy" | "Available";
  readonly dndStatus: DndStatus;
  readonly message?: string;
  readonly allowSeeMyPresence: boolean;
  readonly ringOnMonitoredCall: boolean;
  readonly pickUpCallsOnHold: boolean;
}

export type DndStatus =
  | "TakeAllCalls"
  | "DoNotAcceptDepartmentCalls"
  | "TakeDepartmentCallsOnly"
  | "DoNotAcceptAnyCalls"
  | "Unknown";

/**
 * The body of the most detailed presence notification. Whoever delivers it takes `sipData`,
 * `activeCalls` and `totalActiveCalls` out for subscribers that did not ask for them.
 */
export interface PresenceEventBody {
  readonly extensionId: string;
  readonly telephonyStatus: TelephonyStatus;
  /** The latest seven, newest first; a call that just ended is named once more with `NoCall`. */
  readonly activeCalls: readonly ActiveCallBody[];
  /** A counter of its own per extension. */
  readonly sequence: number;
  readonly presenceStatus: "Offline" | "Busy" | "Available";
  readonly userStatus: "Offline" | "Busy" | "Available";
  readonly meetingStatus: "Disconnected";
  readonly dndStatus: DndStatus;
  readonly allowSeeMyPresence: boolean;
  readonly ringOnMonitoredCall: boolean;
  readonly pickUpCallsOnHold: boolean;
  readonly totalActiveCalls: number;
}

/** The body of the do-not-disturb notification. */
export interface DndEventBody {
  readonly extensionId: string;
  readonly dndStatus: DndStatus;
}

/**
 * Something the service tells its subscribers, at the moment it happens and in order.
 * A telephony event belongs to the party's owner; outside parties have none.
 */
export type WorldEvent =
  | {
      readonly kind: "telephony";
      readonly extensionId: string | undefined;
      readonly body: TelephonySessionEventBody;
    }
  | { readonly kind: "presence"; readonly extensionId: string; readonly body: PresenceEventBody }
  | { readonly kind: "dnd"; readonly extensionId: string; readonly body: DndEventBody };

/** Why the service does not do what was asked, in its own terms. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 409 | 500 | 503;
  /** A code of the service's error catalogue, such as `CMN-101`; `SIM-…` is the simulator's own. */
  readonly errorCode: string;
  readonly message: string;
  readonly parameterName?: string | undefined;
  readonly permissionName?: string | undefined;
}

/** Expected refusals are values; the world is unchanged by a refused operation. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };
