import type { DeskNotification } from "../../protocol/desk-state.ts";
import { bodyText } from "./desktop-notation.ts";
import { eventWith } from "../event.ts";
import type { EventsOf, Part } from "../imitation.ts";
import { loudEmitter, loudly } from "../loud.ts";
import { type ImageSource, deskImage } from "./native-image.ts";
import type { DesktopSystem } from "../systems.ts";

type NotificationEvents = EventsOf<
  Electron.Notification,
  {
    show: [event: Electron.Event];
    click: [event: Electron.Event];
    close: [details: Electron.Event<Electron.NotificationCloseEventParams>];
    action: [
      details: Electron.Event<Electron.NotificationActionEventParams>,
      actionIndex: number,
      selectionIndex: number,
    ];
    failed: [event: Electron.Event, error: string];
  }
>;

type Options = Pick<
  Electron.NotificationConstructorOptions,
  "id" | "title" | "subtitle" | "body" | "silent" | "timeoutType" | "urgency" | "actions"
> & { icon?: ImageSource };

const knownOptions = new Set(
  "id groupId groupTitle title subtitle body silent timeoutType urgency actions icon closeButtonText".split(
    " ",
  ),
);

type Offered =
  "actions" | "body" | "close" | "id" | "show" | "silent" | "subtitle" | "title" | "urgency";

/**
 * Electron's `Notification`. A card stays on the desk until it is used, closed, or its time is over:
 * then it is gone, or waits in the system's list, where it can be used and taken back as before.
 */
