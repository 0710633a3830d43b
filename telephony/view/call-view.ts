/** From the core's state to what the user sees of one call. */
import type { CallView, ParticipantView } from "../../contract/call-view.ts";
import type { CallState } from "../../contract/intent.ts";
import { trackOf } from "../actions/attempts.ts";
import { flippedOf, participantMute, recordingState } from "../actions/capabilities.ts";
import type { CapabilityFacts } from "../actions/control-rules.ts";
import { controlsOf, controlView } from "./control-views.ts";
import { flipUnderWay, isThereToo, otherPeople } from "../actions/flip.ts";
import { offeredControls } from "../actions/operations.ts";
import {
  callStateOf,
  isConference,
  isLive,
  isQueueCall,
  isShortNumber,
  ownParty,
} from "../session/own-call.ts";
import { identityOf, type PeerContext, peerOf, shownNumber } from "./peer.ts";
import { personIn } from "./outcome.ts";
import { parkedPlace } from "./park-end.ts";
import { isRingOut, wayOf } from "../session/ring-out.ts";
import type { Party, TelephonySession } from "../session/session.ts";

/** What a view needs beside the session. */
export interface ViewContext extends PeerContext {
  readonly facts: CapabilityFacts;
}

/**
 * The queue that handed the call over, else the number that was dialled: not the user's one direct number,
 * by which every call comes.
 */
function viaOf(session: TelephonySession, own: Party, context: ViewContext): string | undefined {
  if (wayOf(session, own) !== "inbound") return undefined;
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
  if (number === undefined || number === context.self.directNumber) return undefined;
  return isShortNumber(number) ? undefined : shownNumber(number, context);
}

const otherStates: Partial<Record<Party["status"]["value"]["kind"], CallState>> = {
  setup: "ringing",
  proceeding: "ringing",
  answered: "connected",
  hold: "held",
  parked: "parked",
};

function participantOf(
  session: TelephonySession,
  party: Party,
  context: ViewContext,
): ParticipantView {
  const capability = participantMute(session, party, context.facts);
  return {
    partyId: party.id,
    ...identityOf(party, context),
    state: otherStates[party.status.value.kind] ?? "unknown",
    muted: party.facts.muted?.value === true,
    mute: controlView(capability, trackOf(session, "mute", party.id)),
  };
}

/** Participants that are shown; the others are only counted. */
export const mostParticipants = 50;

function participantsOf(
  session: TelephonySession,
  context: ViewContext,
): Pick<CallView, "participants" | "moreParticipants"> {
  const others = otherPeople(session);
  const isListed = others.length >= 2 || isConference(session);
  const shown = isListed ? others.slice(0, mostParticipants) : [];
  const more = session.partiesLeftOut + Math.max(0, others.length - mostParticipants);
  return {
    participants: shown.map((party) => participantOf(session, party, context)),
    moreParticipants: more > 0 ? more : undefined,
  };
}

/** Whose phones ring too that are named; the others are only counted. */
const mostNamedRinging = 2;

/**
 * That a queue which rings several people has a party for each of them is derived (D of our notes on the
 * API): events tell of the user's own, reads of all.
 */
function ringsTooOf(
  session: TelephonySession,
  own: Party,
  context: ViewContext,
): CallView["ringsToo"] {
  const others = session.parties.filter(
    (party) =>
      party.facts.direction?.value === "inbound" &&
      party.facts.extensionId !== undefined &&
      party.facts.extensionId.value !== own.facts.extensionId?.value &&
      isRinging(party),
  );
  if (others.length === 0) return undefined;
  const people = others.slice(0, mostNamedRinging).map((party) => identityOf(party, context));
  return { people, more: others.length - people.length };
}

const ringingPartsOf = (
  session: TelephonySession,
  own: Party,
  context: ViewContext,
): Pick<CallView, "cameBackFrom" | "ringsToo"> => ({
  cameBackFrom: session.sentTo === undefined ? undefined : personIn(session.sentTo, context),
  // Where it comes back from it has rung; that it has stopped there no event tells.
  ringsToo: session.sentTo === undefined ? ringsTooOf(session, own, context) : undefined,
});

/** A queue that waits for its next agent is set up, and rings nobody. */
const isRinging = ({ status }: Party): boolean => status.value.kind === "proceeding";

function adviceOf(session: TelephonySession): CallView["advice"] {
  if (isThereToo(session)) return "finish-here";
  if (session.heldOnDevice) return "held-on-device";
  return session.mutedOnDevice ? "muted-on-device" : undefined;
}

/** How far a flip of the party is, once the service has taken it on and until nothing is left to do. */
function flipOf(session: TelephonySession): CallView["flip"] {
  const flip = flipUnderWay(session);
  return flip && { step: flip.step, since: flip.leg?.since ?? flip.track.at, on: flip.track.to };
}

/** After a flip that nobody took: the phone after it in the account's list, around its end. */
function tryNextOf(session: TelephonySession, own: Party, facts: CapabilityFacts) {
  const track = trackOf(session, "flip", own.id);
  if (track?.phase !== "failed" || track.error?.code !== "flip-not-taken") return undefined;
  const tried = facts.flipTargets.findIndex(({ label }) => label === track.to);
  const next = facts.flipTargets[(tried + 1) % facts.flipTargets.length];
  if (next === undefined || next.label === track.to) return undefined;
  return { callFlipId: next.callFlipId, label: next.label };
}

function ringOutOf(session: TelephonySession, own: Party): CallView["ringOut"] {
  if (!isRingOut(session)) return undefined;
  const way = wayOf(session, own);
  if (way === "unsure") return "unsure";
  const { kind } = own.status.value;
  return way === "outbound" && (kind === "setup" || kind === "proceeding")
    ? "phone-first"
    : undefined;
}

/** The view of the user's call, `undefined` when no party of the session is his. */
export function callViewOf(session: TelephonySession, context: ViewContext): CallView | undefined {
  const own = ownParty(session);
  if (own === undefined) return undefined;
  const state = callStateOf(session);
  const recording = recordingState(own);
  const via = viaOf(session, own, context);
  const place = parkedPlace(session);
  const ringOut = ringOutOf(session, own);
  return {
    telephonySessionId: session.id,
    partyId: own.id,
    direction: wayOf(session, own) === "outbound" ? "outbound" : "inbound",
    state,
    serviceStatus: own.status.value.word,
    peer: peerOf(session, own, context),
    ringOut,
    via,
    isQueueCall: isQueueCall(own),
    ...(state === "ringing" ? ringingPartsOf(session, own, context) : {}),
    startedAt: session.startedAt,
    ...(session.connected === undefined ? {} : { answeredAt: session.connected.at }),
    ...(state === "held" ? { heldSince: own.since } : {}),
    ...(state === "parked" ? { parkedSince: session.leftToParkAt ?? own.since } : {}),
    ...(state === "parked" && place !== undefined ? { parkedAt: place } : {}),
    muted: own.facts.muted?.value === true,
    muteLayer: session.muteLayer,
    holdLayer: session.holdLayer,
    recording,
    recorded: session.recorded && { ...session.recorded },
    advice: adviceOf(session),
    flip: flipOf(session),
    tryNext: tryNextOf(session, own, context.facts),
    ...participantsOf(session, context),
    offered: offeredControls({
      state,
      recording,
      isQueueCall: isQueueCall(own),
      isAskedAbout: context.facts.pair?.firstId === session.id,
      flipped: flippedOf(session),
    }),
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
export const lastRecordingId = (session: TelephonySession): string | undefined =>
  ownParty(session)?.facts.recordings?.value.at(-1)?.id;
