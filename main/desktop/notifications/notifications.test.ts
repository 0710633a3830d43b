import type { NotificationConstructorOptions } from "electron";
import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";

import { defaultSettings } from "../../../contract/settings.ts";
import { callViewOf, ringingCallOf, sessionIdOf } from "../../../test/support/views/call-views.ts";
import { createNotifications } from "./notifications.ts";
import { FakeClock } from "../../../test/support/fakes/fake-clock.ts";
import { inEnglish } from "../../../test/support/english.ts";

class FakeNotification extends EventEmitter {
  readonly options: NotificationConstructorOptions;
  state: "made" | "shown" | "closed" = "made";
  constructor(options: NotificationConstructorOptions) {
    super();
    this.options = options;
  }
  show(): void {
    this.state = "shown";
  }
  close(): void {
    this.state = "closed";
    this.emit("close", {});
  }
}

function setUp(
  wishes: Partial<typeof defaultSettings.notifications> = {},
  on: { platform?: NodeJS.Platform; isTalking?: boolean } = {},
) {
  const made: FakeNotification[] = [];
  const told: unknown[] = [];
  const clock = new FakeClock();
  let activated: (details: { type: string }) => void = () => undefined;
  const notifications = createNotifications({
    ...{ speech: inEnglish, clock },
    port: {
      create: (options) => {
        const notification = new FakeNotification(options);
        made.push(notification);
        return notification as never;
      },
      removeAll: () => told.push("all removed"),
      handleActivation: (listener) => (activated = listener),
    },
    onEarlierButton: () => told.push("an earlier button"),
    platform: on.platform ?? "win32",
    settings: () => ({ ...defaultSettings.notifications, ...wishes }),
    isTalking: () => on.isTalking ?? false,
    onAct: (intent) =>
      told.push([
        intent.action,
        "telephonySessionId" in intent ? intent.telephonySessionId : undefined,
      ]),
    onShow: (id) => told.push(["show", id]),
    log: (event) => told.push(event),
  });
  return { made, told, notifications, clock, activate: (type: string) => activated({ type }) };
}

const counting = {
  call: ringingCallOf(),
  life: { phase: "counting", kind: "transfer", at: 0, until: 2_000, to: "Rowan Pike" },
} as const;

const ringing = { kind: "ringing", call: ringingCallOf() } as const;

