/**
 * The account as everybody sees it: its part of the snapshot and its notices, over the workspace
 * that runs underneath. It decides nothing about when an account comes or goes.
 */
import type { AccountFacts } from "../calls/ports.ts";
import type { AccountView, Keeping } from "../../contract/app-snapshot.ts";
import type { AppError } from "../../contract/result.ts";
import type { SnapshotChange } from "../app-state.ts";
import { accountOf, callParts, factParts, nobody } from "./account-parts.ts";
import type { Progress } from "./browser-way.ts";
import { createDirectory } from "./directory.ts";
import { type Connection, Workspace, type WorkspaceOptions } from "./workspace.ts";

export interface AccountStageOptions extends WorkspaceOptions {
  readonly now: () => number;
}

const notGranted = "call-control-not-granted";

/** Made by `Accounts`, which disposes it. */
export class AccountStage {
  readonly #options: AccountStageOptions;
  readonly workspace: Workspace;
  readonly directory = createDirectory();

  constructor(options: AccountStageOptions) {
    this.#options = options;
    this.workspace = new Workspace(options);
  }

  /** Whoever was there is gone, and somebody else is on the way. */
  begin(progress: Progress): void {
    const { state, now } = this.#options;
    this.#empty();
    state.set({ ...nobody(now()), account: { state: "signing-in", ...progress } });
    this.#tellGrant(true);
    if (progress.demo) this.workspace.useDemoSettings();
    else this.workspace.useHomeSettings();
  }

  show(progress: Progress): void {
    this.#options.state.set({ account: { state: "signing-in", ...progress } });
  }

  /** The workspace's settings are the account's by now. */
  enter(connection: Connection, account: { demo: boolean; keeping: Keeping }): void {
    const { service, calls } = connection;
    this.workspace.use(connection);
    this.workspace.owns(service.onFacts((more) => this.factsChanged(more)));
    const { state } = this.#options;
    this.workspace.owns(
      service.availability.subscribe((availability) => state.set({ availability })),
    );
    const facts = service.facts();
    state.set({
      account: accountOf(facts, account),
      availability: service.availability.view(),
      ...this.#factParts(facts),
      ...callParts(calls.view()),
    });
    this.#tellGrant(facts.callControlGranted);
  }

  /** The demo keeps nothing, wherever the vault would. */
  keepingChanged(keeping: Keeping): void {
    const account = this.#signedIn();
    if (account?.demo === false) this.#options.state.set({ account: { ...account, keeping } });
  }

  /** Of the account that is in use. */
  factsChanged(facts: AccountFacts): void {
    this.workspace.connection?.calls.factsChanged();
    const account = this.#signedIn();
    if (account === undefined) return;
    this.#options.state.set({ ...this.#factParts(facts), account: accountOf(facts, account) });
    this.#tellGrant(facts.callControlGranted);
  }

  /** Back to nobody, with the reason if it was not the user's wish. */
  leave(because?: AppError): void {
    const { state, now } = this.#options;
    this.#empty();
    this.#tellGrant(true);
    state.set({
      ...nobody(now()),
      account: { state: "signed-out", because },
    });
    this.workspace.useHomeSettings();
  }

  #factParts(facts: AccountFacts): SnapshotChange {
    return { ...factParts(facts), directory: this.directory.use(facts.colleagues) };
  }

  #empty(): void {
    this.workspace.empty();
    this.directory.use([]);
  }

  #signedIn(): (AccountView & { state: "signed-in" }) | undefined {
    const { account } = this.#options.state.snapshot();
    return account.state === "signed-in" ? account : undefined;
  }

  #tellGrant(isGranted: boolean): void {
    const { notices } = this.#options;
    if (isGranted) notices.remove(notGranted);
    else notices.put({ id: notGranted, kind: notGranted });
  }
}
