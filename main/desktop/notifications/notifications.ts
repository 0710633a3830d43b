import type { Notification, NotificationConstructorOptions } from "electron";

import type { DesktopSpeech } from "../../../contract/i18n/words.ts";
import type { TelephonySessionId } from "../../../contract/ids.ts";
import type { CallIntent, CancelIntent } from "../../../contract/intent.ts";
import type { Countdown } from "../../../contract/call-view.ts";
import type { ActionKind } from "../../../contract/operations.ts";
import type { Settings } from "../../../contract/settings.ts";
import type { CallEvent, UntakenCallEvent } from "../../calls/state/call-events.ts";
import type { Log } from "../../log.ts";
import { announce } from "./announcement.ts";
import type { Announcement } from "./card.ts";
import {
  type EarlierCards,
  type EarlierCardsOptions,
  type EarlierCardsPort,
  watchEarlierCards,
} from "./earlier-cards.ts";
import { askAgain, countdownKey, countsDown } from "./held-back.ts";
import { createMissedCalls } from "./missed-calls.ts";
import { notificationBody } from "../native-text.ts";

/** The parts of Electron's `Notification` that are used. */
export interface NotificationPort extends EarlierCardsPort {
  readonly create: (options: NotificationConstructorOptions) => Notification;
}

export interface NotificationOptions extends EarlierCardsOptions {
  /** `undefined` where the desktop has none. */
  readonly port: NotificationPort | undefined;
  readonly speech: DesktopSpeech;
  readonly settings: () => Settings["notifications"];
  /** Whether the user is in a call now. */
  readonly isTalking: () => boolean;
  readonly onAct: (intent: CallIntent | CancelIntent) => void;
  /** The user clicked: show the window, on this call if there is one. */
  readonly onShow: (telephonySessionId?: TelephonySessionId) => void;
  readonly log: Log;
}

/** So many cards that wait for nothing are kept; a desktop keeps every one until it is put away. */
const mostCards = 8;

interface Shown {
  readonly notification: Notification;
  readonly isUrgent: boolean;
}

/** Desktop notifications. Made by `createNotifications`; its owner disposes it. */
export interface Notifications {
  tell(callEvent: CallEvent): void;
  /** Asks for the second press of what was armed; always shown, since nothing else would say it. */
  askAgain(action: ActionKind, intent: CallIntent): void;
  /** Shows what a key has started and can still be cancelled, until it is told of none. */
  countDown(countdown: Countdown | undefined): void;
  /** Takes back everything that is shown: the account is left, or the application quits. */
  clear(): void;
  dispose(): void;
}

export function createNotifications(options: NotificationOptions): Notifications {
  const missed = createMissedCalls(options.speech);
  const earlier = watchEarlierCards(options);
  const cards = createCards({
    ...options,
    earlier,
    putAway: (key) => missed.putAway(key),
  });
  const canPress = hasButtons(options.platform);
  const tellUntaken = (callEvent: UntakenCallEvent): void => {
    const settings = options.settings();
    if (!settings.missed) return;
    const { announcement, replaces } = missed.add(callEvent, settings);
    for (const key of replaces) cards.close(key);
    cards.show(announcement);
  };
  const clearAll = (): void => {
    missed.clear();
    cards.clear();
  };
  return {
    tell(callEvent) {
      if (callEvent.kind === "missed" || callEvent.kind === "unwitnessed") {
        tellUntaken(callEvent);
        return;
      }
      const settings = options.settings();
      if (callEvent.kind === "ringing" && settings.quietWhileTalking && options.isTalking()) return;
      const told = announce(options.speech.words, callEvent, settings);
      if (told.change === "close") cards.close(told.key);
      if (told.change !== "show") return;
      if (told.closes !== undefined) cards.close(told.closes);
      cards.show(told.announcement);
    },
    askAgain: (action, intent) =>
      cards.show(askAgain(options.speech.words, action, { intent, hasButtons: canPress })),
    countDown(countdown) {
      if (countdown === undefined) cards.close(countdownKey);
      else cards.show(countsDown(options.speech.words, countdown, options.settings()));
    },
    clear: clearAll,
    dispose() {
      earlier.dispose();
      clearAll();
    },
  };
}

interface CardOptions extends NotificationOptions {
  readonly earlier: EarlierCards;
  /** The user has used the card of this key or put it away, or it had to make room. */
  readonly putAway: (key: string) => void;
}

/** The cards that are shown, one for each key. */
function createCards(options: CardOptions) {
  // A notification that nothing refers to is collected, and its clicks are lost with it. Oldest first.
  const shown = new Map<string, Shown>();
  const close = (key: string): void => {
    const card = shown.get(key);
    shown.delete(key);
    card?.notification.close();
  };
  const closeOldest = (): void => {
    const [oldest] = [...shown].filter(([, { isUrgent }]) => !isUrgent).map(([key]) => key);
    if (oldest === undefined) return;
    close(oldest);
    options.putAway(oldest);
  };
  return {
    close,
    clear(): void {
      for (const key of [...shown.keys()]) close(key);
    },
    show(announcement: Announcement): void {
      const { key, isUrgent } = announcement;
      close(key);
      if (options.port === undefined) return;
      const notification = options.port.create(optionsOf(announcement, options.platform));
      const putAway = (): void => {
        if (shown.get(key)?.notification !== notification) return;
        shown.delete(key);
        options.putAway(key);
      };
      attach(notification, announcement, { ...options, putAway });
      shown.set(key, { notification, isUrgent });
      notification.show();
      if (cardsThatStay(shown) > mostCards) closeOldest();
    },
  };
}

const cardsThatStay = (shown: ReadonlyMap<string, Shown>): number =>
  [...shown.values()].filter(({ isUrgent }) => !isUrgent).length;

function optionsOf(
  announcement: Announcement,
  platform: NodeJS.Platform,
): NotificationConstructorOptions {
  return {
    // Linux has none.
    id: announcement.key,
    title: announcement.title,
    body: notificationBody(announcement.body, platform),
    silent: announcement.isSilent,
    timeoutType: announcement.isUrgent ? "never" : "default",
    urgency: announcement.isUrgent ? "critical" : "normal",
    actions: hasButtons(platform)
      ? announcement.actions.map(({ label }) => ({ type: "button", text: label }))
      : [],
  };
}

/** Electron draws none on Linux (`shell/browser/notifications/linux/libnotify_notification.cc`). */
const hasButtons = (platform: NodeJS.Platform): boolean => platform !== "linux";

function attach(
  notification: Notification,
  announcement: Announcement,
  on: Omit<CardOptions, "putAway"> & { readonly putAway: () => void },
): void {
  notification.on("click", () => {
    on.earlier.usedOwn();
    on.putAway();
    on.onShow(announcement.telephonySessionId);
  });
  notification.on("action", ({ actionIndex }) => {
    on.earlier.usedOwn();
    on.putAway();
    const action = announcement.actions[actionIndex];
    if (action !== undefined) on.onAct(action.intent);
  });
  notification.on("close", ({ reason }) => {
    // Its time on the screen is over, but it waits among the system's notifications.
    if (reason !== "timedOut") on.putAway();
  });
  notification.on("failed", () => {
    on.putAway();
    on.log("notification-failed", { kind: announcement.key.split(":")[0] ?? "" });
  });
}
