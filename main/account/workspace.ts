/**
 * What stands under the shell for one account: the settings in force, the connection to the service and
 * the calls on it. It is emptied, in the reverse order of its making, before the next one fills it.
 */
import { join } from "node:path";

import type { CallService } from "../calls/call-service.ts";
import type { CallEvent } from "../calls/state/call-events.ts";
import type { Settings } from "../../contract/settings.ts";
import type { AppState } from "../app-state.ts";
import type { Log } from "../log.ts";
import type { Notices } from "../notices.ts";
import type { ServiceConnection } from "../ringcentral/service-connection.ts";
import {
  type AccountKey,
  accountFolder,
  openAccountSettings,
} from "../settings/account-settings.ts";
import type { SettingsOptions, SettingsStore } from "../settings/settings-store.ts";
import { callParts } from "./account-parts.ts";

/** The connection to the service with the calls on it. Disposing both is the owner's task. */
export interface Connection {
  readonly service: ServiceConnection;
  readonly calls: CallService;
}

export interface WorkspaceOptions {
  /** The settings of nobody in particular are there, others in folders below. */
  readonly userData: string;
  readonly openSettings: (options: Omit<SettingsOptions, "clock">) => SettingsStore;
  readonly state: AppState;
  readonly notices: Notices;
  readonly log: Log;
  /** Other settings are in force. Called once at the start, before the constructor returns. */
  readonly onSettings: (settings: SettingsStore) => void;
  readonly onCallEvent: (callEvent: CallEvent) => void;
  /** The calls of an account are no longer ours to talk about. */
  readonly onLeave: () => void;
}

type Undo = () => void;

/** Made by `Accounts`, which disposes it. */
export class Workspace {
  readonly #options: WorkspaceOptions;
  /** Stays open: it also holds what belongs to the machine, whoever is signed in. */
  readonly #home: SettingsStore;
  #folder: string;
  #settings: SettingsStore;
  #closeSettings: Undo = () => undefined;
  #connection: Connection | undefined;
  /** What is running, in the order of its start. */
  #started: Undo[] = [];
  #isDisposed = false;
  /** The folders whose settings the disk does not take at the moment. */
  readonly #refusing = new Set<string>();

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.#folder = options.userData;
    this.#home = this.#open(options.userData);
    this.#settings = this.#home;
    options.onSettings(this.#home);
  }

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  /** Where the settings in force are kept, and what else belongs to whoever has them. */
  get folder(): string {
    return this.#folder;
  }

  get settings(): SettingsStore {
    return this.#settings;
  }

  /** Of the account in use; `undefined` while signed out. */
  get connection(): Connection | undefined {
    return this.#connection;
  }

  /** Of an account: its own, which those of nobody in particular follow (see `settings/`). */
  useAccountSettings(key: AccountKey): void {
    const folder = accountFolder(this.#options.userData, key);
    this.#change(folder, () => {
      const open = (initial: Settings): SettingsStore => this.#open(folder, initial);
      const own = openAccountSettings({ home: this.#home, open });
      this.#closeSettings = () => own.close();
      return own.store;
    });
  }

  useDemoSettings(): void {
    const folder = join(this.#options.userData, "demo");
    this.#change(folder, () => {
      const store = this.#open(folder);
      this.#closeSettings = () => store.dispose();
      return store;
    });
  }

  useHomeSettings(): void {
    this.#change(this.#options.userData, () => this.#home);
  }

  /** Is undone when the workspace is emptied. */
  owns(undo: Undo): void {
    this.#started.push(undo);
  }

  /** Takes the connection over; nothing flows before `calls.start()`. */
  use(connection: Connection): void {
    const { service, calls } = connection;
    const { state, onCallEvent } = this.#options;
    this.#connection = connection;
    this.#started.push(
      () => service.dispose(),
      () => calls.dispose(),
      calls.subscribe((view) => state.set(callParts(view))),
      calls.onCallEvent(onCallEvent),
      this.#settings.subscribe(() => calls.factsChanged()),
    );
  }

  /** Ends everything that was started for the account; the settings stay in force. */
  empty(): void {
    const started = this.#started.splice(0).reverse();
    this.#connection = undefined;
    for (const undo of started) undo();
    if (started.length > 0) this.#options.onLeave();
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#closeSettings();
    this.#home.dispose();
    this.empty();
  }

  #change(folder: string, open: () => SettingsStore): void {
    if (folder === this.#folder || this.#isDisposed) return;
    this.#closeSettings();
    this.#closeSettings = () => undefined;
    // An account's folder is left behind with it, and no longer tried.
    if (this.#folder !== this.#options.userData) this.#keptIn(this.#folder, true);
    this.#folder = folder;
    this.#settings = open();
    this.#options.onSettings(this.#settings);
  }

  #open(folder: string, initial?: Settings): SettingsStore {
    const { openSettings, notices, log } = this.#options;
    return openSettings({
      folder,
      ...(initial === undefined ? {} : { initial }),
      onDamaged: (file, why) => {
        log("settings-damaged", { reason: why, file });
        const kind = "settings-damaged";
        notices.put({ id: `${kind}:${file}`, kind, subject: file });
      },
      onKept: ({ isKept, code }) => {
        log(isKept ? "settings-kept" : "settings-not-kept", { code });
        this.#keptIn(folder, isKept);
      },
    });
  }

  /** One notice for all folders: they are on one disk, and one sentence says it. */
  #keptIn(folder: string, isKept: boolean): void {
    if (isKept) this.#refusing.delete(folder);
    else this.#refusing.add(folder);
    const kind = "settings-not-kept";
    if (this.#refusing.size === 0) this.#options.notices.remove(kind);
    else this.#options.notices.put({ id: kind, kind });
  }
}
