import type { Keeping } from "../../../contract/app-snapshot.ts";
import { type Result, done } from "../../../contract/result.ts";
import type { KeptTokens } from "../../../main/ringcentral/session/kept-tokens.ts";
import type { Opened, Vault } from "../../../main/vault/token-vault.ts";

/** Tokens that open nothing. */
export const keptTokensOf = (over: Partial<KeptTokens> = {}): KeptTokens => ({
  version: 1,
  server: "https://platform.example.com",
  clientId: "client",
  way: "browser",
  accessToken: "access",
  tokenType: "bearer",
  accessUntil: 1,
  accessSeconds: 3600,
  ...over,
});

/** A vault in memory: holds what the last run left, and says where it keeps things as told. */
export class FakeSignInVault implements Vault<KeptTokens> {
  opened: Opened<KeptTokens> = { found: false, because: "nothing" };
  readonly done: string[] = [];
  onKeeping: (keeping: Keeping) => void = () => undefined;
  #keeping: Keeping = { where: "encrypted" };

  open(): Promise<Opened<KeptTokens>> {
    return Promise.resolve(this.opened);
  }
  write(): Promise<Result<undefined>> {
    return Promise.resolve(done(undefined));
  }
  wipe(): Promise<void> {
    this.done.push("wiped");
    return Promise.resolve();
  }
  keeping(): Keeping {
    return this.#keeping;
  }
  allowPlain(consent: boolean): Promise<Result<undefined>> {
    this.keep(
      consent
        ? { where: "by-consent", because: "weak-keyring" }
        : { where: "memory", because: "weak-keyring" },
    );
    return Promise.resolve(done(undefined));
  }

  keep(keeping: Keeping): void {
    this.#keeping = keeping;
    this.onKeeping(keeping);
  }
}
