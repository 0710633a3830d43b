/** Picking up a telephone, whoever does it. */
import type { Extension } from "../account/account.ts";
import type { Exchange, Pace } from "./exchange.ts";
import { isRinging, othersOf, type Party } from "./model.ts";
import { completeFlip } from "./moves.ts";
import { agentsRinging, stopRingingElsewhere } from "./endings.ts";
import { addCalled, startRinging } from "./ringing.ts";

/** Between the answer of an outside telephone and the caller's own Answered. */
const callerAnsweredAfterMs = 20;

/** The party answers; an outgoing caller who still hears ring-back is connected right after. */
export function answerParty(exchange: Exchange, party: Party, pace: Pace): void {
  if (party.task === "flip-target") {
    completeFlip(exchange, party, false);
    return;
  }
  exchange.change(party, { code: "Answered", answering: false });
  stopRingingElsewhere(exchange, party);
  const waiting = othersOf(party).filter(
    (other) => other.direction === "Outbound" && isRinging(other),
  );
  for (const caller of waiting) {
    const connect = (): void => {
      if (isRinging(caller)) exchange.change(caller, { code: "Answered" });
    };
    exchange.run(caller.session, pace, [[callerAnsweredAfterMs, connect]]);
  }
}

/**
 * A queue rings several agents, and `agent` is the one who takes the call that also rings at `party`,
 * which leaves without a reason and is not missed.
 */
export function answerInstead(exchange: Exchange, party: Party, agent: Extension): void {
  const { session, from, queueId, to } = party;
  const there = agentsRinging(party).find(({ owner }) => owner === agent.id);
  const taker =
    there ??
    addCalled(exchange, {
      ...{ session, from, target: { kind: "extension", extension: agent } },
      ...(queueId === undefined ? {} : { queueId }),
      dialled: to.phoneNumber,
    });
  startRinging(exchange, taker);
  answerParty(exchange, taker, "instant");
}
