/** Receipts of calls that have left: below the calls, and where there are none. */
import type { OutcomeView, RecentCall } from "../../../../contract/outcome.ts";
import {
  buildCall,
  buildOutcome,
  buildSnapshot,
  buildSnapshotWith,
  builtAt,
  sessionId,
} from "../../../support/views/snapshots.ts";
import type { Scenes } from "../../scene.ts";
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

const minute = 60_000;
/** Of this morning and of the day before; the fifth has no number to call back. */
const recent: RecentCall[] = (
  [
    [{ name: "Rowan Pike", extension: "113" }, "inbound", "talked", 12],
    [{ name: "Petra Holloway", number: "+1 (555) 010-0161" }, "inbound", "missed", 25],
    [{ number: "+1 (555) 010-0188" }, "outbound", "not-answered", 47],
    [{ name: longest, number: "+1 (555) 010-0177" }, "outbound", "talked", 300],
    [{}, "inbound", "not-known", 1_500],
    [{ name: "Sable Orchard", extension: "114" }, "inbound", "talked", 1_600],
    [{ name: "Wren Halloway", extension: "115" }, "inbound", "missed", 1_700],
  ] as const
).map(([peer, direction, how, minutesAgo], index) => ({
  ...{ telephonySessionId: sessionId(`s-recent-${index}`), peer, direction, how },
  at: builtAt - minutesAgo * minute,
  ...(how === "talked" ? { talkedMs: (index + 1) * 95_000 } : {}),
}));

export const outcomes: Scenes = {
  "recent-calls": { snapshot: buildSnapshot({ recent }) },
  "recent-calls-below-outcomes": {
    snapshot: buildSnapshot({
      recent: recent.slice(0, 2),
      outcomes: [buildOutcome({ state: "ringing", by: rowan })],
    }),
  },
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
