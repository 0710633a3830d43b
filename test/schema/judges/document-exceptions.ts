/**
 * Where the simulator knowingly leaves the OpenAPI document, each with its reason and the section of
 * our notes on the API. An exception that no traffic needs any more is reported, to be removed.
 */
import { partyOperations, subscriptionOperations, superviseOperations } from "./always-present.ts";
import { atRoot, closed, type Exception, flag, text } from "./exceptions.ts";
import { type JsonObject, objectOf, walk } from "../json.ts";

/** A party wherever a body holds one. */
const party = /^(|\/session\/parties\/\d+|\/parties\/\d+)$/;
const status = /^(|\/session\/parties\/\d+|\/parties\/\d+)\/status$/;

const sessions = [
  "readCallSessionStatus",
  "createCallOutCallSession",
  "createConferenceCallSession",
];
const everyParty = [...partyOperations, ...superviseOperations, ...sessions];
const bodyless = ["holdCallParty", "unholdCallParty", "rejectParty", "callParkParty"];

function addedToParties(name: string, schema: JsonObject, at: RegExp = party): Exception {
  return {
    name: `party ${name}`,
    operations: everyParty,
    part: "response",
    excuse: { kind: "property", at, name, schema },
    section: "4",
    reason: "A REST party carries the party fields of events, which the document leaves out.",
  };
}

/** A request property that only the newer specification names. */
function newer(
  name: string,
  schema: JsonObject,
  { operations, at = atRoot }: { readonly operations: readonly string[]; readonly at?: RegExp },
): Exception {
  return {
    name: `newer ${name} of ${operations.join(" and ")}`,
    operations,
    part: "request",
    excuse: { kind: "property", at, name, schema },
    section: "5",
    reason: "Named by the newer specification.",
  };
}

/** The list. */
export const documentExceptions: readonly Exception[] = [
  {
    name: "session at top level",
    operations: ["readCallSessionStatus"],
    part: "response",
    excuse: { kind: "shape", reshape: (schema) => walk(schema, "properties", "session") },
    section: "4, 5.1",
    reason: "The document wraps it; its own example, the guide and the official library do not.",
  },
  {
    name: "conference wrapped",
    operations: ["createConferenceCallSession"],
    part: "response",
    excuse: { kind: "shape", reshape: (schema) => closed({ session: objectOf(schema) }) },
    section: "5.1",
    reason: "The document's schema is unwrapped; its example and the official library wrap it.",
  },
  {
    name: "conference request",
    operations: ["createConferenceCallSession"],
    part: "request",
    excuse: { kind: "shape", reshape: () => closed({}) },
    section: "5.1",
    reason: "The document knows no body; the official library sends an empty object.",
  },
  {
    name: "empty body where none is documented",
    operations: bodyless,
    part: "request",
    excuse: { kind: "shape", reshape: () => closed({ proto: text }) },
    section: "5, 5.1",
    reason: "The newer clients send an empty object; hold may name a proto.",
  },
  {
    name: "start recording, request",
    operations: ["startCallRecording"],
    part: "request",
    excuse: { kind: "shape", reshape: () => closed({ active: flag, id: text }) },
    section: "5.1",
    reason: "The guide sends active and id, the document and the official library nothing.",
  },
  {
    name: "start recording, answer",
    operations: ["startCallRecording"],
    part: "response",
    excuse: {
      kind: "shape",
      reshape: () => closed({ id: text, active: flag, mode: text, view: text }),
    },
    section: "5, 12",
    reason: "The document describes no answer; the official library reads id and active.",
  },
  {
    name: "flip answers a party",
    operations: ["callFlipParty"],
    part: "response",
    excuse: { kind: "party" },
    section: "5.1, 12",
    reason: "The document describes no answer; the official library throws on an empty one.",
  },
  {
    name: "brandId left out",
    operations: ["pauseResumeCallRecording"],
    part: "query",
    excuse: { kind: "absent", at: atRoot, name: "brandId" },
    section: "5.1, 12",
    reason: "Required by the document, sent by nobody.",
  },
  ...(["muted", "standAlone"] as const).map((name): Exception => ({
    name: `flat ${name}`,
    operations: ["updateCallParty"],
    part: "request",
    excuse: { kind: "property", at: atRoot, name, schema: flag },
    section: "5.1",
    reason: "The document wraps it in party; its example and the official library do not.",
  })),
  {
    name: "bring-in sessionId",
    operations: ["createCallPartyWithBringIn"],
    part: "request",
    excuse: { kind: "property", at: atRoot, name: "sessionId", schema: text },
    section: "5.1",
    reason: "The newer specification and the official library name it so.",
  },
  {
    name: "bring-in without telephonySessionId",
    operations: ["createCallPartyWithBringIn"],
    part: "request",
    excuse: { kind: "absent", at: atRoot, name: "telephonySessionId" },
    section: "5.1",
    reason: "Replaced by sessionId.",
  },
  ...(["deviceId", "extensionNumber"] as const).map((name): Exception => ({
    name: `supervise ${name}`,
    operations: superviseOperations,
    part: "request",
    excuse: { kind: "property", at: atRoot, name, schema: text },
    section: "5.1",
    reason: "Names deprecated since 1.0.40, still sent by the official library.",
  })),
  {
    name: "supervise without supervisorDeviceId",
    operations: superviseOperations,
    part: "request",
    excuse: { kind: "absent", at: atRoot, name: "supervisorDeviceId" },
    section: "5.1",
    reason: "Replaced by the deprecated deviceId.",
  },
  {
    name: "delete party with a body",
    operations: ["deleteCallParty"],
    part: "request",
    excuse: { kind: "shape", reshape: () => closed({ keepConferenceAlive: flag }) },
    section: "5.1",
    reason: "The newer specification and the official library send it.",
  },
  {
    name: "WebSocket transport asked for",
    operations: ["createSubscription", "updateSubscription"],
    part: "request",
    excuse: { kind: "value", at: /^\/deliveryMode\/transportType$/, values: ["WebSocket"] },
    section: "12",
    reason: "The document is older than this transport.",
  },
  {
    name: "WebSocket transport answered",
    operations: [...subscriptionOperations, "listSubscriptions"],
    part: "response",
    excuse: { kind: "value", at: /\/deliveryMode\/transportType$/, values: ["WebSocket"] },
    section: "12",
    reason: "The document is older than this transport.",
  },
  {
    name: "update of a subscription with its delivery mode",
    operations: ["updateSubscription"],
    part: "request",
    excuse: {
      kind: "property",
      at: atRoot,
      name: "deliveryMode",
      schema: closed({ transportType: { enum: ["WebSocket"] } }),
    },
    section: "2.3",
    reason: "The official library updates with the body that it created with.",
  },
  addedToParties("accountId", text),
  addedToParties("extensionId", text),
  addedToParties("parkData", text, status),
  addedToParties("attributes", closed({ queueCall: flag })),
  newer("extensionId", text, { operations: ["transferCallParty", "forwardCallParty"] }),
  newer("countryId", { type: "number" }, { operations: ["createCallOutCallSession"] }),
  newer("extensionId", text, { operations: ["createCallOutCallSession"], at: /^\/from$/ }),
  newer("autoAnswer", flag, { operations: superviseOperations }),
  newer("mediaSDP", text, { operations: superviseOperations }),
];
