/** Placing a new call: the field of the idle view, its questions and refusals, and the call on its way. */
import type { AppSnapshot } from "../../../contract/app-snapshot.ts";
import type { DialReading } from "../../../contract/dialing.ts";
import { failed } from "../../../contract/result.ts";
import { buildSnapshotWith } from "../../support/views/snapshots.ts";
import type { Scenes, Step } from "../scene.ts";
import { longWords } from "./calls/some-calls.ts";
import { english } from "../../support/english.ts";

const { peopleWords, windowWords } = english;

const words = windowWords.dial;
const idle = (part: Partial<AppSnapshot> = {}) => buildSnapshotWith([], part);
const typed = (text: string, ...then: readonly Step[]): Step[] => [
  { fill: peopleWords.field, text },
  ...then,
];
const press: Step = { press: words.verb };
const number = { kind: "phone-number", number: "+1 202 555 0188", country: "US" } as const;
const asks = (doubt: (DialReading & { verdict: "asks" })["doubt"]): DialReading => ({
  ...{ verdict: "asks", doubt, confirm: "+12025550188", destination: number },
});
const at = Date.UTC(2026, 2, 2, 9, 20);
const placing = (phase: NonNullable<AppSnapshot["placing"]>["phase"], to = "Rowan Pike") =>
  idle({ placing: { phase, to, from: "Desk phone", at } });

export const dialling: Scenes = {
  "dial-a-name": { snapshot: idle(), steps: typed("or") },
  "dial-the-last": {
    snapshot: idle({ dialled: [{ entry: "113", name: "Rowan Pike" }, { entry: number.number }] }),
    steps: typed(""),
  },
  "dial-a-number": { snapshot: idle(), reading: asks("new-call"), steps: typed("2025550188") },
  "dial-asked": {
    snapshot: idle(),
    ...{ reading: asks("new-call"), steps: typed("2025550188", press) },
  },
  "dial-emergency": {
    snapshot: idle(),
    reading: {
      ...{ verdict: "asks", doubt: "emergency-call", confirm: "911" },
      destination: { kind: "phone-number", number: "911" },
    },
    steps: typed("911", press),
  },
  "dial-refused": {
    snapshot: idle(),
    reading: { verdict: "refused", because: "service-code" },
    steps: typed("*67", press),
  },
  "dial-refused-by-the-service": {
    snapshot: idle(),
    reading: { verdict: "dials", destination: number },
    answers: { "calls.act": failed({ code: "service", status: 503 }) },
    steps: typed("2025550188", press),
  },
  "dial-without-a-phone": { snapshot: idle({ devices: [], answerDeviceId: undefined }) },
  "dial-placing": { snapshot: placing("sent", longWords) },
  "dial-placed": { snapshot: placing("accepted") },
  "dial-unknown": { snapshot: placing("unknown") },
};
