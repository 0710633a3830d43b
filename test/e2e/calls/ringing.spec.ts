/** Calls that ring and are not answered: voicemail, forward, reply, ignore, and what others do with them. */
import type { MadeCall, TestSimulator } from "../../support/simulator.ts";
import type { Desk } from "../drivers/desk.ts";
import { expect, test } from "../scenario.ts";

const marlow = "+15550100177";

interface Meeting {
  readonly service: TestSimulator;
  readonly desk: Desk;
}

/** A call that rings, in the open window. */
async function rings({ service, desk }: Meeting, more: object = {}) {
  const wish = { direction: "Inbound", state: "Proceeding", from: marlow, ...more };
  const call = (await service.ask("POST", "calls", wish)) as MadeCall;
  const window = await desk.window();
  await expect(window.getByRole("button", { name: /^Answer/ })).toBeVisible();
  const press = (name: string) => window.getByRole("button", { name, exact: true }).click();
  return { call, window, press };
}

const bodies = async (service: TestSimulator, path: RegExp) =>
  (await service.requests("POST", path)).map(({ requestBody }) => requestBody);

test("one press sends it to the own voicemail, and the receipt says so", async ({
  service,
  desk,
}) => {
  const { window, press } = await rings({ service, desk });
  await press("Voicemail");
  await expect(window.getByText("In your voicemail", { exact: true })).toBeVisible();
  expect(await bodies(service, /\/forward$/)).toEqual([{ voicemail: "700100012" }]);
  await expect(window.getByText("Missed")).toBeHidden();
});

test("it is forwarded to a colleague by name; back to oneself is refused, and it still rings", async ({
  service,
  desk,
}) => {
  const { call, window, press } = await rings({ service, desk });
  await press("Forward");
  const form = window.getByRole("dialog", { name: "Forward Marlow Finch" });
  const field = form.getByRole("combobox", { name: "Name, extension or number" });
  await field.fill(marlow);
  await desk.page().keyboard.press("Enter");
  await expect(form.getByRole("button", { name: "Forward there" })).toBeVisible();
  await desk.page().keyboard.press("Enter");
  await expect(field).toHaveAccessibleDescription("That is who is calling.");
  expect(await bodies(service, /\/forward$/)).toEqual([]);
  expect((await service.party(call))?.status.code).toBe("Proceeding");

  await field.fill("rowan");
  await desk.page().keyboard.press("Enter");
  await desk.page().keyboard.press("Enter");
  await expect.poll(() => bodies(service, /\/forward$/)).toEqual([{ extensionNumber: "113" }]);
  await expect(form).toBeHidden();
  await expect(window.getByText("Forwarded to Rowan Pike", { exact: true })).toBeVisible();
});

test("a message of 10,000 characters is refused in so many words, a shorter one goes out", async ({
  service,
  desk,
}) => {
  const { call, window, press } = await rings({ service, desk });
  await press("Reply");
  const form = window.getByRole("dialog", { name: "Reply to Marlow Finch" });
  const field = form.getByRole("textbox", { name: "Your own message" });
  await field.fill("a".repeat(10_000));
  await form.getByRole("button", { name: "Reply", exact: true }).click();
  await expect(
    form.getByText("The message is too long: 250 characters are the most."),
  ).toBeVisible();
  expect(await bodies(service, /\/reply$/)).toEqual([]);
  expect((await service.party(call))?.status.code).toBe("Proceeding");
  await field.fill("Back in a minute");
  await form.getByRole("button", { name: "Reply", exact: true }).click();
  await expect
    .poll(() => bodies(service, /\/reply$/))
    .toEqual([{ replyWithText: "Back in a minute" }]);
  await expect(form).toBeHidden();
});

test("one of the service's messages is one press", async ({ service, desk }) => {
  const { window, press } = await rings({ service, desk });
  await press("Reply");
  await window.getByRole("button", { name: "Call me back in 15 minutes" }).click();
  await expect
    .poll(() => bodies(service, /\/reply$/))
    .toEqual([{ replyWithPattern: { pattern: "CallMeBack", time: 15, timeUnit: "Minute" } }]);
});

test("a queue's call names its queue and who else is rung, and is left to them by Ignore", async ({
  service,
  desk,
}) => {
  const { window, press } = await rings({ service, desk }, { queue: true, alsoRings: ["113"] });
  await expect(window.getByText(/^Queue /)).toBeVisible();
  await expect(window.getByText("Also rings for Rowan Pike")).toBeVisible();
  await press("Ignore");
  await expect.poll(() => service.requests("POST", /\/ignore$/)).toHaveLength(1);
  await expect(window.getByText("Left to the others", { exact: true })).toBeVisible();
});

test("one that a colleague takes goes quietly, and who has it is said", async ({
  service,
  desk,
}) => {
  const { call, window } = await rings({ service, desk }, { queue: true, alsoRings: ["113"] });
  await service.ask("POST", `calls/${call.telephonySessionId}/actions`, {
    ...{ action: "taken-by-colleague", by: "113" },
  });
  await expect(window.getByRole("button", { name: /^Answer/ })).toBeHidden();
  await expect(window.getByText("Answered by Rowan Pike", { exact: true })).toBeVisible();
  await expect(window.getByText("Missed")).toBeHidden();
});
