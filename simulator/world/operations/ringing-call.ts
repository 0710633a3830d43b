/** Operations on an own inbound party that has not been answered. */
import { answerParty } from "../answering.ts";
import { hangUp, leave, sendToMailbox, stopRingingElsewhere } from "../endings.ts";
import type { Exchange } from "../exchange.ts";
import { farEndOf, isRinging, othersOf, type Party } from "../model.ts";
import { sendAway } from "../moves.ts";
import { backToQueue } from "../ringing.ts";
import type { Outcome } from "../types.ts";
import { type ForwardRequest, resolveDestination } from "./destinations.ts";
import {
  done,
  findDevice,
  findOwnRinging,
  type PartyRequest,
  refused,
  wrongState,
} from "./support.ts";

/** From the accepted answer to the device's pick-up; the service cancels one leg and rings another. */
const deviceAnswersAfterMs = 250;
/** How long the caller listens to a reply. */
const replyMs = 4000;

/**
 * Refuses the call: a queue's call goes to the next agent, any other to the user's voicemail. A
 * flipped call just stays where it is.
 */
export function reject(exchange: Exchange, request: PartyRequest): Outcome<undefined> {
  const found = findOwnRinging(exchange, request);
  if (!found.ok) return found;
  refuseRinging(exchange, found.value);
  return done(undefined);
}

function refuseRinging(exchange: Exchange, party: Party): void {
  if (party.queueId === undefined) {
    sendToMailbox(exchange, party);
    return;
  }
  leave(exchange, party, "Rejected");
  backToQueue(exchange, party);
}

/** A queue's agent lets the next one have the call. */
export function ignore(
  exchange: Exchange,
  request: PartyRequest & { readonly deviceId: string },
): Outcome<undefined> {
  const found = findOwnRinging(exchange, request);
  if (!found.ok) return found;
  const device = findDevice(request.caller, request.deviceId);
  if (!device.ok) return device;
  const party = found.value;
  if (party.queueId === undefined) return refused(wrongState(party));
  leave(exchange, party);
  backToQueue(exchange, party);
  return done(undefined);
}

/** Accepted at once, answered when the device took the call. The device picks up by itself. */
export function answer(
  exchange: Exchange,
  request: PartyRequest & { readonly deviceId: string },
): Outcome<Party> {
  const found = findOwnRinging(exchange, request);
  if (!found.ok) return found;
  const device = findDevice(request.caller, request.deviceId);
  if (!device.ok) return device;
  const party = found.value;
  if (party.answering) return refused(wrongState(party));
  party.answering = true;
  const to = { ...party.to, deviceId: device.value.id };
  exchange.change(party, { code: "Proceeding", to });
  const takeCall = (): void => {
    if (isRinging(party)) answerParty(exchange, party, "captured");
  };
  exchange.run(party.session, "captured", [[deviceAnswersAfterMs, takeCall]]);
  return done(party);
}

/** Sends the call on unanswered. */
export function forward(
  exchange: Exchange,
  request: PartyRequest & { readonly target: ForwardRequest },
): Outcome<Party> {
  const found = findOwnRinging(exchange, request);
  if (!found.ok) return found;
  const destination = resolveDestination(exchange, request.caller, request.target);
  if (!destination.ok) return destination;
  if (farEndOf(found.value) === undefined) return refused(wrongState(found.value));
  sendAway(exchange, found.value, destination.value);
  return done(found.value);
}

/** The caller hears the reply and is then disconnected. The answer shows the party before its end. */
export function reply<T>(
  exchange: Exchange,
  request: PartyRequest,
  render: (party: Party) => T,
): Outcome<T> {
  const found = findOwnRinging(exchange, request);
  if (!found.ok) return found;
  const party = found.value;
  party.reason = "CallReplied";
  const answerBody = render(party);
  stopRingingElsewhere(exchange, party);
  const callers = othersOf(party);
  leave(exchange, party, "CallReplied");
  for (const caller of callers) {
    exchange.run(caller.session, "captured", [[replyMs, () => hangUp(exchange, caller)]]);
  }
  return done(answerBody);
}
