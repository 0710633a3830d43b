/** The strip that stays in sight: what it shows and does, and its ways to the whole window and back. */
import { expect, signedInAt, test } from "../scenario.ts";

test("a call is muted and held in the strip, which is remembered, and rings have the whole window", async ({
  service,
  launch,
}) => {
  const call = await service.makeCall({ direction: "Inbound", state: "Answered" });
  const desk = await launch(signedInAt(service));
  const window = await desk.window();
  await expect(window.getByRole("button", { name: "Transfer", exact: true })).toBeVisible();
  await window.getByRole("main").focus();
  await desk.page().keyboard.press(".");
  const whole = window.getByRole("button", { name: "Show the whole window" });
  await expect(whole).toBeVisible();
  await expect
    .poll(() =>
      window.locator("body").evaluate((body) => body.ownerDocument.defaultView?.innerHeight),
    )
    .toBe(44);
  await window.getByRole("button", { name: "Mute", exact: true }).click();
  await expect.poll(async () => (await service.party(call))?.muted).toBe(true);
  await window.getByRole("button", { name: "Hold", exact: true }).click();
  await expect.poll(async () => (await service.party(call))?.status.code).toBe("Hold");

  const from = "+15550100162";
  const second = await service.makeCall({ direction: "Inbound", state: "Proceeding", from });
  await expect(window.getByRole("button", { name: "Decline", exact: true })).toBeVisible();
  await service.act(second, "hangup");
  await expect(whole).toBeVisible();
  await desk.close();

  const again = await launch(signedInAt(service));
  const later = await again.window();
  await later.getByRole("button", { name: "Show the whole window" }).click();
  await expect(later.getByRole("button", { name: "Transfer", exact: true })).toBeVisible();
});
