/** What the operations share: who asks for what, the usual refusals, and finding the party. */
import type { Device, Extension } from "../../account/account.ts";
import type { Exchange } from "../exchange.ts";
import { type Party, type Session, shownCode } from "../model.ts";
import type { Outcome, Refusal, StatusCode } from "../types.ts";

/** A request about one party. `caller` is the extension of the access token. */
export interface PartyRequest {
  readonly caller: Extension;
  readonly telephonySessionId: string;
  readonly partyId: string;
}

/** A request about a whole session. */
export type SessionRequest = Omit<PartyRequest, "partyId">;

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refused<T>(refusal: Refusal): Outcome<T> {
  return { ok: false, refusal };
}

/** 404 for an identifier that names nothing. */
export function notFound(parameterName: string): Refusal {
  return {
    status: 404,
    errorCode: "CMN-102",
    message: `Resource for parameter [${parameterName}] is not found`,
    parameterName,
  };
}

/** 400 for a value that cannot be. */
export function invalid(parameterName: string): Refusal {
  return {
    status: 400,
    errorCode: "CMN-101",
    message: `Parameter [${parameterName}] value is invalid`,
    parameterName,
  };
}

/** 403 for what this caller may never do; the only telephony code seen in public. */
export const notAllowed: Refusal = {
  status: 403,
  errorCode: "TAS-106",
  message: "Operation is not allowed",
};

/**
 * 409 for what this party's state does not permit now. Its code is the simulator's own: the service
 * documents none for it, and its `CMN-204` means another change that is under way.
 */
export function wrongState(party: Party): Refusal {
  return {
    status: 409,
    errorCode: "SIM-409",
    message: `The operation does not fit a party in state [${shownCode(party)}]`,
  };
}

export function findSession(exchange: Exchange, request: SessionRequest): Outcome<Session> {
  const session = exchange.sessions.get(request.telephonySessionId);
  return session === undefined ? refused(notFound("telephonySessionId")) : done(session);
}

/** The caller's part in a session, over or not; of several the last. */
export function partyOfCaller(session: Session, caller: Extension): Party | undefined {
  return session.parties.findLast((party) => party.owner === caller.id);
}

export function findParty(exchange: Exchange, request: PartyRequest): Outcome<Party> {
  const session = findSession(exchange, request);
  if (!session.ok) return session;
  const party = session.value.parties.find((candidate) => candidate.id === request.partyId);
  return party === undefined ? refused(notFound("partyId")) : done(party);
}

/** The party when it is the caller's own; 403 for anybody else's. */
export function findOwnParty(exchange: Exchange, request: PartyRequest): Outcome<Party> {
  const found = findParty(exchange, request);
  if (!found.ok) return found;
  return found.value.owner === request.caller.id ? found : refused(notAllowed);
}

/** The own party when its shown state is one of `codes`; 409 in any other. */
export function findOwnPartyIn(
  exchange: Exchange,
  request: PartyRequest,
  codes: readonly StatusCode[],
): Outcome<Party> {
  const found = findOwnParty(exchange, request);
  if (!found.ok) return found;
  return codes.includes(shownCode(found.value)) ? found : refused(wrongState(found.value));
}

/** The own inbound party that has not been answered; 409 otherwise. */
export function findOwnRinging(exchange: Exchange, request: PartyRequest): Outcome<Party> {
  const found = findOwnPartyIn(exchange, request, ["Setup", "Proceeding"]);
  if (!found.ok) return found;
  return found.value.direction === "Inbound" ? found : refused(wrongState(found.value));
}

/** A device that can take a call: the caller's own (else 404) and an online telephone (else 403). */
export function findDevice(
  caller: Extension,
  deviceId: string,
  parameterName = "deviceId",
): Outcome<Device> {
  const device = caller.devices.find((candidate) => candidate.id === deviceId);
  if (device === undefined) return refused(notFound(parameterName));
  const takesCalls = device.online && device.type !== "OtherPhone";
  return takesCalls ? done(device) : refused(notAllowed);
}