export class PreviewNotification
  extends loudEmitter<NotificationEvents>("Notification")
  implements Part<Electron.Notification, Offered>
{
  title: string;
  subtitle: string;
  body: string;
  silent: boolean;
  urgency: "normal" | "critical" | "low";
  actions: Electron.NotificationAction[];
  readonly id: string;
  readonly #icon: ImageSource | undefined;
  readonly #registry: NotificationRegistry;
  #shownAs: number | undefined;
  #isListed = false;

  constructor(registry: NotificationRegistry, options: Options = {}) {
    super();
    const unknown = Object.keys(options).find((key) => !knownOptions.has(key));
    if (unknown !== undefined) throw new Error(`preview has no electron.Notification.${unknown}`);
    this.#registry = registry;
    this.#icon = options.icon;
    this.id = options.id ?? "";
    this.title = options.title ?? "";
    this.subtitle = options.subtitle ?? "";
    this.body = options.body ?? "";
    this.silent = options.silent ?? false;
    this.urgency = options.urgency ?? "normal";
    this.actions = options.actions ?? [];
  }

  show(): void {
    this.#registry.requireReady("Notification");
    if (this.#registry.refused) {
      this.emit("failed", eventWith({}), this.#registry.system.notifications.failure);
      return;
    }
    this.#isListed = false;
    this.#shownAs = this.#registry.put(this, this.#shownAs);
    this.emit("show", eventWith({}));
  }

  close(): void {
    this.#remove("applicationHidden");
  }

  /** For the desk. A click or an action puts the card away, as most systems do. */
  click(): void {
    this.emit("click", eventWith({}));
    this.#registry.activate({ type: "click" });
    this.#remove(undefined);
  }
  act(actionIndex: number): void {
    if (this.#buttons()[actionIndex] === undefined) return;
    const selectionIndex = -1;
    this.emit("action", eventWith({ actionIndex, selectionIndex }), actionIndex, selectionIndex);
    this.#registry.activate({ type: "action", actionIndex });
    this.#remove(undefined);
  }
  dismiss(): void {
    this.#remove("userCanceled");
  }
  timeOut(): void {
    const { afterTimeout } = this.#registry.system.notifications;
    if (afterTimeout === "nothing") {
      this.#remove("timedOut");
      return;
    }
    if (this.#shownAs === undefined || this.#isListed) return;
    this.#isListed = true;
    this.#closed("timedOut");
  }
  view(shownAs: number): DeskNotification {
    return {
      id: shownAs,
      title: this.title,
      body: [this.subtitle, bodyText(this.body, this.#registry.system.platform)]
        .filter((line) => line !== "")
        .join("\n"),
      actions: this.#buttons().map((action) => action.text ?? ""),
      urgent: this.urgency === "critical",
      ...(this.#icon === undefined ? {} : { image: deskImage(this.#icon) }),
    };
  }

  #buttons(): Electron.NotificationAction[] {
    return this.#registry.system.notifications.hasButtons ? this.actions : [];
  }

  #closed(reason: Electron.NotificationCloseEventParams["reason"]): void {
    const isTold = this.#registry.system.notifications.tellsWhyClosed && reason !== undefined;
    this.emit("close", eventWith(isTold ? { reason } : {}));
  }

  #remove(reason: Electron.NotificationCloseEventParams["reason"]): void {
    const shownAs = this.#shownAs;
    this.#shownAs = undefined;
    // A card that another notification of the same id took over is no longer this one's to close.
    if (shownAs === undefined || this.#registry.byId(shownAs) !== this) return;
    this.#registry.remove(shownAs);
    // The system has said already that it is closed, and does not say it again.
    if (!this.#isListed) this.#closed(reason);
    this.#isListed = false;
  }
}

/** The cards on the desk, newest first. */
export class NotificationRegistry {
  readonly system: DesktopSystem;
  readonly requireReady: (what: string) => void;
  readonly #changed: () => void;
  #shown: { readonly key: number; readonly notification: PreviewNotification }[] = [];
  #made = 0;
  #refused = false;
  #activated: (details: Electron.ActivationArguments) => void;
  /** What was used before anybody listened. */
  #early: Electron.ActivationArguments | undefined;

  constructor(ports: {
    changed: () => void;
    requireReady: (what: string) => void;
    system: DesktopSystem;
  }) {
    this.system = ports.system;
    this.#changed = ports.changed;
    this.requireReady = ports.requireReady;
    this.#activated = (details) => (this.#early = details);
  }

  /** A card of this run, or of an earlier one, was used; Windows alone tells of it here. */
  activate(used: Omit<Electron.ActivationArguments, "arguments">): void {
    if (!this.system.notifications.tellsActivation) return;
    this.#activated({ ...used, arguments: `type=${used.type}&tag=0` });
  }
  onActivated(listener: (details: Electron.ActivationArguments) => void): void {
    this.#activated = listener;
    if (this.#early !== undefined) listener(this.#early);
    this.#early = undefined;
  }
  removeAll(): void {
    this.#shown = [];
    this.#changed();
  }

  get refused(): boolean {
    return this.#refused;
  }
  /** For the desk: makes every later `show` fail, as a system that forbids notifications does. */
  refuse(refused: boolean): void {
    this.#refused = refused;
    this.#changed();
  }

  /** Shows a card; one of the same `id` is replaced, and so is the same notification's own. */
  put(notification: PreviewNotification, key: number | undefined): number {
    const same = this.#shown.find(
      (other) =>
        other.key === key ||
        (this.system.notifications.hasIds &&
          notification.id !== "" &&
          other.notification.id === notification.id),
    );
    this.#made += 1;
    const chosen = same?.key ?? this.#made;
    const others = this.#shown.filter((other) => other !== same);
    this.#shown = [{ key: chosen, notification }, ...others];
    this.#changed();
    return chosen;
  }
  remove(key: number): void {
    this.#shown = this.#shown.filter((other) => other.key !== key);
    this.#changed();
  }
  byId(key: number): PreviewNotification | undefined {
    return this.#shown.find((other) => other.key === key)?.notification;
  }
  views(): DeskNotification[] {
    return this.#shown.map(({ key, notification }) => notification.view(key));
  }
}

/** Electron's `Notification` constructor. */
export function notificationClass(registry: NotificationRegistry) {
  class Notification extends PreviewNotification {
    constructor(options?: Options) {
      super(registry, options);
    }
    static isSupported(): boolean {
      return true;
    }
    /** These two are not there on other systems. */
    static handleActivation(listener: (details: Electron.ActivationArguments) => void): void {
      if (!registry.system.notifications.tellsActivation) throw new Error(onlyOn("Windows"));
      registry.onActivated(listener);
    }
    static removeAll(): void {
      if (registry.system.platform !== "darwin") throw new Error(onlyOn("macOS"));
      registry.removeAll();
    }
  }
  return loudly("Notification", Notification);
}

const onlyOn = (system: string): string => `electron.Notification has this on ${system} alone`;
