import type { NotificationConstructorOptions } from "electron";
import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";

import { defaultSettings } from "../../contract/settings.ts";
import { ringingCallOf, sessionIdOf } from "../../test/support/call-views.ts";
import { createNotifications } from "./notifications.ts";

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

function setUp() {
  const made: FakeNotification[] = [];
  const told: unknown[] = [];
  const notifications = createNotifications({
    create: (options) => {
      const notification = new FakeNotification(options);
      made.push(notification);
      return notification as never;
    },
    platform: "linux",
    settings: () => defaultSettings.notifications,
    onAct: ({ action, telephonySessionId }) => told.push([action, telephonySessionId]),
    onShow: (id) => told.push(["show", id]),
    log: (event) => told.push(event),
  });
  return { made, told, notifications };
}

const ringing = { kind: "ringing", call: ringingCallOf() } as const;

describe("notifications", () => {
  it("shows a ringing call with its actions until it is answered", () => {
    const { made, notifications } = setUp();
    notifications.tell(ringing);
    expect(made[0]?.state).toBe("shown");
    expect(made[0]?.options).toMatchObject({
      timeoutType: "never",
      actions: [
        { type: "button", text: "Answer" },
        { type: "button", text: "Decline" },
      ],
    });
    notifications.tell({ kind: "ringing-over", call: ringing.call });
    expect(made[0]?.state).toBe("closed");
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
      create: undefined,
      platform: "linux",
      settings: () => defaultSettings.notifications,
      onAct: () => undefined,
      onShow: () => undefined,
      log: () => undefined,
    });
    expect(() => notifications.tell(ringing)).not.toThrow();
  });
});
