/** A call put straight into a state; all events that lead there go out, in their captured order. */
import type { Extension } from "../account/account.ts";
import { answerParty } from "../world/answering.ts";
import { dropAll } from "../world/endings.ts";
import type { Exchange } from "../world/exchange.ts";
import type { Party } from "../world/model.ts";
import { bringIn, joinAsHost, startConference } from "../world/operations/conferences.ts";
import { resolveExtensionNumber, resolvePhoneNumber } from "../world/operations/destinations.ts";
import { park } from "../world/operations/moving.ts";
import { done, notAllowed, notFound, refused } from "../world/operations/support.ts";
import { type PlacedCall, place, type Placement } from "../world/placing.ts";
import type { RingOutSide } from "../world/ring-out.ts";
import {
  callerEndpoint,
  extensionEndpoint,
  outsideEndpoint,
  ringToo,
  startRinging,
  type Target,
} from "../world/ringing.ts";
import type { Outcome } from "../world/types.ts";
import type { World } from "../world/world.ts";

export const callStates = ["Setup", "Proceeding", "Answered", "Hold", "Parked"] as const;

/** Numbers are E.164 or short; `extension` and `queue` are an extension's id or short number. */
export interface CallCreation {
  readonly direction: "Inbound" | "Outbound";
  readonly state: (typeof callStates)[number];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly extension?: string | undefined;
  /** True means the account's first queue. */
  readonly queue?: boolean | string | undefined;
  /** Of a queue's call that rings: the other agents at whose telephones it rings too. */
  readonly alsoRings?: readonly string[] | undefined;
  readonly recording?: boolean | undefined;
  /** Placed by the service for the caller: `direction` says whether the user is the one who asked. */
  readonly origin?: "RingOut" | "RingMe" | undefined;
  /** With `origin`: the far telephone's party belongs to the user, too. */
  readonly bothMine?: boolean | undefined;
  /** The user hosts a conference of three, which the other end was brought into. */
  readonly conference?: boolean | undefined;
}

/** The new call and the party in it that belongs to the user whom it is about. */
export interface CreatedCall {
  readonly telephonySessionId: string;
  readonly partyId: string;
}

function findExtension(world: World, name: string): Extension | undefined {
  return world.directory.byId(name) ?? world.directory.byExtensionNumber(name);
}

function findQueue(
  world: World,
  queue: boolean | string | undefined,
): Outcome<Extension | undefined> {
  if (queue === undefined || queue === false) return done(undefined);
  const { extensions } = world.directory.account;
  const found =
    queue === true
      ? extensions.find((extension) => extension.type === "Department")
      : findExtension(world, queue);
  return found?.type === "Department" ? done(found) : refused(notFound("queue"));
}

function inbound(world: World, user: Extension, creation: CallCreation): Outcome<Placement> {
  const queue = findQueue(world, creation.queue);
  if (!queue.ok) return queue;
  const { exchange, directory } = world;
  const { account } = directory;
  const number = creation.from ?? account.outsideCallers[0]?.phoneNumber ?? account.companyNumber;
  const colleague = findExtension(world, number);
  const dialled = user.directNumber ?? account.companyNumber;
  const base = {
    target: { kind: "extension", extension: queue.value ?? user },
    pace: "instant",
    ...(queue.value === undefined ? {} : { agent: user }),
    staysInSetup: creation.state === "Setup",
  } as const;
  if (colleague !== undefined) {
    return done({ ...base, from: callerEndpoint(colleague, undefined), caller: colleague });
  }
  const shown = queue.value === undefined && creation.to === undefined ? dialled : undefined;
  return done({
    ...base,
    from: outsideEndpoint(exchange, number),
    dialled: creation.to ?? shown ?? account.companyNumber,
  });
}

function outbound(world: World, user: Extension, creation: CallCreation): Outcome<Placement> {
  const { exchange, directory } = world;
  const number = creation.to ?? directory.account.outsideCallers[0]?.phoneNumber ?? "";
  const target: Outcome<Target> =
    directory.byExtensionNumber(number) === undefined
      ? resolvePhoneNumber(exchange, number)
      : resolveExtensionNumber(exchange, number);
  if (!target.ok) return target;
  const from = callerEndpoint(user, user.devices[0]?.id);
  const staysInSetup = creation.state === "Setup";
  return done({ from, caller: user, target: target.value, pace: "instant", staysInSetup });
}

