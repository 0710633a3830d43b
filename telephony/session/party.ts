/** From what the wire says of a party to what we know of it. */
import { cleanText } from "../../contract/outside-text.ts";
import { isNews, newerFacts, newerStatus, type SaidFacts, type Source } from "./ordering.ts";
import type { Party, PartyFacts, PartyStatus } from "./session.ts";
import { isAnswered, isOver, statusKindOf } from "../wire/status.ts";
import type { WireParty } from "../wire/messages.ts";

export interface Report {
  readonly wire: WireParty;
  /** The event's; 0 for a read. */
  readonly sequence: number;
  readonly source: Source;
  /** `Session.events` with this event counted in. */
  readonly events: number;
  readonly receivedAt: number;
}

const nonEmpty = (text: string | undefined): string | undefined => (text === "" ? undefined : text);

function directionOf(word: string | undefined): PartyFacts["direction"] | undefined {
  const known = word?.toLowerCase();
  return known === "inbound" || known === "outbound" ? known : undefined;
}

function ringRoleOf(word: string | undefined): PartyFacts["ringRole"] | undefined {
  const known = word?.toLowerCase();
  return known === "initiator" || known === "target" ? known : undefined;
}

/** Only what is said: absent and empty both mean "not said". */
function factsOf(wire: WireParty): SaidFacts {
  return {
    direction: directionOf(wire.direction),
    extensionId: nonEmpty(wire.extensionId ?? wire.owner?.extensionId),
    fromNumber: nonEmpty(wire.from?.phoneNumber),
    fromName: nonEmpty(wire.from?.name),
    toNumber: nonEmpty(wire.to?.phoneNumber),
    toName: nonEmpty(wire.to?.name),
    toExtensionId: nonEmpty(wire.to?.extensionId),
    muted: wire.muted,
    recordings: wire.recordings?.map(({ id, active }) => ({ id, active: active ?? true })),
    parkSlot: nonEmpty(wire.status.parkData) ?? nonEmpty(wire.park?.id),
    conferenceRole: nonEmpty(wire.conferenceRole),
    ringRole: ringRoleOf(wire.ringOutRole ?? wire.ringMeRole),
    queueCall: wire.queueCall ?? wire.attributes?.queueCall,
    missedCall: missedCallOf(wire),
    movedTo: wire.status.peerId?.telephonySessionId ?? wire.status.peerId?.sessionId,
  };
}

/** Events carry the mark from the first ringing on: until the end, `false` says nothing of it. */
const missedCallOf = ({ missedCall, status }: WireParty): boolean | undefined =>
  missedCall === true || isOver(statusKindOf(status.code)) ? missedCall : undefined;

function statusOf(wire: WireParty): PartyStatus {
  const { code, reason } = wire.status;
  const word = cleanText(code);
  return { kind: statusKindOf(code), word, ...(reason === undefined ? {} : { reason }) };
}

function newParty(report: Report): Party {
  const { wire, sequence, receivedAt } = report;
  const status = statusOf(wire);
  return {
    id: wire.id,
    sequence,
    touched: report.source === "event" ? report.events : 0,
    status: { value: status, sequence },
    since: receivedAt,
    answered: isAnswered(status.kind),
    facts: newerFacts({}, factsOf(wire), { sequence, source: report.source }),
  };
}

/**
 * The party after a report. The very same object when the report brings nothing new, which makes a
 * repeated event cost nothing further.
 */
export function mergeParty(before: Party | undefined, report: Report): Party {
  if (before === undefined) return newParty(report);
  const { wire, source } = report;
  const sequence = source === "read" ? before.sequence : report.sequence;
  const stamp = { sequence, source };
  const said = statusOf(wire);
  const status = newerStatus(before.status, said, stamp);
  const facts = newerFacts(before.facts, factsOf(wire), stamp);
  const answered = before.answered || isAnswered(said.kind);
  const news = source === "event" && isNews(before, sequence);
  const statusIsSame =
    sameStatus(status.value, before.status.value) &&
    (source === "read" || status.sequence === before.status.sequence);
  const isSame = statusIsSame && facts === before.facts && answered === before.answered;
  if (!news && isSame) return before;
  return {
    ...before,
    sequence: Math.max(before.sequence, sequence),
    touched: source === "event" ? report.events : before.touched,
    status: statusIsSame ? before.status : status,
    since: status.value.kind === before.status.value.kind ? before.since : report.receivedAt,
    answered,
    facts,
  };
}

const sameStatus = (a: PartyStatus, b: PartyStatus): boolean =>
  a.kind === b.kind && a.word === b.word && a.reason === b.reason && a.inferred === b.inferred;

/** A party that a complete read no longer lists has left, whatever we last heard of it. */
export function leftParty(party: Party, receivedAt: number): Party {
  const value: PartyStatus = { kind: "disconnected", word: "Disconnected", inferred: true };
  return { ...party, since: receivedAt, status: { value, sequence: party.sequence } };
}
