/** The ten commonest acts, each with as few presses in the window as it can have. */
import type { Locator, Page } from "@playwright/test";

import type { TestSimulator } from "../support/simulator.ts";
import type { Desk, WindowPage } from "./drivers/desk.ts";
import { expect, test } from "./scenario.ts";

/** The user's hands: every click and every key is counted. */
class CountedHands {
  readonly #page: Page;
  presses = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async click(target: Locator): Promise<void> {
    this.presses += 1;
    await target.click();
  }

  /** One press for each letter. */
  async type(letters: string): Promise<void> {
    for (const letter of letters) await this.key(letter);
  }

  async key(key: string): Promise<void> {
    this.presses += 1;
    await this.#page.keyboard.press(key);
  }
}

interface Meeting {
  readonly service: TestSimulator;
  readonly desk: Desk;
}

/** A call from outside in the open window, and hands that have pressed nothing yet. */
async function meet({ service, desk }: Meeting, state: "Proceeding" | "Answered") {
  const call = await service.makeCall({ direction: "Inbound", state, from: "+15550100177" });
  const window = await desk.window();
  await expect(button(window, state === "Proceeding" ? "Answer" : "End")).toBeVisible();
  return { call, window, hands: new CountedHands(desk.page()) };
}

/** By its word; where it goes may follow. */
const button = (window: WindowPage, word: string): Locator =>
  window.getByRole("button", { name: new RegExp(`^${word}(,|$)`) }).first();

test("answer: one press", async ({ service, desk }) => {
  const { call, window, hands } = await meet({ service, desk }, "Proceeding");
  await hands.click(button(window, "Answer"));
  await expect.poll(async () => (await service.party(call))?.status.code).toBe("Answered");
  expect(hands.presses).toBe(1);
});

test("decline: one press", async ({ service, desk }) => {
  const { window, hands } = await meet({ service, desk }, "Proceeding");
  await hands.click(button(window, "Decline"));
  await expect.poll(() => service.requests("POST", /\/reject$/)).toHaveLength(1);
  expect(hands.presses).toBe(1);
});

test("mute: one press", async ({ service, desk }) => {
  const { call, window, hands } = await meet({ service, desk }, "Answered");
  await hands.click(button(window, "Mute"));
  await expect.poll(async () => (await service.party(call))?.muted).toBe(true);
  expect(hands.presses).toBe(1);
});

test("hold: one press", async ({ service, desk }) => {
  const { call, window, hands } = await meet({ service, desk }, "Answered");
  await hands.click(button(window, "Hold"));
  await expect.poll(async () => (await service.party(call))?.status.code).toBe("Hold");
  expect(hands.presses).toBe(1);
});

test("record: one press", async ({ service, desk }) => {
  const { call, window, hands } = await meet({ service, desk }, "Answered");
  await hands.click(button(window, "Record"));
  await expect
    .poll(async () => (await service.party(call))?.recordings?.map(({ active }) => active))
    .toEqual([true]);
  expect(hands.presses).toBe(1);
});

test("transfer to a colleague by name: one press, a few letters, Enter", async ({
  service,
  desk,
}) => {
  const { window, hands } = await meet({ service, desk }, "Answered");
  const letters = "row";
  await hands.click(button(window, "Transfer"));
  await expect(window.getByRole("combobox")).toBeFocused();
  await hands.type(letters);
  await hands.key("Enter");
  await expect
    .poll(async () => (await service.requests("POST", /\/transfer$/)).map((r) => r.requestBody))
    .toEqual([{ extensionNumber: "113" }]);
  expect(hands.presses).toBe(1 + letters.length + 1);
});

test("park and take back: one press each", async ({ service, desk }) => {
  const { call, window, hands } = await meet({ service, desk }, "Answered");
  await hands.click(button(window, "Park"));
  await expect.poll(async () => (await service.party(call))?.status.code).toBe("Parked");
  expect(hands.presses).toBe(1);
  await hands.click(button(window, "Retrieve"));
  await expect
    .poll(async () => (await service.party(call))?.status)
    .toMatchObject({ code: "Disconnected", reason: "Pickup" });
  expect(hands.presses).toBe(2);
});

test("flip to the mobile phone: one press, and one to finish here", async ({ service, desk }) => {
  const { call, window, hands } = await meet({ service, desk }, "Answered");
  await hands.click(button(window, "Flip"));
  await expect
    .poll(async () => (await service.requests("POST", /\/flip$/)).map((r) => r.requestBody))
    .toEqual([{ callFlipId: "2" }]);
  await service.act(call, "flip-answered-keeping-old");
  await expect(window.getByRole("strong").filter({ hasText: "Answered on Mobile" })).toBeVisible();
  await hands.click(button(window, "End"));
  await expect.poll(() => service.requests("DELETE", /\/sessions\//)).toHaveLength(1);
  expect(hands.presses).toBe(2);
});

test("end: one press", async ({ service, desk }) => {
  const { window, hands } = await meet({ service, desk }, "Answered");
  await hands.click(button(window, "End"));
  await expect.poll(() => desk.tray.shape()).toBe("idle");
  expect(hands.presses).toBe(1);
});
