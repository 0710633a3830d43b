import { afterEach, expect, test } from "vitest";
import { page } from "vitest/browser";

import type { CallView } from "../../contract/call-view.ts";
import type { AppSnapshot } from "../../contract/app-snapshot.ts";
import { FakeBridge } from "../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../test/support/mount-window.ts";
import {
  buildCall,
  buildControl,
  buildControls,
  buildParticipant,
  buildRingingCall,
  buildSnapshotWith,
  builtAt,
  sessionId,
} from "../../test/support/views/snapshots.ts";

afterEach(() => page.viewport(360, 640));

const long = "Bartholomäus Featherstonehaugh-Cholmondeley of Upper Donaudampfschifffahrt ".repeat(
  2,
);
const second = (part: Partial<CallView> = {}) =>
  buildCall({ telephonySessionId: sessionId("s-2"), state: "held", ...part });
const notice = { id: "n-1", kind: "hotkey-failed" as const, subject: "Mute or unmute" };
const failedPark = {
  phase: "failed" as const,
  kind: "park" as const,
  at: builtAt,
  error: { code: "service" as const, status: 403 },
};

const moments: Record<string, [call: CallView, more?: CallView[], part?: Partial<AppSnapshot>]> = {
  "muted and recording": [
    buildCall({
      muted: true,
      recording: "on",
      controls: buildControls({
        mute: buildControl("unmute", { life: { phase: "seen", kind: "mute", at: builtAt } }),
        record: buildControl("record", { disabledBecause: "already-recording" }),
        pause: buildControl("pause-recording"),
      }),
    }),
  ],
  "recording paused": [
    buildCall({
      muted: true,
      recording: "paused",
      controls: buildControls({ pause: buildControl("resume-recording") }),
    }),
  ],
  "on hold": [
    buildCall({
      state: "held",
      heldSince: builtAt - 4000,
      advice: "held-on-device",
      controls: buildControls({
        hold: buildControl("unhold", { life: { phase: "sent", kind: "unhold", at: builtAt } }),
      }),
    }),
  ],
  "a failed park": [
    buildCall({ controls: buildControls({ park: buildControl("park", { life: failedPark }) }) }),
  ],
  "an end that waits for the second press": [
    buildCall({
      controls: buildControls({
        end: buildControl("end", {
          life: { phase: "armed", kind: "end", at: builtAt, until: builtAt + 5000 },
        }),
      }),
    }),
  ],
  "the service's pause": [
    buildCall({
      controls: buildControls({ end: buildControl("end", { disabledBecause: "service-pause" }) }),
    }),
    [],
    {
      connection: {
        ...{ state: "live", since: builtAt, confirmedAt: builtAt },
        limited: { until: builtAt + 9000 },
      },
    },
  ],
  notices: [buildCall(), [], { notices: [notice, { ...notice, id: "n-2" }] }],
  "a second ring": [buildCall(), [buildRingingCall()]],
  "a second ring of a long name": [buildCall(), [buildRingingCall({ peer: { name: long } })]],
  "a conference and other calls": [
    buildCall({ participants: [buildParticipant()] }),
    [second(), second({ telephonySessionId: sessionId("s-3"), peer: { name: long } })],
  ],
};

const boxesOf = (names: readonly (string | RegExp)[]) =>
  names.map((name) => {
    const box = page.getByRole("button", { name }).element().getBoundingClientRect();
    return { left: box.left, top: box.top, width: box.width, height: box.height };
  });
const controls = [
  /^Mute$/,
  /^(Hold|Resume)$/,
  "Transfer",
  /^Park$/,
  /^(Record|Paused)/,
  "Flip, Mobile",
  /^End$/,
];

test.each(Object.keys(moments))("no control of the call in hand moves with %s", async (name) => {
  const [call, more = [], part = {}] = moments[name] ?? [buildCall()];
  const { fake, screen } = await mountWindow(
    new FakeBridge({ snapshot: buildSnapshotWith([buildCall()]) }),
  );
  await expect.element(screen.getByRole("button", { name: "End", exact: true })).toBeVisible();
  const before = boxesOf(controls);
  fake.push(buildSnapshotWith([call, ...more], { revision: 2, ...part }));
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  expect(boxesOf(controls)).toEqual(before);
});

test("a name of 140 characters takes two lines, and all of it can be had", async () => {
  const calls = [
    buildCall({ peer: { name: long }, participants: [buildParticipant({ name: long })] }),
    buildRingingCall({ peer: { name: long } }),
    second({ peer: { name: long } }),
  ];
  const { screen } = await mountWindow(new FakeBridge({ snapshot: buildSnapshotWith(calls) }));
  await expect.element(screen.getByRole("button", { name: "End", exact: true })).toBeVisible();
  const shown = screen.getByTitle(long).elements();
  expect(shown.length).toBeGreaterThanOrEqual(4);
  for (const element of shown) {
    const { lineHeight } = getComputedStyle(element);
    const { height } = element.getBoundingClientRect();
    expect(height).toBeLessThan(2.1 * parseFloat(lineHeight));
    expect(element.textContent.trim()).toBe(long.trim());
  }
  for (const name of [long.trim(), `Incoming call ${long.trim()}`]) {
    await expect.element(screen.getByRole("region", { name, exact: true })).toBeVisible();
  }
});

test.each(["on", "paused"] as const)(
  "no word is cut with a recording that is %s",
  async (recording) => {
    const controls = buildControls({
      pause: buildControl(recording === "on" ? "pause-recording" : "resume-recording"),
    });
    const call = buildCall({ via: "Help Desk", recording, controls });
    const { screen } = await mountWindow(new FakeBridge({ snapshot: buildSnapshotWith([call]) }));
    const via = screen.getByTitle("via Help Desk");
    await expect.element(via).toBeVisible();
    const button = screen.getByRole("button", {
      name: recording === "on" ? "Recording, Pause" : "Paused, Resume recording",
      exact: true,
    });
    const lines = [via.element(), ...button.element().querySelectorAll(".one-line")];
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line.scrollWidth).toBeLessThanOrEqual(line.clientWidth);
  },
);

test("what is told once stands at the foot, in words that fit the place", async () => {
  const snapshot = buildSnapshotWith([buildCall()], { notices: [notice] });
  const { screen } = await mountWindow(new FakeBridge({ snapshot }));
  const told = screen.getByText("The hotkey for Mute or unmute could not be registered.");
  await expect.element(told).toBeVisible();
  const { bottom } = told.element().getBoundingClientRect();
  expect(bottom).toBeGreaterThan(560);
  await screen.getByRole("button", { name: "Open settings" }).click();
  await expect.element(screen.getByRole("heading", { name: "Settings" })).toBeVisible();
  await expect.element(told).toBeVisible();
  await expect
    .element(screen.getByRole("button", { name: "Open settings" }))
    .not.toBeInTheDocument();
});
