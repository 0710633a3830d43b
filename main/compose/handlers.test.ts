import { describe, expect, it } from "vitest";

import type { HotkeyView } from "../../contract/settings.ts";
import { type Result, done, failed } from "../../contract/result.ts";
import { FakeSettings } from "../../test/support/fakes/fake-settings.ts";
import { createAppState, signedOutParts } from "../app-state.ts";
import { createNotices } from "../notices.ts";
import type { Accounts } from "../account/accounts.ts";
import { createHandlers } from "./handlers.ts";

function setUp() {
  const settings = new FakeSettings();
  const done_: string[] = [];
  const world = {
    view: { action: "mute", accelerator: null, state: "unset", active: null } as HotkeyView,
    answer: done([]) as Result<HotkeyView[]>,
  };
  const state = createAppState(signedOutParts(0));
  const accounts: Pick<Accounts, "act" | "calls" | "settings"> = {
    act: () => Promise.resolve(failed({ code: "signed-out" })),
    calls: () => undefined,
    settings: () => settings,
  };
  const handlers = createHandlers({
    state,
    accounts: accounts as Accounts,
    hotkeys: {
      views: () => [world.view],
      rebind: () => world.answer,
      suspend: (isSuspended) => done_.push(`suspend ${String(isSuspended)}`),
      tryOut: (isTrying) => done_.push(`try ${String(isTrying)}`),
    },
    notices: createNotices((notices) => state.set({ notices })),
    popover: { hide: () => done_.push("hide"), setShape: (shape) => done_.push(shape) },
    openLink: (link) => {
      done_.push(`link ${link}`);
      return Promise.resolve();
    },
    openLogs: () => done_.push("logs"),
    updates: {
      check: () => done_.push("look"),
      restart: () => done_.push("restart"),
      putOff: () => done_.push("put off"),
    },
    automation: {
      desktop: {
        read: () => failed({ code: "internal" }),
        change: () => failed({ code: "internal" }),
      },
      phoneLink: { copy: () => done(undefined), dismiss: () => done(undefined) },
    },
    diagnostics: {
      read: () => failed({ code: "internal" }),
      replay: () => failed({ code: "call-gone" }),
      exportReport: () => failed({ code: "internal" }),
      showReport: () => done(undefined),
    },
    quit: () => done_.push("quit"),
  });
  return { handlers, settings, world, state, done: done_ };
}

describe("the handlers", () => {
  it("hand what is asked about newer versions to the part that decides it", async () => {
    const { handlers, done } = setUp();
    await handlers.updates.check(undefined);
    await handlers.updates.putOff(undefined);
    await handlers.updates.restart(undefined);
    expect(done).toEqual(["look", "put off", "restart"]);
  });

  it("keep a hotkey that works", async () => {
    const { handlers, settings, world } = setUp();
    world.view = { action: "mute", accelerator: "F9", state: "registered", active: "F9" };
    await handlers.hotkeys.rebind({ action: "mute", accelerator: "F9" });
    expect(settings.read().hotkeys.mute).toBe("F9");
  });

  it("do not keep one that was refused", async () => {
    const { handlers, settings, world } = setUp();
    const before = settings.read().hotkeys.mute;
    world.view = {
      action: "mute",
      accelerator: "F9",
      state: "failed",
      cause: "taken",
      active: before,
    };
    world.answer = failed({ code: "hotkey-taken", accelerator: "F9" });
    expect(await handlers.hotkeys.rebind({ action: "mute", accelerator: "F9" })).toEqual(
      world.answer,
    );
    expect(settings.read().hotkeys.mute).toBe(before);
  });

  it("answer for calls while nobody is signed in", async () => {
    const { handlers } = setUp();
    expect(await handlers.calls.act({ action: "end" })).toEqual(failed({ code: "signed-out" }));
    expect(await handlers.calls.pick({})).toEqual(done(undefined));
    expect(await handlers.calls.closeChooser(undefined)).toEqual(done(undefined));
    expect(await handlers.calls.tryNow(undefined)).toEqual(done(undefined));
  });

  it("hand what concerns the desktop to the desktop", async () => {
    const { handlers, done: log } = setUp();
    await handlers.app.hideWindow(undefined);
    await handlers.app.shapeWindow({ shape: "strip" });
    await handlers.app.openLink({ link: "help" });
    await handlers.app.openLogs(undefined);
    await handlers.hotkeys.suspend({ suspended: true });
    await handlers.hotkeys.tryOut({ on: true });
    await handlers.app.quit(undefined);
    expect(log).toEqual(["hide", "strip", "link help", "logs", "suspend true", "try true", "quit"]);
  });
});