describe("notifications", () => {
  it("says what counts down, lets it be cancelled, and is gone with it", () => {
    const { made, told, notifications } = setUp();
    notifications.countDown(counting);
    expect(made[0]?.options).toMatchObject({
      title: "Transfer in 2 seconds",
      body: expect.stringContaining("Rowan Pike") as string,
      actions: [{ text: "Cancel" }],
    });
    made[0]?.emit("action", { actionIndex: 0 });
    expect(told).toEqual([["cancel", undefined]]);
    notifications.countDown(counting);
    notifications.countDown(undefined);
    expect(made[1]?.state).toBe("closed");
  });

  it("shows a ringing call with its actions until it is answered", () => {
    const { made, notifications } = setUp();
    notifications.tell(ringing);
    expect(made[0]?.state).toBe("shown");
    expect(made[0]?.options).toMatchObject({
      timeoutType: "never",
      actions: [
        { type: "button", text: "Answer" },
        { type: "button", text: "Decline" },
        { type: "button", text: "Voicemail" },
      ],
    });
    notifications.tell({ kind: "ringing-over", call: ringing.call });
    expect(made[0]?.state).toBe("closed");
  });

  it("promises no button on Linux, where there is none, and names another way", () => {
    const { made, notifications } = setUp({}, { platform: "linux" });
    notifications.tell(ringing);
    notifications.askAgain("end", { action: "end" });
    expect(made.map(({ options }) => options.actions)).toEqual([[], []]);
    expect(made[1]?.options.body).toMatch(/click here and press it in the window/);
    const windows = setUp();
    windows.notifications.askAgain("end", { action: "end" });
    expect(windows.made[0]?.options).toMatchObject({
      body: expect.not.stringMatching(/click here/) as string,
      actions: [{ text: "End call" }],
    });
  });

  it("shows no second ring while the user talks, if he wants it so", () => {
    const shownIf = (quietWhileTalking: boolean, isTalking: boolean): number => {
      const { made, notifications } = setUp({ quietWhileTalking }, { isTalking });
      notifications.tell(ringing);
      return made.length;
    };
    expect([shownIf(true, true), shownIf(true, false), shownIf(false, true)]).toEqual([0, 1, 1]);
  });

  it("acts on the call that its button belongs to", () => {
    const { made, told, notifications } = setUp();
    notifications.tell(ringing);
    made[0]?.emit("action", { actionIndex: 1 }, 1);
    made[0]?.emit("action", { actionIndex: 7 }, 7);
    expect(told).toEqual([["decline", "s-1"]]);
  });

  it("opens the window on its call when it is clicked", () => {
    const { made, told, notifications } = setUp();
    notifications.tell(ringing);
    made[0]?.emit("click", {});
    expect(told).toEqual([["show", "s-1"]]);
  });

  it("keeps those of two calls apart", () => {
    const { made, notifications } = setUp();
    const second = ringingCallOf({ telephonySessionId: sessionIdOf("s-2") });
    notifications.tell(ringing);
    notifications.tell({ kind: "ringing", call: second });
    notifications.tell({ kind: "ringing-over", call: ringing.call });
    expect(made.map(({ state }) => state)).toEqual(["closed", "shown"]);
  });

  describe("of calls that nobody took", () => {
    const missedFrom = (peer: { name?: string; number?: string }, id = "s-1") =>
      ({
        kind: "missed",
        call: ringingCallOf({ telephonySessionId: sessionIdOf(id), peer, state: "ended" }),
      }) as const;
    const petra = { name: "Petra Lindqvist", number: "(555) 010-0161" };
    const open = (made: readonly FakeNotification[]) =>
      made
        .filter(({ state }) => state === "shown")
        .map(({ options: { title, body } }) => `${title ?? ""}: ${body ?? ""}`);

    it("are one card for each caller, which the next one replaces", () => {
      const { made, told, notifications } = setUp();
      notifications.tell(missedFrom(petra, "s-1"));
      notifications.tell(missedFrom({ number: "(555) 010-0177" }, "s-2"));
      notifications.tell(missedFrom(petra, "s-3"));
      notifications.tell(missedFrom(petra, "s-4"));
      expect(open(made)).toEqual([
        "Missed call from (555) 010-0177: It was not answered on your phones.",
        "3 missed calls from Petra Lindqvist: " +
          "(555) 010-0161\nThey were not answered on your phones.",
      ]);
      made.at(-1)?.emit("click", {});
      expect(told).toEqual([["show", "s-4"]]);
    });

    it("begin to count anew when the user has used the card or put it away", () => {
      for (const event of ["click", "close"]) {
        const { made, notifications } = setUp();
        notifications.tell(missedFrom(petra, "s-1"));
        made[0]?.emit(event, { reason: "userCanceled" });
        notifications.tell(missedFrom(petra, "s-2"));
        expect(made[1]?.options.title).toBe("Missed call from Petra Lindqvist");
      }
    });

    it("go on counting, and replace the card, when only its time on the screen was over", () => {
      const { made, notifications } = setUp();
      notifications.tell(missedFrom(petra, "s-1"));
      made[0]?.emit("close", { reason: "timedOut" });
      notifications.tell(missedFrom(petra, "s-2"));
      expect(made[0]?.state).toBe("closed");
      expect(made[1]?.options.title).toBe("2 missed calls from Petra Lindqvist");
    });

    it("are forgotten with the account", () => {
      const { made, notifications } = setUp();
      notifications.tell(missedFrom(petra, "s-1"));
      notifications.clear();
      notifications.tell(missedFrom(petra, "s-2"));
      expect(made[1]?.options.title).toBe("Missed call from Petra Lindqvist");
    });

    it("are not told when the user does not want to hear of them", () => {
      const { made, notifications } = setUp({ missed: false });
      notifications.tell(missedFrom(petra));
      expect(made).toEqual([]);
    });
  });

  it("keeps a handful of cards, and closes the oldest that waits for nothing", () => {
    const { made, notifications } = setUp();
    notifications.tell(ringing);
    for (let n = 0; n < 20; n += 1) {
      const call = ringingCallOf({ telephonySessionId: sessionIdOf(`s-p${n}`), state: "parked" });
      notifications.tell({ kind: "parked", call, place: `*8${n + 10}` });
    }
    const states = made.map(({ state }) => state);
    expect(states.filter((state) => state === "shown")).toHaveLength(9);
    expect(states[0]).toBe("shown");
    expect(states.at(-1)).toBe("shown");
  });

  it("replaces the loss of the connection by its return", () => {
    const { made, notifications } = setUp();
    notifications.tell({ kind: "connection-lost" });
    notifications.tell({ kind: "connection-back" });
    expect(made.map(({ state }) => state)).toEqual(["closed", "shown"]);
  });

  it("does not close again what the user has closed", () => {
    const { made, notifications } = setUp();
    notifications.tell(ringing);
    made[0]?.emit("close", {});
    notifications.tell({ kind: "ringing-over", call: ringing.call });
    expect(made[0]?.state).toBe("shown");
  });

  it("has the same id for the same call in each run, so that it takes the place of an older card", () => {
    const ids = [setUp(), setUp()].map(({ made, notifications }) => {
      notifications.tell(ringing);
      return made[0]?.options.id;
    });
    expect(ids).toEqual(["ringing:s-1", "ringing:s-1"]);
  });

  it("keeps the card of a talk until the talk is over or the caller is parked", () => {
    for (const over of ["ended", "parked"] as const) {
      const { made, told, notifications } = setUp({ answered: true, parked: false });
      const call = callViewOf();
      notifications.tell({ kind: "answered", call });
      expect(made[0]?.options).toMatchObject({
        title: "In a call with Avery Lane",
        actions: [{ text: "Mute" }, { text: "Hold" }],
      });
      notifications.tell(over === "ended" ? { kind: over, call } : { kind: over, call, place: "" });
      expect(made[0]?.state).toBe("closed");
      notifications.tell({ kind: "answered", call });
      made[1]?.emit("action", { actionIndex: 0 });
      expect(told).toEqual([["mute", "s-1"]]);
    }
  });

  describe("of an earlier run", () => {
    it("are all taken back on macOS, since nobody knows what is still so", () => {
      expect(setUp({}, { platform: "darwin" }).told).toEqual(["all removed"]);
      expect(setUp({}, { platform: "linux" }).told).toEqual([]);
    });

    it("open the window, and a button of theirs sends nothing and says so", () => {
      const { told, clock, activate } = setUp();
      activate("click");
      clock.advance(1_000);
      expect(told).toEqual([["show", undefined]]);
      activate("action");
      clock.advance(1_000);
      expect(told.slice(1)).toEqual([["show", undefined], "an earlier button"]);
    });

    it.each(["before", "after"])("are not those of this run, told %s them as well", (order) => {
      const { made, told, notifications, clock, activate } = setUp();
      notifications.tell(ringing);
      if (order === "after") activate("action");
      made[0]?.emit("action", { actionIndex: 1 });
      if (order === "before") activate("action");
      clock.advance(1_000);
      expect(told).toEqual([["decline", "s-1"]]);
    });

    it("ask for nothing once the application is quitting", () => {
      const { told, notifications, clock, activate } = setUp();
      activate("click");
      notifications.dispose();
      clock.advance(1_000);
      expect(told).toEqual([]);
    });
  });

  it("logs a failure by its kind alone", () => {
    const { made, told, notifications } = setUp();
    notifications.tell(ringing);
    made[0]?.emit("failed", {}, "the toast of Avery Lane was refused");
    expect(told).toEqual(["notification-failed"]);
  });

  it("takes all of them back", () => {
    const { made, notifications } = setUp();
    notifications.tell(ringing);
    notifications.tell({ kind: "connection-lost" });
    notifications.clear();
    expect(made.map(({ state }) => state)).toEqual(["closed", "closed"]);
  });

  it("does without where the desktop has no notifications", () => {
    const notifications = createNotifications({
      speech: inEnglish,
      ...{ port: undefined, clock: new FakeClock(), onEarlierButton: () => undefined },
      platform: "linux",
      settings: () => defaultSettings.notifications,
      isTalking: () => false,
      onAct: () => undefined,
      onShow: () => undefined,
      log: () => undefined,
    });
    expect(() => notifications.tell(ringing)).not.toThrow();
  });
});
