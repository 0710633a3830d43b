/** Conferences and listening in. */
import type { Extension } from "../../account/account.ts";
import type { Exchange } from "../exchange.ts";
import { farEndOf, isLive, isRinging, type Party, type Session } from "../model.ts";
import { callerEndpoint, extensionEndpoint, identityOf } from "../ringing.ts";
import type { Outcome } from "../types.ts";
import {
  done,
  findDevice,
  findParty,
  findSession,
  invalid,
  notAllowed,
  notFound,
  type PartyRequest,
  refused,
  type SessionRequest,
  wrongState,
} from "./support.ts";

/** A host that has not dialled in by then finds no conference any more. */
const hostDialsWithinMs = 38_000;
const mostParticipants = 10;
const mostSupervisors = 2;

/** A conference without parties; its host joins by dialling its token. */
export function startConference(exchange: Exchange): Outcome<Session> {
  const session = exchange.openSession("Conference", exchange.random.id("conf_"));
  const giveUp = (): void => {
    if (!session.parties.some(isLive)) exchange.forget(session);
  };
  exchange.run(session, "captured", [[hostDialsWithinMs, giveUp]]);
  return done(session);
}

/** The host's telephone has dialled the token. */
export function joinAsHost(exchange: Exchange, session: Session, host: Extension): Party {
  const party = exchange.add({
    session,
    direction: "Outbound",
    owner: host.id,
    from: callerEndpoint(host, host.devices[0]?.id),
    to: { phoneNumber: "conference" },
    role: "Host",
  });
  exchange.change(party, { code: "Answered" });
  return party;
}

function hasHost(session: Session, caller: Extension): boolean {
  return session.parties.some(
    (party) => party.role === "Host" && party.owner === caller.id && party.code === "Answered",
  );
}

/**
 * Brings the far end of an own call (or, named by its own id, any party connected to the caller)
 * into the conference. The call that it came from is over.
 */
export function bringIn(
  exchange: Exchange,
  request: SessionRequest & { readonly source: Omit<PartyRequest, "caller"> },
): Outcome<Party> {
  const conference = findSession(exchange, request);
  if (!conference.ok) return conference;
  const session = conference.value;
  if (session.origin !== "Conference" || !hasHost(session, request.caller)) {
    return refused(notAllowed);
  }
  const source = findSource(exchange, request.caller, request.source);
  if (!source.ok) return source;
  const { party, own } = source.value;
  const participants = session.parties.filter((other) => isLive(other) && other.role !== "Host");
  if (participants.length >= mostParticipants) return refused(wrongState(party));
  const joined = exchange.add({
    session,
    direction: party.direction,
    owner: party.owner,
    from: party.from,
    to: party.to,
    code: "Answered",
    role: "Participant",
  });
  const peer = { sessionId: session.legacyId, telephonySessionId: session.id, partyId: joined.id };
  for (const gone of [own, party]) exchange.change(gone, { code: "Gone", peer });
  return done(joined);
}

/** The party to bring in and the own party that it was talking to. */
function findSource(
  exchange: Exchange,
  caller: Extension,
  request: Omit<PartyRequest, "caller">,
): Outcome<{ readonly party: Party; readonly own: Party }> {
  const found = findParty(exchange, { ...request, caller });
  if (!found.ok) return found;
  const named = found.value;
  const own = named.session.parties.find((party) => party.owner === caller.id && isLive(party));
  if (own === undefined) return refused(notAllowed);
  const party = named === own ? farEndOf(own) : named;
  if (party?.code !== "Answered" || own.code !== "Answered") return refused(wrongState(named));
  return done({ party, own });
}

/** Who listens to whom. One of the two agent properties, the older clients sending a number. */
export interface SuperviseRequest {
  readonly caller: Extension;
  readonly telephonySessionId: string;
  /** Names the agent's party, in the per-party form. */
  readonly partyId?: string;
  readonly supervisorDeviceId: string;
  readonly agentExtensionId?: string | undefined;
  readonly agentExtensionNumber?: string | undefined;
}

function findAgent(exchange: Exchange, request: SuperviseRequest): Outcome<Extension> {
  const { agentExtensionId: id, agentExtensionNumber: number } = request;
  if (id === undefined && number === undefined) return refused(invalid("agentExtensionId"));
  const { directory } = exchange;
  const agent = id === undefined ? directory.byExtensionNumber(number ?? "") : directory.byId(id);
  if (agent !== undefined) return done(agent);
  return refused(notFound(id === undefined ? "agentExtensionNumber" : "agentExtensionId"));
}

/** Adds a listening supervisor to a call of one of the caller's agents. */
export function supervise(exchange: Exchange, request: SuperviseRequest): Outcome<Party> {
  const found = findSession(exchange, request);
  if (!found.ok) return found;
  const session = found.value;
  const agent = findAgent(exchange, request);
  if (!agent.ok) return agent;
  const device = findDevice(request.caller, request.supervisorDeviceId, "supervisorDeviceId");
  if (!device.ok) return device;
  if (!request.caller.supervises.includes(agent.value.id)) return refused(notAllowed);
  const ofAgent = session.parties.findLast((party) => party.owner === agent.value.id);
  if (ofAgent === undefined) return refused(notFound("agentExtensionId"));
  if (request.partyId !== undefined && request.partyId !== ofAgent.id) {
    return refused(notFound("partyId"));
  }
  const supervisors = session.parties.filter(
    (party) => isLive(party) && party.task === "supervise",
  );
  if (supervisors.length >= mostSupervisors || !isLive(ofAgent) || isRinging(ofAgent)) {
    return refused(wrongState(ofAgent));
  }
  return done(
    exchange.add({
      session,
      direction: "Outbound",
      owner: request.caller.id,
      from: { ...extensionEndpoint(request.caller), deviceId: device.value.id },
      to: identityOf(exchange, ofAgent),
      code: "Answered",
      reason: "Supervising",
      task: "supervise",
    }),
  );
}
