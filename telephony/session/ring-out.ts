/**
 * Calls that the service places for somebody (RingOut, RingMe): it rings the one who asked for the call
 * first, and the other once he has picked up. Both are called, so both may be inbound parties, and both
 * may be booked on the user's extension. Only reads say who is who (`ringOutRole`, `ringMeRole`).
 */
import type { Party, Self, TelephonySession } from "./session.ts";

type Legs = Pick<TelephonySession, "origin" | "parties">;

export const isRingOut = ({ origin }: Pick<TelephonySession, "origin">): boolean =>
  origin === "ringout" || origin === "ringme";

/** Whether the party may be a phone of its owner's; the one whom a RingOut calls is not. */
const mayBeNear = ({ facts }: Party): boolean =>
  facts.ringRole === undefined
    ? facts.direction?.value !== "outbound"
    : facts.ringRole.value === "initiator";

/** The parties of the user's own phones, without one whom his RingOut has called. */
export function ownParties(session: Legs, self: Self): readonly Party[] {
  const booked = session.parties.filter(
    (party) => party.facts.extensionId?.value === self.extensionId,
  );
  if (!isRingOut(session) || booked.length < 2) return booked;
  const near = booked.filter(mayBeNear);
  return near.length === 0 ? booked : near;
}

/**
 * Whether the call came to the user, or went out from him: his own RingOut rings him like any caller.
 * `unsure` until a read has told which.
 */
export function wayOf(
  session: Legs & Pick<TelephonySession, "read">,
  own: Party,
): "inbound" | "outbound" | "unsure" {
  if (own.facts.direction?.value === "outbound") return "outbound";
  if (!isRingOut(session)) return "inbound";
  const role = own.facts.ringRole?.value;
  if (role !== undefined) return role === "initiator" ? "outbound" : "inbound";
  const others = session.parties.filter((party) => party !== own);
  if (others.some((party) => isCalled(party, own))) return "outbound";
  // Nobody but an extension asks for a RingOut, and no other one takes part.
  const isAlone = others.every((party) => party.facts.extensionId === undefined);
  return session.origin === "ringout" && session.read && isAlone ? "outbound" : "unsure";
}

/** Whether this other party shows that `own` is the one who asked. */
const isCalled = (party: Party, own: Party): boolean =>
  party.facts.ringRole?.value === "target" ||
  (party.facts.extensionId?.value === own.facts.extensionId?.value && !mayBeNear(party));

/** The party whom the service calls for another. */
export const ringOutTarget = (session: Legs, own: Party): Party | undefined =>
  session.parties.find((party) => party !== own && party.facts.ringRole?.value === "target");
