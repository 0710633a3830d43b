/** Where a call is parked or flipped to: the place named, the default, the only one, or a question. */
import type { CallIntent, ParkTarget } from "../../contract/intent.ts";
import { ownOrbitReason } from "../../telephony/capabilities.ts";
import { notAllowed, onParty, type Plan, refuse, send, type Situation, towards } from "./plan.ts";

/** Named: done or refused. Not named: the default, else the only place there is, else a question. */
export function planPark(intent: CallIntent, situation: Situation): Plan {
  const { call, session, facts, preferences } = situation;
  const named = intent.action === "park" ? intent.to : undefined;
  if (named !== undefined) return parkAt(named, situation);
  const ask: Plan = {
    plan: "ask",
    chooser: { ask: "park-target", telephonySessionId: call.telephonySessionId },
  };
  if (preferences.defaultPark !== null) {
    const atDefault = parkAt(preferences.defaultPark, situation);
    return atDefault.plan === "send" ? atDefault : ask;
  }
  const places: ParkTarget[] = facts.parkLocations.map(({ extensionId }) => ({
    kind: "location",
    extensionId,
  }));
  if (ownOrbitReason(session, facts) === undefined) places.push({ kind: "orbit" });
  const [only, ...more] = places;
  return only === undefined || more.length > 0 ? ask : parkAt(only, situation);
}

function parkAt(to: ParkTarget, situation: Situation): Plan {
  const { session, facts } = situation;
  if (to.kind === "orbit") {
    const reason = ownOrbitReason(session, facts);
    if (reason !== undefined) return notAllowed(reason);
    return send("park", "park", { ...onParty(situation), operation: "park" });
  }
  const location = facts.parkLocations.find(({ extensionId }) => extensionId === to.extensionId);
  if (location === undefined) return notAllowed("no-park-location");
  const parkOrbit = to.extensionId;
  const operation = { ...onParty(situation), operation: "transfer", to: { parkOrbit } } as const;
  return towards(location.label, send("park", "park", operation));
}

/** Named, else the default while it exists, else a question. */
export function planFlip(intent: CallIntent, situation: Situation): Plan {
  const { call, facts, preferences } = situation;
  const named = intent.action === "flip" ? intent.callFlipId : undefined;
  const isKnown = (id: string) => facts.flipTargets.some(({ callFlipId }) => callFlipId === id);
  if (named !== undefined && !isKnown(named)) {
    return refuse({ code: "bad-input", detail: "no such flip phone" });
  }
  const preferred = preferences.defaultFlip;
  const callFlipId = named ?? (preferred !== null && isKnown(preferred) ? preferred : undefined);
  if (callFlipId === undefined) {
    const { telephonySessionId } = call;
    return { plan: "ask", chooser: { ask: "flip-target", telephonySessionId } };
  }
  const phone = facts.flipTargets.find((target) => target.callFlipId === callFlipId);
  const operation = { ...onParty(situation), operation: "flip", callFlipId } as const;
  return towards(phone?.label, send("flip", "flip", operation));
}