function bringInto(world: World, call: PlacedCall, creation: CallCreation): Party {
  const { exchange } = world;
  const callee = call.callee();
  const own = creation.direction === "Inbound" ? (callee ?? call.caller) : call.caller;
  const { state } = creation;
  if (state === "Setup" || state === "Proceeding") return own;
  if (callee !== undefined) answerParty(exchange, callee, "instant");
  if (creation.recording === true) {
    exchange.change(own, { recordings: [{ id: exchange.random.id(), active: true }] });
  }
  return hold(exchange, own, state);
}

function hold(exchange: Exchange, own: Party, state: CallCreation["state"]): Party {
  if (state === "Hold") {
    own.apiLayer.hold = true;
    exchange.tell(own);
  }
  return own;
}

function parkIt(world: World, user: Extension, own: Party): Outcome<Party> {
  return park(world.exchange, {
    caller: user,
    telephonySessionId: own.session.id,
    partyId: own.id,
  });
}

/** A far telephone by its number: a colleague's, or an outside one. */
function sideOf(world: World, number: string): RingOutSide {
  const owner = world.directory.byExtensionNumber(number);
  if (owner !== undefined) return { endpoint: extensionEndpoint(owner), owner };
  return { endpoint: outsideEndpoint(world.exchange, number) };
}

/** The user's party of a call that the service places for him, or for the other. */
function ringOut(world: World, user: Extension, creation: CallCreation): Party {
  const { exchange, directory, ringOuts } = world;
  const { direction, state, from, to, origin = "RingOut", bothMine = false } = creation;
  const isInitiator = direction === "Outbound";
  const number =
    (isInitiator ? to : from) ?? directory.account.outsideCallers[0]?.phoneNumber ?? "";
  const own = { endpoint: extensionEndpoint(user), owner: user };
  const far = { ...sideOf(world, number), ...(bothMine ? { owner: user } : {}) };
  const [initiator, target] = isInitiator ? [own, far] : [far, own];
  const first = ringOuts.place({ origin, initiator, target });
  const isTalking = state === "Answered" || state === "Hold";
  if (state !== "Setup") startRinging(exchange, first);
  if (isInitiator && !isTalking) return first;
  answerParty(exchange, first, "instant");
  const second = ringOuts.callTarget(first.session) ?? first;
  if (state !== "Setup") startRinging(exchange, second);
  if (isTalking) answerParty(exchange, second, "instant");
  return hold(exchange, isInitiator ? first : second, state);
}

function moveToConference(world: World, user: Extension, own: Party): Outcome<CreatedCall> {
  const { exchange } = world;
  const conference = startConference(exchange);
  if (!conference.ok) return conference;
  const host = joinAsHost(exchange, conference.value, user);
  const telephonySessionId = conference.value.id;
  const third = world.directory.account.outsideCallers[1]?.phoneNumber;
  const second = { direction: "Inbound", state: "Answered", from: third } as const;
  const another = createCall(world, { ...second, extension: user.id });
  if (!another.ok) return another;
  const first = { telephonySessionId: own.session.id, partyId: own.id };
  for (const source of [first, another.value]) {
    const joined = bringIn(exchange, { caller: user, telephonySessionId, source });
    if (!joined.ok) return joined;
  }
  return done({ telephonySessionId, partyId: host.id });
}

/** A hold made here is the API's; `hold-on-device` makes the other one. */
export function createCall(world: World, creation: CallCreation): Outcome<CreatedCall> {
  const { extension } = creation;
  const user = extension === undefined ? world.directory.demoUser : findExtension(world, extension);
  if (user === undefined) return refused(notFound("extension"));
  if (creation.origin !== undefined) {
    if (creation.state === "Parked") return refused(notAllowed);
    const own = ringOut(world, user, creation);
    return done({ telephonySessionId: own.session.id, partyId: own.id });
  }
  const isParked = creation.state === "Parked";
  if (isParked && creation.direction === "Outbound") return refused(notAllowed);
  const make = creation.direction === "Inbound" ? inbound : outbound;
  const placement = make(world, user, creation);
  if (!placement.ok) return placement;
  const own = bringInto(world, place(world.exchange, placement.value), creation);
  for (const name of creation.alsoRings ?? []) {
    const agent = findExtension(world, name);
    if (agent === undefined) return refused(notFound("alsoRings"));
    ringToo(world.exchange, own, agent);
  }
  if (creation.conference === true) return moveToConference(world, user, own);
  const parked = isParked ? parkIt(world, user, own) : done(own);
  if (!parked.ok) {
    dropAll(world.exchange, own);
    return parked;
  }
  return done({ telephonySessionId: own.session.id, partyId: own.id });
}
