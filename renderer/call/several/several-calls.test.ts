import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";

import type { CallView } from "../../../contract/call-view.ts";
import { FakeBridge } from "../../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../../test/support/mount-window.ts";
import { buildCall, buildSnapshotWith, sessionId } from "../../../test/support/views/snapshots.ts";

const named = (id: string, name: string, part: Partial<CallView> = {}) =>
  buildCall({ telephonySessionId: sessionId(id), peer: { name }, ...part });
const drawing = (...calls: CallView[]) =>
  mountWindow(new FakeBridge({ snapshot: buildSnapshotWith(calls) }));

test("a digit and an arrow pick a call, unless a question is open", async () => {
  const calls = [named("s-1", "Marlow Finch"), named("s-2", "Juniper Vale", { state: "held" })];
  const { fake, screen } = await drawing(...calls);
  await expect
    .element(screen.getByRole("button", { name: "Switch to Juniper Vale" }))
    .toHaveAttribute("aria-keyshortcuts", "2");
  await userEvent.keyboard("2");
  await userEvent.keyboard("{ArrowUp}");
  const picks = [{ telephonySessionId: "s-2" }, { telephonySessionId: "s-2" }];
  expect(fake.inputsOf("calls.pick")).toEqual(picks);
  const chooser = { ask: "transfer-target", telephonySessionId: sessionId("s-1") } as const;
  fake.push(buildSnapshotWith(calls, { revision: 2, chooser }));
  await expect.element(screen.getByRole("dialog")).toBeVisible();
  await userEvent.keyboard("1");
  expect(fake.inputsOf("calls.pick")).toEqual(picks);
});

test("two connected calls are held in one press, each by its own request", async () => {
  const { fake, screen } = await drawing(
    named("s-1", "Marlow Finch"),
    named("s-2", "Juniper Vale"),
  );
  await screen.getByRole("button", { name: "Hold all" }).click();
  expect(fake.inputsOf("calls.act")).toEqual([
    { action: "hold", telephonySessionId: "s-1", saw: "connected" },
    { action: "hold", telephonySessionId: "s-2", saw: "connected" },
  ]);
});

test("there is nothing to hold together where one call is connected", async () => {
  const { screen } = await drawing(
    named("s-1", "Marlow Finch"),
    named("s-2", "Juniper Vale", { state: "held" }),
  );
  await expect.element(screen.getByText("Juniper Vale").first()).toBeVisible();
  expect(screen.getByRole("button", { name: "Hold all" }).elements()).toEqual([]);
});
