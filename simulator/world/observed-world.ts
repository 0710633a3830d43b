/** For tests: a world on a clock that stands still, with all its events written down. */
import { createManualClock, type SimClock } from "../clock.ts";
import { type CallCreation, createCall, type CreatedCall } from "../control/call-creation.ts";
import { createRandom } from "../random.ts";
import type { Account, Extension } from "../account/account.ts";
import type { Party, Session } from "./model.ts";
import type { PartyRequest } from "./operations/support.ts";
import type { EventPartyBody, Outcome, WorldEvent } from "./types.ts";
import { createWorld, type World } from "./world.ts";

export interface ObservedWorld {
  readonly world: World;
  readonly clock: SimClock;
  readonly events: WorldEvent[];
  readonly user: Extension;
  /** `seq party direction owner code reason` of each telephony event since the last call. */
  readonly lines: () => readonly string[];
  /** The party bodies of the telephony events since the last call of this or `lines`. */
  readonly bodies: () => readonly EventPartyBody[];
  /** Makes a call and forgets its events. */
  readonly call: (creation: CallCreation) => PartyRequest;
  readonly colleague: (extensionNumber: string) => Extension;
  readonly session: (request: Pick<PartyRequest, "telephonySessionId">) => Session;
  readonly party: (request: Pick<PartyRequest, "telephonySessionId" | "partyId">) => Party;
  /** The party that was added last. */
  readonly newest: (request: Pick<PartyRequest, "telephonySessionId">) => Party;
}

function lineOf(event: WorldEvent): readonly string[] {
  if (event.kind !== "telephony") return [];
  const [party] = event.body.parties;
  const { code, reason } = party.status;
  const index = party.id.slice(party.id.lastIndexOf("-"));
  const words = [event.body.sequence, index, party.direction, event.extensionId ?? "-", code];
  return [[...words, ...(reason === undefined ? [] : [reason])].join(" ")];
}

/** Fails the test when an operation was refused. */
export function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

/** The status and code of a refusal, or `undefined` for success. */
export function refusalOf(outcome: Outcome<unknown>): string | undefined {
  if (outcome.ok) return undefined;
  return `${String(outcome.refusal.status)} ${outcome.refusal.errorCode}`;
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The test names something that does not exist");
  return value;
}

export function observeWorld(account?: Account): ObservedWorld {
  const clock = createManualClock();
  const random = createRandom(1);
  const world = createWorld({ clock, random, ...(account === undefined ? {} : { account }) });
  const events: WorldEvent[] = [];
  world.subscribe((event) => events.push(event));
  const { directory, exchange } = world;
  const session = (request: Pick<PartyRequest, "telephonySessionId">): Session =>
    known(exchange.sessions.get(request.telephonySessionId));
  return {
    ...{ world, clock, events, session },
    user: directory.demoUser,
    lines: () => events.splice(0).flatMap(lineOf),
    bodies: () =>
      events.splice(0).flatMap((event) => (event.kind === "telephony" ? event.body.parties : [])),
    call(creation) {
      const created: CreatedCall = accepted(createCall(world, creation));
      events.length = 0;
      const { extension } = creation;
      const caller = extension === undefined ? undefined : directory.byExtensionNumber(extension);
      return { caller: caller ?? directory.demoUser, ...created };
    },
    colleague: (extensionNumber) => known(directory.byExtensionNumber(extensionNumber)),
    party: (request) =>
      known(session(request).parties.find((party) => party.id === request.partyId)),
    newest: (request) => known(session(request).parties.at(-1)),
  };
}
