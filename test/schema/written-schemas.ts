/**
 * Bodies that the OpenAPI document does not describe, written down from our notes on the API:
 * notifications (sections 2.2 and 3) are the document's nearest schemas with the properties that
 * only events carry; errors are section 7.
 */
import { isObject, type JsonObject, listOf, objectOf, walk } from "./json.ts";
import type { Operation } from "./openapi.ts";
import { close, requiring } from "./strict-schema.ts";

/** Strict schemas by what they describe. */
export interface WrittenSchemas {
  readonly error: JsonObject;
  readonly envelope: JsonObject;
  readonly telephonyEvent: JsonObject;
  readonly presenceEvent: JsonObject;
  readonly dndEvent: JsonObject;
}

/** The schema for a notification's body, by the path of its filter; undefined for other filters. */
export function eventKind(
  path: string,
): Exclude<keyof WrittenSchemas, "error" | "envelope"> | undefined {
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

/** Section 3.2: strings, spelled as captured (`srvLvl`). */
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

/** Builds the schemas from the document's; `operations` must hold the two that it reads. */
export function writtenSchemas(operations: readonly Operation[]): WrittenSchemas {
  const session = responseOf(operations, "readCallSessionStatus");
  const presence = responseOf(operations, "readUserPresenceStatus");
  return {
    error: errorSchema(),
    envelope: envelopeSchema(),
    telephonyEvent: telephonyEventSchema(walk(session, "properties", "session")),
    presenceEvent: presenceEventSchema(presence),
    dndEvent: dndEventSchema(presence),
  };
}

function responseOf(operations: readonly Operation[], id: string): JsonObject {
  const schema = operations.find((operation) => operation.id === id)?.responses.get("200");
  if (!schema) throw new Error(`The document does not describe the answer of ${id}.`);
  return schema;
}

function errorSchema(): JsonObject {
  const detail = record(
    {
      errorCode: text,
      message: text,
      parameterName: text,
      parameterValue: text,
      permissionName: text,
    },
    ["errorCode", "message"],
  );
  return close(
    record(
      { errorCode: text, message: text, errors: { type: "array", minItems: 1, items: detail } },
      ["errorCode", "message", "errors"],
    ),
  );
}

function envelopeSchema(): JsonObject {
  const names = ["uuid", "event", "timestamp", "subscriptionId", "ownerId", "body"];
  return close(
    record(
      {
        uuid: text,
        event: text,
        timestamp: instant,
        subscriptionId: text,
        ownerId: text,
        body: { type: "object" },
      },
      names,
    ),
  );
}

function telephonyEventSchema(session: JsonObject): JsonObject {
  const parties = walk(session, "properties", "parties");
  const body = record(
    {
      sequence: { type: "integer", minimum: 2 },
      sessionId: text,
      telephonySessionId: text,
      serverId: text,
      eventTime: instant,
      origin: walk(session, "properties", "origin"),
      parties: {
        ...parties,
        minItems: 1,
        maxItems: 1,
        items: eventParty(objectOf(parties["items"])),
      },
    },
    ["sequence", "sessionId", "telephonySessionId", "serverId", "eventTime", "origin", "parties"],
  );
  return requiring(close(body), { at: "origin", names: ["type"] });
}

function eventParty(party: JsonObject): JsonObject {
  const status = walk(party, "properties", "status");
  return record(
    {
      ...without(walk(party, "properties"), restOnly),
      accountId: text,
      extensionId: text,
      missedCall: flag,
      queueCall: flag,
      sipData: partySipData,
      uiCallInfo,
      status: record(
        { ...walk(status, "properties"), rcc: flag, parkData: text, mobilePickupData },
        ["code", "rcc"],
      ),
    },
    [
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
    ],
  );
}

function presenceEventSchema(presence: JsonObject): JsonObject {
  const properties = walk(presence, "properties");
  const body = record(
    {
      ...without(properties, presenceRestOnly),
      extensionId: text,
      sequence: count,
      totalActiveCalls: count,
      dndStatus: dndStatus(presence),
      dndStatusPersonal: text,
      acceptCallQueueCalls: flag,
      ownerId: text,
    },
    ["extensionId", "sequence"],
  );
  return requiring(close(body), {
    at: "activeCalls/*",
    names: ["id", "direction", "telephonyStatus", "sessionId", "telephonySessionId", "partyId"],
  });
}

/** Section 3: the two properties of a do-not-disturb notification. */
const dndEventSchema = (presence: JsonObject): JsonObject =>
  close(
    record({ extensionId: text, dndStatus: dndStatus(presence) }, ["extensionId", "dndStatus"]),
  );

/** Events know one word more than the document's reading operation. */
function dndStatus(presence: JsonObject): JsonObject {
  const documented = walk(presence, "properties", "dndStatus");
  return { ...documented, enum: [...listOf(documented["enum"]), "Unknown"] };
}

const without = (properties: JsonObject, names: ReadonlySet<string>): JsonObject =>
  Object.fromEntries(
    Object.entries(properties).filter(([name, schema]) => !names.has(name) && isObject(schema)),
  );
