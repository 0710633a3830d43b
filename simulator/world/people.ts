/**
 * What people and devices do, as opposed to what the API is asked to do: pick up, decline, hang up,
 * press hold on the telephone. Also manners, by which everybody but the demo user acts unasked.
 */
import { answerInstead, answerParty } from "./answering.ts";
import type { Extension } from "../account/account.ts";
import { abandonFlip, hangUp, leave, sendToFax, sendToMailbox, turnAwayBusy } from "./endings.ts";
import type { Exchange } from "./exchange.ts";
import { farEndOf, isLive, isRinging, isRingingPhone, type Party } from "./model.ts";
import { completeFlip, pickUpParked } from "./moves.ts";
import { mayPickUp } from "./operations/moving.ts";
import { backToQueue, backToUser } from "./ringing.ts";

/**
 * How other people behave by themselves, in milliseconds of the world's clock. What is absent they
 * do not do: by default everybody waits to be told by the control interface.
 */
export interface Manners {
  /** Others pick up a telephone that has rung for so long; the demo user's flip targets too. */
  readonly answerAfterMs?: number;
  /** A call that rang the demo user for so long goes to voicemail, or to the queue's next agent. */
  readonly noAnswerAfterMs?: number;
  /** What the user has sent to others rings there for so long, and comes back. */
  readonly comesBackAfterMs?: number;
  /** Others end a call in which the demo user takes no part any more. */
  readonly talkMs?: number;
  /** The caller hangs up when the demo user's answered call has lasted so long. */
  readonly patienceMs?: number;
  /** A colleague picks up what was parked. */
  readonly pickUpAfterMs?: number;
}

/** A person says no: the queue goes on, a mailbox takes over, a flip is off, or the line is busy. */
function declineCall(exchange: Exchange, party: Party, reason: "Rejected" | "NoAnswer"): void {
  if (party.task === "flip-target") abandonFlip(exchange, party, reason);
  else if (party.ringRole === "Initiator") leave(exchange, party, reason);
  else if (party.queueId !== undefined) {
    leave(exchange, party, reason);
    backToQueue(exchange, party);
  } else if (party.owner === undefined) turnAwayBusy(exchange, party);
  else sendToMailbox(exchange, party);
}

/**
 * Acts of people; each is a no-op when the party's state does not permit it (false). They follow the
 * exchange and live as long as it.
 */
export class People {
  readonly #exchange: Exchange;
  #manners: Manners = {};
  /** The code that manners last reacted to, so that a repeated event starts nothing twice. */
  readonly #seen = new WeakMap<Party, Party["code"]>();

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
    exchange.onChange((party) => this.#follow(party));
  }

  setManners(manners: Manners): void {
    this.#manners = manners;
  }

