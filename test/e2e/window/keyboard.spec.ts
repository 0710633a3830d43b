/** The flows of `docs/flows.md` by the keyboard alone: no pointer touches the window. */
import type { TestSimulator } from "../../support/simulator.ts";
import type { Desk } from "../drivers/desk.ts";
import { expect, test } from "../scenario.ts";

/** The window as the system opens it: the keyboard is in it, and on nothing of it yet. */
async function openWindow(desk: Desk) {
  const window = await desk.window();
  await window.getByRole("main").focus();
  return { window, keyboard: desk.page().keyboard };
}

const posted = async (service: TestSimulator, path: RegExp) =>
  (await service.requests("POST", path)).map(({ requestBody }) => requestBody);

test("dialling: a number is typed from nowhere, and two Enters place the call", async ({
  service,
  desk,
}) => {
  const { window, keyboard } = await openWindow(desk);
  const field = window.getByRole("combobox", { name: "Name, extension or number" });
  await expect(field).toBeVisible();
  await keyboard.type("2025550188");
  await expect(field).toHaveValue("2025550188");
  await keyboard.press("Enter");
  await expect(window.getByText("Press Enter once more to call.")).toBeVisible();
  await keyboard.press("Enter");
  await expect(window.getByText("Dialing").first()).toBeVisible();
  expect(await posted(service, /\/telephony\/call-out$/)).toHaveLength(1);
  await expect(window.getByRole("button", { name: "End", exact: true })).toBeVisible();
  await keyboard.press("e");
  await keyboard.press("Control+Shift+E");
  await expect(window.getByText("No calls")).toBeVisible();
});

test("a warm transfer: a caller is held, Rowan is asked, and the two are joined", async ({
  service,
  desk,
}) => {
  const first = await service.makeCall({ direction: "Inbound", state: "Answered" });
  const { window, keyboard } = await openWindow(desk);
  await expect(window.getByRole("button", { name: "Ask first", exact: true })).toBeVisible();
  await keyboard.press("a");
  const dialog = window.getByRole("dialog", { name: /^Ask first about/ });
  await expect(dialog.getByRole("combobox")).toBeFocused();
  await keyboard.type("rowan");
  await keyboard.press("Enter");
  const pair = window.getByRole("region", { name: "Warm transfer" });
  await expect(pair.getByText("Ringing at Rowan Pike").first()).toBeVisible();
  const calls = await service.calls();
  const consult = calls.find((one) => one.telephonySessionId !== first.telephonySessionId);
  const own = consult?.parties.find(({ direction }) => direction === "Outbound");
  if (consult === undefined || own === undefined) throw new Error("nobody was called");
  await service.act({ telephonySessionId: consult.telephonySessionId, partyId: own.id }, "answer");
  await expect(pair.getByText("Answered").first()).toBeVisible();
  await keyboard.press("j");
  expect(await posted(service, /\/bridge$/)).toEqual([]);
  await keyboard.press("Control+Shift+J");
  await expect(pair).toBeHidden();
  expect(await posted(service, /\/bridge$/)).toHaveLength(1);
});

test("waiting callers: the board is reached by one key, and who waits is resumed", async ({
  service,
  desk,
}) => {
  const from = "+15550100178";
  const waits = await service.makeCall({ direction: "Inbound", state: "Hold", from });
  await service.makeCall({ direction: "Inbound", state: "Answered", from: "+15550100177" });
  const { window, keyboard } = await openWindow(desk);
  const board = window.getByRole("region", { name: "Waiting" });
  await expect(board).toBeVisible();
  await keyboard.press("w");
  await expect(board.getByRole("button", { name: /^Switch to/ })).toBeFocused();
  await keyboard.press("ArrowRight");
  await keyboard.press("Enter");
  await expect.poll(async () => (await service.party(waits))?.status.code).toBe("Answered");
});

test("a second ring over a talk: no letter touches it, and its own keys take it", async ({
  service,
  desk,
}) => {
  const first = await service.makeCall({ direction: "Inbound", state: "Answered" });
  const from = "+15550100162";
  const second = await service.makeCall({ direction: "Inbound", state: "Proceeding", from });
  const { window, keyboard } = await openWindow(desk);
  await expect(window.getByRole("button", { name: "Decline", exact: true })).toBeVisible();
  for (const key of ["d", "e", "j", "Enter", "Space"]) await keyboard.press(key);
  expect((await service.party(second))?.status.code).toBe("Proceeding");
  expect((await service.party(first))?.status.code).toBe("Answered");
  await keyboard.press("Control+Shift+D");
  await expect.poll(async () => (await service.party(second))?.status.code).not.toBe("Proceeding");
  expect((await service.party(first))?.status.code).toBe("Answered");
});

test("? lists the keys, Escape steps back to where one was, and then hides the window", async ({
  service,
  desk,
}) => {
  await service.makeCall({ direction: "Inbound", state: "Answered" });
  const { window, keyboard } = await openWindow(desk);
  const mute = window.getByRole("button", { name: "Mute", exact: true });
  await mute.focus();
  await keyboard.press("?");
  await expect(window.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await keyboard.press("Escape");
  await expect(mute).toBeFocused();
  await keyboard.press("ArrowRight");
  await expect(window.getByRole("button", { name: "Hold", exact: true })).toBeFocused();
  await keyboard.press("Escape");
  await expect.poll(() => desk.windowIsOpen()).toBe(false);
});

test("a cough: the call is muted for as long as C is held", async ({ service, desk }) => {
  const call = await service.makeCall({ direction: "Inbound", state: "Answered" });
  const { window, keyboard } = await openWindow(desk);
  await expect(window.getByRole("button", { name: "Mute", exact: true })).toBeVisible();
  await keyboard.down("c");
  await expect.poll(async () => (await service.party(call))?.muted).toBe(true);
  await expect.poll(() => desk.tray.shape()).toBe("muted");
  await keyboard.up("c");
  await expect.poll(async () => (await service.party(call))?.muted).toBe(false);
  await expect.poll(() => desk.tray.shape()).toBe("connected");
});
