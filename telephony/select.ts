/** From the core's state to what the user sees of one call. */
import type {
  ActionLife,
  CallView,
  ControlKind,
  ControlView,
  ParticipantView,
  PeerView,
} from "../contract/call-view.ts";
import type { CallState } from "../contract/intent.ts";
import { isPending, trackOf } from "./actions.ts";
import {
  type Capability,
  type CapabilityFacts,
  capabilityOf,
  participantMute,
  recordingState,
} from "./capabilities.ts";
import {
  callStateOf,
  isConference,
  isLive,
  isShortNumber,
  liveOthers,
  ownParty,
} from "./own-call.ts";
import type { ActionTrack, Party, Self, Session } from "./session.ts";

/** What a view needs beside the session. */
export interface ViewContext {
  readonly facts: CapabilityFacts;
  readonly self: Self;
  /** A number as people write it. */
  readonly formatNumber: (number: string) => string;
  /** The name of a colleague by extension number, where the service gave none. */
  readonly nameOfExtension: (extensionNumber: string) => string | undefined;
}

const labelLimit = 512;
const cut = (text: string): string => text.slice(0, labelLimit);

function peerOf(own: Party, others: readonly Party[], context: ViewContext): PeerView {
  const outbound = own.facts.direction?.value === "outbound";
  const number = (outbound ? own.facts.toNumber : own.facts.fromNumber)?.value;
  const said = (outbound ? own.facts.toName : own.facts.fromName)?.value;
  const name = said ?? nameFromOthers(others, outbound) ?? nameByExtension(number, context);
  return {
    ...(name === undefined ? {} : { name: cut(name) }),
    ...(number === undefined ? {} : { number: cut(context.formatNumber(number)) }),
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
  if (name !== undefined) return cut(name);
  const number = own.facts.toNumber?.value;
  return number === undefined || isShortNumber(number)
    ? undefined
    : cut(context.formatNumber(number));
}

function lifeOf(track: ActionTrack | undefined): ActionLife {
  if (track === undefined) return { phase: "idle" };
  const { phase, kind, at, error } = track;
  if (phase !== "failed") return { phase, kind, at };
  return { phase, kind, at, error: error ?? { code: "internal" } };
}

const controlView = (capability: Capability, track: ActionTrack | undefined): ControlView => ({
  does: capability.does,
  ...(capability.reason === undefined ? {} : { disabledBecause: capability.reason }),
  life: lifeOf(track),
});

function controlsOf(session: Session, own: Party, context: ViewContext): CallView["controls"] {
  const one = (control: ControlKind): ControlView =>
    controlView(capabilityOf(session, control, context.facts), trackOf(session, control, own.id));
  return {
    mute: one("mute"),
    hold: one("hold"),
    record: one("record"),
    pause: one("pause"),
    transfer: one("transfer"),
    park: one("park"),
    flip: one("flip"),
    end: one("end"),
    answer: one("answer"),
    decline: one("decline"),
    retrieve: one("retrieve"),
  } satisfies Record<ControlKind, ControlView>;
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
    ...(name === undefined ? {} : { name: cut(name) }),
    ...(number === undefined ? {} : { number: cut(context.formatNumber(number)) }),
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

function adviceOf(session: Session, own: Party): CallView["advice"] {
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
  const advice = adviceOf(session, own);
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
    ...(state === "parked" && slot !== undefined ? { parkedAt: cut(slot) } : {}),
    muted: own.facts.muted?.value === true,
    muteLayer: session.muteLayer,
    holdLayer: session.holdLayer,
    recording: recordingState(own),
    ...(advice === undefined ? {} : { advice }),
    participants: participantsOf(session, context),
    controls: controlsOf(session, own, context),
  };
}

/** The recording that a pause or resume is about. */
export const lastRecordingId = (session: Session): string | undefined =>
  ownParty(session)?.facts.recordings?.value.at(-1)?.id;

/**
 * Whether an ended inbound call was missed: nobody of ours ever answered it, and it did not end by
 * somebody's decision (a colleague took it, the user declined). A session that had simply vanished
 * when it was read again is not called missed: who may have answered meanwhile is not known.
 */
export function wasMissed(session: Session, self: Self): boolean {
  const own = ownParty(session);
  if (session.ended === undefined || own === undefined) return false;
  if (own.facts.direction?.value === "outbound") return false;
  const mine = session.parties.filter(
    (party) => party.facts.extensionId?.value === self.extensionId,
  );
  if (mine.some((party) => party.answered)) return false;
  if (session.tracks.some((track) => track.kind === "decline" && track.phase !== "failed"))
    return false;
  if (mine.some((party) => party.missed)) return true;
  return (
    session.ended.by === "event" &&
    !takenElsewhere.has(own.status.value.reason?.toLowerCase() ?? "")
  );
}

const takenElsewhere: ReadonlySet<string> = new Set([
  "agentanswered",
  "rejected",
  "pickup",
  "takeover",
  "callreplied",
  "callswitch",
  "callflip",
  "blindtransfer",
  "attendedtransfer",
]);
