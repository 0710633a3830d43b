/** Receipts of calls that have left: below the calls, and where there are none. */
import type { OutcomeView } from "../../../contract/outcome.ts";
import {
  buildCall,
  buildOutcome,
  buildSnapshot,
  buildSnapshotWith,
  builtAt,
  sessionId,
} from "../../support/views/snapshots.ts";
import type { Scenes } from "../scene.ts";
import { held } from "./some-calls.ts";

const rowan = { name: "Rowan Pike", extension: "113" };
const longest = "Featherstonehaugh and Daughters, Reception and Customer Care, Second Floor";

/** One for each way to leave, newest first. */
const five = [
  buildOutcome({ state: "voicemail", by: rowan }),
  buildOutcome({ did: "parked", to: { name: "Front Counter" }, state: "answered", by: rowan }),
  buildOutcome({ did: "flipped", to: { name: "Mobile" }, state: "answered" }),
  buildOutcome({ did: "declined", to: undefined, state: "unknown" }),
  buildOutcome({ did: "ended", to: undefined, state: "over" }),
].map((outcome, index): OutcomeView => ({
  ...outcome,
  telephonySessionId: sessionId(`s-left-${index}`),
  peer: { name: `Caller ${index + 1}` },
  at: builtAt - (index + 1) * 60_000,
}));

export const outcomes: Scenes = {
  "transferred-and-ringing": {
    snapshot: buildSnapshot({ outcomes: [buildOutcome({ state: "ringing", by: rowan })] }),
  },
  "transferred-to-voicemail": {
    snapshot: buildSnapshot({ outcomes: [buildOutcome({ state: "voicemail", by: rowan })] }),
  },
  "transferred-and-stale": {
    snapshot: buildSnapshot({
      connection: { state: "stale", since: builtAt - 9_000, confirmedAt: builtAt - 12_000 },
      outcomes: [buildOutcome({ state: "unknown" })],
    }),
  },
  "five-outcomes": { snapshot: buildSnapshot({ outcomes: five }) },
  "outcomes-below-calls": { snapshot: buildSnapshotWith([buildCall(), held], { outcomes: five }) },
  "outcome-of-long-names": {
    snapshot: buildSnapshotWith([buildCall()], {
      outcomes: [
        buildOutcome({
          ...{ peer: { name: longest.repeat(2) }, to: { name: longest } },
          ...{ state: "voicemail", by: { name: longest } },
        }),
      ],
    }),
  },
};
