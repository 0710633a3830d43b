import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";

import type { AppSnapshot } from "../../../contract/app-snapshot.ts";
import { FakeBridge } from "../../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../../test/support/mount-window.ts";
import {
  buildCall,
  buildControl,
  buildControls,
  buildRingingCall,
  buildSnapshot,
  buildSnapshotWith,
  sessionId,
} from "../../../test/support/views/snapshots.ts";

const here = { telephonySessionId: sessionId("s-1") };
const transfer = { ask: "transfer-target", ...here } as const;
const ringing = (part: Partial<AppSnapshot> = {}) =>
  buildSnapshotWith([buildCall(), buildRingingCall()], { revision: 2, ...part });
const seen = { telephonySessionId: "s-ringing", saw: "ringing" };

test("a second ring stands above an open question and is answered there by the pointer", async () => {
  const { fake, screen } = await mountWindow(
    new FakeBridge({ snapshot: buildSnapshotWith([buildCall()], { chooser: transfer }) }),
  );
  const search = screen.getByRole("combobox");
  await expect.element(search).toHaveFocus();
  await userEvent.keyboard("row");
  fake.push(ringing({ chooser: transfer }));
  const bar = screen.getByRole("region", { name: "Incoming call Juniper Vale" });
  await expect.element(bar).toBeVisible();
  await expect.element(search).toHaveFocus();
  await expect.element(search).toHaveValue("row");
  const alert = screen.getByRole("alert").last();
  await expect.element(alert).toMatchTextContent("Juniper Vale is calling");
  expect(alert.element().closest("[inert]")).toBeNull();

  await bar.getByRole("button", { name: /^Answer/ }).click();
  expect(fake.inputsOf("calls.act")).toEqual([{ action: "answer", ...seen }]);
  fake.push(buildSnapshotWith([buildCall()], { revision: 3, chooser: transfer }));
  await expect.element(bar).not.toBeInTheDocument();
  await expect.element(search).toHaveFocus();
  await expect.element(search).toHaveValue("row");
});

test("it is reached and declined by the keyboard, while the page behind the question rests", async () => {
  const { fake, screen } = await mountWindow(
    new FakeBridge({ snapshot: ringing({ chooser: transfer }) }),
  );
  await expect.element(screen.getByRole("dialog")).toBeVisible();
  const decline = screen.getByRole("button", { name: "Decline", exact: true });
  for (let press = 0; press < 12 && document.activeElement !== decline.element(); press += 1) {
    await userEvent.tab({ shift: true });
    expect(screen.getByRole("main").element().contains(document.activeElement)).toBe(false);
  }
  await expect.element(decline).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  expect(fake.inputsOf("calls.act")).toEqual([{ action: "decline", ...seen }]);
});

test("Escape closes the question, from the bar too, and does nothing to a call", async () => {
  const { fake, screen } = await mountWindow(
    new FakeBridge({ snapshot: ringing({ chooser: transfer }) }),
  );
  await expect.element(screen.getByRole("dialog")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  expect(fake.inputsOf("calls.closeChooser")).toHaveLength(1);
  screen.getByRole("button", { name: "Decline", exact: true }).element().focus();
  await userEvent.keyboard("{Escape}");
  expect(fake.inputsOf("calls.closeChooser")).toHaveLength(2);
  expect(fake.inputsOf("calls.act")).toEqual([]);
  expect(fake.inputsOf("app.hideWindow")).toEqual([]);
});

test("nothing of the question or the bar covers the other", async () => {
  const { screen } = await mountWindow(
    new FakeBridge({ snapshot: ringing({ chooser: transfer }) }),
  );
  await expect.element(screen.getByRole("dialog")).toBeVisible();
  const bar = screen.getByRole("region", { name: "Incoming call Juniper Vale" }).element();
  const { bottom } = bar.getBoundingClientRect();
  const { top } = screen.getByRole("dialog").element().getBoundingClientRect();
  expect(top).toBeGreaterThanOrEqual(bottom);
  for (const button of bar.querySelectorAll("button")) {
    const { left, right, top: y, height } = button.getBoundingClientRect();
    const hit = document.elementFromPoint((left + right) / 2, y + height / 2);
    if (height > 0) expect(button.contains(hit)).toBe(true);
  }
});

test.each(["settings", "diagnostics"] as const)(
  "a ring stands above the %s as well",
  async (view) => {
    const { fake, screen } = await mountWindow(new FakeBridge({ snapshot: buildSnapshot() }));
    await expect.element(screen.getByRole("main")).toBeVisible();
    fake.show(view);
    fake.push(buildSnapshotWith([buildRingingCall()], { revision: 2 }));
    await screen.getByRole("button", { name: /^Answer/ }).click();
    expect(fake.inputsOf("calls.act")).toEqual([{ action: "answer", ...seen }]);
  },
);

test("a ring that stands behind another is answered in the list", async () => {
  const third = buildRingingCall({
    telephonySessionId: sessionId("s-third"),
    peer: { name: "Petra Holloway" },
  });
  const { fake, screen } = await mountWindow(
    new FakeBridge({ snapshot: buildSnapshotWith([buildCall(), buildRingingCall(), third]) }),
  );
  await screen.getByRole("button", { name: "Answer Petra Holloway" }).click();
  expect(fake.inputsOf("calls.act")).toEqual([
    { action: "answer", telephonySessionId: "s-third", saw: "ringing" },
  ]);
});

test("one press answers on the usual phone, the arrow has the others", async () => {
  const { fake, screen } = await mountWindow(
    new FakeBridge({
      snapshot: buildSnapshotWith([buildRingingCall()], {
        devices: [
          { deviceId: "d-1", label: "Desk phone", online: true },
          { deviceId: "d-2", label: "Meeting room", online: false },
          { deviceId: "d-3", label: "Laptop", online: true },
        ],
      }),
    }),
  );
  await screen.getByRole("button", { name: "Answer, Desk phone", exact: true }).click();
  await screen.getByRole("button", { name: "Choose a phone for Juniper Vale" }).click();
  await expect.element(screen.getByRole("menuitem", { name: /Meeting room/ })).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  expect(fake.inputsOf("calls.act")).toEqual([{ action: "answer", ...seen }]);
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(fake.inputsOf("calls.act").at(-1)).toEqual({ action: "answer", ...seen, deviceId: "d-3" });
});

test("with one phone there is no arrow, and Retrieve works as Answer does", async () => {
  const devices = [{ deviceId: "d-1", label: "Desk phone", online: true }];
  const parked = buildCall({
    state: "parked",
    parkedAt: "*801",
    controls: buildControls({ retrieve: buildControl("retrieve") }),
  });
  const { fake, screen } = await mountWindow(
    new FakeBridge({ snapshot: buildSnapshotWith([parked], { devices }) }),
  );
  await screen.getByRole("button", { name: "Retrieve, Desk phone", exact: true }).click();
  await expect
    .element(screen.getByRole("button", { name: /^Choose a phone/ }))
    .not.toBeInTheDocument();
  const laptop = { deviceId: "d-3", label: "Laptop", online: true };
  fake.push(buildSnapshotWith([parked], { revision: 2, devices: [...devices, laptop] }));
  await screen.getByRole("button", { name: /^Choose a phone/ }).click();
  await screen.getByRole("menuitem", { name: "Laptop" }).click();
  const waiting = { telephonySessionId: "s-1", saw: "parked" };
  expect(fake.inputsOf("calls.act")).toEqual([
    { action: "retrieve", ...waiting },
    { action: "retrieve", ...waiting, deviceId: "d-3" },
  ]);
});
