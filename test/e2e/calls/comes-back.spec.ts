/** A transfer that nobody takes comes back, and rings as what it is. */
import { expect, test } from "../scenario.ts";

test("a transfer that comes back rings as one, says from whom, and is answered", async ({
  service,
  desk,
}) => {
  const call = await service.makeCall({ direction: "Inbound", state: "Answered" });
  const window = await desk.window();
  await window.getByRole("button", { name: "Transfer", exact: true }).click();
  const form = window.getByRole("dialog", { name: /^Transfer / });
  await form.getByRole("combobox").fill("113");
  const { keyboard } = desk.page();
  // The second Enter skips the countdown.
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await expect.poll(async () => (await service.party(call))?.status.code).toBe("Disconnected");
  await expect(window.getByText(/Ringing at Rowan Pike/).first()).toBeVisible();
  await service.act(call, "comes-back");
  await expect(window.getByText("Came back from Rowan Pike").first()).toBeVisible();
  await expect(window.getByText("Also rings for")).toHaveCount(0);
  await expect.poll(() => desk.tray.shape()).toBe("ringing");
  await window
    .getByRole("button", { name: /^Answer/ })
    .first()
    .click();
  await expect(window.getByRole("button", { name: "Mute", exact: true })).toBeVisible();
  await expect(window.getByText("Came back from Rowan Pike")).toHaveCount(0);
});
