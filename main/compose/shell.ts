/**
 * The parts that stay while accounts come and go: window, tray, hotkeys, notifications. They draw
 * the one snapshot and send intents to whichever account is in use.
 */
import { app, clipboard, shell as system } from "electron";

import type { AppSnapshot } from "../../contract/app-snapshot.ts";
import type { TelephonySessionId } from "../../contract/ids.ts";
import { ipc } from "../../contract/ipc.ts";
import type { HotkeyView, Settings } from "../../contract/settings.ts";
import { type AppState, createAppState, signedOutParts } from "../app-state.ts";
import type { CallEvent } from "../calls/state/call-events.ts";
import type { MenuCommand } from "../desktop/tray/menu-entry.ts";
import { createPushes } from "../ipc/push.ts";
import { createPushedPace, type PushedPace } from "../ipc/pushed-pace.ts";
import { serve } from "../ipc/serve.ts";
import { createNotices } from "../notices.ts";
import { appOrigin, pageUrl } from "../security/app-scheme.ts";
import { createLinkOpener } from "../security/links.ts";
import { isTrustedFrame } from "../security/trusted-frame.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import { Accounts, type AccountsOptions } from "../account/accounts.ts";
import {
  desktopOf,
  obeyLook,
  openHotkeys,
  openNotifications,
  openPopover,
  openTray,
  placeNow,
  tellLanguage,
  watchDisplays,
} from "./desktop-parts.ts";
import { type Automation, openAutomation } from "./automation.ts";
import { createHandlers } from "./handlers.ts";
import { type DiagnosticsParts, openDiagnosticsDesk } from "./open-diagnostics.ts";
import { createLeaveQuestion } from "./quitting.ts";
import { createPresses } from "./presses.ts";
import { type OpenUpdates, openUpdates } from "./updates.ts";

type AccountParts = Pick<
  AccountsOptions,
  "userData" | "openSettings" | "service" | "signIns" | "openVault" | "connect" | "startDemoServer"
>;

export interface ShellOptions extends AccountParts, DiagnosticsParts {
  readonly updates: Pick<OpenUpdates, "userData" | "told">;
  /** The folder of the built main process. */
  readonly folder: string;
  readonly preload: string;
  readonly logFolder: string;
}

