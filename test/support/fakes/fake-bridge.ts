import {
  type AppSnapshot,
  type ColleagueView,
  mostPeopleAtOnce,
} from "../../../contract/app-snapshot.ts";
import type { IntegrationView } from "../../../contract/desktop/integration.ts";
import type { DialReading } from "../../../contract/dialing.ts";
import type { ActOutcome, TypedTarget } from "../../../contract/intent.ts";
import type { CallReplay, DiagnosticsView } from "../../../contract/diagnostics.ts";
import type { Bridge } from "../../../contract/ipc.ts";
import { done, type Result } from "../../../contract/result.ts";
import type { HotkeyView, Settings } from "../../../contract/settings.ts";
import type { WindowPage } from "../../../renderer/window-state.svelte.ts";
import { buildDiagnostics, buildReplay } from "../views/diagnostics-views.ts";
import {
  buildHotkeys,
  builtPeople,
  buildSettings,
  buildSnapshot,
  sessionId,
} from "../views/snapshots.ts";

/** What main asks the window to show. */
type ShownView = WindowPage | "quit" | "sign-out";

/** One request that the page made: `calls.act` with its argument. */
export interface BridgeRequest {
  readonly name: string;
  readonly input: unknown;
}

interface Start {
  readonly snapshot?: AppSnapshot;
  readonly settings?: Settings;
  readonly hotkeys?: HotkeyView[];
  readonly diagnostics?: DiagnosticsView;
  readonly replay?: CallReplay;
  readonly people?: readonly ColleagueView[];
}

/**
 * Main as the page sees it: answers from its fields, keeps every request in order, and pushes when
 * told to. `answers` replaces the reply of one method by its name, such as `calls.act`.
 */
export class FakeBridge {
  readonly requests: BridgeRequest[] = [];
  readonly answers = new Map<string, Result<never>>();
  readonly #silent = new Set<string>();
  /** What becomes of every intent that is not refused by `answers`. */
  outcome: ActOutcome["outcome"] = "accepted";
  /** How main reads an entry. */
  reading: (to: TypedTarget) => DialReading = dialsAnything;
  readonly bridge: Bridge;
  #snapshot: AppSnapshot;
  #settings: Settings;
  #hotkeys: HotkeyView[];
  /** What `diagnostics.read` answers from now on. */
  diagnostics: DiagnosticsView;
  /** The directory of the snapshot. */
  people: readonly ColleagueView[];
  /** How Ringside stands in the system. */
  integration: IntegrationView = { startAtLogin: { on: false }, phoneLinks: { on: false } };
  readonly #replay: CallReplay;
  readonly #snapshotListeners = new Set<(payload: AppSnapshot) => void>();
  readonly #settingsListeners = new Set<(payload: Settings) => void>();
  readonly #hotkeyListeners = new Set<(payload: HotkeyView[]) => void>();
  readonly #triedListeners = new Set<(payload: { action: HotkeyView["action"] }) => void>();
  readonly #speakListeners = new Set<(payload: { toReader: boolean }) => void>();
  readonly #showListeners = new Set<(payload: { view: ShownView }) => void>();

  constructor(start: Start = {}) {
    this.#snapshot = start.snapshot ?? buildSnapshot();
    this.#settings = start.settings ?? buildSettings();
    this.#hotkeys = start.hotkeys ?? buildHotkeys();
    this.diagnostics = start.diagnostics ?? buildDiagnostics();
    this.#replay = start.replay ?? buildReplay();
    this.people = start.people ?? builtPeople;
    this.bridge = this.#build();
  }

  /** How many listeners the page has attached to all topics together. */
  get listenerCount(): number {
    const { size: snapshots } = this.#snapshotListeners;
    const { size: settings } = this.#settingsListeners;
    return snapshots + settings + this.#hotkeyListeners.size + this.#showListeners.size;
  }

  /** The inputs of all requests to one method, oldest first. */
  inputsOf(name: string): unknown[] {
    return this.requests.filter((request) => request.name === name).map(({ input }) => input);
  }

