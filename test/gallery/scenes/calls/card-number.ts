/** A recording that is paused for a card number, in each step. */
import type { AppSnapshot } from "../../../../contract/app-snapshot.ts";
import type { CardNumberStep } from "../../../../contract/calls/card-number.ts";
import {
  buildCall,
  buildControl,
  buildControls,
  buildSnapshotWith,
  builtAt,
  ownPartyId,
  sessionId,
} from "../../../support/views/snapshots.ts";
import type { Scenes } from "../../scene.ts";

const alreadyRecording = buildControl("record", { disabledBecause: "already-recording" });

const paused = buildCall({
  recording: "paused",
  recorded: { since: builtAt - 70_000, gapMs: 0, pausedSince: builtAt - 7_000 },
  controls: buildControls({ record: alreadyRecording, pause: buildControl("resume-recording") }),
});
const other = buildCall({
  telephonySessionId: sessionId("s-2"),
  partyId: ownPartyId("p-2-2"),
  peer: { name: "Juniper Vale", extension: "114" },
});
const automatic = buildCall({
  recording: "on",
  recorded: { since: builtAt - 75_000, gapMs: 0 },
  controls: buildControls({
    record: alreadyRecording,
    pause: buildControl("pause-recording", { disabledBecause: "recording-automatic" }),
  }),
});

const inStep = (step: CardNumberStep, leftMs: number): AppSnapshot => ({
  ...buildSnapshotWith([paused]),
  cardNumbers: [{ telephonySessionId: paused.telephonySessionId, step, until: builtAt + leftMs }],
});

export const cardNumber: Scenes = {
  "card-number": { snapshot: inStep("counting", 38_000) },
  "card-number-ending": { snapshot: inStep("ending", 7_000) },
  "card-number-stuck": { snapshot: inStep("stuck", -3_000) },
  "card-number-of-another-call": {
    snapshot: {
      ...inStep("counting", 38_000),
      calls: [{ ...paused, state: "held", heldSince: builtAt - 5_000 }, other],
      targetId: other.telephonySessionId,
    },
  },
  "recording-automatic": { snapshot: buildSnapshotWith([automatic]) },
};
