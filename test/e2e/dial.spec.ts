/** Dialling from the field of the idle view: what is asked, what rings first, and what is placed. */
import type { TestSimulator } from "../support/simulator.ts";
import { expect, signedInAt, test } from "./scenario.ts";

const callOuts = async (service: TestSimulator) =>
  (await service.requests("POST", /\/telephony\/call-out$/)).map(({ requestBody }) => requestBody);

test("a number is called after one confirmation, which says what rings first", async ({
  service,
  desk,
}) => {
  const window = await desk.window();
  const { keyboard } = desk.page();
  const field = window.getByRole("combobox", { name: "Name, extension or number" });
  await field.fill("(202) 555-0188");
  await expect(window.getByText("Dials +1 202 555 0188 · United States").first()).toBeVisible();
  await keyboard.press("Enter");
  await expect(window.getByText("Press Enter once more to call.")).toBeVisible();
  expect(await callOuts(service)).toEqual([]);
  await keyboard.press("Enter");
  await expect(window.getByRole("heading", { name: /555.0188/ })).toBeVisible();
  await expect(window.getByText("Dialing").first()).toBeVisible();
  expect(await callOuts(service)).toEqual([
    { from: { deviceId: "80700100012" }, to: { phoneNumber: "+12025550188" } },
  ]);

  await window.getByRole("button", { name: "End", exact: true }).click();
  await field.click();
  await window.getByRole("option", { name: "+1 202 555 0188" }).click();
  await expect(field).toHaveValue("+1 202 555 0188");
});

test("a colleague is called by name, from the phone that was chosen", async ({ service, desk }) => {
  const window = await desk.window();
  const { keyboard } = desk.page();
  await window.getByRole("button", { name: "Choose another phone to call from" }).click();
  await window.getByRole("menuitem").first().click();
  await window.getByRole("combobox", { name: "Name, extension or number" }).fill("rowan");
  await keyboard.press("Enter");
  await expect(window.getByText("Call ext. 113 · Rowan Pike?")).toBeVisible();
  await window.getByRole("button", { name: "Dial", exact: true }).click();
  await expect(window.getByRole("heading", { name: "Rowan Pike" })).toBeVisible();
  expect(await callOuts(service)).toMatchObject([{ to: { extensionNumber: "113" } }]);
});

test("an emergency number is asked about twice, and what is no number is refused", async ({
  service,
  desk,
}) => {
  const window = await desk.window();
  const { keyboard } = desk.page();
  const field = window.getByRole("combobox", { name: "Name, extension or number" });
  await field.fill("911");
  await keyboard.press("Enter");
  await expect(window.getByText(/This is an emergency number/)).toBeVisible();
  await keyboard.press("Enter");
  await expect(window.getByText(/the address that your phone is registered at/)).toBeVisible();
  expect(await callOuts(service)).toEqual([]);
  await keyboard.press("Enter");
  await expect.poll(() => callOuts(service)).toMatchObject([{ to: { phoneNumber: "911" } }]);

  await field.fill("*67");
  await keyboard.press("Enter");
  await expect(field).toHaveAccessibleDescription(/Codes with \* and #/);
  expect(await callOuts(service)).toHaveLength(1);
});

test("what was dialled last is there again after a restart", async ({ service, launch }) => {
  const desk = await launch(signedInAt(service));
  const window = await desk.window();
  const field = window.getByRole("combobox", { name: "Name, extension or number" });
  await field.fill("113");
  await desk.page().keyboard.press("Enter");
  await expect(window.getByText("Call ext. 113 · Rowan Pike?")).toBeVisible();
  await desk.page().keyboard.press("Enter");
  await expect(window.getByRole("heading", { name: "Rowan Pike" })).toBeVisible();
  await window.getByRole("button", { name: "End", exact: true }).click();
  await expect(field).toBeVisible();
  await desk.close();

  const again = await launch(signedInAt(service));
  const later = await again.window();
  await later.getByRole("combobox", { name: "Name, extension or number" }).click();
  await expect(later.getByRole("option", { name: /Rowan Pike/ })).toBeVisible();
});
