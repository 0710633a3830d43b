/** A warm transfer, from asking to its end, and when something gets in its way. */
import type { MadeCall, TestSimulator } from "../support/simulator.ts";
import type { Desk, WindowPage } from "./drivers/desk.ts";
import { expect, signedInAt, test } from "./scenario.ts";

interface Meeting {
  readonly service: TestSimulator;
  readonly desk: Desk;
}

/** A caller is on the line, and Rowan is being asked about him. */
async function askRowan({ service, desk }: Meeting) {
  const first = await service.makeCall({ direction: "Inbound", state: "Answered" });
  const window = await desk.window();
  await window.getByRole("button", { name: "Ask first", exact: true }).click();
  const dialog = window.getByRole("dialog", { name: /^Ask first about/ });
  await dialog.getByRole("combobox", { name: "Name, extension or number" }).fill("rowan");
  await desk.page().keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  const pair = window.getByRole("region", { name: "Warm transfer" });
  await expect(pair.getByText("Ringing at Rowan Pike").first()).toBeVisible();
  expect((await service.party(first))?.status.code).toBe("Hold");
  const consult = await consultIn(service, first);
  return { first, consult, window, pair };
}

/** The call that the user has placed. */
async function consultIn(service: TestSimulator, first: MadeCall): Promise<MadeCall> {
  const calls = await service.calls();
  const call = calls.find((one) => one.telephonySessionId !== first.telephonySessionId);
  const own = call?.parties.find(({ direction }) => direction === "Outbound");
  if (call === undefined || own === undefined) throw new Error("nobody was called");
  return { telephonySessionId: call.telephonySessionId, partyId: own.id };
}

const sent = async (service: TestSimulator, path: RegExp) =>
  (await service.requests("POST", path)).map(({ requestBody }) => requestBody);
const button = (within: Pick<WindowPage, "getByRole">, name: string) =>
  within.getByRole("button", { name, exact: true });

test("a caller is held, Rowan is asked, and the two are joined by one press", async ({
  service,
  desk,
}) => {
  const { first, consult, window, pair } = await askRowan({ service, desk });
  await expect(button(pair, "Complete")).toHaveAttribute("aria-disabled", "true");
  await service.act(consult, "answer");
  await expect(pair.getByText("Answered").first()).toBeVisible();
  const menu = async () => (await desk.tray.menu()).map(({ label }) => label);
  await expect.poll(menu).toEqual(expect.arrayContaining(["Complete", "Take back"]));

  await button(pair, "Swap").click();
  await expect.poll(async () => (await service.party(first))?.status.code).toBe("Answered");
  await expect.poll(async () => (await service.party(consult))?.status.code).toBe("Hold");

  await button(pair, "Complete").click();
  await expect(pair).toBeHidden();
  await expect(window.getByText("Transferred to Rowan Pike", { exact: true })).toBeVisible();
  expect(await sent(service, /\/bridge$/)).toHaveLength(1);
  await expect
    .poll(async () => (await service.party(first))?.status)
    .toMatchObject({ code: "Gone", reason: "AttendedTransfer" });
});

test("whoever is asked is busy: the caller is still there, and is taken back", async ({
  service,
  desk,
}) => {
  const { first, consult, window, pair } = await askRowan({ service, desk });
  await service.act(consult, "consult-busy");
  await expect(pair.getByText("Rowan Pike is busy").first()).toBeVisible();
  await expect
    .poll(async () => (await desk.notifications.cards()).map(({ title }) => title))
    .toContainEqual(expect.stringContaining("Rowan Pike is busy"));
  await button(pair, "Take back").click();
  await expect.poll(async () => (await service.party(first))?.status.code).toBe("Answered");
  await expect(pair).toBeHidden();
  await expect(window.getByRole("heading", { name: "Marlow Finch" })).toBeVisible();
  expect(await sent(service, /\/bridge$/)).toEqual([]);
});

test("taking back ends the call that asks and resumes the first", async ({ service, desk }) => {
  const { first, consult, pair } = await askRowan({ service, desk });
  await service.act(consult, "answer");
  await expect(button(pair, "Complete")).not.toHaveAttribute("aria-disabled", "true");
  await button(pair, "Take back").click();
  await expect.poll(async () => (await service.party(first))?.status.code).toBe("Answered");
  await expect.poll(async () => (await service.party(consult))?.status.code).not.toBe("Answered");
  await expect(pair).toBeHidden();
});

test("a restart in the middle finds the pair again, and it can be completed", async ({
  service,
  launch,
}) => {
  const desk = await launch(signedInAt(service));
  const { first, consult } = await askRowan({ service, desk });
  await service.act(consult, "answer");
  await desk.close();

  const again = await launch(signedInAt(service));
  const pair = (await again.window()).getByRole("region", { name: "Warm transfer" });
  await expect(pair.getByText("Answered").first()).toBeVisible();
  await button(pair, "Complete").click();
  await expect
    .poll(async () => (await service.party(first))?.status)
    .toMatchObject({ code: "Gone", reason: "AttendedTransfer" });
});

test("a network that is lost in the middle loses neither call", async ({ service, desk }) => {
  const { first, consult, pair } = await askRowan({ service, desk });
  await service.fault({ match: { frame: "now" }, effect: { kind: "drop" } });
  const refuse = { kind: "refuse", status: 503 };
  await service.fault({ match: { frame: "upgrade" }, times: 2, effect: refuse });
  await service.act(consult, "answer");
  await expect(pair.getByText("Answered").first()).toBeVisible({ timeout: 20_000 });
  // While what is shown is not confirmed, the first press only arms it.
  await expect(async () => {
    if (await pair.isVisible()) await button(pair, "Complete").click();
    await expect(pair).toBeHidden({ timeout: 2_000 });
  }).toPass();
  expect(await sent(service, /\/bridge$/)).toHaveLength(1);
  expect((await service.party(first))?.status.code).toBe("Gone");
});
