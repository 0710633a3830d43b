import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import AxeBuilder from "@axe-core/playwright";

import { expect, signedInAt, test } from "./scenario.ts";

test("a newcomer is one click away from a live demo call", async ({ launch }) => {
  const desk = await launch([]);
  await expect.poll(() => desk.tray.shape()).toBe("signed-out");
  const window = await desk.window();
  await window.getByRole("button", { name: "Try the demo" }).click();
  await expect(window.getByText(/demo/i).first()).toBeVisible();
  await expect(window.getByRole("button", { name: "Mute", exact: true })).toBeVisible();
  await expect.poll(() => desk.tray.shape()).toBe("connected");
});

test("the demo's call answers to every control", async ({ launch }) => {
  const desk = await launch(["--demo"]);
  const window = await desk.window();
  const mute = window.getByRole("button", { name: "Mute", exact: true });
  await mute.click();
  await expect.poll(() => desk.tray.shape()).toBe("muted");
  await mute.click();
  await expect.poll(() => desk.tray.shape()).toBe("connected");
  await desk.hotkeys.press("Hold");
  await expect.poll(() => desk.tray.shape()).toBe("held");
  await desk.hotkeys.press("Hold");
  await expect.poll(() => desk.tray.shape()).toBe("connected");
});

test("a call that nobody took is reported as missed", async ({ service, desk }) => {
  const call = await service.makeCall({
    direction: "Inbound",
    state: "Proceeding",
    from: "+15550100177",
  });
  await expect.poll(() => desk.tray.shape()).toBe("ringing");
  await service.act(call, "hangup");
  await expect
    .poll(async () => (await desk.notifications.cards()).map(({ title }) => title).join())
    .toMatch(/missed/i);
});

test("a refused park says why and leaves the call alone", async ({ service, desk }) => {
  const call = await service.makeCall({
    direction: "Inbound",
    state: "Answered",
    from: "+15550100177",
  });
  await service.fault({
    match: { method: "POST", path: "/**/park" },
    effect: { kind: "answer", status: 403 },
  });
  const window = await desk.window();
  await window.getByRole("button", { name: "Park", exact: true }).click();
  await expect(
    window
      .getByText(/does not allow this/i)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await expect
    .poll(async () => (await desk.notifications.cards()).map(({ title }) => title).join())
    .toMatch(/park/i);
  expect((await service.party(call))?.status.code).toBe("Answered");
  await expect.poll(() => desk.tray.shape()).toBe("connected");
});

test("sleep marks the state as stale and waking makes it true again", async ({ service, desk }) => {
  const call = await service.makeCall({
    direction: "Inbound",
    state: "Answered",
    from: "+15550100177",
  });
  await expect.poll(() => desk.tray.shape()).toBe("connected");
  await desk.suspend();
  await expect.poll(() => desk.tray.shape()).toBe("stale");
  await service.act(call, "hangup");
  await desk.resume();
  await expect.poll(() => desk.tray.shape()).toBe("idle");
});

test("a lost connection that lasts is said, and so is its return", async ({ service, desk }) => {
  await expect.poll(() => desk.tray.shape()).toBe("idle");
  await service.fault({
    match: { path: "/restapi/oauth/wstoken" },
    effect: { kind: "answer", status: 503, headers: { "Retry-After": "8" }, body: {} },
  });
  await service.fault({ match: { frame: "now" }, effect: { kind: "drop" } });
  await expect
    .poll(async () => (await desk.notifications.cards()).map(({ title }) => title).join())
    .toMatch(/lost/i);
  await expect.poll(() => desk.tray.shape(), { timeout: 20_000 }).toBe("idle");
  await expect
    .poll(async () => (await desk.notifications.cards()).map(({ title }) => title).join())
    .toMatch(/back/i);
});

test("with two calls that fit, a hotkey asks and sends nothing", async ({ service, desk }) => {
  const first = await service.makeCall({
    direction: "Inbound",
    state: "Hold",
    from: "+15550100177",
  });
  const second = await service.makeCall({
    direction: "Inbound",
    state: "Hold",
    from: "+15550100178",
  });
  const window = await desk.window();
  await expect.poll(() => desk.tray.shape()).toBe("held");
  await desk.hotkeys.press("Hold");
  await expect(window.getByRole("dialog")).toBeVisible();
  expect(await service.requests("POST", /hold$/)).toEqual([]);
  expect((await service.party(first))?.status.code).toBe("Hold");
  expect((await service.party(second))?.status.code).toBe("Hold");
});

test("a damaged settings file is set aside and the user is told", async ({
  launch,
  service,
  userDataDir,
}) => {
  writeFileSync(join(userDataDir, "settings.json"), "{ this is no JSON");
  const desk = await launch(signedInAt(service));
  const window = await desk.window();
  await expect(window.getByText(/settings/i).first()).toBeVisible();
  expect(readdirSync(userDataDir).some((name) => name.startsWith("settings.damaged-"))).toBe(true);
});

test("the window and the desk around it break no accessibility rule together", async ({
  service,
  desk,
}, info) => {
  test.skip(info.project.name === "electron", "a window of the system has no desk around it");
  const from = "+15550100177";
  await service.makeCall({ direction: "Inbound", state: "Hold", from: "+15550100178" });
  await service.makeCall({ direction: "Inbound", state: "Answered", from });
  await service.makeCall({ direction: "Inbound", state: "Proceeding", from: "+15550100161" });
  const window = await desk.window();
  await expect(window.getByRole("button", { name: /^Answer/ })).toBeVisible();
  const { violations } = await new AxeBuilder({ page: desk.page() }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});
