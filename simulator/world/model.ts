/**
 * Calls as the world keeps them. A party's `code` never says `Hold`: holds live in two layers, the
 * API's and the device's, and what a subscriber sees is computed from both.
 */
import type {
  Direction,
  Endpoint,
  OriginBody,
  PeerBody,
  RecordingBody,
  StatusCode,
  StatusReason,
} from "./types.ts";

/** What one side of control has switched on; the other side cannot lift it. */
export interface Layer {
  muted: boolean;
  hold: boolean;
}

/**
 * What a party is there for, where that changes what its leaving means. `talk` is everybody with a
 * phone at the ear; `mailbox` the far end of a message; `wait` a queue holding a caller.
 */
export type PartyTask = "talk" | "wait" | "supervise" | "flip-target" | "mailbox";

/** One participant's leg. Owned by its session, mutable, changed only through the exchange. */
export interface Party {
  readonly id: string;
  readonly session: Session;
  readonly direction: Direction;
  /** The extension it belongs to; `undefined` for outside parties. */
  readonly owner: string | undefined;
  readonly task: PartyTask;
  /** Of a flip target: the party that it is to replace. */
  readonly flips: Party | undefined;
  /** The queue that sent the call here. */
  readonly queueId: string | undefined;
  readonly startedAt: number;
  from: Endpoint;
  to: Endpoint;
  code: Exclude<StatusCode, "Hold">;
  reason: StatusReason | undefined;
  peer: PeerBody | undefined;
  /** With `Parked`: `*801` and up, or empty in a park location. */
  parkSlot: string | undefined;
  readonly apiLayer: Layer;
  readonly deviceLayer: Layer;
  recordings: readonly RecordingBody[];
  missed: boolean;
  /** Sent with the ringing and the first answer, then never again. */
  mobilePickupId: string | undefined;
  role: "Host" | "Participant" | undefined;
  /** In a call that the service placed: who asked for it, and who is called by it. */
  readonly ringRole: "Initiator" | "Target" | undefined;
  /** An accepted answer whose device has not picked up yet. */
  answering: boolean;
}

/** A call. It is over, and forgotten, when its last party has left. */
export interface Session {
  readonly id: string;
  readonly legacyId: string;
  readonly origin: OriginBody["type"];
  readonly createdAt: number;
  readonly parties: Party[];
  nextSequence: number;
  /** The other session that an attended transfer joined to this one. */
  linked: Session | undefined;
  /** Conferences only: what the host dials to join. */
  readonly voiceCallToken: string | undefined;
  readonly timers: Set<() => void>;
}

/** In the call, or its caller's message is being taken. */
export function isLive(party: Party): boolean {
  return party.code !== "Disconnected" && party.code !== "Gone";
}

/** A machine has the call: nobody's telephone takes part in it any more. */
export function isWithMachine(party: Party): boolean {
  return party.code === "VoiceMail" || party.code === "FaxReceive";
}

/** Whether the party's flip was taken by its target. */
export function isFlipTaken(party: Party): boolean {
  return party.session.parties.some((other) => other.flips === party && other.code === "Answered");
}

/** Not picked up yet. */
export function isRinging(party: Party): boolean {
  return party.code === "Setup" || party.code === "Proceeding";
}

/** Rings a telephone: inbound, not yet picked up, and no queue. */
export function isRingingPhone(party: Party): boolean {
  return party.direction === "Inbound" && isRinging(party) && party.task !== "wait";
}

/** What subscribers and readers see. */
export function shownCode(party: Party): StatusCode {
  const held = party.apiLayer.hold || party.deviceLayer.hold;
  return party.code === "Answered" && held ? "Hold" : party.code;
}

/** Silent by either layer. */
export function shownMuted(party: Party): boolean {
  return party.apiLayer.muted || party.deviceLayer.muted;
}

/** The parties still in the call, those of a joined session included. */
export function livePartiesAround(session: Session): readonly Party[] {
  const own = session.parties.filter(isLive);
  return session.linked === undefined ? own : [...own, ...session.linked.parties.filter(isLive)];
}

/** The live parties around `party`, without it. */
export function othersOf(party: Party): readonly Party[] {
  return livePartiesAround(party.session).filter((other) => other !== party);
}

/** Who is at the other end: the first answered other party, else the first live one. */
export function farEndOf(party: Party): Party | undefined {
  const others = othersOf(party).filter((other) => other.task !== "supervise");
  return others.find((other) => other.code === "Answered") ?? others[0];
}
