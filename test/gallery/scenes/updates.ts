/** Newer versions of Ringside itself. */
import type { UpdatesView } from "../../../contract/desktop/updates.ts";
import { buildSnapshot, builtAt } from "../../support/views/snapshots.ts";
import type { Scene, Scenes } from "../scene.ts";

const inSettings = (updates: UpdatesView): Scene => ({
  snapshot: buildSnapshot({ updates }),
  page: "settings",
  group: "about",
});
const ready = { state: "ready", version: "1.12.4-candidate.2", asks: true } as const;

export const updates: Scenes = {
  "update-asks": { snapshot: buildSnapshot({ updates: ready }) },
  "settings-update-failed": inSettings({ state: "idle", checkedAt: builtAt, failed: "damaged" }),
  "settings-update-ready": inSettings(ready),
};
