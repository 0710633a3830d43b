import { expect, test } from "vitest";

import type { CallView } from "../../../contract/call-view.ts";
import { FakeBridge } from "../../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../../test/support/mount-window.ts";
import {
  buildCall,
  buildControl,
  buildControls,
  buildSnapshotWith,
  builtAt,
} from "../../../test/support/views/snapshots.ts";

const drawing = (call: CallView) =>
  mountWindow(new FakeBridge({ snapshot: buildSnapshotWith([call]) }));
const recorded = (recording: "on" | "paused", does: "pause-recording" | "resume-recording") =>
  buildCall({
    recording,
    controls: buildControls({
      record: buildControl("record", { disabledBecause: "already-recording" }),
      pause: buildControl(does),
    }),
  });

test.each([
  ["off", buildCall(), "Record", "record"],
  ["on", recorded("on", "pause-recording"), "Recording, Pause", "pause-recording"],
  [
    "paused",
    recorded("paused", "resume-recording"),
    "Paused, Resume recording",
    "resume-recording",
  ],
] as const)(
  "with the recording %s there is one control, and a press does the next",
  async (...row) => {
    const [, call, name, action] = row;
    const { fake, screen } = await drawing(call);
    expect(screen.getByRole("button", { name: /record|pause/i }).elements()).toHaveLength(1);
    const record = screen.getByRole("button", { name, exact: true });
    await expect.element(record).toHaveAttribute("aria-disabled", "false");
    await expect.element(record).toHaveAccessibleDescription(/RingCentral has no stop/);
    await record.click();
    expect(fake.inputsOf("calls.act")).toEqual([
      { action, telephonySessionId: "s-1", saw: "connected" },
    ]);
  },
);

test("a recording that cannot be paused now does not look switched off", async () => {
  const call = recorded("on", "pause-recording");
  const pause = buildControl("pause-recording", { disabledBecause: "service-pause" });
  const { fake, screen } = await drawing({ ...call, controls: { ...call.controls, pause } });
  const record = screen.getByRole("button", { name: /^Recording/ });
  await expect.element(record).toHaveAttribute("aria-disabled", "true");
  const { borderStyle, color } = getComputedStyle(record.element());
  expect(borderStyle).toBe("solid");
  const end = screen.getByRole("button", { name: "End", exact: true });
  expect(color).toBe(getComputedStyle(end.element()).color);
  await record.click({ force: true });
  await expect.element(screen.getByText(/asked for a pause/).last()).toBeVisible();
  expect(fake.inputsOf("calls.act")).toEqual([]);
});

test("the press that started it is followed to its proof on the same control", async () => {
  const call = recorded("on", "pause-recording");
  const life = { phase: "seen" as const, kind: "record" as const, at: builtAt };
  const record = buildControl("record", { disabledBecause: "already-recording", life });
  const { screen } = await drawing({ ...call, controls: { ...call.controls, record } });
  const button = screen.getByRole("button", { name: "Recording, Pause", exact: true });
  await expect.element(button).toHaveAccessibleDescription(/Recording\./);
});
