/** Operations on whole calls: reading, ending, starting, conferences and listening in. */
import type { Extension } from "../../account/account.ts";
import { abandonFlip, dropAll, hangUp, leave } from "../endings.ts";
import type { Exchange } from "../exchange.ts";
import {
  isFlipTaken,
  isLive,
  isRinging,
  isWithMachine,
  type Party,
  type Session,
} from "../model.ts";
import { place } from "../placing.ts";
import { callerEndpoint } from "../ringing.ts";
import type { Outcome } from "../types.ts";
import { resolveExtensionNumber, resolvePhoneNumber } from "./destinations.ts";
import { mayPickUp } from "./moving.ts";
import {
  done,
  findDevice,
  findParty,
  findSession,
  invalid,
  notAllowed,
  partyOfCaller,
  type PartyRequest,
  refused,
  type SessionRequest,
} from "./support.ts";

/** Own calls, those that can be picked up, and those of people whom the caller supervises. */
function maySee(exchange: Exchange, session: Session, caller: Extension): boolean {
  if (partyOfCaller(session, caller) !== undefined) return true;
  if (session.origin === "Conference" && session.parties.length === 0) return true;
  return session.parties.some(
    (party) =>
      (party.code === "Parked" && mayPickUp(exchange, caller, party)) ||
      (party.owner !== undefined && caller.supervises.includes(party.owner)),
  );
}

/** Its ended parties included, as long as one party lives. */
export function readSession(exchange: Exchange, request: SessionRequest): Outcome<Session> {
  const found = findSession(exchange, request);
  if (!found.ok) return found;
  return maySee(exchange, found.value, request.caller) ? found : refused(notAllowed);
}

export function readParty(exchange: Exchange, request: PartyRequest): Outcome<Party> {
  const found = findParty(exchange, request);
  if (!found.ok) return found;
  return maySee(exchange, found.value.session, request.caller) ? found : refused(notAllowed);
}

/** Ends the call for everybody, while the caller takes part in it. */
export function dropSession(exchange: Exchange, request: SessionRequest): Outcome<undefined> {
  const found = findSession(exchange, request);
  if (!found.ok) return found;
  const session = found.value;
  const own = session.parties.find(
    (party) => party.owner === request.caller.id && isLive(party) && !isWithMachine(party),
  );
  if (own === undefined) return refused(notAllowed);
  dropAll(exchange, own);
  return done(undefined);
}

/**
 * Only of a parked or supervising party, a conference's participant, the party that a flip has replaced,
 * or the telephone that a flip rings, which stops (D: no source names a request for that); an ordinary
 * call is ended by dropping its session.
 */
export function deleteParty(
  exchange: Exchange,
  request: PartyRequest & { readonly keepConferenceAlive: boolean },
): Outcome<undefined> {
  const found = findParty(exchange, request);
  if (!found.ok) return found;
  const party = found.value;
  if (!isLive(party) || !mayDelete(exchange, party, request.caller)) return refused(notAllowed);
  if (party.task === "flip-target" && isRinging(party)) abandonFlip(exchange, party, "Cancelled");
  else if (request.keepConferenceAlive) leave(exchange, party);
  else hangUp(exchange, party);
  return done(undefined);
}

function mayDelete(exchange: Exchange, party: Party, caller: Extension): boolean {
  const isOwn = party.owner === caller.id;
  if (party.code === "Parked") return mayPickUp(exchange, caller, party);
  if (party.session.origin === "Conference") {
    return isOwn || partyOfCaller(party.session, caller)?.role === "Host";
  }
  // A telephone outside is nobody's; whose flip rings it may stop it.
  if (party.task === "flip-target" && isRinging(party)) return party.flips?.owner === caller.id;
  return isOwn && (party.task === "supervise" || isFlipTaken(party));
}

/** What a call-out names; the device or, in the newer description, just the extension. */
export interface CallOutRequest {
  readonly caller: Extension;
  readonly deviceId?: string | undefined;
  readonly phoneNumber?: string | undefined;
  readonly extensionNumber?: string | undefined;
}

/** The device rings with automatic answer, then the other end is called. */
export function callOut(exchange: Exchange, request: CallOutRequest): Outcome<Session> {
  const { caller, phoneNumber, extensionNumber } = request;
  const wanted = request.deviceId ?? caller.devices.find((device) => device.online)?.id;
  if (wanted === undefined) return refused(notAllowed);
  const device = findDevice(caller, wanted, "from.deviceId");
  if (!device.ok) return device;
  if ((phoneNumber === undefined) === (extensionNumber === undefined)) {
    return refused(invalid("to"));
  }
  const target =
    phoneNumber === undefined
      ? resolveExtensionNumber(exchange, extensionNumber ?? "")
      : resolvePhoneNumber(exchange, phoneNumber);
  if (!target.ok) return target;
  const from = callerEndpoint(caller, device.value.id);
  const placement = { from, caller, target: target.value, pace: "captured" } as const;
  return done(place(exchange, { ...placement, origin: "CallOut" }).session);
}
