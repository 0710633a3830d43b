/** Moving an existing call: to another target, into a park, out of it, to another telephone. */
import type { Extension } from "../account/account.ts";
import { leave, recordMessage, releaseFarEnds, stopRingingElsewhere } from "./endings.ts";
import type { Exchange } from "./exchange.ts";
import { farEndOf, isLive, type Party, type Session } from "./model.ts";
import { extensionEndpoint, identityOf, ring, type Target } from "./ringing.ts";
import type { Endpoint } from "./types.ts";

/** Between the flip target's answer and the end of the party that it replaces. */
const flipHandoverMs = 20;

/** Where a call can be sent away to. */
export type Destination =
  | Target
  | { readonly kind: "voicemail"; readonly extension: Extension }
  | { readonly kind: "park-location"; readonly extension: Extension };

function farIdentity(exchange: Exchange, party: Party): Endpoint {
  const far = farEndOf(party);
  return far === undefined ? party.from : identityOf(exchange, far);
}

/** Where the call lives on: after an attended transfer the far end is in the other session. */
function sessionOfFarEnd(party: Party): Session {
  return farEndOf(party)?.session ?? party.session;
}

/** The party leaves, and its far end goes on to the destination. It must have a far end. */
export function sendAway(exchange: Exchange, party: Party, destination: Destination): void {
  const session = sessionOfFarEnd(party);
  const from = farIdentity(exchange, party);
  const isParking = destination.kind === "park-location";
  exchange.change(party, {
    code: "Disconnected",
    reason: isParking ? "ParkLocation" : "BlindTransfer",
  });
  stopRingingElsewhere(exchange, party);
  if (destination.kind === "number" || destination.kind === "extension") {
    ring(exchange, { session, target: destination, from });
    return;
  }
  const { extension } = destination;
  const base = { session, direction: "Inbound", owner: extension.id, from } as const;
  const to = extensionEndpoint(extension);
  if (isParking) exchange.add({ ...base, to, code: "Parked", parkSlot: "" });
  else recordMessage(exchange, exchange.add({ ...base, to, code: "VoiceMail", task: "mailbox" }));
}

/** `picker` gets the parked call on a device; the party that was parked leaves by `Pickup`. It must have a far end. */
export function pickUpParked(
  exchange: Exchange,
  parked: Party,
  picker: { readonly extension: Extension; readonly deviceId?: string },
): Party {
  const session = sessionOfFarEnd(parked);
  const { extension, deviceId } = picker;
  const from = farIdentity(exchange, parked);
  leave(exchange, parked, "Pickup");
  return exchange.add({
    session,
    direction: "Inbound",
    owner: extension.id,
    from,
    to: { ...extensionEndpoint(extension), ...(deviceId === undefined ? {} : { deviceId }) },
    code: "Answered",
    reason: "Pickup",
    queueId: parked.queueId,
  });
}

/** Holds the far end and rings the user's other telephone; the old party stays. */
export function startFlip(
  exchange: Exchange,
  party: Party,
  flip: { readonly owner: Extension | undefined; readonly phoneNumber: string },
): Party {
  const { session } = party;
  const far = farEndOf(party);
  if (far !== undefined && !far.apiLayer.hold) {
    far.apiLayer.hold = true;
    exchange.tell(far);
  }
  return ring(exchange, {
    session,
    target: { kind: "number", phoneNumber: flip.phoneNumber },
    from: farIdentity(exchange, party),
    task: "flip-target",
    flips: party,
    owner: flip.owner,
  });
}

/** Whether the party's flip is still ringing at its target. */
export function isFlipping(party: Party): boolean {
  return party.session.parties.some(
    (other) => other.flips === party && other.code === "Proceeding",
  );
}

/**
 * The flip target takes the call. The old party leaves by `CallFlip` right after, or stays until
 * somebody ends it when `keepsOld`.
 */
export function completeFlip(exchange: Exchange, target: Party, keepsOld: boolean): void {
  const old = target.flips;
  releaseFarEnds(exchange, target);
  exchange.change(target, { code: "Answered" });
  if (old === undefined || !isLive(old) || keepsOld) return;
  exchange.run(target.session, "captured", [
    [flipHandoverMs, () => leave(exchange, old, "CallFlip")],
  ]);
}
