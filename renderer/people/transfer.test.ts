import { describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";

import type { AppSnapshot } from "../../contract/app-snapshot.ts";
import type { DialReading } from "../../contract/dialing.ts";
import type { TypedTarget } from "../../contract/intent.ts";
import { failed } from "../../contract/result.ts";
import { FakeBridge } from "../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../test/support/mount-window.ts";
import {
  buildCall,
  buildRingingCall,
  buildSnapshotWith,
  sessionId,
} from "../../test/support/views/snapshots.ts";

const here = sessionId("s-1");
const seen = { telephonySessionId: here, saw: "connected" };
const chooser = { ask: "transfer-target", telephonySessionId: here } as const;
const german: DialReading = {
  verdict: "dials",
  destination: { kind: "phone-number", number: "+49 30 1234567", country: "DE" },
};
const asked: DialReading = {
  verdict: "asks",
  doubt: "unlisted",
  confirm: "+15550100188",
  destination: { kind: "phone-number", number: "+1 555 010 0188" },
};

const withoutForm = (revision: number, part: Partial<AppSnapshot> = {}) =>
  buildSnapshotWith([buildCall()], { revision, ...part });
const snapshot = (revision: number, part: Partial<AppSnapshot> = {}) =>
  withoutForm(revision, { chooser, ...part });

async function open(reading?: (to: TypedTarget) => DialReading) {
  const fake = new FakeBridge({ snapshot: snapshot(1) });
  if (reading !== undefined) fake.reading = reading;
  const { screen, time } = await mountWindow(fake);
  const dialog = screen.getByRole("dialog", { name: "Transfer Marlow Finch" });
  await expect.element(dialog).toBeVisible();
  const acts = () => fake.inputsOf("calls.act");
  const field = dialog.getByRole("combobox", { name: "Name, extension or number" });
  return { fake, screen, time, dialog, acts, field };
}

describe("a colleague", () => {
  test("is found and transferred to by letters and Enter, in the field that has the focus", async () => {
    const { acts, field } = await open();
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard("wr{Enter}");
    await expect.poll(acts).toEqual([
      {
        action: "transfer",
        ...seen,
        to: { kind: "extension", extensionNumber: "115", confirm: "115" },
      },
    ]);
  });

  test("that the arrow keys went to is the one", async () => {
    const { acts } = await open();
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    await expect.poll(acts).toMatchObject([{ to: { extensionNumber: "114" } }]);
  });

  test("is nobody while nothing is typed or nothing fits", async () => {
    const { acts, field } = await open(() => ({ verdict: "refused", because: "empty" }));
    const said = ["Enter an extension or a phone number.", "Nobody matches."];
    for (const [index, typed] of ["{Enter}", "zz{Enter}"].entries()) {
      await userEvent.keyboard(typed);
      await expect.element(field).toHaveAccessibleDescription(said[index] ?? "");
      await expect.element(field).toHaveFocus();
    }
    expect(acts()).toEqual([]);
  });

  test("has a voicemail too, by Ctrl and Enter, and by its button", async () => {
    const { acts, dialog, field } = await open();
    const voicemail = (extensionId: string) => ({
      ...{ action: "transfer", ...seen },
      to: { kind: "voicemail", extensionId },
    });
    await userEvent.keyboard("night{Control>}{Enter}{/Control}");
    await expect.poll(acts).toEqual([voicemail("700100016")]);
    await field.fill("night");
    await dialog.getByRole("option", { name: /^Night mailbox/ }).click();
    await dialog.getByRole("button", { name: "Voicemail" }).first().click();
    await expect.poll(acts).toEqual([voicemail("700100016"), voicemail("700100016")]);
  });

  test("without an extension has nothing but the mailbox, and the row says so", async () => {
    const { acts, dialog } = await open();
    await userEvent.keyboard("night");
    await expect.element(dialog.getByRole("option")).toMatchTextContent(/Voicemail/);
    await userEvent.keyboard("{Enter}");
    await expect.poll(acts).toMatchObject([{ to: { kind: "voicemail" } }]);
  });

  test("is asked first by Shift and Enter", async () => {
    const { acts } = await open();
    await userEvent.keyboard("wr{Shift>}{Enter}{/Shift}");
    await expect
      .poll(acts)
      .toMatchObject([{ action: "consult", ...seen, to: { extensionNumber: "115" } }]);
  });

  test("is needed for a voicemail: a number has none here", async () => {
    const { acts, field } = await open(() => german);
    await field.fill("030 1234567");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await expect
      .element(field)
      .toHaveAccessibleDescription("Only a colleague has a voicemail here.");
    expect(acts()).toEqual([]);
  });
});

test.each([
  ["a park place", "front", { action: "park", to: { kind: "location", extensionId: "700100061" } }],
  ["a phone of one's own", "mobile", { action: "flip", callFlipId: "1" }],
])("%s is found in the same field, and its row says what it does", async (_what, typed, intent) => {
  const { acts, dialog } = await open();
  await userEvent.keyboard(typed);
  await expect.element(dialog.getByRole("option")).toMatchTextContent(/(Park|Flip)\s*$/);
  await userEvent.keyboard("{Enter}");
  await expect.poll(acts).toEqual([{ ...intent, ...seen }]);
});

describe("a number", () => {
  test("is shown as it will be dialled while it is typed, and said once the typing rests", async () => {
    const { fake, field, dialog, time, acts } = await open(() => german);
    await field.fill("030 1234567");
    await expect.element(field).toHaveAccessibleDescription("Dials +49 30 1234567 · Germany");
    expect(fake.inputsOf("calls.readTarget").at(-1)).toEqual({
      to: { kind: "phone-number", phoneNumber: "030 1234567" },
    });
    expect(dialog.getByRole("status").element().textContent).toBe("");
    time.advance(1_000);
    await expect
      .element(dialog.getByRole("status"))
      .toHaveTextContent("Dials +49 30 1234567 · Germany");
    await userEvent.keyboard("{Enter}");
    await expect
      .poll(acts)
      .toMatchObject([{ to: { kind: "phone-number", phoneNumber: "030 1234567" } }]);
  });

  test("that is asked about is shown by the first Enter and goes out with the second", async () => {
    const { field, dialog, acts } = await open(() => asked);
    await field.fill("555 010 0188");
    await userEvent.keyboard("{Enter}");
    await expect.element(dialog.getByText("Dial +1 555 010 0188?")).toBeVisible();
    await expect.element(dialog.getByText(/^No such number is known to be in use/)).toBeVisible();
    expect(acts()).toEqual([]);
    await userEvent.keyboard("{Enter}");
    const to = { kind: "phone-number", phoneNumber: "555 010 0188", confirm: "+15550100188" };
    await expect.poll(acts).toMatchObject([{ to }]);
  });

  test("is asked about anew once it is edited", async () => {
    const { field, dialog, acts } = await open(() => asked);
    await field.fill("555 010 0188");
    await userEvent.keyboard("{Enter}");
    await expect.element(dialog.getByRole("button", { name: "Transfer there" })).toBeVisible();
    await userEvent.keyboard("1");
    await expect
      .element(dialog.getByRole("button", { name: "Transfer", exact: true }))
      .toBeVisible();
    await userEvent.keyboard("{Enter}");
    await expect.element(dialog.getByRole("button", { name: "Transfer there" })).toBeVisible();
    expect(acts()).toEqual([]);
  });

  test("is not confirmed by a double click", async () => {
    const { field, dialog, acts } = await open(() => asked);
    await field.fill("555 010 0188");
    await dialog.getByRole("button", { name: "Transfer", exact: true }).dblClick();
    await expect.element(dialog.getByRole("button", { name: "Transfer there" })).toBeVisible();
    expect(acts()).toEqual([]);
  });

  test("that cannot be dialled is pointed out at its field and nothing is sent", async () => {
    const { field, dialog, acts } = await open(() => ({
      verdict: "refused",
      because: "not-in-country",
      country: "US",
    }));
    await field.fill("030 1234567");
    await dialog.getByRole("button", { name: "Transfer", exact: true }).click();
    await expect.element(field).toHaveAttribute("aria-invalid", "true");
    await expect
      .element(field)
      .toHaveAccessibleDescription("There are no numbers like this (United States).");
    await expect
      .element(dialog.getByText("Begin a number of another country with + and its country code."))
      .toBeVisible();
    await expect.element(field).toHaveFocus();
    await expect.element(field).toHaveValue("030 1234567");
    expect(acts()).toEqual([]);
  });
});

describe("a refusal", () => {
  test("is said in the form, with the text still in it and the focus at it", async () => {
    const { fake, dialog, field, acts } = await open();
    fake.answers.set(
      "calls.act",
      failed({
        code: "service",
        status: 404,
        meaning: { says: "not-found", about: "extension" },
      }),
    );
    await field.fill("999999");
    await dialog.getByRole("button", { name: "Transfer", exact: true }).click();
    await expect.element(field).toHaveAccessibleDescription("There is no extension 999999.");
    await expect.element(field).toHaveFocus();
    await expect.element(field).toHaveValue("999999");
    expect(acts()).toHaveLength(1);
    expect(fake.inputsOf("calls.closeChooser")).toEqual([]);

    fake.answers.clear();
    await userEvent.keyboard("{Backspace}{Backspace}{Enter}");
    await expect.poll(acts).toHaveLength(2);
  });

  test("of an emergency number says that there is no such extension", async () => {
    const { dialog, field } = await open(() => ({ verdict: "refused", because: "emergency" }));
    await field.fill("911");
    await userEvent.keyboard("{Enter}");
    await expect
      .element(dialog.getByText(/^There is no extension 911, and a transfer never dials/).first())
      .toBeVisible();
  });

  test("that waits for a second press says so, and the draft is kept for it", async () => {
    const { fake, dialog, acts } = await open();
    fake.outcome = "armed";
    await userEvent.keyboard("wr{Enter}");
    await expect.element(dialog.getByText("Nothing was sent yet.")).toBeVisible();
    fake.outcome = "accepted";
    await userEvent.keyboard("{Enter}");
    await expect.poll(acts).toHaveLength(2);
    expect(acts()[1]).toEqual(acts()[0]);
  });

  test("that is about no field is said too", async () => {
    const { fake, dialog } = await open();
    fake.answers.set("calls.act", failed({ code: "service", status: 500 }));
    await userEvent.keyboard("wr{Enter}");
    await expect
      .element(dialog.getByText("RingCentral has a problem at the moment."))
      .toBeVisible();
    await expect.element(dialog.getByRole("combobox")).toHaveFocus();
    await expect.element(dialog.getByRole("combobox")).toHaveValue("Wren Halloway");
  });
});

describe("a draft", () => {
  const typed = async () => {
    const form = await open();
    await form.field.fill("030 12");
    return form;
  };

  test("is there again after Escape, to go on with or to type over", async () => {
    const { fake, dialog, acts } = await typed();
    await userEvent.keyboard("{Escape}");
    expect(fake.inputsOf("calls.closeChooser")).toHaveLength(1);
    fake.push(withoutForm(2));
    await expect.element(dialog).not.toBeInTheDocument();
    fake.push(snapshot(3));
    const field = dialog.getByRole("combobox");
    await expect.element(field).toHaveValue("030 12");
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard("113{Enter}");
    await expect.poll(acts).toMatchObject([{ to: { phoneNumber: "113" } }]);
  });

  test("outlives a second ring and another question", async () => {
    const { fake, screen, dialog } = await typed();
    const calls = [buildCall(), buildRingingCall()];
    fake.push(snapshot(2, { calls }));
    await expect.element(dialog.getByRole("combobox")).toHaveValue("030 12");
    const telephonySessionIds = calls.map((call) => call.telephonySessionId);
    const which = { ask: "call", action: "toggle-mute", telephonySessionIds } as const;
    fake.push(snapshot(3, { calls, chooser: which }));
    await expect.element(screen.getByRole("dialog", { name: /which call/ })).toBeVisible();
    fake.push(snapshot(4, { calls }));
    await expect.element(dialog.getByRole("combobox")).toHaveValue("030 12");
  });

  test("ends with the transfer that is accepted", async () => {
    const { fake, dialog, acts } = await typed();
    await userEvent.keyboard("{Enter}");
    await expect.poll(acts).toHaveLength(1);
    fake.push(withoutForm(2));
    fake.push(snapshot(3));
    await expect.element(dialog.getByRole("combobox")).toHaveValue("");
  });

  test("ends with its call", async () => {
    const { fake, dialog } = await typed();
    fake.push(withoutForm(2, { calls: [] }));
    fake.push(snapshot(3));
    await expect.element(dialog.getByRole("combobox")).toHaveValue("");
  });
});

test("the form writes in a draft that it may write in", async () => {
  const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const { field } = await open();
  await field.fill("555 010 0188");
  await expect.element(field).toHaveValue("555 010 0188");
  expect(warned.mock.calls).toEqual([]);
  warned.mockRestore();
});
