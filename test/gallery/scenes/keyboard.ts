/** What the keyboard brings up. */
import { buildCall, buildSnapshot, buildSnapshotWith } from "../../support/views/snapshots.ts";
import type { Scenes } from "../scene.ts";

export const keyboard: Scenes = {
  "keys-help": {
    snapshot: buildSnapshotWith([buildCall()]),
    steps: [{ key: "?" }, { wait: "Keys" }],
  },
  "keys-help-when-off": {
    snapshot: buildSnapshot(),
    settings: { windowKeys: false },
    steps: [{ press: "Keys" }, { wait: "Keys" }],
  },
};
