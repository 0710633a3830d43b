/**
 * Calls that the service places for somebody: RingOut and RingMe. It rings the one who asked for the
 * call first and, once he has picked up, the other; both are called, so both are inbound parties. That
 * course and the delays are assumptions; the roles, and that only resources carry them, are documented.
 */
import type { Extension } from "../account/account.ts";
import type { Exchange } from "./exchange.ts";
import { isLive, type Party, type Session } from "./model.ts";
import { startRinging } from "./ringing.ts";
import type { Endpoint } from "./types.ts";

const ringingAfterMs = 30;
const targetAfterMs = 60;

/** One of the two telephones. */
export interface RingOutSide {
  readonly endpoint: Endpoint;
  /** The extension that its party belongs to; absent for outside telephones. */
  readonly owner?: Extension | undefined;
}

export interface RingOutPlan {
  readonly origin: "RingOut" | "RingMe";
  readonly initiator: RingOutSide;
  readonly target: RingOutSide;
}

export interface RingOuts {
  /** Rings the initiator; the target is called when he has picked up. */
  place(plan: RingOutPlan): Party;
  /** Calls the target at once, if that has not happened yet. */
  callTarget(session: Session): Party | undefined;
}

/** Starts to follow the exchange; lives as long as it. */
export function createRingOuts(exchange: Exchange): RingOuts {
  const waiting = new WeakMap<Session, RingOutPlan>();

  function call(session: Session, plan: RingOutPlan, role: "Initiator" | "Target"): Party {
    const isFirst = role === "Initiator";
    const { endpoint: to, owner } = isFirst ? plan.initiator : plan.target;
    const { endpoint: from } = isFirst ? plan.target : plan.initiator;
    const party = exchange.add({
      ...{ session, direction: "Inbound", from, to, owner: owner?.id, ringRole: role },
      ...(owner === undefined ? { code: "Proceeding" } : {}),
    });
    exchange.run(session, "captured", [[ringingAfterMs, () => startRinging(exchange, party)]]);
    return party;
  }

  function callTarget(session: Session): Party | undefined {
    const plan = waiting.get(session);
    if (plan === undefined || !session.parties.some(isLive)) return undefined;
    waiting.delete(session);
    return call(session, plan, "Target");
  }

  exchange.onChange(({ session, ringRole, code }) => {
    if (ringRole !== "Initiator" || code !== "Answered") return;
    exchange.run(session, "captured", [[targetAfterMs, () => callTarget(session)]]);
  });

  return {
    place(plan) {
      const session = exchange.openSession(plan.origin);
      waiting.set(session, plan);
      return call(session, plan, "Initiator");
    },
    callTarget,
  };
}
