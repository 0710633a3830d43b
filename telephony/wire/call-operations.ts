/**
 * What is asked of the service about a call, one-to-one with the schema's operations, and the request
 * that each of them is.
 */
import type { PartyId, TelephonySessionId } from "../../contract/ids.ts";

interface OnParty {
  readonly telephonySessionId: TelephonySessionId;
  readonly partyId: PartyId;
}

/** Whom a new call or a transfer goes to: a number in E.164, or an extension's. */
export type WireNumber = { readonly phoneNumber: string } | { readonly extensionNumber: string };

/** Where the wire sends a transferred call; exactly one property, as the schema demands. */
export type WireTransferTarget =
  WireNumber | { readonly voicemail: string } | { readonly parkOrbit: string };

/** Where the wire sends a call that rings; exactly one property, as the schema demands. */
export type WireForwardTarget = WireNumber | { readonly voicemail: string };

/** What the service says to a caller who is not answered; exactly one property. */
export type WireReply =
  | { readonly replyWithText: string }
  | {
      readonly replyWithPattern: {
        readonly pattern: string;
        readonly time?: number;
        readonly timeUnit?: string;
      };
    };

/** One request to the service about a call. */
export type CallOperation =
  | (OnParty & { readonly operation: "update-party"; readonly muted: boolean })
  | (OnParty & { readonly operation: "hold" })
  | (OnParty & { readonly operation: "unhold" })
  | (OnParty & { readonly operation: "start-recording" })
  | (OnParty & {
      readonly operation: "update-recording";
      readonly recordingId: string;
      readonly active: boolean;
    })
  | (OnParty & { readonly operation: "transfer"; readonly to: WireTransferTarget })
  | (OnParty & {
      readonly operation: "bridge";
      /** The user's own party in the other session. */
      readonly other: OnParty;
    })
  | (OnParty & { readonly operation: "park" })
  | (OnParty & { readonly operation: "flip"; readonly callFlipId: string })
  | (OnParty & { readonly operation: "answer"; readonly deviceId: string })
  | (OnParty & { readonly operation: "pickup"; readonly deviceId: string })
  | (OnParty & { readonly operation: "reject" })
  | (OnParty & { readonly operation: "forward"; readonly to: WireForwardTarget })
  | (OnParty & { readonly operation: "reply"; readonly message: WireReply })
  | (OnParty & { readonly operation: "ignore"; readonly deviceId: string })
  | (OnParty & { readonly operation: "delete-party" })
  | { readonly operation: "drop-session"; readonly telephonySessionId: TelephonySessionId };

export interface OperationRequest {
  readonly method: "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/**
 * A new call: this phone of the user's rings first, and answers by itself where it can (W of our notes
 * on the API); then the other side is called. It needs a listed soft or desk phone that is online.
 */
export interface CallOut {
  readonly deviceId: string;
  readonly to: WireNumber;
}

/** The request that places a new call. */
export const callOutRequest = ({ deviceId, to }: CallOut): OperationRequest => ({
  method: "POST",
  path: callOutPath,
  body: { from: { deviceId }, to },
});

/** Beside the sessions, since there is none yet. */
const callOutPath = "/restapi/v1.0/account/~/telephony/call-out";

const sessionsPath = "/restapi/v1.0/account/~/telephony/sessions";

export const sessionPath = (id: TelephonySessionId): string =>
  `${sessionsPath}/${encodeURIComponent(id)}`;

/**
 * The request of an operation, with the bodies that the service takes in practice (the official
 * call-control library's, where guide and schema disagree: a flat `muted`, no body at all for
 * hold, unhold, park, reject and the start of a recording).
 */
export function requestOf(operation: CallOperation): OperationRequest {
  const session = sessionPath(operation.telephonySessionId);
  if (operation.operation === "drop-session") return { method: "DELETE", path: session };
  const party = `${session}/parties/${encodeURIComponent(operation.partyId)}`;
  switch (operation.operation) {
    case "update-party":
      return { method: "PATCH", path: party, body: { muted: operation.muted } };
    case "delete-party":
      return { method: "DELETE", path: party };
    case "hold":
    case "unhold":
    case "park":
    case "reject":
      return { method: "POST", path: `${party}/${operation.operation}` };
    case "start-recording":
      return { method: "POST", path: `${party}/recordings` };
    case "update-recording": {
      const recording = `${party}/recordings/${encodeURIComponent(operation.recordingId)}`;
      return { method: "PATCH", path: recording, body: { active: operation.active } };
    }
    case "transfer":
    case "forward":
      return { method: "POST", path: `${party}/${operation.operation}`, body: operation.to };
    case "reply":
      return { method: "POST", path: `${party}/reply`, body: operation.message };
    case "bridge": {
      const { telephonySessionId, partyId } = operation.other;
      return { method: "POST", path: `${party}/bridge`, body: { telephonySessionId, partyId } };
    }
    case "flip":
      return { method: "POST", path: `${party}/flip`, body: { callFlipId: operation.callFlipId } };
    case "answer":
    case "ignore":
    case "pickup": {
      const { deviceId } = operation;
      return { method: "POST", path: `${party}/${operation.operation}`, body: { deviceId } };
    }
  }
}
