import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";

import { FakeBridge } from "../../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../../test/support/mount-window.ts";
import {
  buildCall,
  buildControl,
  buildControls,
  builtAt,
  buildSnapshotWith,
  sessionId,
} from "../../../test/support/views/snapshots.ts";

const waiting = buildCall({
  telephonySessionId: sessionId("s-2"),
  state: "held",
  peer: { name: "Sable Orchard" },
  controls: buildControls({ hold: buildControl("unhold") }),
});
const drawing = () =>
  mountWindow(new FakeBridge({ snapshot: buildSnapshotWith([buildCall(), waiting]) }));
const target = { telephonySessionId: "s-2", saw: "held" };

test("a row's End is one press further than its Resume, and can be left alone", async () => {
  const { fake, screen } = await drawing();
  const more = screen.getByRole("button", { name: "More for Sable Orchard" });
  await more.click();
  const end = screen.getByRole("menuitem", { name: "End" });
  await expect.element(end).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.element(end).not.toBeInTheDocument();
  await expect.element(more).toHaveFocus();
  expect(fake.requests.filter(({ name }) => /act|hide/.test(name))).toEqual([]);

  await more.click();
  await end.click();
  await expect.element(end).not.toBeInTheDocument();
  await screen.getByRole("button", { name: "Resume Sable Orchard" }).click();
  expect(fake.inputsOf("calls.act")).toEqual([
    { action: "end", ...target },
    { action: "unhold", ...target },
  ]);
});

test("every target of the window is large enough and apart from the next", async () => {
  const { fake, screen } = await drawing();
  await expect.element(screen.getByRole("button", { name: "Resume Sable Orchard" })).toBeVisible();
  checkTargets();
  fake.show("settings");
  await expect.element(screen.getByRole("button", { name: "Quit Ringside" })).toBeVisible();
  checkTargets();
});

function checkTargets() {
  const boxes = [...document.querySelectorAll("button, select")]
    .filter((element) => element.checkVisibility())
    // Of a button that fills its surroundings, those are what is pressed.
    .map((element) => ({ element, pressed: element.closest("[data-pressed]") ?? element }))
    .map(({ element, pressed }) => ({ element, box: pressed.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 1);
  expect(boxes.length).toBeGreaterThan(8);
  for (const { element, box } of boxes) {
    const name = element.ariaLabel ?? element.textContent;
    expect([name, box.width >= 28, box.height >= 28]).toEqual([name, true, true]);
  }
  const rows = boxes.flatMap((one, index) => boxes.slice(index + 1).map((other) => [one, other]));
  for (const [one, other] of rows) {
    if (one === undefined || other === undefined) continue;
    const { box: a } = one;
    const { box: b } = other;
    if (Math.min(a.bottom, b.bottom) <= Math.max(a.top, b.top)) continue;
    const gap = Math.max(b.left - a.right, a.left - b.right);
    const names = [one, other].map(({ element }) => element.ariaLabel ?? element.textContent);
    expect([...names, gap >= 8]).toEqual([...names, true]);
  }
}

test("who waits for too long says so to everybody, in shape and in words", async () => {
  const { telephonySessionId } = waiting;
  const snapshot = buildSnapshotWith([buildCall(), waiting], {
    waiting: [{ telephonySessionId, since: builtAt - 190_000, step: "too-long" }],
  });
  const { screen } = await mountWindow(new FakeBridge({ snapshot }));
  const board = screen.getByRole("region", { name: "Waiting" });
  await expect.element(board.getByText("waiting for too long")).toBeInTheDocument();
  await expect.element(board.getByRole("button", { name: "Resume Sable Orchard" })).toBeVisible();
  expect(board.element().querySelector(".age svg")).not.toBeNull();
});
