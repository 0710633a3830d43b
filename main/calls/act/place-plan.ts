/** Where a call is parked or flipped to: the place named, the usual one, or a question; and the way back. */
import type { CallIntent, ParkTarget } from "../../../contract/intent.ts";
import { flipUnderWay } from "../../../telephony/actions/flip.ts";
import { ownOrbitReason } from "../../../telephony/actions/capabilities.ts";
import { planConsultBack } from "./consult-plan.ts";
import {
  notAllowed,
  onParty,
  type Plan,
  refuse,
  send,
  sendFor,
  type Situation,
  towards,
} from "./plan.ts";
import { usualFlip, usualPark } from "./usual-place.ts";

/** Named: done or refused. Not named: the usual place, else a question. */
export function planPark(intent: CallIntent, situation: Situation): Plan {
  const { call, session, facts, preferences } = situation;
  const named = intent.action === "park" ? intent.to : undefined;
  if (named !== undefined) return parkAt(named, situation);
  const places: ParkTarget[] = facts.parkLocations.map(({ extensionId }) => ({
    kind: "location",
    extensionId,
  }));
  if (ownOrbitReason(session, facts) === undefined) places.push({ kind: "orbit" });
  const usual = usualPark(places, preferences);
  if (usual !== undefined) return parkAt(usual, situation);
  const { telephonySessionId } = call;
  return { plan: "ask", chooser: { ask: "park-target", telephonySessionId } };
}

function parkAt(to: ParkTarget, situation: Situation): Plan {
  const { session, facts } = situation;
  if (to.kind === "orbit") {
    const reason = ownOrbitReason(session, facts);
    if (reason !== undefined) return notAllowed(reason);
    return send("park", { ...onParty(situation), operation: "park" });
  }
  const location = facts.parkLocations.find(({ extensionId }) => extensionId === to.extensionId);
  if (location === undefined) return notAllowed("no-park-location");
  const parkOrbit = to.extensionId;
  const operation = { ...onParty(situation), operation: "transfer", to: { parkOrbit } } as const;
  return towards(location.label, send("park", operation));
}

/** Named: done or refused. Not named: the usual phone, else a question. */
export function planFlip(intent: CallIntent, situation: Situation): Plan {
  const { call, facts, preferences } = situation;
  const named = intent.action === "flip" ? intent.callFlipId : undefined;
  const phone =
    named === undefined
      ? usualFlip(facts.flipTargets, preferences)
      : facts.flipTargets.find(({ callFlipId }) => callFlipId === named);
  if (phone === undefined && named !== undefined) {
    return refuse({ code: "bad-input", detail: "no such flip phone" });
  }
  if (phone === undefined) {
    const { telephonySessionId } = call;
    return { plan: "ask", chooser: { ask: "flip-target", telephonySessionId } };
  }
  const { callFlipId, label } = phone;
  const operation = { ...onParty(situation), operation: "flip", callFlipId } as const;
  return towards(label, send("flip", operation));
}

/**
 * Leaves the call to the other phone: the user's party here goes, and nobody else. The guide ends a call
 * by deleting a party; that it holds for the party which a flip has replaced is derived (D of our notes
 * on the API).
 */
export const planFinishHere = (_intent: CallIntent, situation: Situation): Plan =>
  towards(
    flipUnderWay(situation.session)?.track.to,
    send("finish-here", { ...onParty(situation), operation: "delete-party" }),
  );

/**
 * Ends the call that asks about this one; where none does, stops the phone that a flip rings. No source
 * names a request for that: that the party of a phone which rings can be deleted is derived (D).
 */
export function planTakeBack(intent: CallIntent, situation: Situation): Plan {
  const leg = flipUnderWay(situation.session)?.leg;
  if (situation.consult !== undefined || leg === undefined)
    return planConsultBack(intent, situation);
  const { telephonySessionId, partyId } = onParty(situation);
  return sendFor(partyId, "take-back", {
    ...{ operation: "delete-party", telephonySessionId },
    partyId: leg.id,
  });
}
