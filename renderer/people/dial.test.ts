import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";

import type { AppSnapshot } from "../../contract/app-snapshot.ts";
import { failed } from "../../contract/result.ts";
import { dialTargetOf, readDial } from "../../main/calls/dialing/dial-target.ts";
import { FakeBridge } from "../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../test/support/mount-window.ts";
import { buildSnapshotWith } from "../../test/support/views/snapshots.ts";

const facts = {
  ...{ homeCountry: "US", companyNumber: undefined, extensionNumber: "101", name: "Avery Quill" },
  colleagues: [{ extensionId: "7", name: "Rowan Pike", extensionNumber: "113" }],
};

/** The field in the window, over main's own reader. */
async function open(part: Partial<AppSnapshot> = {}) {
  const fake = new FakeBridge({ snapshot: buildSnapshotWith([], { revision: 1, ...part }) });
  fake.reading = (to) => readDial(to, facts);
  const { screen } = await mountWindow(fake);
  const field = screen.getByRole("combobox", { name: "Name, extension or number" });
  await expect.element(field).toBeVisible();
  return { fake, screen, field, acts: () => fake.inputsOf("calls.act") };
}

test("a number is asked about, and goes out as it was confirmed at the second Enter", async () => {
  const { screen, field, acts } = await open();
  await field.fill("(202) 555-0188");
  await userEvent.keyboard("{Enter}");
  await expect.element(screen.getByText("Call +1 202 555 0188 · United States?")).toBeVisible();
  await expect.element(screen.getByText(/Desk phone rings first/)).toBeVisible();
  expect(acts()).toEqual([]);
  await userEvent.keyboard("{Enter}");
  await expect.poll(acts).toHaveLength(1);
  const [intent] = acts() as { to: Parameters<typeof dialTargetOf>[0] }[];
  expect(intent).toMatchObject({ action: "dial" });
  expect(intent && dialTargetOf(intent.to, facts)).toMatchObject({ ok: true });
  await expect.element(field).toHaveValue("");
});

test("an emergency number takes two yeses, of which the second names where help is sent", async () => {
  const { screen, field, acts } = await open();
  await field.fill("911");
  await userEvent.keyboard("{Enter}");
  await expect.element(screen.getByText(/This is an emergency number/)).toBeVisible();
  await userEvent.keyboard("{Enter}");
  await expect.element(screen.getByText(/registered at/)).toBeVisible();
  expect(acts()).toEqual([]);
  await userEvent.keyboard("{Enter}");
  await expect.poll(acts).toHaveLength(1);
});

test("a yes holds for what was shown and for nothing else", async () => {
  const { screen, field, acts } = await open();
  await field.fill("2025550188");
  await userEvent.keyboard("{Enter}");
  await expect.element(screen.getByText(/0188 · United States\?/)).toBeVisible();
  await field.fill("2025550189");
  await userEvent.keyboard("{Enter}");
  await expect.element(screen.getByText(/0189 · United States\?/)).toBeVisible();
  expect(acts()).toEqual([]);
});

test("a name takes the best match at Enter; a number takes none, whoever has it in theirs", async () => {
  const { screen, field } = await open();
  await field.fill("rowan");
  await userEvent.keyboard("{Enter}");
  await expect.element(screen.getByText("Call ext. 113 · Rowan Pike?")).toBeVisible();
  await field.fill("11");
  await userEvent.keyboard("{Enter}");
  await expect.element(screen.getByText(/Call ext. 11 /)).toBeVisible();
});

test("the numbers dialled last wait in the empty field; Escape closes the list alone", async () => {
  const { fake, screen, field } = await open({ dialled: [{ entry: "+1 202 555 0188" }] });
  const option = screen.getByRole("option", { name: /^\+1 202 555 0188/ });
  expect(option.elements()).toHaveLength(0);
  await field.click();
  await expect.element(option).toBeVisible();
  await userEvent.keyboard("{Escape}");
  expect(option.elements()).toHaveLength(0);
  expect(fake.inputsOf("app.hideWindow")).toHaveLength(0);
  await userEvent.keyboard("{ArrowDown}{Enter}");
  await expect.element(field).toHaveValue("+1 202 555 0188");
});

test("another phone that is online can be named, and main is told which", async () => {
  const devices = [
    { deviceId: "d-1", label: "Desk phone", online: true },
    { deviceId: "d-2", label: "Softphone", online: true },
    { deviceId: "d-3", label: "Attic", online: false },
  ];
  const { screen, field, acts } = await open({ devices, answerDeviceId: "d-1" });
  await screen.getByRole("button", { name: "Choose another phone to call from" }).click();
  expect(screen.getByRole("menuitem").elements()).toHaveLength(1);
  await screen.getByRole("menuitem", { name: "Softphone" }).click();
  await expect.element(screen.getByText("Softphone rings first.")).toBeVisible();
  await field.fill("113");
  await userEvent.keyboard("{Enter}");
  await expect.element(screen.getByText(/Call ext. 113/)).toBeVisible();
  await userEvent.keyboard("{Enter}");
  await expect.poll(acts).toMatchObject([{ deviceId: "d-2" }]);
});

test("without a phone nothing is asked and the reason stands there", async () => {
  const { screen, field, acts } = await open({ devices: [], answerDeviceId: undefined });
  await field.fill("113");
  await userEvent.keyboard("{Enter}");
  await expect
    .element(screen.getByText("No phone of yours that can place a call is online."))
    .toBeVisible();
  await expect
    .element(screen.getByRole("button", { name: "Dial", exact: true }))
    .toHaveAttribute("aria-disabled", "true");
  expect(acts()).toEqual([]);
});

test("a refusal that is about no entry is said below the field, with the text still in it", async () => {
  const { fake, screen, field } = await open();
  fake.answers.set("calls.act", failed({ code: "not-allowed", reason: "call-being-placed" }));
  await field.fill("113");
  await userEvent.keyboard("{Enter}");
  await userEvent.keyboard("{Enter}");
  await expect.element(screen.getByText("Another call is just being placed.")).toBeVisible();
  await expect.element(field).toHaveValue("113");
});
