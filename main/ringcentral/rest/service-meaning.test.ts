import { expect, it } from "vitest";

import { meaningOf } from "./service-meaning.ts";

it.each([
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
])("what is not found or not valid is named: %s is the %s", (parameterName, about) => {
  expect(meaningOf({ errorCode: "CMN-102", parameterName })).toEqual({ says: "not-found", about });
  expect(meaningOf({ errorCode: "CMN-101", parameterName })).toEqual({ says: "not-valid", about });
});

it.each(["accountId", "somethingNew", "constructor"])(
  "a parameter that is none of a call's (%s) is something else",
  (parameterName) => {
    const meaning = { says: "not-found", about: "other" };
    expect(meaningOf({ errorCode: "CMN-102", parameterName })).toEqual(meaning);
  },
);

it.each(["", undefined])("without a parameter (%j) it is open what was not found", (name) => {
  expect(meaningOf({ errorCode: "CMN-102", parameterName: name })).toEqual({ says: "not-found" });
});

it.each([
  ["CMN-204", "busy"],
  ["CMN-401", "app-permission"],
  ["CMN-408", "user-permission"],
  ["CMN-112", "feature"],
  ["BIL-103", "feature"],
  ["CMN-120", "not-understood"],
])("%s says %s, whatever parameter it names", (errorCode, says) => {
  expect(meaningOf({ errorCode, parameterName: "extensionNumber" })).toEqual({ says });
});

it.each(["TAS-106", "InsufficientPermissions", "toString", "", undefined])(
  "%s, which no catalogue explains, is left to the status",
  (errorCode) => {
    expect(meaningOf({ errorCode, parameterName: "extensionNumber" })).toBeUndefined();
  },
);
