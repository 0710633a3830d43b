import { describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";

import type { CallView } from "../../contract/call-view.ts";
import { FakeBridge } from "../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../test/support/mount-window.ts";
import {
  buildCall,
  buildControl,
  buildControls,
  buildRingingCall,
  buildSettings,
  buildSnapshot,
  buildSnapshotWith,
  sessionId,
} from "../../test/support/views/snapshots.ts";

async function drawing(calls: CallView[], part: Parameters<typeof buildSnapshotWith>[1] = {}) {
  const fake = new FakeBridge({ snapshot: buildSnapshotWith(calls, part) });
  const { screen } = await mountWindow(fake);
  await expect.element(screen.getByRole("main")).toBeVisible();
  const acts = () => fake.inputsOf("calls.act");
  return {
    fake,
    screen,
    acts,
    asked: () => acts().map((act) => (act as { action: string }).action),
  };
}

describe("with a call in view", () => {
  test.each([
    ["m", "mute"],
    ["h", "hold"],
    ["t", "transfer"],
    ["a", "consult"],
    ["p", "park"],
    ["f", "flip"],
    ["{Control>}{Shift>}r{/Shift}{/Control}", "record"],
    ["{Control>}{Shift>}e{/Shift}{/Control}", "end"],
  ])("%s does what a press of the button does: %s", async (keys, action) => {
    const { screen, acts } = await drawing([buildCall()]);
    await expect.element(screen.getByRole("button", { name: "End", exact: true })).toBeVisible();
    await userEvent.keyboard(keys);
    await expect.poll(acts).toEqual([{ action, telephonySessionId: "s-1", saw: "connected" }]);
  });

  test("L goes to whoever waits longest, and is a letter where nobody waits", async () => {
    const held = (id: string, heldSince: number) =>
      buildCall({ telephonySessionId: sessionId(id), state: "held", heldSince });
    const { fake, screen, acts } = await drawing([
      buildCall(),
      held("s-2", 2_000),
      held("s-3", 1_000),
    ]);
    await expect.element(screen.getByRole("button", { name: "End", exact: true })).toBeVisible();
    await userEvent.keyboard("l");
    const resumed = [{ action: "unhold", telephonySessionId: "s-3", saw: "held" }];
    await expect.poll(acts).toEqual(resumed);
    fake.push(buildSnapshotWith([], { revision: 99 }));
    await expect.element(screen.getByText("No calls")).toBeVisible();
    await userEvent.keyboard("l");
    await expect.element(screen.getByRole("combobox")).toHaveValue("l");
    expect(acts()).toEqual(resumed);
  });

  describe("C", () => {
    const mutes = buildCall();
    const muted = buildCall({ controls: buildControls({ mute: buildControl("unmute") }) });

    test("mutes while it is held, however often it repeats", async () => {
      const { screen, asked } = await drawing([mutes]);
      await expect.element(screen.getByRole("button", { name: "Mute", exact: true })).toBeVisible();
      await userEvent.keyboard("{c>5}");
      await expect.poll(asked).toEqual(["mute"]);
      await userEvent.keyboard("{/c}");
      await expect.poll(asked).toEqual(["mute", "unmute"]);
    });

    test("lets go when the window loses the keyboard", async () => {
      const { screen, asked } = await drawing([mutes]);
      await expect.element(screen.getByRole("button", { name: "Mute", exact: true })).toBeVisible();
      await userEvent.keyboard("{c>}");
      window.dispatchEvent(new Event("blur"));
      await expect.poll(asked).toEqual(["mute", "unmute"]);
      await userEvent.keyboard("{/c}");
      expect(asked()).toEqual(["mute", "unmute"]);
    });

    test("leaves a call muted that was", async () => {
      const { screen, asked } = await drawing([muted]);
      await expect.element(screen.getByRole("button", { name: "End", exact: true })).toBeVisible();
      await userEvent.keyboard("c");
      expect(asked()).toEqual([]);
    });
  });

  test("no letter or digit alone ends, records or answers anything", async () => {
    const { screen, asked } = await drawing([buildCall(), buildRingingCall()]);
    await expect.element(screen.getByRole("button", { name: "End", exact: true })).toBeVisible();
    await userEvent.keyboard("abcdefghijklmnopqrstuvwxyz0123456789{Enter} {Backspace}{Delete}");
    await userEvent.keyboard("{Shift>}abcdefghijklmnopqrstuvwxyz{/Shift}");
    const harmless = ["mute", "unmute", "hold", "transfer", "consult", "park", "flip"];
    expect(asked().filter((action) => !harmless.includes(action))).toEqual([]);
  });

  test("a key whose control rests takes the focus there, where the reason stands, and sends nothing", async () => {
    const park = buildControl("park", { disabledBecause: "no-park-location" });
    const { screen, acts } = await drawing([buildCall({ controls: buildControls({ park }) })]);
    const button = screen.getByRole("button", { name: "Park", exact: true });
    await expect.element(button).toBeVisible();
    await userEvent.keyboard("p");
    await expect.element(button).toHaveFocus();
    await expect.element(screen.getByText(/There is no park location/).last()).toBeVisible();
    expect(acts()).toEqual([]);
  });

  test("keys rest behind a question and in a field", async () => {
    const chooser = { ask: "transfer-target", telephonySessionId: sessionId("s-1") } as const;
    const { screen, acts } = await drawing([buildCall()], { chooser });
    const field = screen.getByRole("dialog").getByRole("combobox");
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard("mh?");
    await expect.element(field).toHaveValue("mh?");
    await userEvent.keyboard("{Control>}{Shift>}e{/Shift}{/Control}");
    expect(acts()).toEqual([]);
    (screen.getByRole("button", { name: "Cancel" }).element() as HTMLElement).focus();
    await userEvent.keyboard("{Control>}{Shift>}e{/Shift}{/Control}");
    expect(acts()).toEqual([]);
  });

  test("all of them rest where the setting is off", async () => {
    const { fake, screen, acts } = await drawing([buildCall()]);
    fake.pushSettings(buildSettings({ windowKeys: false }));
    const mute = screen.getByRole("button", { name: "Mute", exact: true });
    await expect.element(mute).toHaveAttribute("aria-keyshortcuts", "Control+Alt+Shift+M");
    await userEvent.keyboard("m?");
    await userEvent.keyboard("{Control>}{Shift>}e{/Shift}{/Control}");
    expect(acts()).toEqual([]);
    expect(screen.getByRole("dialog").elements()).toEqual([]);
  });

  test("the key shows on the button that the pointer is on", async () => {
    const { screen } = await drawing([buildCall()]);
    const end = screen.getByRole("button", { name: "End", exact: true });
    await expect.element(end.getByText("Ctrl+Shift+E")).not.toBeVisible();
    await end.hover();
    await expect.element(end.getByText("Ctrl+Shift+E")).toBeVisible();
  });
});

test("a ring is answered and declined with modifiers alone", async () => {
  const { screen, asked } = await drawing([buildRingingCall()]);
  await expect.element(screen.getByRole("button", { name: /^Answer/ })).toBeVisible();
  await userEvent.keyboard("ad{Enter}");
  expect(asked()).toEqual([]);
  await userEvent.keyboard("{Control>}{Shift>}a{/Shift}{/Control}");
  await expect.poll(asked).toEqual(["answer"]);
  await userEvent.keyboard("{Control>}{Shift>}d{/Shift}{/Control}");
  await expect.poll(asked).toEqual(["answer", "decline"]);
});

test("arrow keys go from button to button, over grids and lists", async () => {
  const held = buildCall({ telephonySessionId: sessionId("s-2"), state: "held" });
  const { screen } = await drawing([buildCall(), held]);
  const button = (name: string | RegExp) => screen.getByRole("button", { name, exact: true });
  await expect.element(button("Mute")).toBeVisible();
  (button("Mute").element() as HTMLElement).focus();
  await userEvent.keyboard("{ArrowRight}");
  await expect.element(button("Hold")).toHaveFocus();
  await userEvent.keyboard("{ArrowLeft}{ArrowDown}");
  await expect.element(button("Ask first")).toHaveFocus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  await expect.element(button("End")).toHaveFocus();
  await userEvent.keyboard("w");
  await expect.element(button(/^Switch to/)).toHaveFocus();
});

describe("with nobody on the phone", () => {
  const field = "Name, extension or number";

  test.each([
    ["a letter", "jun"],
    ["a digit", "555"],
  ])("%s begins in the one field, and none is lost", async (_what, typed) => {
    const { screen } = await drawing([]);
    await expect.element(screen.getByRole("combobox", { name: field })).toBeVisible();
    await userEvent.keyboard(typed);
    await expect.element(screen.getByRole("combobox", { name: field })).toHaveValue(typed);
    await expect.element(screen.getByRole("combobox", { name: field })).toHaveFocus();
  });

  test("/ leads to the field from the settings too, and Escape steps back, one level each time", async () => {
    const { fake, screen } = await drawing([]);
    fake.show("settings");
    await expect.element(screen.getByRole("heading", { name: "Settings" })).toBeVisible();
    await userEvent.keyboard("/");
    const input = screen.getByRole("combobox", { name: field });
    await expect.element(input).toHaveFocus();
    await expect.element(input).toHaveValue("");
    await userEvent.keyboard("5{Escape}{Escape}");
    await expect.element(input).not.toHaveFocus();
    await expect.element(input).toHaveValue("5");
    expect(fake.inputsOf("app.hideWindow")).toHaveLength(0);
    await userEvent.keyboard("{Escape}");
    expect(fake.inputsOf("app.hideWindow")).toHaveLength(1);
  });
});

test("Escape goes back from a page before it hides the window, and the focus to what led there", async () => {
  const { fake, screen } = await drawing([]);
  await userEvent.keyboard(",");
  await expect.element(screen.getByRole("heading", { name: "Settings" })).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(screen.getByRole("button", { name: "Settings" })).toHaveFocus();
  expect(fake.inputsOf("app.hideWindow")).toHaveLength(0);
});

test("? lists every key of the window and of the system, and the focus returns", async () => {
  const { screen } = await drawing([buildCall()]);
  const hold = screen.getByRole("button", { name: "Hold", exact: true });
  await expect.element(hold).toBeVisible();
  (hold.element() as HTMLElement).focus();
  await userEvent.keyboard("?");
  const help = screen.getByRole("dialog", { name: "Keys" });
  await expect.element(help).toBeVisible();
  await expect.element(help.getByText("Ctrl+Shift+E")).toBeVisible();
  await expect.element(help.getByText("Ctrl+Alt+Shift+M")).toBeInTheDocument();
  await userEvent.keyboard("{Escape}");
  await expect.element(hold).toHaveFocus();
});

test("a snapshot without calls answers no key with an intent", async () => {
  const fake = new FakeBridge({ snapshot: buildSnapshot() });
  const { screen } = await mountWindow(fake);
  await expect.element(screen.getByRole("heading", { name: "No calls" })).toBeVisible();
  await userEvent.keyboard("{Control>}{Shift>}aderjb{/Shift}{/Control}");
  expect(fake.inputsOf("calls.act")).toEqual([]);
});

test("a number that is typed from nowhere in a call begins its transfer, and no digit is lost", async () => {
  const { fake, screen, asked } = await drawing([buildCall()]);
  await expect.element(screen.getByRole("button", { name: "End", exact: true })).toBeVisible();
  fake.outcome = "choosing";
  await userEvent.keyboard("20");
  await expect.poll(asked).toEqual(["transfer"]);
  const chooser = { ask: "transfer-target", telephonySessionId: sessionId("s-1") } as const;
  fake.push(buildSnapshotWith([buildCall()], { revision: 2, chooser }));
  const field = screen.getByRole("dialog").getByRole("combobox");
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard("2");
  await expect.element(field).toHaveValue("202");
  expect(asked()).toEqual(["transfer"]);
});
