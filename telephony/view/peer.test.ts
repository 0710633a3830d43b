import { describe, expect, test } from "vitest";

import { after, event, read, self, sessionIn } from "../../test/support/core-story.ts";
import {
  averyId,
  companyNumber,
  inbound,
  outbound,
  outsider,
  type PartyWords,
  rowanId,
} from "../../test/support/wire-messages.ts";
import type { CoreEvent } from "../reduce/core-event.ts";
import { callViewOf } from "./call-view.ts";

const averyNumber = "+15550100112";
const names = new Map([
  ["113", "Rowan Pike"],
  [rowanId, "Rowan Pike"],
]);

function viewOf(...events: readonly CoreEvent[]) {
  const view = callViewOf(sessionIn(after(...events)), {
    self: { ...self, directNumber: averyNumber },
    formatNumber: (number) => `<${number}>`,
    nameOfExtension: (numberOrId) => names.get(numberOrId),
    facts: {
      callControlGranted: true,
      features: { park: true, recording: true, flip: true },
      flipTargets: [],
      parkLocations: [],
      devices: [],
    },
  });
  if (view === undefined) throw new Error("the call is not shown");
  return view;
}

const from = (side: object) => viewOf(event(6, inbound("Proceeding", { from: side }))).peer;
const to = (side: object) => viewOf(event(2, outbound("Proceeding", { to: side }))).peer;

describe("the other side of a call", () => {
  test.each([
    [
      "its name and number",
      { phoneNumber: "+15550100177", name: "Marlow" },
      { name: "Marlow", number: "<+15550100177>" },
    ],
    [
      "an extension of the directory",
      { phoneNumber: "113" },
      { name: "Rowan Pike", extension: "113", nameFrom: "directory" },
    ],
    ["an extension that nobody knows", { phoneNumber: "119" }, { extension: "119" }],
    [
      "the own company's number with an extension",
      { phoneNumber: `${companyNumber}*113` },
      { name: "Rowan Pike", extension: "113", nameFrom: "directory" },
    ],
    [
      "another company's number with one",
      { phoneNumber: "+15550100188*113" },
      { number: "<+15550100188*113>" },
    ],
    ["nothing for a withheld number", { phoneNumber: "anonymous", name: "Anonymous" }, {}],
    ["nothing for any other word", { phoneNumber: "restricted@example" }, {}],
    ["nothing for a blank name", { name: "   ", phoneNumber: "\u200B" }, {}],
    ["a conference's number for nobody's", { phoneNumber: "conf_4f21", name: "conference" }, {}],
  ])("is %s", (_what, side, peer) => {
    expect(from(side)).toEqual(peer);
    expect(to(side)).toEqual(peer);
  });

  test("is called by the directory where the service gives an id alone", () => {
    expect(to({ extensionId: rowanId })).toEqual({
      ...{ name: "Rowan Pike", nameFrom: "directory" },
    });
  });

  test("is never called by its caller where the directory has a name", () => {
    const listed = { name: "Rowan Pike", extension: "113", nameFrom: "directory" };
    expect(from({ phoneNumber: "113", name: "Head Office" })).toEqual(listed);
    expect(from({ phoneNumber: `${companyNumber}*113`, name: "Head Office" })).toEqual(listed);
    expect(from({ phoneNumber: "119", name: "Head Office" })).toEqual({
      ...{ name: "Head Office", extension: "119" },
    });
  });
});

describe("a conference", () => {
  const host = (code: string): PartyWords =>
    outbound(code, {
      conferenceRole: "Host",
      to: { phoneNumber: "conference" },
      origin: "Conference",
    });

  test("is one, whatever its number is called", () => {
    expect(viewOf(event(2, host("Answered"))).peer).toEqual({ isConference: true });
    const guest = inbound("Answered", {
      conferenceRole: "Participant",
      from: { phoneNumber: "conf_9" },
    });
    expect(viewOf(event(2, guest)).peer).toEqual({ isConference: true });
    expect(viewOf(event(2, inbound("Answered", { origin: "Conference" }))).peer).toEqual({
      isConference: true,
    });
  });

  test("lists who takes part, colleagues by name", () => {
    const joined = { conferenceRole: "Participant", code: "Answered" } as const;
    const rowan = {
      ...joined,
      id: "5",
      direction: "Inbound",
      extensionId: rowanId,
      to: { phoneNumber: companyNumber },
    };
    const nobody = outsider("Answered", { ...joined, id: "6", from: { phoneNumber: "anonymous" } });
    const unknown = { ...joined, id: "7", direction: "Inbound", to: { phoneNumber: "118" } };
    const begun = event(2, host("Answered"));
    const found = read(after(begun), [host("Answered"), rowan, nobody, unknown]);
    expect(viewOf(begun, found).participants).toMatchObject([
      { name: "Rowan Pike", number: `<${companyNumber}>` },
      { partyId: "p-s-1-6" },
      { extension: "118" },
    ]);
  });
});

test("a withheld number is no way that a call came by", () => {
  const words = inbound("Proceeding", { to: { phoneNumber: "anonymous", extensionId: averyId } });
  expect(viewOf(event(6, words)).via).toBeUndefined();
});

test.each([
  ["one of several numbers of the user's", "+15550100119", "<+15550100119>"],
  ["the one number of the user's, as every call does", averyNumber, undefined],
])("a call that came by %s", (_, phoneNumber, via) => {
  const words = inbound("Proceeding", { to: { phoneNumber, extensionId: averyId } });
  expect(viewOf(event(6, words)).via).toBe(via);
});
