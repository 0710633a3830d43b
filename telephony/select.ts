/** From the core's state to what the user sees of one call. */
import type { CallView, ParticipantView, PeerView } from "../contract/call-view.ts";
import type { CallState } from "../contract/intent.ts";
import { isPending, trackOf } from "./actions.ts";
import { type CapabilityFacts, participantMute, recordingState } from "./capabilities.ts";
import { controlsOf, controlView } from "./control-views.ts";
import {
  callStateOf,
  isAnsweredElsewhere,
  isConference,
  isLive,
  isShortNumber,
  liveOthers,
  ownParty,
} from "./own-call.ts";
import type { Party, Self, Session } from "./session.ts";

/** What a view needs beside the session. */
export interface ViewContext {
  readonly facts: CapabilityFacts;
  readonly self: Self;
  /** A number as people write it. */
  readonly formatNumber: (number: string) => string;
  /** The name of a colleague by extension number, where the service gave none. */
  readonly nameOfExtension: (extensionNumber: string) => string | undefined;
}

function peerOf(own: Party, others: readonly Party[], context: ViewContext): PeerView {
  const outbound = own.facts.direction?.value === "outbound";
  const number = (outbound ? own.facts.toNumber : own.facts.fromNumber)?.value;
  const said = (outbound ? own.facts.toName : own.facts.fromName)?.value;
  const name = said ?? nameFromOthers(others, outbound) ?? nameByExtension(number, context);
  return {
    ...(name === undefined ? {} : { name: name }),
    ...(number === undefined ? {} : { number: context.formatNumber(number) }),
  };
}

/** The callee names himself in the other party's `to`, the caller in the other party's `from`. */
function nameFromOthers(others: readonly Party[], outbound: boolean): string | undefined {
  const [only, ...more] = others;
  if (only === undefined || more.length > 0) return undefined;
  return (outbound ? only.facts.toName : only.facts.fromName)?.value;
}

const nameByExtension = (number: string | undefined, context: ViewContext): string | undefined =>
  number !== undefined && isShortNumber(number) ? context.nameOfExtension(number) : undefined;

/** The queue that handed the call over, else the number that was dialled. */
function viaOf(session: Session, own: Party, context: ViewContext): string | undefined {
  if (own.facts.direction?.value === "outbound") return undefined;
  const queue = session.parties.find(
    (party) =>
      party.facts.direction?.value === "inbound" &&
      !isLive(party) &&
      party.facts.extensionId !== undefined &&
      party.facts.extensionId.value !== context.self.extensionId &&
      party.facts.toName !== undefined,
  );
  const named = queue?.facts.toName?.value;
  const ownQueue =
    own.facts.queueCall?.value === true &&
    own.facts.toExtensionId?.value !== context.self.extensionId;
  const name = named ?? (ownQueue ? own.facts.toName?.value : undefined);
  if (name !== undefined) return name;
  const number = own.facts.toNumber?.value;
  return number === undefined || isShortNumber(number) ? undefined : context.formatNumber(number);
}

const otherStates: Partial<Record<Party["status"]["value"]["kind"], CallState>> = {
  setup: "ringing",
  proceeding: "ringing",
  answered: "connected",
  hold: "held",
  parked: "parked",
};

function participantOf(session: Session, party: Party, context: ViewContext): ParticipantView {
  const outbound = party.facts.direction?.value === "outbound";
  const name = (outbound ? party.facts.fromName : party.facts.toName)?.value;
  const number = (outbound ? party.facts.fromNumber : party.facts.toNumber)?.value;
  const capability = participantMute(session, party, context.facts);
  return {
    partyId: party.id,
    ...(name === undefined ? {} : { name: name }),
    ...(number === undefined ? {} : { number: context.formatNumber(number) }),
    state: otherStates[party.status.value.kind] ?? "unknown",
    muted: party.facts.muted?.value === true,
    mute: controlView(capability, trackOf(session, "mute", party.id)),
  };
}

function participantsOf(session: Session, context: ViewContext): ParticipantView[] {
  const others = liveOthers(session);
  if (others.length < 2 && !isConference(session)) return [];
  return others.map((party) => participantOf(session, party, context));
}

function adviceOf(session: Session, own: Party, self: Self): CallView["advice"] {
  if (isAnsweredElsewhere(session, own, self)) return "finish-here";
  if (session.heldOnDevice) return "held-on-device";
  if (session.mutedOnDevice) return "muted-on-device";
  const flip = trackOf(session, "flip", own.id);
  return flip !== undefined && flip.phase !== "sent" && isPending(flip)
    ? "ringing-elsewhere"
    : undefined;
}

/** The view of the user's call, `undefined` when no party of the session is his. */
export function callViewOf(session: Session, context: ViewContext): CallView | undefined {
  const own = ownParty(session);
  if (own === undefined) return undefined;
  const state = callStateOf(session);
  const via = viaOf(session, own, context);
  const slot = own.facts.parkSlot?.value;
  const advice = adviceOf(session, own, context.self);
  return {
    telephonySessionId: session.id,
    partyId: own.id,
    direction: own.facts.direction?.value ?? "inbound",
    state,
    serviceStatus: own.status.value.word,
    peer: peerOf(own, liveOthers(session), context),
    ...(via === undefined ? {} : { via }),
    startedAt: session.startedAt,
    ...(session.connected === undefined ? {} : { answeredAt: session.connected.at }),
    ...(state === "held" ? { heldSince: own.since } : {}),
    ...(state === "parked" && slot !== undefined ? { parkedAt: slot } : {}),
    muted: own.facts.muted?.value === true,
    muteLayer: session.muteLayer,
    holdLayer: session.holdLayer,
    recording: recordingState(own),
    ...(advice === undefined ? {} : { advice }),
    participants: participantsOf(session, context),
    controls: controlsOf(session, own, context.facts),
  };
}

/** The view of a call while another one is connected: who resumes it swaps the two. */
export function besideConnected(call: CallView): CallView {
  const { hold } = call.controls;
  if (call.state !== "held" || hold.does !== "unhold") return call;
  return { ...call, controls: { ...call.controls, hold: { ...hold, does: "swap" } } };
}

/** The recording that a pause or resume is about. */
export const lastRecordingId = (session: Session): string | undefined =>
  ownParty(session)?.facts.recordings?.value.at(-1)?.id;
