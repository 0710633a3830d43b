import { type AppError, done, failed, type Result } from "../../../contract/result.ts";
import type { KeptTokens } from "../../../main/ringcentral/session/kept-tokens.ts";
import type { TokenVault } from "../../../main/ringcentral/session/token-vault.ts";

/** A vault in memory that shows what it was told, and fails or takes its time when a test says so. */
export class FakeVault implements TokenVault {
  kept: KeptTokens | undefined;
  /** `write <access token>` and `wipe`, as each has taken effect. */
  readonly done: string[] = [];
  /** Writes fail with this. */
  failure: AppError | undefined;
  /** Writes wait for this. */
  gate: Promise<void> = Promise.resolve();

  #wipes = 0;

  async write(tokens: KeptTokens): Promise<Result<undefined>> {
    const wipes = this.#wipes;
    await this.gate;
    if (wipes !== this.#wipes) return done(undefined);
    if (this.failure !== undefined) return failed(this.failure);
    this.kept = tokens;
    this.done.push(`write ${tokens.accessToken}`);
    return done(undefined);
  }

  wipe(): Promise<void> {
    this.kept = undefined;
    this.#wipes += 1;
    this.done.push("wipe");
    return Promise.resolve();
  }
}
