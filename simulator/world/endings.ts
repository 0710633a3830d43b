/**
 * How parties leave, and what that means to the others. A call ends when fewer than two answered
 * parties remain; the others follow some milliseconds after the first, as in captured calls.
 */
import type { Exchange } from "./exchange.ts";
import { isFlipTaken, isLive, isRingingPhone, othersOf, type Party } from "./model.ts";
import type { StatusReason } from "./types.ts";

/** Between the first party's end and the others'; 4 to 20 ms in the captured calls. */
const followDelayMs = 10;
/** How long a caller speaks to a mailbox. */
const messageMs = 15_000;
/** How long a page or two take. */
const faxMs = 20_000;

/** Ends one party and nothing else. */
export function leave(exchange: Exchange, party: Party, reason?: StatusReason): void {
  if (!isLive(party)) return;
  const missed = party.missed || (isRingingPhone(party) && party.task === "talk");
  exchange.change(party, { code: "Disconnected", reason, missed, parkSlot: undefined });
}

/**
 * Of a queue's call that rings several agents: it stops at all others when one has it, or has sent it
 * away. They leave without a reason and have missed nothing. That each has a party is derived (D of our
 * notes on the API).
 */
export function stopRingingElsewhere(exchange: Exchange, party: Party): void {
  if (party.queueId === undefined) return;
  for (const other of agentsRinging(party)) exchange.change(other, { code: "Disconnected" });
}

/** The other agents at whose telephones the queue's call rings as well. */
export const agentsRinging = (party: Party): readonly Party[] =>
  party.session.parties.filter(
    (other) => other !== party && other.queueId === party.queueId && isRingingPhone(other),
  );

/** Ends the given parties shortly after now, each in its own session. */
function followSoon(exchange: Exchange, parties: readonly Party[]): void {
  for (const party of parties) {
    exchange.run(party.session, "captured", [[followDelayMs, () => leave(exchange, party)]]);
  }
}

function callGoesOn(party: Party, others: readonly Party[]): boolean {
  if (party.task === "supervise") return true;
  if (party.session.origin === "Conference") {
    return others.some((other) => other.role === "Host");
  }
  const talking = others.filter((other) => other.code === "Answered" && other.task !== "supervise");
  return talking.length > 1;
}

/** A party hangs up: it leaves, and the call ends unless others still talk. */
export function hangUp(exchange: Exchange, party: Party): void {
  if (!isLive(party)) return;
  const others = othersOf(party);
  leave(exchange, party, isFlipTaken(party) ? "CallFlip" : undefined);
  if (!callGoesOn(party, others)) followSoon(exchange, others);
}

/** The whole call ends for everybody, `party` first. */
export function dropAll(exchange: Exchange, party: Party): void {
  const others = othersOf(party);
  leave(exchange, party);
  followSoon(exchange, others);
}

/** The far end of a ringing party goes to its owner's mailbox, which takes a message. */
export function sendToMailbox(exchange: Exchange, party: Party): void {
  exchange.change(party, { code: "VoiceMail", missed: true });
  recordMessage(exchange, party);
}

/** The caller turns out to be a fax machine; another one takes the call. */
export function sendToFax(exchange: Exchange, party: Party): void {
  exchange.change(party, { code: "FaxReceive" });
  exchange.run(party.session, "captured", [[faxMs, () => hangUp(exchange, party)]]);
}

/** Ends the call once the message is spoken. */
export function recordMessage(exchange: Exchange, mailbox: Party): void {
  exchange.run(mailbox.session, "captured", [[messageMs, () => hangUp(exchange, mailbox)]]);
}

/** The flip target does not take the call: everything is again as before the flip. */
export function abandonFlip(exchange: Exchange, target: Party, reason: StatusReason): void {
  releaseFarEnds(exchange, target);
  leave(exchange, target, reason);
}

/** Takes back the hold that a flip placed on everybody but its user. */
export function releaseFarEnds(exchange: Exchange, target: Party): void {
  for (const party of target.session.parties) {
    if (party === target.flips || !isLive(party) || !party.apiLayer.hold) continue;
    party.apiLayer.hold = false;
    exchange.tell(party);
  }
}

/** The called telephone is busy: it and, right after, its caller are disconnected. */
export function turnAwayBusy(exchange: Exchange, party: Party): void {
  const others = othersOf(party);
  leave(exchange, party, "TargetBusy");
  for (const other of others) {
    exchange.run(other.session, "captured", [
      [followDelayMs, () => leave(exchange, other, "TargetBusy")],
    ]);
  }
}
