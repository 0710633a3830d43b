import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";

import { FakeBridge } from "../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../test/support/mount-window.ts";
import {
  buildCall,
  buildRingingCall,
  buildSettings,
  buildSnapshot,
  buildSnapshotWith,
  sessionId,
} from "../../test/support/views/snapshots.ts";

async function inStrip(snapshot = buildSnapshotWith([buildCall({ muted: true })])) {
  const settings = buildSettings({ strip: true });
  const fake = new FakeBridge({ snapshot, settings });
  const { screen } = await mountWindow(fake);
  const whole = screen.getByRole("button", { name: "Show the whole window" });
  await expect.element(whole).toBeVisible();
  return { fake, screen, whole, shapes: () => fake.inputsOf("app.shapeWindow") };
}

test("the strip has name, time, mute and hold, and main gives it its size", async () => {
  const { fake, screen, shapes } = await inStrip();
  await expect.poll(shapes).toEqual([{ shape: "strip" }]);
  await expect.element(screen.getByRole("heading", { name: "Marlow Finch" })).toBeVisible();
  await expect.element(screen.getByRole("time")).toBeVisible();
  const mute = screen.getByRole("button", { name: "Mute", exact: true });
  await expect.element(mute).toHaveAttribute("aria-pressed", "true");
  await screen.getByRole("button", { name: "Hold", exact: true }).click();
  expect(fake.inputsOf("calls.act")).toMatchObject([{ action: "hold", saw: "connected" }]);
  await userEvent.keyboard("m");
  await expect.poll(() => fake.inputsOf("calls.act")).toHaveLength(2);
});

test("with nobody on the phone it says so, and keeps its way back", async () => {
  const { fake, screen, whole } = await inStrip(buildSnapshot());
  await expect.element(screen.getByRole("heading", { name: "No calls" })).toBeVisible();
  await whole.click();
  expect(fake.inputsOf("settings.change")).toEqual([{ strip: false }]);
});

test("a question and a ring have the whole window, and the strip comes back after them", async () => {
  const { fake, screen, whole, shapes } = await inStrip();
  const chooser = { ask: "flip-target", telephonySessionId: sessionId("s-1") } as const;
  fake.push(buildSnapshotWith([buildCall()], { revision: 2, chooser }));
  await expect.element(screen.getByRole("dialog")).toBeVisible();
  fake.push(buildSnapshotWith([buildCall(), buildRingingCall()], { revision: 3 }));
  await expect.element(screen.getByRole("button", { name: "Decline", exact: true })).toBeVisible();
  fake.push(buildSnapshotWith([buildCall()], { revision: 4 }));
  await expect.element(whole).toBeVisible();
  expect(shapes()).toEqual(["strip", "full", "strip"].map((shape) => ({ shape })));
});

test("Escape makes it the whole window, and a key makes it the strip", async () => {
  const { fake, screen } = await inStrip();
  await userEvent.keyboard("{Escape}");
  await expect.poll(() => fake.inputsOf("settings.change")).toEqual([{ strip: false }]);
  expect(fake.inputsOf("app.hideWindow")).toEqual([]);
  fake.pushSettings(buildSettings({ strip: false }));
  await expect.element(screen.getByRole("button", { name: "Transfer", exact: true })).toBeVisible();
  await userEvent.keyboard(".");
  await expect.poll(() => fake.inputsOf("settings.change").at(-1)).toEqual({ strip: true });
});
