import type { TestSimulator } from "../support/simulator.ts";
import type { Desk } from "./drivers/desk.ts";
import { expect, test } from "./scenario.ts";
import { openSettings } from "./settings-steps.ts";

/** A connected incoming call from an outside caller, shown in the open window. */
async function connected(service: TestSimulator, desk: Desk) {
  const call = await service.makeCall({
    direction: "Inbound",
    state: "Answered",
    from: "+15550100177",
  });
  const window = await desk.window();
  await expect(window.getByRole("button", { name: "End", exact: true })).toBeVisible();
  return { call, window };
}

test("mute by the button and unmute by the hotkey", async ({ service, desk }) => {
  const { call, window } = await connected(service, desk);
  const mute = window.getByRole("button", { name: "Mute", exact: true });
  await mute.click();
  await expect(mute).toHaveAttribute("aria-pressed", "true");
  expect((await service.party(call))?.muted).toBe(true);
  await expect.poll(() => desk.tray.shape()).toBe("muted");

  await desk.hotkeys.press("Mute");
  await expect(mute).toHaveAttribute("aria-pressed", "false");
  await expect.poll(async () => (await service.party(call))?.muted).toBe(false);
  await expect.poll(() => desk.tray.shape()).toBe("connected");
});

test("hold by the tray menu and resume by the button", async ({ service, desk }) => {
  const { call, window } = await connected(service, desk);
  await desk.tray.choose("Hold");
  await expect.poll(async () => (await service.party(call))?.status.code).toBe("Hold");
  await expect.poll(() => desk.tray.shape()).toBe("held");
  await window.getByRole("button", { name: "Resume", exact: true }).click();
  await expect.poll(async () => (await service.party(call))?.status.code).toBe("Answered");
  await expect.poll(() => desk.tray.shape()).toBe("connected");
});

test("hold by the hotkey", async ({ service, desk }) => {
  const { call } = await connected(service, desk);
  await desk.hotkeys.press("Hold");
  await expect.poll(async () => (await service.party(call))?.status.code).toBe("Hold");
});

test("record, pause and resume a recording", async ({ service, desk }) => {
  const { call, window } = await connected(service, desk);
  await window.getByRole("button", { name: "Record", exact: true }).click();
  await expect
    .poll(async () => (await service.party(call))?.recordings?.map(({ active }) => active))
    .toEqual([true]);
  await expect.poll(() => desk.tray.shape()).toBe("recording");
  await window.getByRole("button", { name: "Recording, Pause", exact: true }).click();
  await expect
    .poll(async () => (await service.party(call))?.recordings?.map(({ active }) => active))
    .toEqual([false]);
  await window.getByRole("button", { name: "Paused, Resume recording", exact: true }).click();
  await expect
    .poll(async () => (await service.party(call))?.recordings?.map(({ active }) => active))
    .toEqual([true]);
});

/** Flipped by the hotkey to where a flip goes at first, and ringing there. */
async function flippedToMobile(service: TestSimulator, desk: Desk) {
  const made = await connected(service, desk);
  await desk.hotkeys.press("Flip");
  await expect
    .poll(async () => (await service.requests("POST", /\/flip$/)).map(({ status }) => status))
    .toEqual([200]);
  return made;
}

test("flip to the mobile phone by the hotkey", async ({ service, desk }) => {
  const { call, window } = await flippedToMobile(service, desk);
  await service.act(call, "flip-answered");
  await expect
    .poll(async () => (await service.party(call))?.status)
    .toMatchObject({ code: "Disconnected", reason: "CallFlip" });
  // The user now talks on the other phone and keeps the controls.
  await expect(window.getByRole("button", { name: "End", exact: true })).toBeVisible();
  await expect.poll(() => desk.tray.shape()).toBe("connected");
});

