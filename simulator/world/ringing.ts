/**
 * How a called telephone or queue is added to a session and rings, and how parties appear to each
 * other. Delays are those of captured calls.
 */
import type { Extension } from "../account/account.ts";
import { agentsRinging, leave } from "./endings.ts";
import type { Exchange, Pace } from "./exchange.ts";
import { farEndOf, isLive, type Party, type PartyTask, type Session } from "./model.ts";
import type { Endpoint } from "./types.ts";

/** From a telephone's Setup to its ringing, as captured. */
const ringingAfterMs = 30;
/** From a queue's Setup to its agent's, as captured once; real queues vary. */
const queueWaitMs = 8670;

/** Where a call is sent. */
export type Target =
  | { readonly kind: "extension"; readonly extension: Extension }
  | { readonly kind: "number"; readonly phoneNumber: string };

/** How a colleague appears to whom he is connected to. */
export function extensionEndpoint(extension: Extension): Required<Omit<Endpoint, "deviceId">> {
  return {
    phoneNumber: extension.extensionNumber,
    name: extension.name,
    extensionId: extension.id,
  };
}

/** How an outside number appears: with its caller id name where that is known. */
export function outsideEndpoint(exchange: Exchange, phoneNumber: string, name?: string): Endpoint {
  const known = name ?? exchange.directory.nameOf(phoneNumber);
  return known === undefined ? { phoneNumber } : { phoneNumber, name: known };
}

/** How a party appears to whom it is connected to. */
export function identityOf(exchange: Exchange, party: Party): Endpoint {
  const owner = party.owner === undefined ? undefined : exchange.directory.byId(party.owner);
  if (owner !== undefined) return extensionEndpoint(owner);
  return party.direction === "Outbound" ? party.from : party.to;
}

/** The own side of an outgoing call as captured: a device and an extension, no name. */
export function callerEndpoint(extension: Extension, deviceId: string | undefined): Endpoint {
  return {
    phoneNumber: extension.directNumber ?? extension.extensionNumber,
    extensionId: extension.id,
    ...(deviceId === undefined ? {} : { deviceId }),
  };
}

export interface Ringing {
  readonly session: Session;
  readonly target: Target;
  readonly from: Endpoint;
  /** What was dialled, when that is not the target's own number. */
  readonly dialled?: string | undefined;
  readonly task?: PartyTask;
  /** The party that a flip target is to replace. */
  readonly flips?: Party;
  /** The owner of a flip target: the user's own telephone may have an outside number. */
  readonly owner?: Extension | undefined;
  readonly queueId?: string;
}

/**
 * Adds the party of whoever is called: an extension in `Setup`, a queue as a waiting party. Outside
 * parties ring without a Setup, as captured.
 */
export function addCalled(exchange: Exchange, ringing: Ringing): Party {
  const { session, target, from, task = "talk", queueId, owner, flips } = ringing;
  const base = { session, direction: "Inbound", from, task, flips } as const;
  if (target.kind === "number") {
    const to = outsideEndpoint(exchange, target.phoneNumber, owner?.name);
    return exchange.add({ ...base, to, owner: owner?.id, code: "Proceeding" });
  }
  const { extension } = target;
  const own = extensionEndpoint(extension);
  const to = { ...own, phoneNumber: ringing.dialled ?? own.phoneNumber };
  const called = extension.type === "Department" ? ({ task: "wait" } as const) : { task, queueId };
  return exchange.add({ ...base, to, owner: extension.id, ...called });
}

/** A party in `Setup` starts to ring now; in any other state nothing happens. */
export function startRinging(exchange: Exchange, party: Party | undefined): void {
  if (party?.code === "Setup") exchange.change(party, { code: "Proceeding" });
}

