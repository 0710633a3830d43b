import { expect, test } from "vitest";

import type { AppSnapshot, ChooserView } from "../../contract/app-snapshot.ts";
import { failed } from "../../contract/result.ts";
import { FakeBridge } from "../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../test/support/mount-window.ts";
import { buildCall, buildSnapshotWith, sessionId } from "../../test/support/views/snapshots.ts";

const here = { telephonySessionId: sessionId("s-1") };
const other = buildCall({
  telephonySessionId: sessionId("s-2"),
  state: "held",
  peer: { name: "Sable Orchard" },
});
const asking = (chooser: ChooserView, part: Partial<AppSnapshot> = {}) =>
  mountWindow(
    new FakeBridge({ snapshot: buildSnapshotWith([buildCall(), other], { chooser, ...part }) }),
  );
const seen = { telephonySessionId: "s-1", saw: "connected" };

test("the question which call is answered by the call's name", async () => {
  const { fake, screen } = await asking({
    ask: "call",
    action: "toggle-hold",
    telephonySessionIds: [sessionId("s-1"), sessionId("s-2")],
  });
  const dialog = screen.getByRole("dialog", { name: "Hold: which call?" });
  await dialog.getByRole("button", { name: "Sable Orchard" }).click();
  expect(fake.inputsOf("calls.act")).toEqual([
    { action: "toggle-hold", telephonySessionId: "s-2", saw: "held" },
  ]);
});

test("an answer that leads to the next question leaves that one open", async () => {
  const { fake, screen } = await asking({
    ask: "call",
    action: "transfer",
    telephonySessionIds: [sessionId("s-1"), sessionId("s-2")],
  });
  fake.outcome = "choosing";
  await screen.getByRole("dialog").getByRole("button", { name: "Sable Orchard" }).click();
  const next = { ask: "transfer-target" as const, telephonySessionId: sessionId("s-2") };
  fake.push(buildSnapshotWith([buildCall(), other], { revision: 2, chooser: next }));
  await expect
    .element(screen.getByRole("dialog", { name: "Transfer Sable Orchard" }))
    .toBeVisible();
  expect(fake.inputsOf("calls.closeChooser")).toEqual([]);
});

test("a question whose wish is fulfilled already is closed", async () => {
  const { fake, screen } = await asking({ ask: "flip-target", ...here });
  fake.outcome = "merged";
  await screen.getByRole("dialog").getByRole("button", { name: "Mobile" }).click();
  await expect.poll(() => fake.inputsOf("calls.closeChooser")).toHaveLength(1);
});

test("a flip goes to the phone that was chosen", async () => {
  const { fake, screen } = await asking({ ask: "flip-target", ...here });
  await screen.getByRole("dialog").getByRole("button", { name: "Mobile" }).click();
  expect(fake.inputsOf("calls.act")).toEqual([{ action: "flip", ...seen, callFlipId: "1" }]);
});

test("the system's park slot and a park location are told apart", async () => {
  const { fake, screen } = await asking({ ask: "park-target", ...here });
  const dialog = screen.getByRole("dialog", { name: "Park where?" });
  fake.answers.set("calls.act", failed({ code: "service", status: 500 }));
  await dialog.getByRole("button", { name: "System park slot" }).click();
  await expect.element(dialog.getByText("RingCentral has a problem at the moment.")).toBeVisible();
  fake.answers.clear();
  await dialog.getByRole("button", { name: "Front desk" }).click();
  expect(fake.inputsOf("calls.act")).toEqual([
    { action: "park", ...seen, to: { kind: "orbit" } },
    { action: "park", ...seen, to: { kind: "location", extensionId: "700100061" } },
  ]);
});

test("with nothing to choose from, the window says what is missing", async () => {
  const { screen } = await asking({ ask: "flip-target", ...here }, { flipTargets: [] });
  await expect.element(screen.getByText("Your extension has no flip numbers yet.")).toBeVisible();
});

test("the focus goes back to where it was when the question is closed", async () => {
  const { fake, screen } = await mountWindow(
    new FakeBridge({ snapshot: buildSnapshotWith([buildCall()]) }),
  );
  const flip = screen.getByRole("button", { name: "Flip, Mobile", exact: true });
  await flip.click();
  const chooser = { ask: "flip-target" as const, ...here };
  fake.push(buildSnapshotWith([buildCall()], { revision: 2, chooser }));
  await expect.element(screen.getByRole("dialog")).toBeVisible();
  await expect.element(flip).not.toHaveFocus();
  fake.push(buildSnapshotWith([buildCall()], { revision: 3 }));
  await expect.element(flip).toHaveFocus();
});
