import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";

import { FakeBridge } from "../../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../../test/support/mount-window.ts";
import {
  buildCall,
  buildControl,
  buildControls,
  buildSnapshotWith,
  builtAt,
} from "../../../test/support/views/snapshots.ts";

const life = { phase: "counting", kind: "end", at: builtAt, until: builtAt + 5_000 } as const;

async function countingWindow() {
  const controls = buildControls({ end: buildControl("end", { life }) });
  const bridge = new FakeBridge({ snapshot: buildSnapshotWith([buildCall({ controls })]) });
  await mountWindow(bridge);
  const end = page.getByRole("button", { name: "End", exact: true });
  await expect.element(end).toBeVisible();
  expect(end.element().textContent).toMatch(/In 5 s/);
  const asked = () =>
    bridge.inputsOf("calls.act").map((intent) => (intent as { action: string }).action);
  return { bridge, end, asked };
}

test("the button that counts down, pressed again, asks for the same once more", async () => {
  const { end, asked } = await countingWindow();
  await end.click();
  expect(asked()).toEqual(["end"]);
  (end.element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  expect(asked()).toEqual(["end", "end"]);
  // Held down it is one press.
  await userEvent.keyboard("{Enter>4/}");
  expect(asked()).toEqual(["end", "end", "end"]);
});

test("any other click or key cancels it, Escape closes nothing, a bare modifier says nothing", async () => {
  const { bridge, asked } = await countingWindow();
  await userEvent.keyboard("{Shift}");
  expect(asked()).toEqual([]);
  await userEvent.keyboard("{Escape}");
  expect(asked()).toEqual(["cancel"]);
  expect(bridge.inputsOf("app.hideWindow")).toEqual([]);
  await page.getByRole("heading", { name: "Marlow Finch" }).click();
  expect(asked()).toEqual(["cancel", "cancel"]);
  await page.getByRole("button", { name: "Mute", exact: true }).click();
  expect(asked()).toEqual(["cancel", "cancel", "cancel", "mute"]);
});
