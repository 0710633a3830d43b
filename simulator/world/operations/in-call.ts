/** Operations on an answered party: mute, hold and recordings. They touch the API's layer only. */
import type { Exchange } from "../exchange.ts";
import { livePartiesAround, type Party, shownCode } from "../model.ts";
import type { Outcome, RecordingBody } from "../types.ts";
import {
  done,
  findOwnParty,
  findOwnPartyIn,
  findParty,
  notAllowed,
  notFound,
  partyOfCaller,
  type PartyRequest,
  refused,
  wrongState,
} from "./support.ts";

/**
 * Mutes or unmutes in the API's layer; the party stays muted while the device mutes it too. Other
 * people's parties only in a call of more than two.
 */
export function updateParty(
  exchange: Exchange,
  request: PartyRequest,
  change: { readonly muted?: boolean | undefined },
): Outcome<Party> {
  const found = findMutable(exchange, request);
  if (!found.ok) return found;
  const party = found.value;
  if (shownCode(party) !== "Answered") return refused(wrongState(party));
  if (change.muted !== undefined && change.muted !== party.apiLayer.muted) {
    party.apiLayer.muted = change.muted;
    exchange.tell(party);
  }
  return done(party);
}

function findMutable(exchange: Exchange, request: PartyRequest): Outcome<Party> {
  const found = findParty(exchange, request);
  if (!found.ok || found.value.owner === request.caller.id) return found;
  const { session } = found.value;
  const takesPart = partyOfCaller(session, request.caller) !== undefined;
  return takesPart && livePartiesAround(session).length > 2 ? found : refused(notAllowed);
}

/** Also when a device already holds the call: the layers are independent. */
export function hold(exchange: Exchange, request: PartyRequest): Outcome<Party> {
  const found = findOwnParty(exchange, request);
  if (!found.ok) return found;
  const party = found.value;
  if (party.code !== "Answered" || party.apiLayer.hold) return refused(wrongState(party));
  party.apiLayer.hold = true;
  exchange.tell(party);
  return done(party);
}

/** Lifts only what the API placed: a party that a device holds too stays on `Hold`. */
export function unhold(exchange: Exchange, request: PartyRequest): Outcome<Party> {
  const found = findOwnParty(exchange, request);
  if (!found.ok) return found;
  const party = found.value;
  if (party.code !== "Answered" || !party.apiLayer.hold) return refused(wrongState(party));
  party.apiLayer.hold = false;
  exchange.tell(party);
  return done(party);
}

/** One recording per party; conferences are not recorded on demand. */
export function startRecording(exchange: Exchange, request: PartyRequest): Outcome<RecordingBody> {
  const found = findOwnPartyIn(exchange, request, ["Answered"]);
  if (!found.ok) return found;
  const party = found.value;
  if (party.session.origin === "Conference") return refused(notAllowed);
  if (party.recordings.length > 0) return refused(wrongState(party));
  const recording = { id: exchange.random.id(), active: true };
  exchange.change(party, { recordings: [recording] });
  return done(recording);
}

/** Pauses and resumes; asking for what already is changes nothing. */
export function updateRecording(
  exchange: Exchange,
  request: PartyRequest,
  change: RecordingBody,
): Outcome<RecordingBody> {
  const found = findOwnPartyIn(exchange, request, ["Answered", "Hold"]);
  if (!found.ok) return found;
  const party = found.value;
  const known = party.recordings.find((recording) => recording.id === change.id);
  if (known === undefined) return refused(notFound("recordingId"));
  if (known.active === change.active) return done(known);
  const recordings = party.recordings.map((recording) =>
    recording === known ? change : recording,
  );
  exchange.change(party, { recordings });
  return done(change);
}
