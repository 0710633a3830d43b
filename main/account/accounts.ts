/**
 * Which account is in use. The shell (window, tray, hotkeys) stays; signing in, trying the demo and
 * signing out replace the account under it. At most one of them runs at a time, and a sign-in that
 * fails half-way leaves nothing behind.
 */
import type { CallService } from "../calls/call-service.ts";
import { isConfirmed, type Keeping } from "../../contract/app-snapshot.ts";
import type { AvailabilityChange } from "../../contract/account/availability.ts";
import type { ActOutcome, AnyIntent } from "../../contract/intent.ts";
import { type AppError, type Result, done, failed } from "../../contract/result.ts";
import { errorFields } from "../log.ts";
import type { KeptTokens } from "../ringcentral/session/kept-tokens.ts";
import { keepsNothing } from "../ringcentral/session/token-vault.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { NothingKept, Vault } from "../vault/token-vault.ts";
import { AccountEntry, type AccountEntryOptions } from "./account-entry.ts";
import { AccountStage, type AccountStageOptions } from "./account-stage.ts";
import { type BrowserWay, createBrowserWay } from "./browser-way.ts";
import type { DemoServer } from "./demo-server.ts";
import {
  type ServiceChoice,
  type ServiceChoiceOptions,
  createServiceChoice,
} from "./service-choice.ts";
import type { SignIns } from "./sign-ins.ts";

export interface AccountsOptions
  extends Omit<AccountStageOptions, "now">, Omit<AccountEntryOptions, "stage" | "keeping"> {
  readonly service: Pick<ServiceChoiceOptions, "build" | "commandLine">;
  readonly signIns: SignIns;
  readonly openVault: (onKeeping: (keeping: Keeping) => void) => Vault<KeptTokens>;
  readonly startDemoServer: () => Promise<DemoServer>;
  readonly copyText: (text: string) => Promise<void>;
}

type Outcome = Promise<Result<undefined>>;

const signedOut = failed({ code: "signed-out" });
const noClient: AppError = { code: "sign-in-failed", cause: "no-client" };
/** Why there is a sign-in to be made, although there was one once. */
const endedBecause = (because: NothingKept): AppError | undefined => {
  if (because === "nothing") return undefined;
  const isNamed = because === "damaged" || because === "not-protected";
  return { code: "signed-out", ended: isNamed ? because : "not-readable" };
};

/** Made by `compose`, which disposes it. */
export class Accounts {
  readonly #options: AccountsOptions;
  readonly #stage: AccountStage;
  readonly #service: ServiceChoice;
  readonly #browser: BrowserWay;
  readonly #vault: Vault<KeptTokens>;
  readonly #entry: AccountEntry;
  #isBusy = false;

