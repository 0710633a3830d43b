/**
 * The schemas of notifications. The envelope and the do-not-disturb body are written down from our
 * notes on the API (sections 2.2 and 3); the two other bodies take what they can from the standard
 * and get what the notes add: what is always there, and one party in each event.
 */
import type { ClientTypes } from "./judges/client-types.ts";
import { isObject, type JsonObject, listOf, objectOf, walk } from "./json.ts";
import type { Operation } from "./openapi.ts";
import { close, requiring } from "./strict-schema.ts";

/** Strict schemas by what they describe. */
export interface NotificationSchemas {
  readonly telephonyEvent: JsonObject;
  readonly presenceEvent: JsonObject;
  readonly dndEvent: JsonObject;
}

/** The schema for a notification's body, by the path of its filter; undefined for other filters. */
export function eventKind(path: string): keyof NotificationSchemas | undefined {
  if (path.includes("/telephony/sessions")) return "telephonyEvent";
  if (path.includes("/presence/dnd")) return "dndEvent";
  return path.includes("/presence") ? "presenceEvent" : undefined;
}

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;
const count = { type: "integer", minimum: 0 } as const;
const instant = {
  type: "string",
  pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$",
} as const;
const record = (properties: JsonObject, required: readonly string[]): JsonObject => ({
  type: "object",
  properties,
  required,
});

/** Section 3.2: strings, spelled as captured (`srvLvl`; the client's types write `srvlvl`). */
const mobilePickupData = close(
  record(
    {
      ccMailboxes: { type: "array", items: text },
      to: text,
      sid: text,
      srvLvl: text,
      srvLvlExt: text,
    },
    ["ccMailboxes", "to", "sid", "srvLvl", "srvLvlExt"],
  ),
);
/** Section 3.1: present with the `sipData` option of the filter only. */
const partySipData = close(record({ toTag: text, fromTag: text, callId: text }, []));
const displayLine = record({ type: text, value: text }, ["type", "value"]);
/** Section 3.1: lines for the display of a queue call. */
const uiCallInfo = close(record({ primary: displayLine, additional: displayLine }, []));

/** Section 3.1: of REST only, never in an event. */
const restOnly = new Set(["owner", "ringOutRole", "ringMeRole"]);
/** Section 3.4: of REST only. */
const presenceRestOnly = new Set(["uri", "extension", "message"]);

/** The envelope of every notification. */
export const envelopeSchema: JsonObject = close(
  record(
    {
      uuid: text,
      event: text,
      timestamp: instant,
      subscriptionId: text,
      ownerId: text,
      body: { type: "object" },
    },
    ["uuid", "event", "timestamp", "subscriptionId", "ownerId", "body"],
  ),
);

/** From the document's two reading operations, with the properties that only events carry. */
export function documentNotifications(operations: readonly Operation[]): NotificationSchemas {
  const session = walk(responseOf(operations, "readCallSessionStatus"), "properties", "session");
  const presence = responseOf(operations, "readUserPresenceStatus");
  const party = objectOf(walk(session, "properties", "parties")["items"]);
  return {
    telephonyEvent: telephonyEvent(walk(session, "properties", "origin"), {
      ...without(walk(party, "properties"), restOnly),
      accountId: text,
      extensionId: text,
      missedCall: flag,
      queueCall: flag,
      sipData: partySipData,
      uiCallInfo,
    }),
    presenceEvent: presenceEvent({
      ...without(walk(presence, "properties"), presenceRestOnly),
      extensionId: text,
      sequence: count,
      totalActiveCalls: count,
      dndStatus: dndStatus(presence),
      dndStatusPersonal: text,
      acceptCallQueueCalls: flag,
      ownerId: text,
    }),
    dndEvent: dndEvent(dndStatus(presence)),
  };
}

/** From the client's types of the events themselves. */
export function typeNotifications({
  typeNamed,
}: Pick<ClientTypes, "typeNamed">): NotificationSchemas {
  const session = typeNamed("TelephonySessionsEventBody");
  const presence = typeNamed("DetailedExtensionPresenceWithSIPEventBody");
  const party = objectOf(walk(session, "properties", "parties")["items"]);
  return {
    // The types leave the device out of the sides of an event's party, where the capture has it.
    telephonyEvent: telephonyEvent(walk(session, "properties", "origin"), {
      ...walk(party, "properties"),
      from: withDevice(walk(party, "properties", "from")),
      to: withDevice(walk(party, "properties", "to")),
    }),
    presenceEvent: presenceEvent(walk(presence, "properties")),
    dndEvent: dndEvent(walk(presence, "properties", "dndStatus")),
  };
}

function responseOf(operations: readonly Operation[], id: string): JsonObject {
  const schema = operations.find((operation) => operation.id === id)?.responses.get("200");
  if (!schema) throw new Error(`The document does not describe the answer of ${id}.`);
  return schema;
}

function telephonyEvent(origin: JsonObject, party: JsonObject): JsonObject {
  const status = record(
    { ...walk(party, "status", "properties"), rcc: flag, parkData: text, mobilePickupData },
    ["code", "rcc"],
  );
  const items = record({ ...party, status }, [
    "id",
    "accountId",
    "direction",
    "from",
    "to",
    "status",
    "park",
    "missedCall",
    "standAlone",
    "muted",
  ]);
  const body = record(
    {
      sequence: { type: "integer", minimum: 2 },
      sessionId: text,
      telephonySessionId: text,
      serverId: text,
      eventTime: instant,
      origin,
      parties: { type: "array", minItems: 1, maxItems: 1, items },
    },
    ["sequence", "sessionId", "telephonySessionId", "serverId", "eventTime", "origin", "parties"],
  );
  return requiring(close(body), { at: "origin", names: ["type"] });
}

const presenceEvent = (properties: JsonObject): JsonObject =>
  requiring(close(record(properties, ["extensionId", "sequence"])), {
    at: "activeCalls/*",
    names: ["id", "direction", "telephonyStatus", "sessionId", "telephonySessionId", "partyId"],
  });

/** Section 3: the two properties of a do-not-disturb notification. */
const dndEvent = (status: JsonObject): JsonObject =>
  close(record({ extensionId: text, dndStatus: status }, ["extensionId", "dndStatus"]));

/** Events know one word more than the document's reading operation. */
function dndStatus(presence: JsonObject): JsonObject {
  const documented = walk(presence, "properties", "dndStatus");
  return { ...documented, enum: [...listOf(documented["enum"]), "Unknown"] };
}

const withDevice = (side: JsonObject): JsonObject => ({
  ...side,
  properties: { ...objectOf(side["properties"]), deviceId: text },
});

const without = (properties: JsonObject, names: ReadonlySet<string>): JsonObject =>
  Object.fromEntries(
    Object.entries(properties).filter(([name, schema]) => !names.has(name) && isObject(schema)),
  );
