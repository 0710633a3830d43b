import { done, type Result } from "../../../contract/result.ts";
import type { KeptTokens } from "./kept-tokens.ts";

/**
 * Where a session keeps its tokens for the next run; declared by the session, which is its only
 * writer. Writes come one at a time.
 */
export interface TokenVault {
  /**
   * Replaces what is kept. Resolves when it would survive a crash: until then the session uses no
   * new access token, because its first use kills the refresh token kept before. A failure (the
   * disk is full, there is no keyring) costs the next start a sign-in and ends nothing.
   */
  write(tokens: KeptTokens): Promise<Result<undefined>>;
  /** Leaves nothing behind, and makes a write in progress void; does not reject. */
  wipe(): Promise<void>;
}

/** For accounts that are not to outlive this run: the session holds its tokens in memory anyway. */
export const keepsNothing: TokenVault = {
  write: () => Promise.resolve(done(undefined)),
  wipe: () => Promise.resolve(),
};
