import { describe, expect, it } from "vitest";

import type { AppSnapshot } from "../../../contract/app-snapshot.ts";
import type { CardNumberStep } from "../../../contract/calls/card-number.ts";
import { english } from "../../../test/support/english.ts";
import { callViewOf, snapshotOf, usable } from "../../../test/support/views/call-views.ts";
import { trayMenu } from "./tray-menu.ts";
import { trayState } from "./tray-state.ts";

const recorded = (recording: "on" | "paused") =>
  callViewOf({
    recording,
    controls: {
      ...callViewOf().controls,
      pause: usable(recording === "on" ? "pause-recording" : "resume-recording"),
    },
  });
const inStep = (step: CardNumberStep): AppSnapshot => {
  const call = recorded("paused");
  const { telephonySessionId } = call;
  return { ...snapshotOf([call]), cardNumbers: [{ telephonySessionId, step, until: 1 }] };
};
const acts = (snapshot: AppSnapshot) =>
  trayMenu(snapshot, english).flatMap((entry) =>
    entry.kind === "act" ? [[entry.label, entry.intent.action]] : [],
  );
const stateOf = (snapshot: AppSnapshot) =>
  trayState(snapshot, { words: english, formatTime: () => "09:20" });

describe("a recording paused for a card number, in the tray", () => {
  it("begins beside the pause of a recording that runs", () => {
    expect(acts(snapshotOf([recorded("on")]))).toContainEqual(["Card number", "card-number"]);
    expect(acts(snapshotOf([callViewOf()]))).not.toContainEqual(["Card number", "card-number"]);
  });

  it.each(["counting", "ending", "stuck"] as const)(
    "while it is %s stands first, goes on once, and may take longer",
    (step) => {
      const entries = acts(inStep(step));
      expect(entries.slice(0, 2)).toEqual([
        ["Resume recording", "resume-recording"],
        ["More time", "more-time"],
      ]);
      expect(entries.filter(([, action]) => action === "resume-recording")).toHaveLength(1);
    },
  );

  it.each([
    ["counting", "connected", /^Paused for a card number: /],
    ["ending", "waiting", /^The recording goes on in a moment: /],
    ["stuck", "waiting", /^The recording is still paused: /],
  ] as const)("while it is %s has the shape %s and says so", (step, shape, tooltip) => {
    const state = stateOf(inStep(step));
    expect(state.shape).toBe(shape);
    expect(state.tooltip).toMatch(tooltip);
  });
});
