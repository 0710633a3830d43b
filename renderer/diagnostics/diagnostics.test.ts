import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";

import { failed } from "../../contract/result.ts";
import { FakeBridge } from "../../test/support/fakes/fake-bridge.ts";
import { buildDiagnostics } from "../../test/support/views/diagnostics-views.ts";
import { builtAt } from "../../test/support/views/snapshots.ts";
import { mountWindow } from "../../test/support/mount-window.ts";
import { english } from "../../test/support/english.ts";

const { explain } = english;

async function openDiagnostics(diagnostics = buildDiagnostics()) {
  const mounted = await mountWindow(new FakeBridge({ diagnostics }));
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

test("the rate budget says what is left, when it is all free, and what is kept for whom", async () => {
  const { screen, time } = await openDiagnostics();
  const budget = screen.getByRole("region", { name: "Rate budget" });
  await expect.element(budget.getByText("44 of 50 left")).toBeVisible();
  await expect.element(budget.getByText(/All free again in 0:42\./)).toBeVisible();
  await expect.element(budget.getByText(/3 are kept for End and Mute, 2 more/)).toBeVisible();
  time.advance(2_000);
  await expect.element(budget.getByText(/All free again in 0:40\./)).toBeVisible();
});

test("a limit that the service has not named is not made up", async () => {
  const budget = [{ group: "light" as const, windowMs: 60_000, used: 3, renewedAt: builtAt }];
  const { screen } = await openDiagnostics(buildDiagnostics({ budget }));
  await expect.element(screen.getByText("Limit not told yet")).toBeVisible();
  await expect.element(screen.getByText("3 requests in the last 60 s.")).toBeVisible();
  await expect.element(screen.getByText(/ left$/)).not.toBeInTheDocument();
});

test("a penalty is counted down", async () => {
  const light = { group: "light" as const, limit: 50, windowMs: 60_000, used: 50, remaining: 0 };
  const budget = [{ ...light, closedUntil: builtAt + 9_500 }];
  const { screen, time } = await openDiagnostics(buildDiagnostics({ budget }));
  await expect.element(screen.getByText(/Paused by RingCentral for another 0:10/)).toBeVisible();
  time.advance(1_000);
  await expect.element(screen.getByText(/Paused by RingCentral for another 0:09/)).toBeVisible();
});

test("what is shown is read again each second without any push, but not behind a replay", async () => {
  const { fake, screen, time } = await openDiagnostics();
  const reads = () => fake.inputsOf("diagnostics.read").length;
  await expect.poll(reads).toBe(1);
  fake.diagnostics = buildDiagnostics({ budget: [] });
  time.advance(1_000);
  await expect.element(screen.getByText("Nothing has been sent yet.")).toBeVisible();
  expect(reads()).toBe(2);
  await screen.getByRole("button", { name: "Replay Call 2" }).click();
  await expect.element(screen.getByRole("heading", { name: "Replay of Call 2" })).toBeVisible();
  expect(time.tickingCount).toBe(0);
  time.advance(5_000);
  await userEvent.keyboard("{Escape}");
  await expect.element(screen.getByRole("heading", { name: "System" })).toBeVisible();
  await expect.poll(reads).toBe(3);
});

test("a page that shows another view asks for nothing more", async () => {
  const { fake, time } = await openDiagnostics();
  fake.show("calls");
  await expect.poll(() => time.tickingCount).toBe(0);
});

test("a call that is no longer kept is said so for longer than until the next read", async () => {
  const { fake, screen, time } = await openDiagnostics();
  fake.answers.set("diagnostics.replay", failed({ code: "call-gone" }));
  await screen.getByRole("button", { name: "Replay Call 1" }).click();
  const reason = screen.getByText(explain({ code: "call-gone" }).reason);
  await expect.element(reason).toBeVisible();
  fake.diagnostics = buildDiagnostics({ calls: [] });
  time.advance(1_000);
  await expect.element(screen.getByText("No call yet.")).toBeVisible();
  await expect.element(reason).toBeVisible();
});
