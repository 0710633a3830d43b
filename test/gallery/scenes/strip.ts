/** The window as a strip; the gallery draws it in the size of the whole window. */
import {
  buildCall,
  buildSnapshot,
  buildSnapshotWith,
  builtAt,
} from "../../support/views/snapshots.ts";
import type { Scenes } from "../scene.ts";
import { held, longWords } from "./calls/some-calls.ts";

const settings = { strip: true };

export const strip: Scenes = {
  strip: { snapshot: buildSnapshotWith([buildCall()]), settings },
  "strip-muted-with-a-long-name": {
    snapshot: buildSnapshotWith([buildCall({ muted: true, peer: { name: longWords } })]),
    settings,
  },
  "strip-held": { snapshot: buildSnapshotWith([held]), settings },
  "strip-idle": { snapshot: buildSnapshot(), settings },
  "strip-stale": {
    snapshot: buildSnapshotWith([buildCall()], {
      connection: { state: "stale", since: builtAt, confirmedAt: builtAt },
    }),
    settings,
  },
};
