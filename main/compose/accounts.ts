/**
 * Which account is in use. The shell (window, tray, hotkeys) stays; signing in, trying the demo and
 * signing out replace the workspace under it: the settings, the line to the service and the calls.
 * What is left is disposed in the reverse order of its making before the next one starts.
 */
import { join } from "node:path";

import type { CallService } from "../calls/call-service.ts";
import type { CallsView, Happening } from "../calls/happenings.ts";
import type { AccountFacts } from "../calls/ports.ts";
import type { AppSnapshot } from "../../contract/call-view.ts";
import type { ActOutcome, CallIntent } from "../../contract/intent.ts";
import { type AppError, type Result, done, failed } from "../../contract/result.ts";
import { type AppState, type SnapshotChange, withoutAccount } from "../app-state.ts";
import { type Log, errorFields } from "../log.ts";
import type { Notices } from "../notices.ts";
import type { Line } from "../ringcentral/line.ts";
import type { OpenedSettings, SettingsStore } from "../settings/settings-store.ts";
import type { DemoServer } from "./demo-server.ts";

export interface Credentials {
  readonly server: string;
  readonly clientId: string;
  readonly jwt: string;
}

/** The line to the service with the calls on it. Disposing both is the owner's task. */
export interface Connection {
  readonly line: Line;
  readonly calls: CallService;
}

export interface AccountsOptions {
  /** Holds the settings; the demo's are in a folder of its own below. */
  readonly userData: string;
  readonly openSettings: (folder: string) => OpenedSettings;
  /** Signs in and opens the line; nothing flows before `calls.start()`. */
  readonly connect: (
    credentials: Credentials,
    settings: SettingsStore,
  ) => Promise<Result<Connection>>;
  readonly startDemoServer: () => Promise<DemoServer>;
  readonly now: () => number;
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

/** Made by `compose`, which disposes it. At most one sign-in or sign-out runs at a time. */
export class Accounts {
  readonly #options: AccountsOptions;
  #folder: string;
  #settings: SettingsStore;
  #connection: Connection | undefined;
  /** What the present workspace has started, in order. */
  #started: Undo[] = [];
  #isBusy = false;
  #isDisposed = false;

  constructor(options: AccountsOptions) {
    this.#options = options;
    this.#folder = options.userData;
    this.#settings = this.#openSettings(options.userData);
  }

  settings(): SettingsStore {
    return this.#settings;
  }

  /** Hands the intent on in the same tick. */
  act(intent: CallIntent): Promise<Result<ActOutcome>> {
    const calls = this.calls();
    return calls?.act(intent) ?? Promise.resolve(failed({ code: "signed-out" }));
  }

  /** The calls of the account in use; `undefined` while signed out. */
  calls(): CallService | undefined {
    return this.#connection?.calls;
  }

