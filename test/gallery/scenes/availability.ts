/** One's own availability at the foot of the view of no calls. */
import type { AvailabilityView } from "../../../contract/account/availability.ts";
import type { AppSnapshot } from "../../../contract/app-snapshot.ts";
import {
  buildAccess,
  buildAccount,
  buildSnapshot,
  builtAt,
} from "../../support/views/snapshots.ts";
import { english } from "../../support/english.ts";
import { presses, type Scenes } from "../scene.ts";

const words = english.availabilityWords;
const drawing = (availability: AvailabilityView, part: Partial<AppSnapshot> = {}) => ({
  snapshot: buildSnapshot({ availability, ...part }),
});
const free: AvailabilityView = { status: "available", calls: "all" };
const missing = { kind: "app-permission", name: "EditPresence" } as const;

export const availability: Scenes = {
  "availability-free": drawing(free),
  "availability-choices": {
    ...drawing(free),
    steps: presses(words.change(words.statuses.available)),
  },
  "availability-wish": drawing({ ...free, wish: { calls: "none" } }),
  "availability-undisturbed": drawing({ status: "available", calls: "none" }),
  "availability-by-queue": drawing({ status: "busy", calls: "no-queue" }),
  "availability-failed": drawing({ ...free, failed: { code: "offline" } }),
  "availability-not-allowed": drawing(free, {
    account: buildAccount({
      access: buildAccess({ "set-availability": { state: "missing", missing } }),
    }),
  }),
  "availability-old": drawing(
    { status: "offline", calls: "all" },
    { connection: { state: "stale", since: builtAt - 60_000, confirmedAt: builtAt - 90_000 } },
  ),
};
