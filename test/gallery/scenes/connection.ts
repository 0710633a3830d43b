/** How well the service can be reached, and what the window says before and beside the calls. */
import type { AppSnapshot } from "../../../contract/app-snapshot.ts";
import { type AppError, failed } from "../../../contract/result.ts";
import {
  buildCall,
  buildControl,
  buildControls,
  buildRingingCall,
  buildSnapshot,
  buildSnapshotWith,
  builtAt,
} from "../../support/views/snapshots.ts";
import { presses, type Scene, type Scenes } from "../scene.ts";
import { demo, held, manyCalls, parked } from "./calls/some-calls.ts";
import { english } from "../../support/english.ts";

const { windowWords } = english;

const stale: AppSnapshot["connection"] = {
  ...{ state: "stale", since: builtAt - 5_000, confirmedAt: builtAt - 5_000 },
};
const limited: AppSnapshot["connection"] = {
  ...{ state: "live", since: builtAt - 600_000, confirmedAt: builtAt - 75_000 },
  limited: { until: builtAt + 42_000 },
};

/** Lost for this reason, with the next try in twelve seconds, beside a call with a long name. */
function lost(because: AppError, part: Partial<AppSnapshot["connection"]> = {}): Scene {
  const peer = { name: "Bartholomäus Featherstonehaugh-Cholmondeley of Upper Donau" };
  const nextTry = { at: builtAt + 12_000, canHurry: true };
  return {
    snapshot: buildSnapshotWith([buildCall({ peer }), held], {
      connection: { ...stale, because, nextTry, ...part },
    }),
  };
}

const forced = {
  nextTry: { at: builtAt + 42_000, canHurry: false },
  limited: { until: builtAt + 42_000 },
};
const captured = lost({ code: "offline", network: "captive-portal" });
const causes: Scenes = {
  "lost-refused": lost({ code: "events-refused", status: 401 }),
  "lost-offline": lost({ code: "offline" }),
  "lost-captured": captured,
  "lost-captured-on-the-settings": { ...captured, page: "settings" },
  "lost-proxy": lost({ code: "offline", network: "proxy-password" }),
  "lost-rate-limited": lost({ code: "rate-limited", retryAfterMs: 42_000 }, forced),
  "lost-in-a-pause": lost({ code: "events-refused", status: 401 }, forced),
  "lost-unavailable": lost({ code: "service", status: 503 }),
  "lost-forbidden": lost({ code: "service", status: 403, permission: "CallControl" }),
  "lost-silent": lost({ code: "timed-out" }),
};

/** The last confirmation was four minutes ago, and the first press of End waits for the second. */
const notUpdated = buildSnapshotWith(
  [
    buildCall({
      controls: buildControls({
        end: buildControl("end", {
          life: { phase: "armed", kind: "end", at: builtAt, until: builtAt + 5_000 },
        }),
      }),
    }),
  ],
  { connection: { state: "stale", since: builtAt - 2_000, confirmedAt: builtAt - 245_000 } },
);

export const paused = buildSnapshotWith(
  [
    buildCall({
      controls: buildControls({
        mute: buildControl("mute", { disabledBecause: "service-pause" }),
        end: buildControl("end", { disabledBecause: "service-pause" }),
      }),
    }),
  ],
  { connection: limited },
);

/** Something within the view of the calls throws, as a fault of ours would. */
const faulty: AppSnapshot = {
  ...buildSnapshotWith([buildCall()]),
  get devices(): never {
    throw new Error("a fault within the view");
  },
};

const notices: AppSnapshot["notices"] = [
  { id: "n-1", kind: "settings-damaged", subject: "config.damaged-1.json" },
  { id: "n-2", kind: "hotkey-failed", subject: "Mute" },
  { id: "n-3", kind: "keyring" },
  { id: "n-4", kind: "call-control-not-granted" },
];

export const connection: Scenes = {
  ...causes,
  starting: { snapshot: "silent" },
  "start-failed": {
    snapshot: buildSnapshot(),
    answers: { "app.snapshot": failed({ code: "internal" }) },
  },
  broken: { snapshot: faulty },
  notices: { snapshot: buildSnapshot({ notices }) },
  "notices-over-a-call": {
    snapshot: buildSnapshotWith([buildCall(), held], { notices, account: demo }),
  },
  "notice-of-settings-not-kept": {
    snapshot: buildSnapshotWith([buildCall()], {
      notices: [{ id: "n-5", kind: "settings-not-kept" }],
    }),
  },
  "notice-on-the-settings": {
    snapshot: buildSnapshot({ notices: notices.slice(1, 2) }),
    page: "settings",
  },
  "not-updated": { snapshot: notUpdated },
  "service-pause": { snapshot: paused },
  "service-pause-several": {
    snapshot: buildSnapshotWith([buildCall(), held, parked], { connection: limited }),
  },
  "service-pause-ringing": {
    snapshot: buildSnapshotWith([buildRingingCall()], { connection: limited }),
  },
  "connecting-with-calls": {
    snapshot: buildSnapshotWith([buildCall()], {
      connection: { state: "connecting", since: builtAt, confirmedAt: builtAt },
    }),
  },
  stale: {
    snapshot: buildSnapshotWith([buildCall()], {
      connection: stale,
      notices: notices.slice(0, 1),
    }),
  },
  "stale-idle": { snapshot: buildSnapshot({ connection: stale }) },
  "stale-never-confirmed": {
    snapshot: buildSnapshot({ connection: { state: "stale", since: builtAt - 5_000 } }),
  },
  "stale-several": { snapshot: buildSnapshotWith(manyCalls(6), { connection: stale }) },
  "stale-ringing": { snapshot: buildSnapshotWith([buildRingingCall()], { connection: stale }) },
  "stale-second-ring": {
    snapshot: buildSnapshotWith([buildCall(), buildRingingCall(), held], { connection: stale }),
  },
  "stale-for-hours": {
    snapshot: buildSnapshotWith([held], {
      connection: { ...stale, confirmedAt: builtAt - 3 * 3_600_000 },
    }),
  },
  "stale-hearing-guide": {
    snapshot: buildSnapshotWith([buildCall()], { connection: stale }),
    steps: presses(windowWords.hearing.open),
  },
};
