/**
 * What the service always sends although its schema requires almost nothing. Each entry names the
 * section of our notes on the API that says so. Operations are named by their `operationId`.
 */
import type { Requirement } from "../strict-schema.ts";

/** A requirement on the success bodies of some operations. */
export interface AlwaysPresent extends Requirement {
  readonly operations: readonly string[];
  /** The section of the notes. */
  readonly section: string;
}

/** Operations that answer one party at the top of the body. */
export const partyOperations = [
  "holdCallParty",
  "unholdCallParty",
  "transferCallParty",
  "bridgeCallParty",
  "answerCallParty",
  "pickupCallParty",
  "forwardCallParty",
  "replyParty",
  "callParkParty",
  "createCallPartyWithBringIn",
  "readCallPartyStatus",
  "updateCallParty",
  "callFlipParty",
] as const;

/** Operations that answer one party without `park`. */
export const superviseOperations = ["superviseCallSession", "superviseCallParty"] as const;

/** Operations that answer one subscription. */
export const subscriptionOperations = [
  "createSubscription",
  "readSubscription",
  "updateSubscription",
  "renewSubscription",
] as const;

const party = ["id", "direction", "from", "to", "status", "muted", "standAlone"];
/** A party of the own account names its owner in both ways; a telephone caller in neither. */
const ownership = {
  owner: ["accountId", "extensionId"],
  extensionId: ["owner", "accountId"],
};
const ownParty = { names: [...party, "park"], together: ownership };
const session = ["id", "creationTime", "origin", "parties"];

/** The table. */
export const alwaysPresent: readonly AlwaysPresent[] = [
  { operations: partyOperations, at: "", ...ownParty, section: "3.1 and 4" },
  { operations: superviseOperations, at: "", names: [...party, "owner"], section: "3.1 and 4" },
  {
    operations: [...partyOperations, ...superviseOperations],
    at: "status",
    names: ["code"],
    section: "3.2",
  },
  { operations: ["callParkParty"], at: "park", names: ["id"], section: "5" },
  { operations: ["bridgeCallParty"], at: "status", names: ["reason", "peerId"], section: "5" },
  {
    operations: ["transferCallParty", "forwardCallParty"],
    at: "status",
    names: ["reason"],
    section: "5",
  },
  { operations: ["readCallSessionStatus"], at: "", names: session, section: "4, point 4" },
  { operations: ["readCallSessionStatus"], at: "parties/*", ...ownParty, section: "3.1 and 4" },
  {
    operations: ["readCallSessionStatus"],
    at: "parties/*/status",
    names: ["code"],
    section: "3.2",
  },
  { operations: ["readCallSessionStatus"], at: "origin", names: ["type"], section: "3.1" },
  {
    operations: ["createCallOutCallSession", "createConferenceCallSession"],
    at: "",
    names: ["session"],
    section: "5",
  },
  {
    operations: ["createCallOutCallSession", "createConferenceCallSession"],
    at: "session",
    names: session,
    section: "5",
  },
  {
    operations: ["createConferenceCallSession"],
    at: "session",
    names: ["voiceCallToken"],
    section: "5",
  },
  {
    operations: ["createCallOutCallSession"],
    at: "session/parties/*",
    ...ownParty,
    section: "3.1 and 4",
  },
  {
    operations: ["createCallOutCallSession"],
    at: "session/parties/*/status",
    names: ["code"],
    section: "3.2",
  },
  {
    operations: ["startCallRecording", "pauseResumeCallRecording"],
    at: "",
    names: ["id", "active"],
    section: "5",
  },
  {
    operations: subscriptionOperations,
    at: "",
    names: [
      "id",
      "uri",
      "eventFilters",
      "status",
      "creationTime",
      "expirationTime",
      "expiresIn",
      "deliveryMode",
    ],
    section: "2.3",
  },
  {
    operations: subscriptionOperations,
    at: "deliveryMode",
    names: ["transportType"],
    section: "2.3",
  },
  {
    operations: ["readExtension"],
    at: "",
    names: [
      "id",
      "extensionNumber",
      "name",
      "type",
      "status",
      "account",
      "contact",
      "regionalSettings",
      "permissions",
    ],
    section: "6",
  },
  {
    operations: ["listExtensions"],
    at: "records/*",
    names: ["id", "name", "extensionNumber", "type", "status"],
    section: "6",
  },
  {
    operations: ["listExtensionDevices"],
    at: "records/*",
    names: ["id", "type", "status", "name"],
    section: "6",
  },
  {
    operations: ["listForwardingNumbers"],
    at: "",
    names: ["records", "paging", "navigation"],
    section: "6",
  },
  {
    operations: ["listForwardingNumbers"],
    at: "records/*",
    names: ["phoneNumber", "label", "features"],
    section: "6",
  },
  {
    operations: [
      "listForwardingNumbers",
      "listExtensionPhoneNumbers",
      "listAccountPhoneNumbers",
      "listExtensionDevices",
    ],
    at: "paging",
    names: ["page", "perPage", "totalPages", "totalElements"],
    section: "6",
  },
  {
    operations: ["listExtensionPhoneNumbers", "listAccountPhoneNumbers"],
    at: "records/*",
    names: ["id", "phoneNumber", "usageType", "type"],
    section: "6",
  },
  {
    operations: ["searchDirectoryEntries", "listDirectoryEntries"],
    at: "",
    names: ["records", "paging"],
    section: "6",
  },
  {
    operations: ["searchDirectoryEntries", "listDirectoryEntries"],
    at: "records/*",
    names: ["id", "type", "status"],
    section: "6",
  },
  {
    operations: ["readUserPresenceStatus"],
    at: "",
    names: ["extension", "telephonyStatus", "presenceStatus", "userStatus", "dndStatus"],
    section: "3.4",
  },
  {
    operations: ["readUserPresenceStatus", "updateUserPresenceStatus"],
    at: "activeCalls/*",
    names: [
      "id",
      "direction",
      "startTime",
      "telephonyStatus",
      "sessionId",
      "telephonySessionId",
      "partyId",
    ],
    section: "3.4 and 4",
  },
];