  tryDemo(): Promise<Result<undefined>> {
    return this.#alone(async () => {
      this.#begin(true);
      const server = await this.#options.startDemoServer();
      this.#started.push(() => void server.dispose());
      return this.#enter({ server: server.url, clientId: server.clientId, jwt: server.jwt }, true);
    });
  }

  signInWithJwt(credentials: Credentials): Promise<Result<undefined>> {
    return this.#alone(() => {
      this.#begin(false);
      return this.#enter(credentials, false);
    });
  }

  signOut(): Promise<Result<undefined>> {
    return this.#alone(async () => {
      // Signed out is signed out, however long the service takes to hear of it.
      const revoked = this.#connection?.line.signOut();
      this.#leave();
      await revoked;
      return done(undefined);
    });
  }

  suspended(): void {
    this.calls()?.suspended();
  }

  /** Wakes the calls first; the facts may have changed meanwhile too, but they can wait. */
  resumed(): void {
    const connection = this.#connection;
    if (connection === undefined) return;
    connection.calls.resumed();
    void connection.line.refreshFacts().then((facts) => {
      if (!facts.ok || this.#connection !== connection) return;
      connection.calls.factsChanged();
      this.#options.state.set(factParts(facts.value));
      this.#noticeGrant(facts.value);
    });
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#undo();
  }

  async #alone(run: () => Promise<Result<undefined>>): Promise<Result<undefined>> {
    if (this.#isBusy) return failed({ code: "not-allowed", reason: "busy-with-same" });
    this.#isBusy = true;
    try {
      return await run();
    } catch (error) {
      this.#options.log("account-change-threw", errorFields(error));
      this.#leave({ code: "internal" });
      return failed({ code: "internal" });
    } finally {
      this.#isBusy = false;
      // Quitting in the middle of a sign-in: what came up afterwards must go as well.
      if (this.#isDisposed) this.#undo();
    }
  }

  #begin(demo: boolean): void {
    this.#undo();
    const { state, now, userData } = this.#options;
    state.set({ ...nobody(now()), account: { state: "signing-in", demo } });
    this.#useSettings(demo ? join(userData, "demo") : userData);
  }

  async #enter(credentials: Credentials, demo: boolean): Promise<Result<undefined>> {
    const connected = await this.#options.connect(credentials, this.#settings);
    if (!connected.ok) {
      this.#options.log("sign-in-failed", { code: connected.error.code, demo });
      this.#leave(connected.error);
      return connected;
    }
    if (!this.#isDisposed) this.#use(connected.value, demo);
    else connected.value.line.dispose();
    return done(undefined);
  }

  #use(connection: Connection, demo: boolean): void {
    const { line, calls } = connection;
    const { state, onHappening, log } = this.#options;
    this.#connection = connection;
    this.#started.push(
      () => line.dispose(),
      () => calls.dispose(),
      calls.subscribe((view) => state.set(callParts(view))),
      calls.onHappening(onHappening),
      this.#settings.subscribe(() => calls.factsChanged()),
    );
    const facts = line.facts();
    state.set({
      account: accountOf(facts, demo),
      ...factParts(facts),
      ...callParts(calls.view()),
    });
    this.#noticeGrant(facts);
    calls.start();
    log("signed-in", { demo });
    // Last, because a session that is over already is told of at once.
    this.#started.push(line.onSignedOut(() => this.#leave({ code: "signed-out" })));
  }

  #noticeGrant({ callControlGranted }: AccountFacts): void {
    const { notices } = this.#options;
    const id = "call-control-not-granted";
    if (callControlGranted) notices.remove(id);
    else notices.put({ id, kind: id });
  }

  /** Back to nobody, with the reason if it was not the user's wish. */
  #leave(because?: AppError): void {
    this.#undo();
    const { state, now, userData, notices } = this.#options;
    notices.remove("call-control-not-granted");
    state.set({
      ...nobody(now()),
      account: { state: "signed-out", ...(because === undefined ? {} : { because }) },
    });
    this.#useSettings(userData);
  }

  #undo(): void {
    const started = this.#started.splice(0).reverse();
    this.#connection = undefined;
    for (const undo of started) undo();
    if (started.length > 0) this.#options.onLeave();
  }

  #useSettings(folder: string): void {
    if (folder === this.#folder || this.#isDisposed) return;
    this.#folder = folder;
    this.#settings = this.#openSettings(folder);
  }

  #openSettings(folder: string): SettingsStore {
    const { openSettings, notices, log, onSettings } = this.#options;
    const { store, damagedFile, why } = openSettings(folder);
    if (damagedFile !== undefined) {
      log("settings-damaged", { reason: why ?? "", file: damagedFile });
      const kind = "settings-damaged";
      notices.put({ id: `${kind}:${damagedFile}`, kind, subject: damagedFile });
    }
    onSettings(store);
    return store;
  }
}

const callParts = ({ connection, calls, targetId, chooser }: CallsView): SnapshotChange => ({
  connection,
  calls,
  targetId,
  chooser,
});

const factParts = (facts: AccountFacts): SnapshotChange => ({
  flipTargets: [...facts.flipTargets],
  parkLocations: [...facts.parkLocations],
  ownParkOrbit: facts.features.park,
  colleagues: [...facts.colleagues],
  companyNumber: facts.companyNumber,
  devices: [...facts.devices],
});

const accountOf = (
  { name, extensionNumber, company }: AccountFacts,
  demo: boolean,
): AppSnapshot["account"] => ({
  state: "signed-in",
  demo,
  name,
  extensionNumber,
  ...(company === undefined ? {} : { company }),
});

/** Everything that belonged to an account, taken out; what the user must be told stays. */
function nobody(now: number): SnapshotChange {
  return {
    ...withoutAccount(now),
    targetId: undefined,
    chooser: undefined,
    companyNumber: undefined,
  };
}