test("a flip that leaves the call on this phone is finished here by End", async ({
  service,
  desk,
}) => {
  const { call, window } = await flippedToMobile(service, desk);
  await service.act(call, "flip-answered-keeping-old");
  await expect(window.getByRole("strong").filter({ hasText: "Answered on Mobile" })).toBeVisible();
  await window.getByRole("button", { name: "End", exact: true }).click();
  await expect
    .poll(async () => (await service.requests("DELETE", /\/sessions\//)).map(({ path }) => path))
    .toEqual([expect.stringMatching(/\/parties\//)]);
  await expect(window.getByRole("strong").filter({ hasText: "Answered on Mobile" })).toBeHidden();
  // The call goes on at the other phone, and so do its controls.
  await expect(window.getByRole("button", { name: "Mute", exact: true })).toBeVisible();
  await expect.poll(() => desk.tray.shape()).toBe("connected");
});

test("park in the own orbit and take the call back", async ({ service, desk }) => {
  const { call, window } = await connected(service, desk);
  await desk.hotkeys.press("Park");
  await expect.poll(async () => (await service.party(call))?.status.code).toBe("Parked");
  await expect(window.getByText(/\*801/).first()).toBeVisible();
  await expect
    .poll(async () => (await desk.notifications.cards()).map(({ title }) => title).join())
    .toMatch(/parked/i);
  await window.getByRole("button", { name: /^Retrieve/ }).click();
  await expect
    .poll(async () => (await service.party(call))?.status)
    .toMatchObject({ code: "Disconnected", reason: "Pickup" });
  await expect(window.getByRole("button", { name: "Mute", exact: true })).toBeVisible();
  await expect.poll(() => desk.tray.shape()).toBe("connected");
});

test("park at another place than the usual one", async ({ service, desk }) => {
  const { window } = await connected(service, desk);
  await window.getByRole("button", { name: "Park or flip elsewhere", exact: true }).click();
  await window
    .getByRole("menuitem", { name: /^Park at (?!System)/ })
    .first()
    .click();
  await expect
    .poll(async () => (await service.requests("POST", /\/transfer$/)).map((r) => r.requestBody))
    .toEqual([{ parkOrbit: expect.any(String) }]);
});

test("who wants to be asked parks at a location, and is told where the call is", async ({
  service,
  desk,
}) => {
  const { call, window } = await connected(service, desk);
  await openSettings(desk, "Calls");
  await window.getByLabel("Park goes to").selectOption("Ask each time");
  await window.getByRole("button", { name: "Back to calls", exact: true }).click();
  await window.getByRole("button", { name: "Park", exact: true }).click();
  await window
    .getByRole("button", { name: /front counter|workshop|loading dock/i })
    .first()
    .click();
  await expect
    .poll(async () => (await service.requests("POST", /\/transfer$/)).map((r) => r.requestBody))
    .toEqual([{ parkOrbit: expect.any(String) }]);
  await expect.poll(async () => (await service.party(call))?.status.code).toBe("Disconnected");
  await expect
    .poll(async () => (await desk.notifications.cards()).map(({ title }) => title).join())
    .toMatch(/parked/i);
});

async function parkedAtTheFrontCounter(service: TestSimulator, desk: Desk) {
  const { call, window } = await connected(service, desk);
  await openSettings(desk, "Calls");
  await window.getByLabel("Park goes to").selectOption("Front Counter");
  await window.getByRole("button", { name: "Back to calls", exact: true }).click();
  await window.getByRole("button", { name: "Park", exact: true }).click();
  await expect(window.getByText("Parked at Front Counter").first()).toBeVisible();
  return { call, window };
}

test("a call at a park location is taken back", async ({ service, desk }) => {
  const { call, window } = await parkedAtTheFrontCounter(service, desk);
  await expect.poll(() => desk.tray.shape()).toBe("held");
  await expect
    .poll(async () => (await desk.tray.menu()).map(({ label }) => label))
    .toEqual(
      expect.arrayContaining([expect.stringMatching(/parked at Front Counter/), "Retrieve"]),
    );
  await window.getByRole("button", { name: /^Retrieve/ }).click();
  await expect
    .poll(async () => {
      const { parties = [] } = (await service.truth(call.telephonySessionId)) ?? {};
      return parties.at(-1)?.status;
    })
    .toMatchObject({ code: "Answered", reason: "Pickup" });
  await expect(window.getByRole("button", { name: "Mute", exact: true })).toBeVisible();
  await expect.poll(() => desk.tray.shape()).toBe("connected");
  await expect.poll(async () => parkedCards(desk)).toEqual([]);
});

test("a colleague picks up the call at a park location, and the user is told who", async ({
  service,
  desk,
}) => {
  const { call, window } = await parkedAtTheFrontCounter(service, desk);
  await expect.poll(async () => parkedCards(desk)).toHaveLength(1);
  await service.act(call, "pickup-parked", { by: "113" });
  const left = window.getByRole("region", { name: "Calls that have left" });
  await expect(left.getByText("Was parked at Front Counter")).toBeVisible();
  await expect(left.getByText("Picked up by Rowan Pike")).toBeVisible();
  await expect.poll(() => desk.tray.shape()).toBe("idle");
  await expect
    .poll(async () => (await parkedCards(desk)).map(({ title, body }) => `${title}: ${body}`))
    .toEqual([expect.stringMatching(/is no longer parked: Picked up by Rowan Pike/)]);
});

const parkedCards = async (desk: Desk) =>
  (await desk.notifications.cards()).filter(({ title }) => title.includes("parked"));

test("end the call", async ({ service, desk }) => {
  const { call, window } = await connected(service, desk);
  await window.getByRole("button", { name: "End", exact: true }).click();
  await expect
    .poll(async () => {
      const truth = await service.truth(call.telephonySessionId);
      return truth?.parties.every(({ status }) => status.code === "Disconnected") ?? true;
    })
    .toBe(true);
  await expect(window.getByRole("button", { name: "End", exact: true })).toBeHidden();
  await expect.poll(() => desk.tray.shape()).toBe("idle");
});

test("a double press of End sends one request", async ({ service, desk }) => {
  const { window } = await connected(service, desk);
  await window.getByRole("button", { name: "End", exact: true }).dblclick();
  await expect.poll(() => desk.tray.shape()).toBe("idle");
  expect(await service.requests("DELETE", /\/telephony\/sessions\//)).toHaveLength(1);
});
