/**
 * From a session to the account on the stage: its connection is opened and its facts are read, at once after
 * a sign-in, and with retry for a session of the last run, which is good although the machine may
 * be without a network yet. What fails leaves nothing behind.
 */
import type { Keeping } from "../../contract/app-snapshot.ts";
import { type AppError, type Result, done, failed } from "../../contract/result.ts";
import type { AccountFacts } from "../calls/ports.ts";
import type { Clock } from "../timing/clock.ts";
import type { Log } from "../log.ts";
import type { AuthSession } from "../ringcentral/session/session.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { AccountStage } from "./account-stage.ts";
import { type ConnectRetry, retryConnect } from "./connect-retry.ts";
import type { Connection } from "./workspace.ts";

/** What is an account's own on this machine. */
export interface AccountPlace {
  readonly settings: SettingsStore;
  /** For what else is kept of it; absent in the demo, which keeps nothing. */
  readonly folder?: string;
}

export interface AccountEntryOptions {
  readonly clock: Clock;
  /** A number in [0, 1), for jitter. */
  readonly random: () => number;
  readonly log: Log;
  /**
   * Opens the connection and the calls on it, at the place of the account that it turns out to be;
   * nothing flows before `calls.start()`.
   */
  readonly connect: (
    session: AuthSession,
    placeOf: (facts: AccountFacts) => AccountPlace,
  ) => Promise<Result<Connection>>;
  readonly stage: AccountStage;
  /** Where the sign-in that is not the demo's is kept. */
  readonly keeping: () => Keeping;
}

type Outcome = Promise<Result<undefined>>;

/** A session of the last run whose account cannot be reached yet. */
interface Restoring {
  readonly retry: ConnectRetry<Connection>;
  readonly session: AuthSession;
}
/** Whose session it is: the demo's, or somebody's at this server. */
type Whose = { readonly demo: true } | { readonly demo: false; readonly server: string };

/** The calls first: they listen to the connection. */
function dispose({ calls, service }: Connection): void {
  calls.dispose();
  service.dispose();
}

const inTheDemo: Keeping = { where: "memory", because: "demo" };

/** Made by `Accounts`, which stops its wait. */
export class AccountEntry {
  readonly #options: AccountEntryOptions;
  #restoring: Restoring | undefined;

  constructor(options: AccountEntryOptions) {
    this.#options = options;
  }

  /** Makes a session that has just begun the account in use; one that cannot be used is signed out. */
  async enter(session: Result<AuthSession>, whose: Whose): Outcome {
    if (!session.ok) return this.refuse(session.error);
    this.#options.stage.show({ demo: whose.demo, step: "reading" });
    const connected = await this.#connect(session.value, whose);
    if (connected.ok) return this.#use(connected.value, whose);
    void session.value.signOut();
    return this.refuse(connected.error);
  }

  #connect(session: AuthSession, whose: Whose): Promise<Result<Connection>> {
    return this.#options.connect(session, ({ extensionId }) => {
      // An extension's id is never given twice, so the account's own need not be read for this.
      const key = { accountId: "~", extensionId };
      const { workspace } = this.#options.stage;
      if (whose.demo) return { settings: workspace.settings };
      workspace.useAccountSettings({ server: whose.server, ...key });
      return { settings: workspace.settings, folder: workspace.folder };
    });
  }

  /** The machine woke up, or the like: a wait for the network ends now. */
  hurry(): void {
    this.#restoring?.retry.hurry();
  }

  /** Waits no longer; the session stays valid. */
  stop(): void {
    this.#restoring?.retry.stop();
  }

  /** The sign-in is good, but the machine may be without a network yet: no reason to sign out. */
  async waitFor(session: AuthSession, server: string): Outcome {
    const { clock, random, stage } = this.#options;
    if (stage.workspace.isDisposed) {
      session.dispose();
      return done(undefined);
    }
    const whose = { demo: false, server } as const;
    let ended: AppError | undefined;
    const stopListening = session.onEnded((reason) => {
      ended = reason;
      this.#restoring?.retry.hurry();
    });
    const retry = retryConnect({
      attempt: () => this.#connect(session, whose),
      ...{ clock, random },
      onTrouble: (trouble) => stage.show({ demo: false, step: "restoring", trouble }),
      discard: dispose,
    });
    this.#restoring = { retry, session };
    const connected = await retry.outcome;
    this.#restoring = undefined;
    stopListening();
    if (connected?.ok === true) return this.#use(connected.value, whose);
    if (connected === undefined) session.dispose();
    else void session.signOut();
    return connected === undefined ? done(undefined) : this.refuse(ended ?? connected.error);
  }

  /** Signs the session out that is waited for; `undefined` when none is. */
  giveUp(): Outcome | undefined {
    const restoring = this.#restoring;
    if (restoring === undefined) return undefined;
    restoring.retry.stop();
    const gone = restoring.session.signOut();
    this.#options.stage.leave();
    return gone.then(() => done(undefined));
  }

  #use(connection: Connection, { demo }: Whose): Result<undefined> {
    const { service, calls } = connection;
    if (this.#options.stage.workspace.isDisposed) {
      dispose(connection);
      return done(undefined);
    }
    this.#options.stage.enter(connection, {
      demo,
      keeping: demo ? inTheDemo : this.#options.keeping(),
    });
    calls.start();
    this.#options.log("signed-in", { demo });
    // Last, because a session that is over already is told of at once.
    this.#options.stage.workspace.owns(
      service.onSignedOut((reason) => this.#options.stage.leave(reason)),
    );
    return done(undefined);
  }

  /** Back to nobody, with the reason shown. */
  refuse(error: AppError): Result<undefined> {
    this.#options.log("sign-in-failed", { code: error.code });
    this.#options.stage.leave(error);
    return failed(error);
  }
}
