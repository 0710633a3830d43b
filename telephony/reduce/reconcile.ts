/**
 * Merging what REST says. A read carries no sequence, so it cannot be ordered against events: it
 * counts as current for what no event touched since it was asked for, and for the rest it only
 * fills gaps; its asker then reads again (`wasOvertaken`). An ended party never lives again.
 */
import type { TelephonySessionId } from "../../contract/ids.ts";
import { newSession } from "./new-session.ts";
import { newerFacts, nothingSaid, type SaidFacts } from "../session/ordering.ts";
import { isLive, ownParty } from "../session/own-call.ts";
import { withFewerParties } from "../session/bounds.ts";
import { leftParty, mergeParty } from "../session/party.ts";
import type { Party, Self, TelephonySession } from "../session/session.ts";
import { settle } from "./settle.ts";
import type { WireActiveCall, WireSession } from "../wire/messages.ts";

interface Read {
  readonly session: WireSession;
  readonly eventsAtRequest: number;
  readonly receivedAt: number;
}

/** Whether an event changed the session while its read was under way. */
export const wasOvertaken = (eventsNow: number, eventsAtRequest: number): boolean =>
  eventsNow > eventsAtRequest;

/** `undefined` when there is nothing to remember: an unknown session without any party. */
export function mergeSessionRead(
  before: TelephonySession | undefined,
  read: Read,
  self: Self,
): TelephonySession | undefined {
  const { session: wire, eventsAtRequest, receivedAt } = read;
  if (before === undefined && wire.parties.length === 0) return undefined;
  const base = before ?? readSession(wire, receivedAt);
  const overtaken = wasOvertaken(base.events, eventsAtRequest);
  const parties = base.parties.map((party) =>
    party.touched > eventsAtRequest ? party : readParty(party, wire, { overtaken, receivedAt }),
  );
  for (const said of wire.parties) {
    const index = parties.findIndex((party) => party.id === said.id);
    const known = parties[index];
    if (known === undefined) parties.push(readNewParty(said, receivedAt));
    else if (known.touched > eventsAtRequest) parties[index] = fillGaps(known, said, receivedAt);
  }
  const origin = base.origin ?? wire.origin?.type?.toLowerCase();
  const partiesLeftOut = wire.partiesLeftOut ?? 0;
  const changed = withFewerParties({ ...base, origin, parties, partiesLeftOut, read: true }, self);
  const settled = settle(changed, self, { by: "read", at: receivedAt, newest: !overtaken });
  return before !== undefined && isUnchanged(before, settled) ? before : settled;
}

function readParty(
  party: Party,
  wire: WireSession,
  how: { readonly overtaken: boolean; readonly receivedAt: number },
): Party {
  const said = wire.parties.find((one) => one.id === party.id);
  if (said !== undefined) {
    const { receivedAt } = how;
    return mergeParty(party, { wire: said, sequence: 0, source: "read", events: 0, receivedAt });
  }
  return how.overtaken || !isLive(party) ? party : leftParty(party, how.receivedAt);
}

const readNewParty = (wire: WireSession["parties"][number], receivedAt: number): Party =>
  mergeParty(undefined, { wire, sequence: 0, source: "read", events: 0, receivedAt });

/** An event overtook the read: only what no event ever told is taken from it. */
function fillGaps(party: Party, wire: WireSession["parties"][number], receivedAt: number): Party {
  const asRead = readNewParty(wire, receivedAt);
  const facts = { ...asRead.facts, ...party.facts };
  const same = Object.keys(facts).length === Object.keys(party.facts).length;
  return same ? party : { ...party, facts };
}

/** Compares what `settle` may have replaced by equal values. */
function isUnchanged(before: TelephonySession, after: TelephonySession): boolean {
  return (
    before.read &&
    before.origin === after.origin &&
    before.partiesLeftOut === after.partiesLeftOut &&
    before.parties.length === after.parties.length &&
    before.parties.every((party, at) => party === after.parties[at]) &&
    before.ownId === after.ownId &&
    before.doubtful === after.doubtful &&
    before.leftToParkAt === after.leftToParkAt &&
    before.connected?.by === after.connected?.by &&
    before.tracks === after.tracks &&
    before.muteLayer === after.muteLayer &&
    before.holdLayer === after.holdLayer &&
    (before.ended === undefined) === (after.ended === undefined)
  );
}

function readSession(wire: WireSession, now: number): TelephonySession {
  const at = notAfter(wire.creationTime, now) ?? now;
  return newSession(wire.id, { at, by: "read" });
}

/** The service's clock may be ahead of ours; nothing that we show began in the future. */
function notAfter(time: string | undefined, now: number): number | undefined {
  const instant = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(instant) ? undefined : Math.min(instant, now);
}

/** The service says that the session no longer exists, which also settles a doubt about its end. */
export function sessionWentAway(
  before: TelephonySession,
  gone: {
    readonly id: TelephonySessionId;
    readonly eventsAtRequest: number;
    readonly receivedAt: number;
  },
  self: Self,
): TelephonySession {
  if (wasOvertaken(before.events, gone.eventsAtRequest)) return before;
  const parties = before.parties.map((party) =>
    isLive(party) ? leftParty(party, gone.receivedAt) : party,
  );
  if (before.ended !== undefined) {
    const isNews = before.doubtful || !before.read || before.parties.some(isLive);
    return isNews ? { ...before, parties, doubtful: false, read: true } : before;
  }
  return settle({ ...before, parties }, self, { by: "read", at: gone.receivedAt, newest: true });
}

/** Presence knows names, numbers and the start as plain strings; it fills gaps and no more. */
export function mergePresence(
  session: TelephonySession,
  call: WireActiveCall,
  now: number,
): TelephonySession {
  const own = ownParty(session);
  const startedAt = earlierStart(session, call, now);
  if (own === undefined)
    return startedAt === session.startedAt ? session : { ...session, startedAt };
  const gaps = gapsOf(own, call);
  const facts = newerFacts(own.facts, gaps, { sequence: 0, source: "event" });
  if (facts === own.facts && startedAt === session.startedAt) return session;
  const parties = session.parties.map((party) => (party === own ? { ...own, facts } : party));
  return { ...session, parties, startedAt };
}

function earlierStart(session: TelephonySession, call: WireActiveCall, now: number): number {
  if (session.startBy !== "read") return session.startedAt;
  return Math.min(session.startedAt, notAfter(call.startTime, now) ?? session.startedAt);
}

function gapsOf({ facts }: Party, call: WireActiveCall): SaidFacts {
  const gap = (known: unknown, said: string | undefined): string | undefined =>
    known === undefined && said !== "" ? said : undefined;
  return {
    ...nothingSaid,
    fromNumber: gap(facts.fromNumber, call.from),
    fromName: gap(facts.fromName, call.fromName),
    toNumber: gap(facts.toNumber, call.to),
    toName: gap(facts.toName, call.toName),
  };
}