/** Adds the called party and lets it ring; a queue hands over to its next agent in time. */
export function ring(exchange: Exchange, ringing: Ringing, pace: Pace = "captured"): Party {
  const party = addCalled(exchange, ringing);
  if (party.task === "wait") waitInQueue(exchange, party);
  else exchange.run(party.session, pace, [[ringingAfterMs, () => startRinging(exchange, party)]]);
  return party;
}

/** The queue's next agent after `after`, in the queue's own order. */
export function nextAgent(
  exchange: Exchange,
  queueId: string | undefined,
  after?: string,
): Extension | undefined {
  const queue = queueId === undefined ? undefined : exchange.directory.byId(queueId);
  if (queue === undefined) return undefined;
  const start = after === undefined ? 0 : queue.members.indexOf(after) + 1;
  const order = [...queue.members.slice(start), ...queue.members.slice(0, start)];
  const agents = order.filter((id) => id !== after).map((id) => exchange.directory.byId(id));
  return agents.find((agent) => agent !== undefined);
}

function waitInQueue(exchange: Exchange, waiting: Party, after?: string): void {
  const agent = nextAgent(exchange, waiting.owner, after);
  if (agent === undefined) return;
  exchange.run(waiting.session, "captured", [
    [queueWaitMs, () => handOver(exchange, { waiting, agent, pace: "captured" })],
  ]);
}

/** A caller in a queue and the agent who gets him. */
export interface HandOver {
  readonly waiting: Party;
  readonly agent: Extension;
  readonly pace: Pace;
  /** Leaves the agent's party in `Setup`. */
  readonly staysInSetup?: boolean;
}

/** The queue's party ends in the millisecond in which the agent's begins. */
export function handOver(exchange: Exchange, hand: HandOver): void {
  const { waiting, agent, pace } = hand;
  if (!isLive(waiting) || waiting.owner === undefined) return;
  const { session } = waiting;
  leave(exchange, waiting);
  const party = addCalled(exchange, {
    session,
    target: { kind: "extension", extension: agent },
    from: waiting.from,
    queueId: waiting.owner,
    dialled: waiting.to.phoneNumber,
  });
  if (hand.staysInSetup === true) return;
  exchange.run(session, pace, [[ringingAfterMs, () => startRinging(exchange, party)]]);
}

/** The queue rings this agent as well, who has the same call as `party`. */
export function ringToo(exchange: Exchange, party: Party, agent: Extension): void {
  const { session, from, queueId, to } = party;
  if (queueId === undefined || agent.id === party.owner) return;
  const called = addCalled(exchange, {
    ...{ session, from, queueId, target: { kind: "extension", extension: agent } },
    dialled: to.phoneNumber,
  });
  startRinging(exchange, called);
}

/**
 * Nobody took what the user had sent there: it rings at the user's again, as a new party of the same
 * session. That transfers come back so is derived (D of our notes on the API).
 */
export function backToUser(exchange: Exchange, party: Party): boolean {
  const { demoUser } = exchange.directory;
  const { session, from, owner } = party;
  const wasSent = session.parties.some(
    (other) => other.owner === demoUser.id && other.reason === "BlindTransfer",
  );
  if (!wasSent || owner === demoUser.id || farEndOf(party) === undefined) return false;
  leave(exchange, party, "NoAnswer");
  ring(exchange, { session, target: { kind: "extension", extension: demoUser }, from });
  return true;
}

/** An agent did not take the call: the queue has the caller again and tries its next agent. */
export function backToQueue(exchange: Exchange, agentParty: Party): void {
  const queue =
    agentParty.queueId === undefined ? undefined : exchange.directory.byId(agentParty.queueId);
  if (queue === undefined || farEndOf(agentParty) === undefined) return;
  if (agentsRinging(agentParty).length > 0) return;
  const waiting = addCalled(exchange, {
    session: agentParty.session,
    target: { kind: "extension", extension: queue },
    from: agentParty.from,
    dialled: agentParty.to.phoneNumber,
  });
  waitInQueue(exchange, waiting, agentParty.owner);
}
