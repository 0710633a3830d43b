import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";

import { mountWindow } from "../../test/support/mount-window.ts";

async function openDiagnostics() {
  const mounted = await mountWindow();
  mounted.fake.show("diagnostics");
  await expect.element(mounted.screen.getByRole("heading", { name: "System" })).toBeVisible();
  return mounted;
}

test("latencies are a table with one row for each action", async () => {
  const { screen } = await openDiagnostics();
  const table = screen.getByRole("table", { name: "Latency of actions" });
  await expect.element(table.getByRole("rowheader", { name: /Mute 12 presses/ })).toBeVisible();
  await expect.element(table.getByRole("columnheader", { name: "Accepted" })).toBeVisible();
});

test("a call is replayed step by step with the keyboard", async () => {
  const { fake, screen } = await openDiagnostics();
  await screen.getByRole("button", { name: "Replay Call 2" }).click();
  expect(fake.inputsOf("diagnostics.replay")).toEqual([{ number: 2 }]);
  await expect.element(screen.getByRole("heading", { name: "Replay of Call 2" })).toHaveFocus();
  await screen.getByRole("button", { name: "Next step" }).click();
  await expect.element(screen.getByText("State: Ringing → Connected")).toBeVisible();
  await screen.getByRole("slider", { name: "Step" }).click();
  await userEvent.keyboard("{End}");
  await expect.element(screen.getByText("State: Connected → On hold")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(screen.getByRole("button", { name: "Replay Call 2" })).toHaveFocus();
  expect(fake.inputsOf("app.hideWindow")).toEqual([]);
});

test("the saved report is named, and shown where it is", async () => {
  const { fake, screen } = await openDiagnostics();
  await screen.getByRole("button", { name: "Save report" }).click();
  await expect.element(screen.getByText(/Saved as ringside-diagnostics/)).toBeVisible();
  await screen.getByRole("button", { name: "Show in folder" }).click();
  expect(fake.inputsOf("diagnostics.showReport")).toEqual([undefined]);
});
