import { expect, test } from "vitest";

import { type CardNumberStep } from "../../../contract/calls/card-number.ts";
import { FakeBridge } from "../../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../../test/support/mount-window.ts";
import {
  buildCall,
  buildControl,
  buildControls,
  buildSnapshotWith,
  builtAt,
} from "../../../test/support/views/snapshots.ts";

const recorded = (recording: "on" | "paused", part: Parameters<typeof buildControl>[1] = {}) =>
  buildCall({
    recording,
    recorded: { gapMs: 0, since: builtAt - 75_000 },
    controls: buildControls({
      record: buildControl("record", { disabledBecause: "already-recording" }),
      pause: buildControl(recording === "on" ? "pause-recording" : "resume-recording", part),
    }),
  });
const acts = ({ requests }: FakeBridge) =>
  requests
    .filter(({ name }) => name === "calls.act")
    .map(({ input }) => (input as { readonly action: string }).action);

async function drawnIn(step: CardNumberStep) {
  const call = recorded("paused");
  const card = { telephonySessionId: call.telephonySessionId, step, until: builtAt + 38_000 };
  const bridge = new FakeBridge({
    snapshot: { ...buildSnapshotWith([call]), cardNumbers: [card] },
  });
  return { bridge, screen: (await mountWindow(bridge)).screen };
}

test("the control of a recording says how long it has run, and has the key for card numbers", async () => {
  const bridge = new FakeBridge({ snapshot: buildSnapshotWith([recorded("on")]) });
  const { screen } = await mountWindow(bridge);
  await expect.element(screen.getByText("1:15 · Pause")).toBeInTheDocument();
  const button = screen.getByRole("button", { name: "Card number", exact: true });
  await expect.element(button).toHaveAttribute("aria-pressed", "false");
  await button.click();
  expect(acts(bridge)).toEqual(["card-number"]);
});

test("where recording is automatic and may not be paused, it says so and does nothing", async () => {
  const call = recorded("on", { disabledBecause: "recording-automatic" });
  const bridge = new FakeBridge({ snapshot: buildSnapshotWith([call]) });
  const { screen } = await mountWindow(bridge);
  const button = screen.getByRole("button", { name: "Card number", exact: true });
  await expect.element(button).toHaveAttribute("aria-disabled", "true");
  await expect.element(button).toHaveAccessibleDescription(/recorded automatically/);
  await button.click({ force: true });
  expect(acts(bridge)).toEqual([]);
});

test("while it is paused, the time runs down and both ways on are one press", async () => {
  const { bridge, screen } = await drawnIn("counting");
  await expect.element(screen.getByRole("timer")).toHaveTextContent("0:38 left");
  await screen.getByRole("button", { name: "More time", exact: true }).click();
  await screen.getByRole("button", { name: "Resume recording", exact: true }).click();
  expect(acts(bridge)).toEqual(["more-time", "resume-recording"]);
});

test.each([
  ["ending", "The recording goes on in a moment"],
  ["stuck", "The recording is still paused"],
] as const)("a pause that is %s is said", async (step, title) => {
  const { screen } = await drawnIn(step);
  await expect.element(screen.getByRole("status").filter({ hasText: title })).toBeInTheDocument();
});