/** Made by `compose`, which disposes it. */
export class Shell {
  readonly #options: ShellOptions;
  readonly #state: AppState;
  readonly #notices = createNotices((notices) => this.#state.set({ notices }));
  readonly #pushes = createPushes(ipc, (channel, payload) => this.#send(channel, payload));
  readonly #hotkeys: ReturnType<typeof openHotkeys>;
  readonly #notifications: ReturnType<typeof openNotifications>;
  #popover: ReturnType<typeof openPopover> | undefined;
  readonly #tray: ReturnType<typeof openTray>;
  readonly accounts: Accounts;
  readonly automation: Automation;
  readonly #updates: ReturnType<typeof openUpdates>;
  readonly #presses = createPresses({
    act: (intent) => this.accounts.act(intent),
    snapshot: () => this.#state.snapshot(),
    notifications: () => this.#notifications,
    show: () => this.show(),
  });
  readonly #asksToQuit = createLeaveQuestion(() => idsOf(this.#state.snapshot().calls));
  readonly #asksToSignOut = createLeaveQuestion(() => {
    const { account, waiting } = this.#state.snapshot();
    // In the demo nobody real waits.
    return account.state === "signed-in" && account.demo ? [] : idsOf(waiting);
  });
  readonly #paced: PushedPace<AppSnapshot>;
  readonly #stops: readonly (() => void)[];
  #stopSettings: () => void = () => undefined;
  #isDisposed = false;

  constructor(options: ShellOptions) {
    const { surroundings } = options;
    this.#options = options;
    this.#state = createAppState(signedOutParts(surroundings.clock.now(), desktopOf(surroundings)));
    this.#hotkeys = openHotkeys(surroundings, {
      onPress: (intent) => this.#presses.press(intent),
      onSpeak: () => this.#pushes.speak({ toReader: app.accessibilitySupportEnabled }),
      onChange: (views) => this.#hotkeysChanged(views),
      onTried: (action) => this.#pushes.hotkeyTried({ action }),
    });
    this.#notifications = openNotifications(surroundings, {
      settings: () => this.accounts.settings().read().notifications,
      isTalking: () => this.#state.snapshot().calls.some(({ state }) => state === "connected"),
      onAct: (intent) => this.#presses.press(intent),
      onShow: (id) => this.#showCall(id),
      onEarlierButton: () => this.#notices.tellAgain({ id: "earlier-card", kind: "earlier-card" }),
    });
    this.automation = openAutomation({
      ...{ surroundings, dataFolder: options.userData, state: this.#state, notices: this.#notices },
      settings: () => this.accounts.settings().read(),
      act: (intent) => this.accounts.act(intent),
      readTarget: (to, asCall) => this.accounts.calls()?.readTarget(to, asCall),
      setAvailability: (change) => this.accounts.setAvailability(change),
      people: () => this.accounts.directory().all(),
      show: () => this.#showCall(undefined),
    });
    this.accounts = this.#openAccounts();
    this.#updates = openUpdates({
      ...{ surroundings, state: this.#state, ...options.updates },
      isAutomatic: () => this.accounts.settings().read().updateByItself,
    });
    this.#popover = openPopover(surroundings, {
      preload: options.preload,
      url: () => pageUrl(this.accounts.settings().read().theme, surroundings.speech.language),
      bounds: (size) => placeNow(surroundings, size, this.#tray?.bounds()),
      onDisplays: watchDisplays,
      attach: (contents) => this.#attach(contents),
      onHidden: () => this.#hotkeys.windowHidden(),
    });
    this.#tray = openTray(
      surroundings,
      {
        onAct: (intent) => this.#presses.press(intent),
        onCommand: (command) => this.#command(command),
        onAvailability: (change) => void this.accounts.setAvailability(change),
        onToggle: () => this.#popover?.toggle(),
      },
      { first: this.#state.snapshot(), folder: options.folder },
    );
    this.#paced = createPushedPace({
      clock: surroundings.clock,
      push: (snapshot: AppSnapshot) => this.#pushes.snapshot(snapshot),
    });
    this.#stops = [
      this.#state.subscribe((snapshot) => this.#follow(snapshot)),
      tellLanguage(surroundings, this.#state),
    ];
  }

  #follow(snapshot: AppSnapshot): void {
    this.#tray?.update(snapshot);
    this.#presses.look(snapshot);
    this.#paced.push(snapshot);
  }

  show(): void {
    if (!this.#isDisposed) this.#popover?.show();
  }

  /** Shows the window once there is something to see in it. */
  async showWhenLoaded(): Promise<void> {
    await this.#popover?.loaded();
    this.show();
  }

  /** The call goes on: quitting ends what Ringside shows, not what people say. */
  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.automation.dispose();
    this.#updates.dispose();
    for (const stop of this.#stops) stop();
    this.#paced.dispose();
    this.#tray?.dispose();
    this.#popover?.dispose();
    this.accounts.dispose();
    this.#notifications.dispose();
    this.#hotkeys.dispose();
    this.#stopSettings();
  }

  #openAccounts(): Accounts {
    const { clock, log } = this.#options.surroundings;
    return new Accounts({
      ...this.#options,
      ...{ clock, log, random: Math.random },
      copyText: (text) => clipboard.writeText(text),
      state: this.#state,
      notices: this.#notices,
      onSettings: (settings) => this.#useSettings(settings),
      onCallEvent: (callEvent) => this.#onCallEvent(callEvent),
      onLeave: () => {
        this.#notifications.clear();
        this.#options.diagnostics.left();
      },
    });
  }

  #attach(contents: Electron.WebContents): () => void {
    return serve({
      on: contents.ipc,
      contract: ipc,
      handlers: createHandlers({
        state: this.#state,
        accounts: this.accounts,
        hotkeys: this.#hotkeys,
        notices: this.#notices,
        popover: {
          hide: () => this.#popover?.hide(),
          setShape: (shape) => this.#popover?.setShape(shape),
        },
        openLink: createLinkOpener({
          openUrl: (url) => system.openExternal(url),
          openFile: (path) => system.openPath(path),
          folder: this.#options.folder,
        }),
        automation: this.automation.handlers,
        updates: this.#updates,
        openLogs: () => this.#command("logs"),
        diagnostics: openDiagnosticsDesk(this.#options, () => this.accounts.settings().read()),
        quit: () => app.quit(),
      }),
      isTrusted: ({ senderFrame }) => isTrustedFrame(senderFrame, contents.mainFrame, appOrigin),
      log: this.#options.surroundings.log,
    });
  }

  /** Absent while the first parts are still being made, and between two windows. */
  #send(channel: string, payload: unknown): void {
    this.#popover?.contents()?.send(channel, payload);
  }

  #onCallEvent(callEvent: CallEvent): void {
    this.#notifications.tell(callEvent);
    const { showOnRinging } = this.accounts.settings().read();
    if (callEvent.kind === "ringing" && showOnRinging) this.#popover?.showInactive();
  }

  #showCall(id: TelephonySessionId | undefined): void {
    const isThere = this.#state.snapshot().calls.some((call) => call.telephonySessionId === id);
    if (id !== undefined && isThere) this.accounts.calls()?.pick(id);
    this.show();
    this.#pushes.show({ view: "calls" });
  }

  #command(command: MenuCommand): void {
    switch (command) {
      case "cancel":
        this.#presses.press({ action: "cancel" });
        break;
      case "open":
        this.#showCall(undefined);
        break;
      case "settings":
      case "diagnostics":
        this.#showView(command);
        break;
      case "logs":
        void system.openPath(this.#options.logFolder);
        break;
      case "update":
        this.#updates.restart();
        break;
      case "sign-out":
        if (this.#asksToSignOut()) this.#showView("sign-out");
        else void this.accounts.signOut();
        break;
      case "quit":
        if (this.#asksToQuit()) this.#showView("quit");
        else app.quit();
        break;
    }
  }

  #showView(view: "settings" | "diagnostics" | "quit" | "sign-out"): void {
    this.show();
    this.#pushes.show({ view });
  }

  #useSettings(store: SettingsStore): void {
    this.#stopSettings();
    const follow = (settings: Settings): void => {
      obeyLook(this.#options.surroundings, settings);
      this.automation.follow(settings);
      this.#pushes.settings(settings);
    };
    this.#hotkeys.apply(store.read().hotkeys);
    follow(store.read());
    this.#stopSettings = store.subscribe(follow);
  }

  #hotkeysChanged(views: HotkeyView[]): void {
    for (const { action, state, active } of views) {
      const id = `hotkey-failed:${action}`;
      const notice = { id, kind: "hotkey-failed", subject: action } as const;
      // With a last good binding in force, the settings say enough.
      if (state === "failed" && active === null) this.#notices.put(notice);
      else this.#notices.remove(id);
    }
    this.#pushes.hotkeys(views);
  }
}

const idsOf = (of: readonly { readonly telephonySessionId: string }[]): readonly string[] =>
  of.map(({ telephonySessionId }) => telephonySessionId);
