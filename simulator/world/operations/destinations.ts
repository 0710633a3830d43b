/** Turning what a transfer, forward or call-out names into somebody who can be reached. */
import type { Extension } from "../../account/account.ts";
import { canBeDialled } from "../../account/countries.ts";
import type { Exchange } from "../exchange.ts";
import type { Destination } from "../moves.ts";
import type { Target } from "../ringing.ts";
import type { Outcome } from "../types.ts";
import { done, invalid, notAllowed, notFound, refused } from "./support.ts";

/** Exactly one property, as the service demands. */
export interface ForwardRequest {
  readonly phoneNumber?: string | undefined;
  readonly extensionNumber?: string | undefined;
  readonly extensionId?: string | undefined;
  /** A mailbox's extension id. */
  readonly voicemail?: string | undefined;
}

/** As a forward, or to a park location. */
export interface TransferRequest extends ForwardRequest {
  /** A park location's extension id. */
  readonly parkOrbit?: string | undefined;
}

function extensionTarget(extension: Extension | undefined, parameterName: string): Outcome<Target> {
  if (extension === undefined) return refused(notFound(parameterName));
  if (extension.type === "ParkLocation") return refused(invalid(parameterName));
  return done({ kind: "extension", extension });
}

/** E.164, or the company number with `*` and an extension. A colleague's number reaches him. */
export function resolvePhoneNumber(exchange: Exchange, phoneNumber: string): Outcome<Target> {
  const { directory } = exchange;
  const [number = "", extensionNumber] = phoneNumber.split("*", 2);
  if (!canBeDialled(number)) return refused(invalid("phoneNumber"));
  if (extensionNumber !== undefined) {
    if (number !== directory.account.companyNumber) return refused(invalid("phoneNumber"));
    return extensionTarget(directory.byExtensionNumber(extensionNumber), "phoneNumber");
  }
  const colleague = directory.byDirectNumber(number);
  if (colleague !== undefined) return done({ kind: "extension", extension: colleague });
  return done({ kind: "number", phoneNumber: number });
}

/** A short number of the account. */
export function resolveExtensionNumber(
  exchange: Exchange,
  extensionNumber: string,
): Outcome<Target> {
  return extensionTarget(exchange.directory.byExtensionNumber(extensionNumber), "extensionNumber");
}

function resolveVoicemail(exchange: Exchange, extensionId: string): Outcome<Destination> {
  const extension = exchange.directory.byId(extensionId);
  if (extension === undefined) return refused(notFound("voicemail"));
  if (extension.type === "ParkLocation") return refused(invalid("voicemail"));
  return done({ kind: "voicemail", extension });
}

function resolveParkOrbit(
  exchange: Exchange,
  caller: Extension,
  extensionId: string,
): Outcome<Destination> {
  const extension = exchange.directory.byId(extensionId);
  if (extension?.type !== "ParkLocation") return refused(notFound("parkOrbit"));
  if (!extension.members.includes(caller.id)) return refused(notAllowed);
  return done({ kind: "park-location", extension });
}

/** 400 unless exactly one target is named. */
export function resolveDestination(
  exchange: Exchange,
  caller: Extension,
  request: TransferRequest,
): Outcome<Destination> {
  const named = Object.values(request).filter((value) => value !== undefined);
  if (named.length !== 1) return refused(invalid("target"));
  const { phoneNumber, extensionNumber, extensionId, voicemail, parkOrbit } = request;
  if (phoneNumber !== undefined) return resolvePhoneNumber(exchange, phoneNumber);
  if (extensionNumber !== undefined) return resolveExtensionNumber(exchange, extensionNumber);
  if (voicemail !== undefined) return resolveVoicemail(exchange, voicemail);
  if (parkOrbit !== undefined) return resolveParkOrbit(exchange, caller, parkOrbit);
  return extensionTarget(exchange.directory.byId(extensionId ?? ""), "extensionId");
}
