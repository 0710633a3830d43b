/** A recording is paused for a card number, and nobody stays paused without a word. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { defaultSettings } from "../../../contract/settings.ts";
import { currentVersion } from "../../../main/settings/settings-file.ts";
import type { MadeCall, TestSimulator } from "../../support/simulator.ts";
import { expect, signedInAt, test } from "../scenario.ts";

const recordedCall = (service: TestSimulator) =>
  service.makeCall({
    ...{ direction: "Inbound", state: "Answered", from: "+15550100177" },
    recording: true,
  });
const isRecording = async (service: TestSimulator, call: MadeCall) =>
  (await service.party(call))?.recordings?.map(({ active }) => active);

/** Long enough to be seen counting on a slow machine. */
test.beforeEach(({ userDataDir }) => {
  // The countdown itself takes most of the usual time.
  test.setTimeout(150_000);
  const settings = { ...defaultSettings, cardNumberSeconds: 25 };
  const kept = JSON.stringify({ version: currentVersion, settings });
  writeFileSync(join(userDataDir, "settings.json"), kept);
});

test("one key pauses, the recording goes on by itself, and the gap is kept with the call", async ({
  launch,
  service,
}) => {
  const call = await recordedCall(service);
  const desk = await launch(signedInAt(service));
  const window = await desk.window();
  await expect(window.getByRole("button", { name: "Card number", exact: true })).toBeVisible();
  // As the system opens it: the keyboard is in the window.
  await window.getByRole("main").focus();
  await desk.page().keyboard.press("k");
  await expect(window.getByText("Paused for a card number").first()).toBeVisible();
  expect(await isRecording(service, call)).toEqual([false]);
  await expect.poll(() => desk.tray.tooltip()).toMatch(/^Paused for a card number/);
  // Ten seconds before its end it is said everywhere.
  await expect(window.getByText("The recording goes on in a moment").first()).toBeVisible({
    timeout: 30_000,
  });
  await expect.poll(() => desk.tray.shape()).toBe("waiting");
  const cards = async () => (await desk.notifications.cards()).map(({ title }) => title);
  await expect.poll(cards).toContainEqual(expect.stringMatching(/goes on in 10 seconds$/));
  await expect.poll(() => isRecording(service, call), { timeout: 40_000 }).toEqual([true]);
  await expect(window.getByText("The recording goes on in a moment").first()).toBeHidden();
  await expect.poll(cards).not.toContainEqual(expect.stringMatching(/goes on in 10 seconds$/));
  await window.getByRole("button", { name: "End", exact: true }).click();
  const recent = window.getByRole("region", { name: "Recent" });
  await expect(recent.getByText(/^recording paused 0:2\d$/)).toBeVisible();
});

test("More time counts anew, and a press of the tray goes on", async ({ launch, service }) => {
  const call = await recordedCall(service);
  const desk = await launch(signedInAt(service));
  const window = await desk.window();
  await expect(window.getByRole("button", { name: "Card number", exact: true })).toBeVisible();
  await desk.tray.choose("Card number");
  await expect(window.getByText("The recording goes on in a moment").first()).toBeVisible({
    timeout: 30_000,
  });
  await window.getByRole("button", { name: "More time", exact: true }).click();
  await expect(window.getByText("Paused for a card number").first()).toBeVisible();
  expect(await isRecording(service, call)).toEqual([false]);
  await desk.tray.choose("Resume recording");
  await expect.poll(() => isRecording(service, call)).toEqual([true]);
  await expect(window.getByText("Paused for a card number").first()).toBeHidden();
});

test("a refused resume is shouted, and pressed again", async ({ launch, service }) => {
  const call = await recordedCall(service);
  const desk = await launch(signedInAt(service));
  const window = await desk.window();
  await window.getByRole("button", { name: "Card number", exact: true }).click();
  await expect(window.getByText("Paused for a card number").first()).toBeVisible();
  await service.fault({
    ...{ match: { method: "PATCH", path: "/**/recordings/*" }, times: 1 },
    effect: { kind: "answer", status: 503, body: {} },
  });
  await expect(window.getByText("The recording is still paused").first()).toBeVisible({
    timeout: 40_000,
  });
  await expect
    .poll(async () => (await desk.notifications.cards()).map(({ title }) => title))
    .toContainEqual(expect.stringMatching(/is still paused$/));
  await window.getByRole("button", { name: "Resume recording", exact: true }).first().click();
  await expect.poll(() => isRecording(service, call)).toEqual([true]);
  await expect(window.getByText("The recording is still paused").first()).toBeHidden();
});

test("a restart in the middle finds it paused, and goes on with it", async ({
  launch,
  service,
}) => {
  const call = await recordedCall(service);
  const desk = await launch(signedInAt(service));
  await (await desk.window()).getByRole("button", { name: "Card number", exact: true }).click();
  await expect.poll(() => isRecording(service, call)).toEqual([false]);
  await expect.poll(() => desk.tray.tooltip()).toMatch(/^Paused for a card number/);
  await desk.close();
  const again = await launch(signedInAt(service));
  const text = /Paused for a card number|The recording goes on in a moment/;
  await expect((await again.window()).getByText(text).first()).toBeVisible();
  await expect.poll(() => isRecording(service, call), { timeout: 45_000 }).toEqual([true]);
});
