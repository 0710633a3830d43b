/**
 * Where the simulator knowingly leaves the type definitions of `@rc-ex/core`, each with its reason and
 * the section of our notes on the API. An exception that no traffic needs any more is reported.
 */
import { superviseOperations } from "./always-present.ts";
import { atRoot, closed, type Exception, type Part, flag, text } from "./exceptions.ts";
import type { JsonObject } from "../json.ts";

/** A property that the types do not name. */
function added(
  [name, schema]: readonly [string, JsonObject],
  where: { readonly operations: readonly string[]; readonly part: Part; readonly at?: RegExp },
  why: Pick<Exception, "section" | "reason">,
): Exception {
  const { operations, part, at = atRoot } = where;
  const excuse = { kind: "property", at, name, schema } as const;
  return { name: `${name} of ${operations.join(" and ")}`, operations, part, excuse, ...why };
}

/** A body where the types know none. */
const body = (operation: string, schema: JsonObject, reason: string): Exception => ({
  name: `body of ${operation}`,
  operations: [operation],
  part: "request",
  excuse: { kind: "shape", reshape: () => schema },
  section: "5.1",
  reason,
});

const request = "request";
const subscriptionTransport = {
  kind: "value",
  at: /^\/deliveryMode\/transportType$/,
  values: ["WebSocket"],
} as const;

/** The list. */
export const typeExceptions: readonly Exception[] = [
  {
    name: "WebSocket transport asked for",
    operations: ["createSubscription"],
    part: request,
    excuse: subscriptionTransport,
    section: "2.3",
    reason: "The types describe the call by HTTP, which is for web hooks; the answer knows both.",
  },
  added(
    ["deliveryMode", closed({ transportType: { enum: ["WebSocket"] } })],
    { operations: ["updateSubscription"], part: request },
    {
      section: "2.3",
      reason: "The official library updates with the body that it created with.",
    },
  ),
  ...(["accountId", "extensionId"] as const).map((name) =>
    added(
      [name, text],
      { operations: ["replyParty", "forwardCallParty"], part: "response" },
      {
        section: "4",
        reason: "The types of these two answers lack what every other party has.",
      },
    ),
  ),
  ...(["muted", "standAlone"] as const).map((name) =>
    added(
      [name, flag],
      { operations: ["updateCallParty"], part: request },
      {
        section: "5.1",
        reason: "The types wrap it in party; the guide and the official library do not.",
      },
    ),
  ),
  {
    name: "flip answers a party",
    operations: ["callFlipParty"],
    part: "response",
    excuse: { kind: "party" },
    section: "5.1, 12",
    reason: "The types know no answer; the official library throws on an empty one.",
  },
  body("createConferenceCallSession", closed({}), "The official library sends an empty object."),
  body("unholdCallParty", closed({}), "The newer clients send an empty object."),
  body("startCallRecording", closed({ active: flag, id: text }), "The guide sends active and id."),
  added(
    ["brandId", text],
    { operations: ["pauseResumeCallRecording"], part: "query" },
    { section: "5.1", reason: "The older document demands it." },
  ),
  added(
    ["telephonySessionId", text],
    { operations: ["createCallPartyWithBringIn"], part: request },
    { section: "5.1", reason: "The older document and the guide's sample name it so." },
  ),
  ...(["deviceId", "extensionNumber"] as const).map((name) =>
    added(
      [name, text],
      { operations: superviseOperations, part: request },
      {
        section: "5.1",
        reason: "Names deprecated since 1.0.40, still sent by the official library.",
      },
    ),
  ),
  ...["isoCode", "callingCode"].map((name) =>
    added(
      [name, text],
      { operations: ["listExtensionPhoneNumbers"], part: "response", at: /\/country$/ },
      { section: "12", reason: "Described by the document; the types have id, uri and name." },
    ),
  ),
  added(
    ["country", closed({ id: text, name: text, isoCode: text, callingCode: text })],
    { operations: ["listAccountPhoneNumbers"], part: "response", at: /^\/records\/\d+$/ },
    { section: "12", reason: "Described by the document; the types leave it out." },
  ),
  added(
    ["extensionId", text],
    { operations: ["createCallOutCallSession"], part: request, at: /^\/from$/ },
    { section: "5", reason: "Named by the newer specification's text, not by its types." },
  ),
];
