/**
 * Which account is in use. The shell (window, tray, hotkeys) stays; signing in, trying the demo and
 * signing out replace the workspace under it. At most one of them runs at a time, and a sign-in that
 * fails half-way leaves nothing behind.
 */
import { join } from "node:path";

import type { CallService } from "../calls/call-service.ts";
import type { AccountFacts } from "../calls/ports.ts";
import type { AccountView } from "../../contract/call-view.ts";
import type { ActOutcome, CallIntent } from "../../contract/intent.ts";
import { type AppError, type Result, done, failed } from "../../contract/result.ts";
import { errorFields } from "../log.ts";
import type { Session } from "../ringcentral/session/session.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import { accountOf, callParts, factParts, nobody } from "./account-parts.ts";
import { type BrowserWay, createBrowserWay } from "./browser-way.ts";
import type { DemoServer } from "./demo-server.ts";
import {
  type ServiceChoice,
  type ServiceChoiceOptions,
  createServiceChoice,
} from "./service-choice.ts";
import type { SignIns } from "./sign-ins.ts";
import { type Connection, Workspace, type WorkspaceOptions } from "./workspace.ts";

export interface AccountsOptions extends WorkspaceOptions {
  readonly service: Pick<ServiceChoiceOptions, "build" | "commandLine">;
  readonly signIns: SignIns;
  /** Opens the line and the calls on it; nothing flows before `calls.start()`. */
  readonly connect: (session: Session, settings: SettingsStore) => Promise<Result<Connection>>;
  readonly startDemoServer: () => Promise<DemoServer>;
  readonly copyText: (text: string) => Promise<void>;
  readonly now: () => number;
}

type Progress = Omit<AccountView & { state: "signing-in" }, "state">;
type Outcome = Promise<Result<undefined>>;

const noClient: AppError = { code: "sign-in-failed", cause: "no-client" };

/** Made by `compose`, which disposes it. */
export class Accounts {
  readonly #options: AccountsOptions;
  readonly #workspace: Workspace;
  readonly #service: ServiceChoice;
  readonly #browser: BrowserWay;
  #isBusy = false;

