/** The transfer form against the service: what it dials, what it refuses, and what it keeps. */
import type { TestSimulator } from "../support/simulator.ts";
import type { Desk } from "./drivers/desk.ts";
import { expect, test } from "./scenario.ts";

interface Meeting {
  readonly service: TestSimulator;
  readonly desk: Desk;
}

/** A connected call, and the question where it goes. */
async function openForm({ service, desk }: Meeting) {
  const call = await service.makeCall({ direction: "Inbound", state: "Answered" });
  const window = await desk.window();
  const transfer = window.getByRole("button", { name: "Transfer", exact: true });
  await transfer.click();
  const form = window.getByRole("dialog", { name: /^Transfer / });
  const field = form.getByRole("combobox", { name: "Name, extension or number" });
  await expect(field).toBeFocused();
  return { call, window, transfer, form, field, keyboard: desk.page().keyboard };
}

const sent = async (service: TestSimulator) =>
  (await service.requests("POST", /\/transfer$/)).map(({ requestBody }) => requestBody);

test.describe("in a German account", () => {
  test.use({ country: "DE" });

  test("a national number is dialled as a German one", async ({ service, desk }) => {
    const { call, form, field, keyboard } = await openForm({ service, desk });
    await field.fill("030 1234567");
    await expect(form.getByText("Dials +49 30 1234567 · Germany").first()).toBeVisible();
    await keyboard.press("Enter");
    await expect.poll(() => sent(service)).toEqual([{ phoneNumber: "+49301234567" }]);
    await expect.poll(async () => (await service.party(call))?.status.code).toBe("Disconnected");
    await expect(form).toBeHidden();
  });
});

test("a German number in an American account is refused, and with its country dialled", async ({
  service,
  desk,
}) => {
  const { form, field, keyboard } = await openForm({ service, desk });
  await field.fill("030 1234567");
  await keyboard.press("Enter");
  await expect(field).toHaveAccessibleDescription(
    "There are no numbers like this (United States).",
  );
  await field.fill("\u202a+49\u00a030\u20111234567\u202c");
  await expect(form.getByText("Dials +49 30 1234567 · Germany").first()).toBeVisible();
  await keyboard.press("Enter");
  await expect.poll(() => sent(service)).toEqual([{ phoneNumber: "+49301234567" }]);
});

test("a number that nobody is known to have goes out at the second Enter", async ({
  service,
  desk,
}) => {
  const { form, field, keyboard } = await openForm({ service, desk });
  await field.fill("555 010 0161");
  await keyboard.press("Enter");
  await expect(form.getByText("Dial +1 555 010 0161 · United States?").first()).toBeVisible();
  expect(await sent(service)).toEqual([]);
  await keyboard.press("Enter");
  await expect.poll(() => sent(service)).toEqual([{ phoneNumber: "+15550100161" }]);
});

test("an extension that is none is named, with the form still open and the text in it", async ({
  service,
  desk,
}) => {
  const { call, form, field, keyboard } = await openForm({ service, desk });
  await field.fill("999999");
  await keyboard.press("Enter");
  await expect(field).toHaveAccessibleDescription("There is no extension 999999.");
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("999999");
  expect(await sent(service)).toEqual([{ extensionNumber: "999999" }]);

  await field.fill("911");
  await keyboard.press("Enter");
  await expect(field).toHaveAccessibleDescription(/^There is no extension 911/);
  expect(await sent(service)).toHaveLength(1);
  expect((await service.party(call))?.status.code).toBe("Answered");

  await field.fill("113");
  await keyboard.press("Enter");
  await expect(form).toBeHidden();
});

test("what was typed is there again after Escape, a second ring and a hidden window", async ({
  service,
  desk,
}) => {
  const { window, transfer, field, keyboard } = await openForm({ service, desk });
  await field.fill("030 12");
  await keyboard.press("Escape");
  await expect(field).toBeHidden();
  await transfer.click();
  await expect(field).toHaveValue("030 12");
  await expect(field).toBeFocused();

  const second = await service.makeCall({
    ...{ direction: "Inbound", state: "Proceeding", from: "+15550100162" },
  });
  await service.act(second, "hangup");
  await expect(field).toHaveValue("030 12");

  await keyboard.press("Escape");
  await window.getByRole("button", { name: "Hide window" }).click();
  await expect.poll(() => desk.windowIsOpen()).toBe(false);
  await desk.window();
  await transfer.click();
  await expect(field).toHaveValue("030 12");
});

test("a colleague declines a transferred call, and the user reads where the caller is", async ({
  service,
  desk,
}) => {
  const { call, window, field, keyboard } = await openForm({ service, desk });
  await field.fill("113");
  await keyboard.press("Enter");
  const left = window.getByRole("region", { name: "Calls that have left" });
  await expect(left.getByText("Transferred to Rowan Pike")).toBeVisible();
  await expect(left.getByText("Ringing at Rowan Pike")).toBeVisible();
  await service.act(call, "decline");
  await expect(left.getByText("In the voicemail of Rowan Pike")).toBeVisible();
  await expect(window.getByText("No calls")).toBeVisible();
  await expect
    .poll(async () => (await desk.notifications.cards()).map(({ body }) => body))
    .toEqual(["Transferred to Rowan Pike. In the voicemail of Rowan Pike."]);
  await expect
    .poll(async () => (await desk.tray.menu()).map(({ label }) => label))
    .toContainEqual(expect.stringContaining("Calls that have left"));
  await left.getByRole("button", { name: /^Dismiss/ }).click();
  await expect(left).toBeHidden();
});
