/** The dialogs that ask where, on which phone or about which call. */
import type { AppSnapshot, ChooserView } from "../../../contract/app-snapshot.ts";
import { failed } from "../../../contract/result.ts";
import { buildCall, buildSnapshotWith, sessionId } from "../../support/views/snapshots.ts";
import { presses, type Scenes, type Step } from "../scene.ts";
import { held, longWords, manyCalls } from "./calls/some-calls.ts";
import { english } from "../../support/english.ts";

const asking = (chooser: ChooserView, part: Partial<AppSnapshot> = {}) =>
  buildSnapshotWith([buildCall(), held], { chooser, ...part });
const here = { telephonySessionId: sessionId("s-1") };
const transfer = asking({ ask: "transfer-target", ...here });
const { field, does } = english.peopleWords;
const typed = (text: string, ...press: string[]): Step[] => [
  { fill: field, text },
  ...presses(...press),
];
const noSuchExtension = failed({
  ...{ code: "service", status: 404, serviceCode: "CMN-102" },
  meaning: { says: "not-found", about: "extension" },
});

const lists: Scenes = {
  "ask-call": {
    snapshot: asking({
      ask: "call",
      action: "toggle-mute",
      telephonySessionIds: [sessionId("s-1"), sessionId("s-2")],
    }),
  },
  "ask-call-of-forty": {
    snapshot: buildSnapshotWith(manyCalls(40), {
      chooser: {
        ...{ ask: "call", action: "toggle-hold" },
        telephonySessionIds: manyCalls(40).map(({ telephonySessionId }) => telephonySessionId),
      },
    }),
  },
  "ask-flip": { snapshot: asking({ ask: "flip-target", ...here }) },
  "ask-flip-nowhere": { snapshot: asking({ ask: "flip-target", ...here }, { flipTargets: [] }) },
  "ask-park": { snapshot: asking({ ask: "park-target", ...here }) },
  "ask-park-refused": {
    snapshot: asking({ ask: "park-target", ...here }),
    answers: { "calls.act": failed({ code: "service", status: 403, permission: "CallPark" }) },
    steps: presses("Front desk"),
  },
  "ask-park-nowhere": {
    snapshot: asking({ ask: "park-target", ...here }, { parkLocations: [], ownParkOrbit: false }),
  },
  "ask-about-a-call-that-is-over": {
    snapshot: asking({ ask: "flip-target", telephonySessionId: sessionId("s-gone") }),
  },
  "ask-armed": {
    snapshot: asking({ ask: "flip-target", ...here }),
    ...{ outcome: "armed", steps: presses("Mobile") },
  },
};

const transfers: Scenes = {
  "ask-transfer": { snapshot: transfer },
  "ask-transfer-found": { snapshot: transfer, steps: typed("or") },
  "ask-transfer-chosen": { snapshot: transfer, steps: typed("or", "Sable Orchard") },
  "ask-transfer-nobody": { snapshot: transfer, steps: typed("zzz", does.transfer) },
  "ask-transfer-place": { snapshot: transfer, steps: typed("park") },
  "ask-transfer-number": {
    snapshot: transfer,
    steps: typed("030 23125123"),
    reading: {
      verdict: "dials",
      destination: { kind: "phone-number", number: "+49 30 23125123", country: "DE" },
    },
  },
  "ask-transfer-number-asked": {
    snapshot: transfer,
    steps: typed("555 010 0123", does.transfer),
    reading: {
      verdict: "asks",
      doubt: "unlisted",
      confirm: "+15550100123",
      destination: { kind: "phone-number", number: "+1 555 010 0123", country: "US" },
    },
  },
  "ask-transfer-number-wrong": {
    snapshot: transfer,
    steps: typed("030 23125123", does.transfer),
    reading: { verdict: "refused", because: "not-in-country", country: "US" },
  },
  "ask-transfer-extension-refused": {
    snapshot: transfer,
    answers: { "calls.act": noSuchExtension },
    steps: typed("999999", does.transfer),
  },
  "ask-transfer-armed": {
    snapshot: transfer,
    ...{ outcome: "armed", steps: typed("or", "Sable Orchard", does.transfer) },
  },
  "ask-transfer-voicemail-of-a-number": {
    snapshot: transfer,
    steps: typed("555 010 0123", does.voicemail),
  },
  "ask-transfer-long-names": {
    snapshot: asking(
      { ask: "transfer-target", ...here },
      {
        directory: { size: 1, edition: 1 },
        parkLocations: [{ extensionId: "2", label: longWords, extensionNumber: "901" }],
      },
    ),
    people: [{ extensionId: "1", name: longWords, extensionNumber: "113" }],
  },
  "ask-transfer-without-colleagues": {
    snapshot: asking({ ask: "transfer-target", ...here }, { directory: { size: 0, edition: 0 } }),
  },
};

export const questions: Scenes = { ...lists, ...transfers };