  constructor(options: AccountsOptions) {
    this.#options = options;
    this.#workspace = new Workspace(options);
    this.#service = createServiceChoice({
      ...options.service,
      settings: this.#workspace.settings,
      state: options.state,
    });
    this.#browser = createBrowserWay(options.signIns, options.copyText);
  }

  settings(): SettingsStore {
    return this.#workspace.settings;
  }

  /** Hands the intent on in the same tick. */
  act(intent: CallIntent): Promise<Result<ActOutcome>> {
    return this.calls()?.act(intent) ?? Promise.resolve(failed({ code: "signed-out" }));
  }

  /** The calls of the account in use; `undefined` while signed out. */
  calls(): CallService | undefined {
    return this.#workspace.connection?.calls;
  }

  tryDemo(): Outcome {
    return this.#alone(async () => {
      this.#begin({ demo: true, step: "starting" });
      const server = await this.#options.startDemoServer();
      this.#workspace.owns(() => void server.dispose());
      const service = { server: server.url, clientId: server.clientId, redirects: [] };
      return this.#enter(await this.#options.signIns.withJwt(service, server.jwt), true);
    });
  }

  signInWithJwt(jwt: string): Outcome {
    return this.#alone(async () => {
      const service = this.#service.current();
      if (service.clientId === "") return this.#refuse(noClient);
      this.#begin({ demo: false, step: "exchanging" });
      return this.#enter(await this.#options.signIns.withJwt(service, jwt), false);
    });
  }

  /** Answers when the attempt is over; until then the snapshot shows its steps. */
  signInWithBrowser(): Outcome {
    return this.#alone(() => this.#throughBrowser());
  }

  cancelSignIn(): void {
    this.#browser.cancel();
  }

  copySignInLink(): Outcome {
    return this.#browser.copyLink();
  }

  /** Nothing is kept anywhere yet, so there is nothing to consent to. */
  allowPlainStorage(_answer: { readonly consent: boolean }): Result<undefined> {
    return failed({ code: "bad-input", detail: "nothing to keep" });
  }

  /** For the next sign-in; the account in use stays as it is. */
  useService(wanted: { readonly server: string; readonly clientId: string }): Result<undefined> {
    return this.#service.use(wanted);
  }

  signOut(): Outcome {
    return this.#alone(async () => {
      await this.#goOut();
      return done(undefined);
    });
  }

  switchAccount(): Outcome {
    return this.#alone(async () => {
      const gone = this.#goOut();
      const outcome = await this.#throughBrowser();
      await gone;
      return outcome;
    });
  }

  suspended(): void {
    this.calls()?.suspended();
  }

  /** Wakes the calls first; the facts may have changed meanwhile too, but they can wait. */
  resumed(): void {
    const { connection } = this.#workspace;
    if (connection === undefined) return;
    connection.calls.resumed();
    void connection.line.refreshFacts().then((facts) => {
      if (!facts.ok || this.#workspace.connection !== connection) return;
      connection.calls.factsChanged();
      this.#options.state.set(factParts(facts.value));
      this.#noticeGrant(facts.value);
    });
  }

  dispose(): void {
    this.#workspace.dispose();
    this.#browser.cancel();
  }

  async #alone(run: () => Outcome): Outcome {
    if (this.#isBusy) return failed({ code: "not-allowed", reason: "busy-with-same" });
    this.#isBusy = true;
    try {
      return await run();
    } catch (error) {
      this.#options.log("account-change-threw", errorFields(error));
      return this.#refuse({ code: "internal" });
    } finally {
      this.#isBusy = false;
      // Quitting in the middle of a sign-in: what came up afterwards must go as well.
      if (this.#workspace.isDisposed) this.#workspace.empty();
    }
  }

  async #throughBrowser(): Outcome {
    const service = this.#service.current();
    if (service.clientId === "") return this.#refuse(noClient);
    this.#begin({ demo: false, step: "starting" });
    const session = await this.#browser.start(service, (progress) =>
      this.#show({ demo: false, ...progress }),
    );
    return this.#enter(session, false);
  }

  #begin(progress: Progress): void {
    const { state, now, userData } = this.#options;
    this.#workspace.empty();
    state.set({ ...nobody(now()), account: { state: "signing-in", ...progress } });
    if (progress.demo) this.#workspace.useSettings(join(userData, "demo"));
    else this.#workspace.useSettings(userData);
  }

  #show(progress: Progress): void {
    this.#options.state.set({ account: { state: "signing-in", ...progress } });
  }

  async #enter(session: Result<Session>, demo: boolean): Outcome {
    if (!session.ok) return this.#refuse(session.error);
    this.#show({ demo, step: "reading" });
    const connected = await this.#options.connect(session.value, this.settings());
    if (!connected.ok) {
      void session.value.signOut();
      return this.#refuse(connected.error);
    }
    if (!this.#workspace.isDisposed) this.#use(connected.value, demo);
    else connected.value.line.dispose();
    return done(undefined);
  }

  #use(connection: Connection, demo: boolean): void {
    const { line, calls } = connection;
    const { state, log } = this.#options;
    this.#workspace.use(connection);
    const facts = line.facts();
    const keeping = demo
      ? ({ where: "memory", because: "demo" } as const)
      : ({ where: "memory" } as const);
    state.set({
      account: accountOf(facts, { demo, keeping }),
      ...factParts(facts),
      ...callParts(calls.view()),
    });
    this.#noticeGrant(facts);
    calls.start();
    log("signed-in", { demo });
    // Last, because a session that is over already is told of at once.
    this.#workspace.owns(line.onSignedOut((reason) => this.#leave(reason)));
  }

  #noticeGrant({ callControlGranted }: AccountFacts): void {
    const { notices } = this.#options;
    const id = "call-control-not-granted";
    if (callControlGranted) notices.remove(id);
    else notices.put({ id, kind: id });
  }

  /** Signed out is signed out at once, however long the service takes to hear of it. */
  async #goOut(): Promise<void> {
    const revoked = this.#workspace.connection?.line.signOut();
    this.#leave();
    await revoked;
  }

  #refuse(error: AppError): Result<undefined> {
    this.#options.log("sign-in-failed", { code: error.code });
    this.#leave(error);
    return failed(error);
  }

  /** Back to nobody, with the reason if it was not the user's wish. */
  #leave(because?: AppError): void {
    const { state, now, userData, notices } = this.#options;
    this.#workspace.empty();
    notices.remove("call-control-not-granted");
    state.set({
      ...nobody(now()),
      account: { state: "signed-out", ...(because === undefined ? {} : { because }) },
    });
    this.#workspace.useSettings(userData);
  }
}
