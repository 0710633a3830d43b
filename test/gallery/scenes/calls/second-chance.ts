/** What counts down and can still be cancelled. */
import type { CallView } from "../../../../contract/call-view.ts";
import {
  builtAt,
  buildCall,
  buildControl,
  buildControls,
  buildSnapshotWith,
  sessionId,
} from "../../../support/views/snapshots.ts";
import { english } from "../../../support/english.ts";
import type { Scenes } from "../../scene.ts";
import { held } from "./some-calls.ts";

const { peopleWords } = english;
const counting = (kind: "transfer" | "park" | "end"): CallView => {
  const life = { phase: "counting", kind, at: builtAt - 1_000, until: builtAt + 2_000 } as const;
  return buildCall({ controls: buildControls({ [kind]: buildControl(kind, { life }) }) });
};

export const secondChance: Scenes = {
  "park-counting": { snapshot: buildSnapshotWith([counting("park")]) },
  "end-counting": { snapshot: buildSnapshotWith([counting("end")]) },
  "ask-transfer-counting": {
    snapshot: buildSnapshotWith([counting("transfer"), held], {
      chooser: { ask: "transfer-target", telephonySessionId: sessionId("s-1") },
    }),
  },
  "ask-transfer-cancelled": {
    snapshot: buildSnapshotWith([buildCall(), held], {
      chooser: { ask: "transfer-target", telephonySessionId: sessionId("s-1") },
    }),
    outcome: "cancelled",
    steps: [
      { fill: peopleWords.field, text: "or" },
      { press: "Sable Orchard" },
      { press: peopleWords.does.transfer },
    ],
  },
};
