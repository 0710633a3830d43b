/**
 * What stands under the shell for one account: the settings in force, the line to the service and
 * the calls on it. It is emptied, in the reverse order of its making, before the next one fills it.
 */
import type { CallService } from "../calls/call-service.ts";
import type { Happening } from "../calls/happenings.ts";
import type { AppState } from "../app-state.ts";
import type { Log } from "../log.ts";
import type { Notices } from "../notices.ts";
import type { Line } from "../ringcentral/line.ts";
import type { OpenedSettings, SettingsStore } from "../settings/settings-store.ts";
import { callParts } from "./account-parts.ts";

/** The line to the service with the calls on it. Disposing both is the owner's task. */
export interface Connection {
  readonly line: Line;
  readonly calls: CallService;
}

export interface WorkspaceOptions {
  /** The settings of nobody in particular are there, others in folders below. */
  readonly userData: string;
  readonly openSettings: (folder: string) => OpenedSettings;
  readonly state: AppState;
  readonly notices: Notices;
  readonly log: Log;
  /** Other settings are in force. Called once at the start, before the constructor returns. */
  readonly onSettings: (settings: SettingsStore) => void;
  readonly onHappening: (happening: Happening) => void;
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
  #connection: Connection | undefined;
  /** What is running, in the order of its start. */
  #started: Undo[] = [];
  #isDisposed = false;

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

  get settings(): SettingsStore {
    return this.#settings;
  }

  /** Of the account in use; `undefined` while signed out. */
  get connection(): Connection | undefined {
    return this.#connection;
  }

  useSettings(folder: string): void {
    if (folder === this.#folder || this.#isDisposed) return;
    this.#folder = folder;
    this.#settings = folder === this.#options.userData ? this.#home : this.#open(folder);
    this.#options.onSettings(this.#settings);
  }

  /** Is undone when the workspace is emptied. */
  owns(undo: Undo): void {
    this.#started.push(undo);
  }

  /** Takes the connection over; nothing flows before `calls.start()`. */
  use(connection: Connection): void {
    const { line, calls } = connection;
    const { state, onHappening } = this.#options;
    this.#connection = connection;
    this.#started.push(
      () => line.dispose(),
      () => calls.dispose(),
      calls.subscribe((view) => state.set(callParts(view))),
      calls.onHappening(onHappening),
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
    this.#isDisposed = true;
    this.empty();
  }

  #open(folder: string): SettingsStore {
    const { openSettings, notices, log } = this.#options;
    const { store, damagedFile, why } = openSettings(folder);
    if (damagedFile !== undefined) {
      log("settings-damaged", { reason: why ?? "", file: damagedFile });
      const kind = "settings-damaged";
      notices.put({ id: `${kind}:${damagedFile}`, kind, subject: damagedFile });
    }
    return store;
  }
}