  answer(party: Party): boolean {
    if (!isRingingPhone(party)) return false;
    answerParty(this.#exchange, party, "captured");
    return true;
  }

  /** As answering, but a flip keeps its old party until somebody ends it. */
  answerKeepingOld(party: Party): boolean {
    if (party.task !== "flip-target" || !isRinging(party)) return false;
    completeFlip(this.#exchange, party, true);
    return true;
  }

  decline(party: Party): boolean {
    if (!isRingingPhone(party)) return false;
    declineCall(this.#exchange, party, "Rejected");
    return true;
  }

  /** Nobody takes what rings there, for so long that it stops. */
  leaveUnanswered(party: Party): boolean {
    if (!isRingingPhone(party)) return false;
    declineCall(this.#exchange, party, "NoAnswer");
    return true;
  }

  /** Nobody takes what the user has sent there, and the user gets it back. */
  sendBack(party: Party): boolean {
    return isRingingPhone(party) && backToUser(this.#exchange, party);
  }

  isBusy(party: Party): boolean {
    if (!isRingingPhone(party) || party.task === "flip-target") return false;
    turnAwayBusy(this.#exchange, party);
    return true;
  }

  hangUp(party: Party): boolean {
    if (!isLive(party)) return false;
    if (party.task === "flip-target" && isRinging(party)) return this.decline(party);
    hangUp(this.#exchange, party);
    return true;
  }

  setDeviceHold(party: Party, on: boolean): boolean {
    if (party.code !== "Answered") return false;
    if (party.deviceLayer.hold === on) return true;
    party.deviceLayer.hold = on;
    this.#exchange.tell(party);
    return true;
  }

  setDeviceMute(party: Party, on: boolean): boolean {
    if (party.code !== "Answered") return false;
    if (party.deviceLayer.muted === on) return true;
    party.deviceLayer.muted = on;
    this.#exchange.tell(party);
    return true;
  }

  pickUp(parked: Party, by: Extension): boolean {
    if (parked.code !== "Parked" || farEndOf(parked) === undefined) return false;
    if (!mayPickUp(this.#exchange, by, parked)) return false;
    pickUpParked(this.#exchange, parked, { extension: by });
    return true;
  }

  /** Another agent of the queue takes the call that rings here. */
  takeFromQueue(party: Party, by: Extension): boolean {
    if (!isRingingPhone(party) || party.queueId === undefined || party.owner === by.id)
      return false;
    answerInstead(this.#exchange, party, by);
    return true;
  }

  /** The caller is a fax machine. */
  sendFax(party: Party): boolean {
    if (!isRingingPhone(party) || party.task !== "talk") return false;
    sendToFax(this.#exchange, party);
    return true;
  }

  #isUser(party: Party): boolean {
    return party.owner === this.#exchange.directory.demoUser.id;
  }

  #follow(party: Party): void {
    if (this.#seen.get(party) === party.code) return;
    this.#seen.set(party, party.code);
    if (party.code === "Proceeding" && party.direction === "Inbound") this.#whenRinging(party);
    if (party.code === "Parked") this.#whenParked(party);
    if (party.code === "Answered" && this.#isUser(party)) this.#whenUserTalks(party);
    this.#whenUserIsOut(party);
  }

  #after(party: Party, delayMs: number | undefined, act: () => void): void {
    if (delayMs === undefined || delayMs <= 0) return;
    this.#exchange.run(party.session, "captured", [[delayMs, act]]);
  }

  #whenRinging(party: Party): void {
    if (this.#isUser(party) && party.task !== "flip-target") {
      this.#after(party, this.#manners.noAnswerAfterMs, () => {
        if (isRinging(party)) declineCall(this.#exchange, party, "NoAnswer");
      });
      return;
    }
    this.#after(party, this.#manners.comesBackAfterMs, () => this.sendBack(party));
    this.#after(party, this.#manners.answerAfterMs, () => this.answer(party));
  }

  #whenUserTalks(party: Party): void {
    this.#after(party, this.#manners.patienceMs, () => {
      if (party.code === "Answered") this.hangUp(party);
    });
  }

  #whenParked(party: Party): void {
    this.#after(party, this.#manners.pickUpAfterMs, () => {
      const { demoUser, account } = this.#exchange.directory;
      const colleague = account.extensions.find(
        (extension) =>
          extension.type === "User" &&
          extension.id !== demoUser.id &&
          mayPickUp(this.#exchange, extension, party),
      );
      if (colleague !== undefined) this.pickUp(party, colleague);
    });
  }

  /** Without the demo user a call has no audience, so it ends by itself. */
  #whenUserIsOut(party: Party): void {
    const live = party.session.parties.filter(isLive);
    const talking = live.find((other) => other.code === "Answered" && other.task === "talk");
    if (talking === undefined || live.some((other) => this.#isUser(other))) return;
    this.#after(party, this.#manners.talkMs, () => {
      const still = party.session.parties.filter(isLive);
      if (still.some((other) => this.#isUser(other) || other.code === "Parked")) return;
      if (talking.code === "Answered") this.hangUp(talking);
    });
  }
}
