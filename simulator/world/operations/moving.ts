/** Operations that move an answered call: transfer, bridge, park, pickup and flip. */
import type { Extension } from "../../account/account.ts";
import type { Exchange } from "../exchange.ts";
import { farEndOf, type Party } from "../model.ts";
import { isFlipping, pickUpParked, sendAway, startFlip } from "../moves.ts";
import type { Outcome, PeerBody } from "../types.ts";
import { resolveDestination, type TransferRequest } from "./destinations.ts";
import {
  done,
  findDevice,
  findOwnPartyIn,
  findParty,
  invalid,
  notAllowed,
  notFound,
  type PartyRequest,
  refused,
  wrongState,
} from "./support.ts";

const firstSlot = 801;
/** Slots reach to `*899`, but no more calls than this are parked at once. */
const mostParked = 50;

/** Blind transfer, to a person, a mailbox or a park location. */
export function transfer(
  exchange: Exchange,
  request: PartyRequest & { readonly target: TransferRequest },
): Outcome<Party> {
  const found = findOwnPartyIn(exchange, request, ["Answered", "Hold"]);
  if (!found.ok) return found;
  const party = found.value;
  const destination = resolveDestination(exchange, request.caller, request.target);
  if (!destination.ok) return destination;
  if (party.role !== undefined || farEndOf(party) === undefined || isFlipping(party)) {
    return refused(wrongState(party));
  }
  sendAway(exchange, party, destination.value);
  return done(party);
}

function peerOf(party: Party): PeerBody {
  const { session } = party;
  return { sessionId: session.legacyId, telephonySessionId: session.id, partyId: party.id };
}

/** Joins the far ends of two own calls; both own parties are `Gone`, each naming the other. */
export function bridge(
  exchange: Exchange,
  request: PartyRequest & { readonly other: Omit<PartyRequest, "caller"> },
): Outcome<Party> {
  const { caller } = request;
  const states = ["Answered", "Hold"] as const;
  const found = findOwnPartyIn(exchange, request, states);
  if (!found.ok) return found;
  const other = findOwnPartyIn(exchange, { ...request.other, caller }, states);
  if (!other.ok) return other;
  const [here, there] = [found.value, other.value];
  if (here.session === there.session) return refused(invalid("telephonySessionId"));
  const lonely = [here, there].find((party) => farEndOf(party) === undefined);
  if (lonely !== undefined) return refused(wrongState(lonely));
  if (here.session.linked !== undefined || there.session.linked !== undefined) {
    return refused(wrongState(here));
  }
  const peers = { here: peerOf(here), there: peerOf(there) };
  here.session.linked = there.session;
  there.session.linked = here.session;
  exchange.change(here, { code: "Gone", reason: "AttendedTransfer", peer: peers.there });
  exchange.change(there, { code: "Gone", reason: "AttendedTransfer", peer: peers.here });
  return done(here);
}

function freeSlot(exchange: Exchange): string | undefined {
  const taken = new Set<string>();
  for (const session of exchange.sessions.values()) {
    for (const party of session.parties) {
      if (party.code === "Parked" && party.parkSlot) taken.add(party.parkSlot);
    }
  }
  if (taken.size >= mostParked) return undefined;
  let number = firstSlot;
  while (taken.has(`*${String(number)}`)) number += 1;
  return `*${String(number)}`;
}

/** Parks an own incoming call in the lowest free public slot. */
export function park(exchange: Exchange, request: PartyRequest): Outcome<Party> {
  const found = findOwnPartyIn(exchange, request, ["Answered"]);
  if (!found.ok) return found;
  const party = found.value;
  if (party.direction !== "Inbound" || party.session.origin === "Conference") {
    return refused(notAllowed);
  }
  const parkSlot = isFlipping(party) ? undefined : freeSlot(exchange);
  if (parkSlot === undefined) return refused(wrongState(party));
  exchange.change(party, { code: "Parked", parkSlot });
  return done(party);
}

/** Anybody may take a call out of a public slot; only members out of a park location. */
export function mayPickUp(exchange: Exchange, picker: Extension, parked: Party): boolean {
  const owner = parked.owner === undefined ? undefined : exchange.directory.byId(parked.owner);
  return owner?.type !== "ParkLocation" || owner.members.includes(picker.id);
}

/** Takes a parked call with one of the caller's devices; the answer is the new party. */
export function pickup(
  exchange: Exchange,
  request: PartyRequest & { readonly deviceId: string },
): Outcome<Party> {
  const found = findParty(exchange, request);
  if (!found.ok) return found;
  const parked = found.value;
  if (!mayPickUp(exchange, request.caller, parked)) return refused(notAllowed);
  const waits = parked.code === "Parked" && farEndOf(parked) !== undefined;
  if (!waits) return refused(wrongState(parked));
  const device = findDevice(request.caller, request.deviceId);
  if (!device.ok) return device;
  const picker = { extension: request.caller, deviceId: device.value.id };
  return done(pickUpParked(exchange, parked, picker));
}

/** `2` and `*2` both name the flip number 2: no source settles which form is right. */
export function flip(
  exchange: Exchange,
  request: PartyRequest & { readonly callFlipId: string },
): Outcome<Party> {
  const found = findOwnPartyIn(exchange, request, ["Answered"]);
  if (!found.ok) return found;
  const party = found.value;
  const wanted = request.callFlipId.replace(/^\*/, "");
  const number = request.caller.forwardingNumbers.find((entry) => entry.flipNumber === wanted);
  if (number === undefined) return refused(notFound("callFlipId"));
  const isAlone = farEndOf(party) === undefined;
  if (isAlone || isFlipping(party) || party.session.origin === "Conference") {
    return refused(wrongState(party));
  }
  const owner = number.isOutside === true ? undefined : request.caller;
  startFlip(exchange, party, { owner, phoneNumber: number.phoneNumber });
  return done(party);
}
