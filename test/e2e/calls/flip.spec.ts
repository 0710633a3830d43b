/** A flip, step by step: each from what the service shows. */
import type { TestSimulator } from "../../support/simulator.ts";
import type { Desk } from "../drivers/desk.ts";
import { expect, test } from "../scenario.ts";

/** Flipped to the mobile phone, which rings. */
async function ringingOnMobile(service: TestSimulator, desk: Desk) {
  const window = await desk.window();
  const from = "+15550100177";
  const call = await service.makeCall({ direction: "Inbound", state: "Answered", from });
  await expect(window.getByRole("button", { name: "End", exact: true })).toBeVisible();
  // The button names its call; a hotkey this soon after the call came is nobody's reaction to it.
  await window.getByRole("button", { name: /^Flip/ }).click();
  await expect(window.getByText("Ringing on Mobile", { exact: true }).first()).toBeVisible();
  return { call, window };
}

const deleted = async (service: TestSimulator) =>
  (await service.requests("DELETE", /\/parties\//)).map(({ path, status }) => [
    path.split("/").at(-1),
    status,
  ]);

test("the other phone rings, and Take back stops it: the call stays here", async ({
  service,
  desk,
}) => {
  const { call, window } = await ringingOnMobile(service, desk);
  await expect(window.getByText(/^0:0[1-9]$/).last()).toBeVisible();
  await window.getByRole("button", { name: "Take back", exact: true }).click();
  await expect.poll(() => deleted(service)).toEqual([[expect.stringMatching(/-3$/), 204]]);
  await expect(window.getByText("Ringing on Mobile", { exact: true }).first()).toBeHidden();
  await expect(window.getByText("Flip failed")).toBeHidden();
  expect((await service.party(call))?.status.code).toBe("Answered");
  await expect.poll(() => desk.tray.shape()).toBe("connected");
});

test("nobody answers there, and the next phone is one press", async ({ service, desk }) => {
  const { call, window } = await ringingOnMobile(service, desk);
  await service.act(call, "flip-unanswered");
  await expect(window.getByText("Nobody answered on Mobile.", { exact: true })).toBeVisible();
  await window.getByRole("button", { name: "Try Home", exact: true }).click();
  await expect(window.getByText("Ringing on Home", { exact: true }).first()).toBeVisible();
  await expect
    .poll(async () => (await service.requests("POST", /\/flip$/)).map((r) => r.requestBody))
    .toEqual([{ callFlipId: "2" }, { callFlipId: "3" }]);
});

test("it is answered there, and Finish here leaves the call to that phone", async ({
  service,
  desk,
}) => {
  const { call, window } = await ringingOnMobile(service, desk);
  await service.act(call, "flip-answered-keeping-old");
  await expect(window.getByText("Answered on Mobile", { exact: true }).first()).toBeVisible();
  await desk.tray.choose("Finish here");
  await expect.poll(() => deleted(service)).toEqual([[expect.stringMatching(/-2$/), 204]]);
  await expect(window.getByText("Answered on Mobile", { exact: true }).first()).toBeHidden();
  // The call goes on at the other phone, and so do its controls.
  await expect(window.getByRole("button", { name: "Mute", exact: true })).toBeVisible();
});