  push(snapshot: AppSnapshot): void {
    this.#snapshot = snapshot;
    for (const listener of this.#snapshotListeners) listener(snapshot);
  }

  pushSettings(settings: Settings): void {
    this.#settings = settings;
    for (const listener of this.#settingsListeners) listener(settings);
  }

  pushHotkeys(hotkeys: HotkeyView[]): void {
    this.#hotkeys = hotkeys;
    for (const listener of this.#hotkeyListeners) listener(hotkeys);
  }

  /** This key arrived while the user tries them. */
  tryHotkey(action: HotkeyView["action"]): void {
    for (const listener of this.#triedListeners) listener({ action });
  }

  /** The hotkey that asks how things are. */
  speak(toReader: boolean): void {
    for (const listener of this.#speakListeners) listener({ toReader });
  }

  show(view: ShownView): void {
    for (const listener of this.#showListeners) listener({ view });
  }

  /** From now on this method answers never. */
  silence(name: string): void {
    this.#silent.add(name);
  }

  #reply<T>(name: string, input: unknown, value: () => T): Promise<Result<T>> {
    this.requests.push({ name, input });
    if (this.#silent.has(name)) return new Promise(() => undefined);
    return Promise.resolve(this.answers.get(name) ?? done(value()));
  }

  #build(): Bridge {
    const nothing = (name: string) => (input?: unknown) =>
      this.#reply(name, input, () => undefined);
    return {
      app: {
        snapshot: () => this.#reply("app.snapshot", undefined, () => this.#snapshot),
        dismissNotice: nothing("app.dismissNotice"),
        openLink: nothing("app.openLink"),
        openLogs: nothing("app.openLogs"),
        hideWindow: nothing("app.hideWindow"),
        shapeWindow: nothing("app.shapeWindow"),
        quit: nothing("app.quit"),
      },
      calls: {
        act: (intent) =>
          this.#reply("calls.act", intent, () => ({
            telephonySessionId:
              ("telephonySessionId" in intent ? intent.telephonySessionId : undefined) ??
              sessionId("s-1"),
            outcome: this.outcome,
          })),
        pick: nothing("calls.pick"),
        closeChooser: nothing("calls.closeChooser"),
        dismissOutcome: nothing("calls.dismissOutcome"),
        readTarget: (input) => this.#reply("calls.readTarget", input, () => this.reading(input.to)),
        tryNow: nothing("calls.tryNow"),
        readAgain: nothing("calls.readAgain"),
      },
      account: {
        tryDemo: nothing("account.tryDemo"),
        signInWithBrowser: nothing("account.signInWithBrowser"),
        cancelSignIn: nothing("account.cancelSignIn"),
        copySignInLink: nothing("account.copySignInLink"),
        signInWithJwt: nothing("account.signInWithJwt"),
        useService: nothing("account.useService"),
        signOut: nothing("account.signOut"),
        switchAccount: nothing("account.switchAccount"),
        allowPlainStorage: nothing("account.allowPlainStorage"),
        setAvailability: nothing("account.setAvailability"),
      },
      people: {
        read: (input) =>
          this.#reply("people.read", input, () =>
            input.edition === this.#snapshot.directory.edition
              ? this.people.slice(input.from, input.from + mostPeopleAtOnce)
              : [],
          ),
      },
      settings: {
        read: () => this.#reply("settings.read", undefined, () => this.#settings),
        change: (patch) => this.#reply("settings.change", patch, () => this.#settings),
      },
      hotkeys: {
        read: () => this.#reply("hotkeys.read", undefined, () => this.#hotkeys),
        rebind: (input) => this.#reply("hotkeys.rebind", input, () => this.#hotkeys),
        suspend: nothing("hotkeys.suspend"),
        tryOut: nothing("hotkeys.tryOut"),
      },
      desktop: {
        read: () => this.#reply("desktop.read", undefined, () => this.integration),
        change: (patch) => this.#reply("desktop.change", patch, () => this.integration),
      },
      updates: {
        check: nothing("updates.check"),
        restart: nothing("updates.restart"),
        putOff: nothing("updates.putOff"),
      },
      phoneLink: {
        copy: nothing("phoneLink.copy"),
        dismiss: nothing("phoneLink.dismiss"),
      },
      diagnostics: {
        read: () => this.#reply("diagnostics.read", undefined, () => this.diagnostics),
        replay: (input) => this.#reply("diagnostics.replay", input, () => this.#replay),
        exportReport: () =>
          this.#reply("diagnostics.exportReport", undefined, () => ({
            file: "ringside-diagnostics-2026-03-02T09-20-00.json",
            folder: "downloads" as const,
          })),
        showReport: nothing("diagnostics.showReport"),
      },
      push: {
        snapshot: attachTo(this.#snapshotListeners),
        settings: attachTo(this.#settingsListeners),
        hotkeys: attachTo(this.#hotkeyListeners),
        hotkeyTried: attachTo(this.#triedListeners),
        show: attachTo(this.#showListeners),
        speak: attachTo(this.#speakListeners),
      },
    };
  }
}

const dialsAnything = (to: TypedTarget): DialReading => ({
  verdict: "dials",
  destination:
    to.kind === "phone-number"
      ? { kind: "phone-number", number: to.phoneNumber }
      : { kind: "extension", extensionNumber: to.extensionNumber },
});

function attachTo<T>(listeners: Set<(payload: T) => void>) {
  return (listener: (payload: T) => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
}