  constructor(options: AccountsOptions) {
    this.#options = options;
    this.#stage = new AccountStage({ ...options, now: () => options.clock.now() });
    this.#service = createServiceChoice({
      ...options.service,
      settings: this.settings(),
      state: options.state,
    });
    this.#browser = createBrowserWay(options.copyText);
    this.#vault = options.openVault((keeping) => this.#stage.keepingChanged(keeping));
    this.#entry = new AccountEntry({
      ...options,
      stage: this.#stage,
      keeping: () => this.#vault.keeping(),
    });
  }

  settings(): SettingsStore {
    return this.#stage.workspace.settings;
  }

  /** Hands the intent on in the same tick. */
  act(intent: AnyIntent): Promise<Result<ActOutcome>> {
    return this.calls()?.act(intent) ?? Promise.resolve(signedOut);
  }

  /** The user's own presence and do-not-disturb; why not shows in the snapshot as well. */
  setAvailability(change: AvailabilityChange): Outcome {
    const { connection } = this.#stage.workspace;
    return connection?.service.availability.set(change) ?? Promise.resolve(signedOut);
  }

  /** The directory of the account in use; empty while signed out. */
  directory(): AccountStage["directory"] {
    return this.#stage.directory;
  }

  /** The calls of the account in use; `undefined` while signed out. */
  calls(): CallService | undefined {
    return this.#stage.workspace.connection?.calls;
  }

  tryDemo(): Outcome {
    return this.#alone(async () => {
      this.#stage.begin({ demo: true, step: "starting" });
      const server = await this.#options.startDemoServer();
      this.#stage.workspace.owns(() => void server.dispose());
      const service = { server: server.url, clientId: server.clientId, redirects: [] };
      const credential = { jwt: server.jwt, vault: keepsNothing };
      const session = await this.#options.signIns.withJwt(service, credential);
      return this.#entry.enter(session, { demo: true });
    });
  }

  signInWithJwt(jwt: string): Outcome {
    return this.#alone(async () => {
      const service = this.#service.current();
      if (service.clientId === "") return this.#entry.refuse(noClient);
      this.#stage.begin({ demo: false, step: "exchanging" });
      const credential = { jwt, vault: this.#vault };
      const session = await this.#options.signIns.withJwt(service, credential);
      return this.#entry.enter(session, { demo: false, server: service.server });
    });
  }

  /** Answers when the attempt is over; until then the snapshot shows its steps. */
  signInWithBrowser(): Outcome {
    return this.#alone(() => this.#throughBrowser(false));
  }

  cancelSignIn(): void {
    this.#browser.cancel();
  }

  copySignInLink(): Outcome {
    return this.#browser.copyLink();
  }

  /** An address that the system handed to the application. */
  open(link: string): void {
    this.#browser.deliver(link);
  }

  /** Takes up the sign-in of the last run, if there is one that this run's command line allows. */
  restore(): Outcome {
    return this.#alone(async () => {
      const opened = await this.#vault.open();
      if (!opened.found) {
        const ended = endedBecause(opened.because);
        if (ended !== undefined) this.#stage.leave(ended);
        return done(undefined);
      }
      if (!this.#service.allows(opened.tokens)) return done(undefined);
      this.#stage.begin({ demo: false, step: "restoring" });
      const session = this.#options.signIns.resume(opened.tokens, this.#vault);
      if (!session.ok) return this.#entry.refuse(session.error);
      return this.#entry.waitFor(session.value, opened.tokens.server);
    });
  }

  /** For the next sign-in; the account in use stays as it is. */
  useService(wanted: { readonly server: string; readonly clientId: string }): Result<undefined> {
    return this.#service.use(wanted);
  }

  /** Whether the sign-in may be kept on a disk where nothing protects it. */
  allowPlainStorage(consent: boolean): Outcome {
    return this.#vault.allowPlain(consent);
  }

  signOut(): Outcome {
    return (
      this.#entry.giveUp() ??
      this.#alone(async () => {
        await this.#goOut();
        return done(undefined);
      })
    );
  }

  switchAccount(): Outcome {
    return this.#alone(async () => {
      const gone = this.#goOut();
      const outcome = await this.#throughBrowser(true);
      await gone;
      return outcome;
    });
  }

  suspended(): void {
    this.calls()?.suspended();
  }

  /**
   * Only the event stream doubts its connection: one that lived through the change has lost nothing.
   * `gone`: the machine's former addresses.
   */
  networkChanged(gone: ReadonlySet<string>): void {
    this.#stage.workspace.connection?.service.stream.check(gone);
  }

  /** Somebody is signed in, and what is shown is not up to date. */
  isWaitingForNetwork(): boolean {
    const calls = this.calls();
    return calls !== undefined && !isConfirmed(calls.view().connection);
  }

  /** Wakes the calls first; the facts may have changed meanwhile too, but they can wait. */
  resumed(): void {
    this.#entry.hurry();
    const { connection } = this.#stage.workspace;
    if (connection === undefined) return;
    connection.calls.resumed();
    void connection.service.refreshFacts().then((facts) => {
      if (!facts.ok || this.#stage.workspace.connection !== connection) return;
      this.#stage.factsChanged(facts.value);
    });
  }

  dispose(): void {
    this.#stage.workspace.dispose();
    this.#browser.cancel();
    this.#entry.stop();
  }

  async #alone(run: () => Outcome): Outcome {
    if (this.#isBusy) return failed({ code: "not-allowed", reason: "busy-with-same" });
    this.#isBusy = true;
    try {
      return await run();
    } catch (error) {
      this.#options.log("account-change-threw", errorFields(error));
      return this.#entry.refuse({ code: "internal" });
    } finally {
      this.#isBusy = false;
      // Quitting in the middle of a sign-in: what came up afterwards must go as well.
      if (this.#stage.workspace.isDisposed) this.#stage.workspace.empty();
    }
  }

  async #throughBrowser(asNew: boolean): Outcome {
    const service = this.#service.current();
    if (service.clientId === "") return this.#entry.refuse(noClient);
    this.#stage.begin({ demo: false, step: "starting" });
    const session = await this.#browser.start({
      signIn: this.#options.signIns.byBrowser(service, this.#vault),
      asNew,
      onProgress: (progress) => this.#stage.show(progress),
    });
    return this.#entry.enter(session, { demo: false, server: service.server });
  }

  /** Signed out is signed out at once, however long the service takes to hear of it. */
  async #goOut(): Promise<void> {
    const { connection, settings } = this.#stage.workspace;
    if (settings.read().forgetAtSignOut) connection?.calls.forgetRecent();
    const revoked = connection?.service.signOut();
    this.#stage.leave();
    await revoked;
  }
}
