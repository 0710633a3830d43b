import axe from "axe-core";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";

import type { CallView } from "../../../contract/call-view.ts";
import { FakeBridge } from "../../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../../test/support/mount-window.ts";
import {
  buildCall,
  buildControl,
  buildControls,
  buildSettings,
  buildSnapshotWith,
  builtAt,
} from "../../../test/support/views/snapshots.ts";

async function openGuide(call: CallView, theme: "light" | "dark" = "light") {
  const settings = buildSettings({ theme });
  const mounted = await mountWindow(
    new FakeBridge({ snapshot: buildSnapshotWith([call]), settings }),
  );
  const opener = mounted.screen.getByRole("button", { name: "They can’t hear me" });
  await opener.click();
  const guide = mounted.screen.getByRole("dialog", { name: "If Marlow Finch can’t hear you" });
  await expect.element(guide).toBeVisible();
  return { ...mounted, opener, guide };
}
const muted = buildCall({
  muted: true,
  muteLayer: "ringside",
  controls: buildControls({ mute: buildControl("unmute") }),
});

test("the guide lifts Ringside's own mute and says which phone to look at", async () => {
  const { fake, guide } = await openGuide(muted);
  await expect.element(guide.getByText("You are muted")).toBeVisible();
  await expect.element(guide.getByText(/at Desk phone, press that key/)).toBeVisible();
  await guide.getByRole("button", { name: "Unmute" }).click();
  expect(fake.inputsOf("calls.act")).toEqual([
    { action: "unmute", telephonySessionId: "s-1", saw: "connected" },
  ]);
  fake.push(buildSnapshotWith([buildCall()], { revision: 2 }));
  await expect.element(guide.getByText("Not muted by Ringside")).toBeVisible();
});

test("a hold that a phone has placed is not offered to be lifted here", async () => {
  const held = buildCall({
    state: "held",
    holdLayer: "elsewhere",
    advice: "held-on-device",
    controls: buildControls({
      hold: buildControl("unhold", { disabledBecause: "held-on-device" }),
    }),
  });
  const { guide } = await openGuide(held);
  await expect.element(guide.getByText("Still on hold on a phone")).toBeVisible();
  await expect.element(guide.getByRole("button", { name: "Resume" })).not.toBeInTheDocument();
});

test("a held call can be resumed there while another one is connected", async () => {
  const held = buildCall({
    state: "held",
    holdLayer: "ringside",
    controls: buildControls({ hold: buildControl("swap") }),
  });
  const { fake, guide } = await openGuide(held);
  await guide.getByRole("button", { name: "Resume" }).click();
  expect(fake.inputsOf("calls.act")).toEqual([
    { action: "unhold", telephonySessionId: "s-1", saw: "held" },
  ]);
});

test("opening it asks the service again, and so does its button", async () => {
  const { fake, guide } = await openGuide(buildCall());
  await expect.element(guide.getByText("This is what RingCentral says now.")).toBeVisible();
  await guide.getByRole("button", { name: "Check again" }).click();
  await expect
    .poll(() => fake.inputsOf("calls.readAgain"))
    .toEqual([{ telephonySessionId: "s-1" }, { telephonySessionId: "s-1" }]);
});

test("the keyboard reaches everything, and Escape goes back to the button without hiding the window", async () => {
  const { fake, opener, guide } = await openGuide(muted);
  await expect.element(guide.getByRole("button", { name: "Close" })).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.element(guide).not.toBeInTheDocument();
  await expect.element(opener).toHaveFocus();
  expect(fake.inputsOf("app.hideWindow")).toEqual([]);
});

test.each(["light", "dark"] as const)("in %s it breaks no accessibility rule", async (theme) => {
  await openGuide(muted, theme);
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  const { violations } = await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("what is not confirmed says for how long, and an armed button asks for the second press", async () => {
  const end = buildControl("end", {
    life: { phase: "armed", kind: "end", at: builtAt, until: builtAt + 5_000 },
  });
  const snapshot = buildSnapshotWith([buildCall({ controls: buildControls({ end }) })], {
    connection: { state: "stale", since: builtAt, confirmedAt: builtAt - 245_000 },
  });
  const { screen, time } = await mountWindow(new FakeBridge({ snapshot }));
  await expect.element(screen.getByText(/Not updated for 4 min/)).toBeVisible();
  await expect
    .element(screen.getByRole("button", { name: "End", exact: true }))
    .toMatchTextContent(/Press again/);
  time.advance(60_000);
  await expect.element(screen.getByText(/Not updated for 5 min/)).toBeVisible();
});

test("a pause of the service counts down in the window", async () => {
  const connection = {
    state: "live" as const,
    since: builtAt,
    limited: { until: builtAt + 42_000 },
  };
  const snapshot = buildSnapshotWith([buildCall()], { connection });
  const { screen, time } = await mountWindow(new FakeBridge({ snapshot }));
  await expect.element(screen.getByText("RingCentral asked for a pause")).toBeVisible();
  await expect.element(screen.getByText("42 s left.")).toBeVisible();
  time.advance(2_000);
  await expect.element(screen.getByText("40 s left.")).toBeVisible();
});
