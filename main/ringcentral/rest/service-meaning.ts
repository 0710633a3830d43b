/**
 * What the service's codes mean: the one table, from the guide's list of error codes, of which the
 * first entry of `errors` decides, together with its `parameterName`. The telephony operations
 * document no codes of their own (`TAS-…` stands in no catalogue), so what is not in here is told by
 * its HTTP status, and as not known.
 */
import type { RefusalSubject, ServiceMeaning } from "../../../contract/result.ts";

/** The parameters of the call operations and what a person calls what they name. */
const subjects: ReadonlyMap<string, RefusalSubject> = new Map([
  ["telephonySessionId", "call"],
  ["partyId", "party"],
  ["extensionNumber", "extension"],
  ["extensionId", "extension"],
  ["phoneNumber", "phone-number"],
  ["voicemail", "mailbox"],
  ["parkOrbit", "park-location"],
  ["recordingId", "recording"],
  ["deviceId", "device"],
  ["callFlipId", "flip-phone"],
]);

const meanings: ReadonlyMap<string, ServiceMeaning> = new Map([
  ["CMN-101", { says: "not-valid" }],
  ["CMN-102", { says: "not-found" }],
  ["CMN-103", { says: "not-understood" }],
  ["CMN-104", { says: "not-understood" }],
  ["CMN-109", { says: "feature" }],
  ["CMN-112", { says: "feature" }],
  ["CMN-113", { says: "feature" }],
  ["CMN-120", { says: "not-understood" }],
  ["CMN-202", { says: "not-supported" }],
  ["CMN-204", { says: "busy" }],
  ["CMN-401", { says: "app-permission" }],
  ["CMN-403", { says: "feature" }],
  ["CMN-404", { says: "other-extension" }],
  ["CMN-408", { says: "user-permission" }],
  ["CMN-419", { says: "user-permission" }],
  ["BIL-101", { says: "feature" }],
  ["BIL-102", { says: "feature" }],
  ["BIL-103", { says: "feature" }],
]);

/** `undefined` for a code whose meaning is not documented; then only the status speaks. */
export function meaningOf(error: {
  readonly errorCode?: string | undefined;
  readonly parameterName?: string | undefined;
}): ServiceMeaning | undefined {
  const meaning = meanings.get(error.errorCode ?? "");
  if (meaning?.says !== "not-found" && meaning?.says !== "not-valid") return meaning;
  const { parameterName = "" } = error;
  if (parameterName === "") return meaning;
  return { says: meaning.says, about: subjects.get(parameterName) ?? "other" };
}
