import type { Notification, NotificationConstructorOptions } from "electron";

import type { TelephonySessionId } from "../../contract/ids.ts";
import type { CallIntent } from "../../contract/intent.ts";
import type { ActionKind } from "../../contract/result.ts";
import type { Settings } from "../../contract/settings.ts";
import type { Happening } from "../calls/happenings.ts";
import type { Log } from "../log.ts";
import { type Announcement, announce, askAgain } from "./announcement.ts";
import { notificationBody } from "./native-text.ts";

export interface NotificationOptions {
  /** Electron's `new Notification`; `undefined` where the desktop has none. */
  readonly create: ((options: NotificationConstructorOptions) => Notification) | undefined;
  readonly platform: NodeJS.Platform;
  readonly settings: () => Settings["notifications"];
  readonly onAct: (intent: CallIntent) => void;
  /** The user clicked: show the window, on this call if there is one. */
  readonly onShow: (telephonySessionId?: TelephonySessionId) => void;
  readonly log: Log;
}

/** Desktop notifications. Made by `createNotifications`; its owner disposes it. */
export interface Notifications {
  tell(happening: Happening): void;
  /** Asks for the second press of what was armed; always shown, since nothing else would say it. */
  askAgain(action: ActionKind, intent: CallIntent): void;
  /** Takes back everything that is shown: the account is left, or the application quits. */
  clear(): void;
}

export function createNotifications(options: NotificationOptions): Notifications {
  // A notification that nothing refers to is collected, and its clicks are lost with it.
  const shown = new Map<string, Notification>();
  const close = (key: string): void => {
    const notification = shown.get(key);
    shown.delete(key);
    notification?.close();
  };
  const show = (announcement: Announcement): void => {
    close(announcement.key);
    if (options.create === undefined) return;
    const notification = options.create(optionsOf(announcement, options.platform));
    const forget = (): void => {
      if (shown.get(announcement.key) === notification) shown.delete(announcement.key);
    };
    attach(notification, announcement, { ...options, forget });
    shown.set(announcement.key, notification);
    notification.show();
  };
  return {
    tell(happening) {
      const change = announce(happening, options.settings());
      if (change.change === "show") show(change.announcement);
      if (change.change === "close") close(change.key);
    },
    askAgain: (action, intent) => show(askAgain(action, intent)),
    clear() {
      for (const key of [...shown.keys()]) close(key);
    },
  };
}

function optionsOf(
  announcement: Announcement,
  platform: NodeJS.Platform,
): NotificationConstructorOptions {
  return {
    title: announcement.title,
    body: notificationBody(announcement.body, platform),
    silent: announcement.isSilent,
    timeoutType: announcement.isUrgent ? "never" : "default",
    urgency: announcement.isUrgent ? "critical" : "normal",
    actions: announcement.actions.map(({ label }) => ({ type: "button", text: label })),
  };
}

function attach(
  notification: Notification,
  announcement: Announcement,
  on: NotificationOptions & { readonly forget: () => void },
): void {
  notification.on("click", () => {
    on.forget();
    on.onShow(announcement.telephonySessionId);
  });
  notification.on("action", ({ actionIndex }) => {
    on.forget();
    const action = announcement.actions[actionIndex];
    if (action !== undefined) on.onAct(action.intent);
  });
  notification.on("close", on.forget);
  notification.on("failed", () => {
    on.forget();
    on.log("notification-failed", { kind: announcement.key.split(":")[0] ?? "" });
  });
}
