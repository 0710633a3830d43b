/** The diagnostics, with a replay and a report. */
import { failed } from "../../../contract/result.ts";
import { buildDiagnostics } from "../../support/views/diagnostics-views.ts";
import { buildSnapshot, builtAt } from "../../support/views/snapshots.ts";
import { presses, type Scene, type Scenes } from "../scene.ts";
import { paused } from "./connection.ts";
import { english } from "../../support/english.ts";

const { diagnosticsWords } = english;

const words = diagnosticsWords;
const diagnosed: Scene = { snapshot: buildSnapshot(), page: "diagnostics" };
const openReplay = words.replay(words.call(2));

export const diagnostics: Scenes = {
  diagnostics: diagnosed,
  "diagnostics-unread": {
    ...diagnosed,
    answers: { "diagnostics.read": failed({ code: "internal" }) },
  },
  "diagnostics-replay": { ...diagnosed, steps: presses(openReplay) },
  "diagnostics-replay-further": {
    ...diagnosed,
    steps: presses(openReplay, words.next, words.next, words.next),
  },
  "diagnostics-replay-refused": {
    ...diagnosed,
    answers: { "diagnostics.replay": failed({ code: "internal" }) },
    steps: presses(openReplay),
  },
  "diagnostics-report-saved": { ...diagnosed, steps: presses(words.save) },
  "diagnostics-report-refused": {
    ...diagnosed,
    answers: { "diagnostics.exportReport": failed({ code: "internal" }) },
    steps: presses(words.save),
  },
  "diagnostics-fresh": {
    ...diagnosed,
    diagnostics: buildDiagnostics({
      ...{ connection: [], reconciles: [], budget: [], latencies: [], calls: [] },
    }),
  },
  "diagnostics-penalty": {
    snapshot: paused,
    page: "diagnostics",
    diagnostics: buildDiagnostics({
      budget: [
        {
          ...{ group: "light", limit: 50, windowMs: 60_000, used: 50, remaining: 0 },
          ...{ kept: { urgent: 3, action: 2 }, renewedAt: builtAt + 58_000 },
          closedUntil: builtAt + 42_000,
        },
        { group: "auth", windowMs: 60_000, used: 1, renewedAt: builtAt + 18_000 },
      ],
    }),
  },
};
